(* TailLoop.v -- the tail-call-to-loop source transform, machine checked.
   Coq 8.16.1 (Debian 12).  No axioms, no Admitted: see Print Assumptions below. *)
From Coq Require Import ZArith List Bool Arith Lia.
Import ListNotations.

(* ------------------------------------------------------------------ *)
(* 1. Values, exceptions, traces, frames                               *)
(* ------------------------------------------------------------------ *)

Definition exn := (nat * Z)%type.              (* class, argument *)
Inductive val := VNone | VInt (z : Z) | VExn (x : exn).

Definition E_Unbound : exn := (0, 0%Z).        (* UnboundLocalError *)
Definition E_Type    : exn := (1, 0%Z).        (* TypeError         *)
Definition E_NoExc   : exn := (2, 0%Z).        (* RuntimeError: No active exception to reraise *)
Definition C_Stop    : nat := 3.               (* the class StopIteration: how an iterator of the world ends *)

Definition event := (nat * val)%type.          (* which effect, its argument *)
Definition trace := list event.                (* newest event first *)
Definition oracle := trace -> val + exn.       (* the world: answers or raises, may depend on all history *)

Definition env := nat -> option val.           (* a frame; None = unbound *)
Definition upd (e : env) (x : nat) (v : option val) : env :=
  fun y => if y =? x then v else e y.
Fixpoint updl (e : env) (xs : list nat) (vs : list val) : env :=
  match xs, vs with
  | x :: xs', v :: vs' => updl (upd e x (Some v)) xs' vs'
  | _, _ => e
  end.
(* the frame of a fresh call: parameters 0..n-1 bound, everything else unbound *)
Definition mkenv (args : list val) : env := fun x => nth_error args x.

Definition truthy (v : val) : bool :=
  match v with VNone => false | VInt z => negb (Z.eqb z 0) | VExn _ => true end.

(* ------------------------------------------------------------------ *)
(* 2. Syntax                                                           *)
(* ------------------------------------------------------------------ *)

Inductive binop := OAdd | OSub | OMul | OLt | OEq.

Inductive expr :=
| EConst  (v : val)
| EVar    (x : nat)
| EOp     (o : binop) (a b : expr)
| ECond   (c a b : expr)                (* a if c else b *)
| EWalrus (x : nat) (a : expr)          (* (x := a) *)
| EExn    (c : nat) (a : expr)          (* C(a), an exception object *)
| EEff    (k : nat) (a : expr).         (* await g_k(a), or any call of outside code *)

(* how a loop decides whether to go round again *)
Inductive head :=
| HWhile (c : expr)                     (* while c: *)
| HFor   (x : nat) (k : nat).           (* for x in items_k: -- the world is the iterator, each item is an effect *)

Inductive stmt :=
| SSkip
| SExpr   (a : expr)
| SAssign (x : nat) (a : expr)
| SPar    (xs : list nat) (es : list expr)          (* x, y = a, b *)
| SDel    (x : nat)
| SSeq    (a b : stmt)
| SIf     (c : expr) (a b : stmt)
| SLoop   (l : head) (b o : stmt)                   (* while c: b  else: o; for x in items_k: b  else: o *)
| SBreak
| SContinue
| STry    (b hs o : stmt)               (* try: b  HS  else: o; HS: SClause .. (SClause .. SReraise) *)
| SClause (pat : nat -> bool) (asx : option nat) (hd rest : stmt)
                                        (* except pat as asx: hd, then the clauses below it *)
| SFinally (b fin : stmt)               (* try: b  finally: fin *)
| SRaise  (a : expr)
| SReraise                              (* bare raise *)
| SReturn (a : expr)
| STail   (es : list expr).             (* return await f(es) *)

Notation SWhile c b o := (SLoop (HWhile c) b o).
Notation SFor x k b o := (SLoop (HFor x k) b o).
(* one clause; what no clause takes is raised again, which is what SReraise does *)
Notation STry1 b pat asx hd o := (STry b (SClause pat asx hd SReraise) o).

(* ------------------------------------------------------------------ *)
(* 3. Semantics (one semantics, for source and for target)             *)
(* ------------------------------------------------------------------ *)

Inductive kind := KNormal | KBrk | KCont | KRet (v : val) | KExc (x : exn) | KTimeout.
Definition out := (trace * kind * env)%type.
Definition runner := stmt -> option exn -> env -> trace -> out.

Definition wrapk (k : kind) : kind :=      (* how a function body's outcome looks to its caller *)
  match k with
  | KNormal => KRet VNone
  | KBrk | KCont => KExc E_Type            (* cannot happen: rejected by [acc] (SyntaxError) *)
  | k => k
  end.
Definition wrapo (o : out) : trace * kind := (fst (fst o), wrapk (snd (fst o))).

Definition bindas (asx : option nat) (x : exn) (e : env) : env :=
  match asx with Some y => upd e y (Some (VExn x)) | None => e end.
(* CPython: leaving the handler by any route does  y = None; del y *)
Definition cleanup (asx : option nat) (o : out) : out :=
  match asx with Some y => (fst o, upd (snd o) y None) | None => o end.

Definition binop_sem (o : binop) (a b : val) : val + exn :=
  match a, b with
  | VInt x, VInt y =>
      inl (VInt (match o with
                 | OAdd => x + y | OSub => x - y | OMul => x * y
                 | OLt => if Z.ltb x y then 1 else 0
                 | OEq => if Z.eqb x y then 1 else 0 end)%Z)
  | _, _ => inr E_Type
  end.

Section Semantics.
Variable O : oracle.

Fixpoint eval (a : expr) (e : env) (tr : trace) : trace * (val + exn) * env :=
  match a with
  | EConst v => (tr, inl v, e)
  | EVar y => match e y with
              | Some v => (tr, inl v, e)
              | None => (tr, inr E_Unbound, e) end
  | EOp o a b =>
      match eval a e tr with
      | (tr1, inl va, e1) =>
          match eval b e1 tr1 with
          | (tr2, inl vb, e2) => (tr2, binop_sem o va vb, e2)
          | (tr2, inr x, e2) => (tr2, inr x, e2) end
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  | ECond c a b =>
      match eval c e tr with
      | (tr1, inl v, e1) => if truthy v then eval a e1 tr1 else eval b e1 tr1
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  | EWalrus y a =>
      match eval a e tr with
      | (tr1, inl v, e1) => (tr1, inl v, upd e1 y (Some v))
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  | EExn c a =>
      match eval a e tr with
      | (tr1, inl (VInt z), e1) => (tr1, inl (VExn (c, z)), e1)
      | (tr1, inl _, e1) => (tr1, inr E_Type, e1)
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  | EEff k a =>
      match eval a e tr with
      | (tr1, inl v, e1) => ((k, v) :: tr1, O ((k, v) :: tr1), e1)
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  end.

Fixpoint evals (l : list expr) (e : env) (tr : trace) : trace * (list val + exn) * env :=
  match l with
  | [] => (tr, inl [], e)
  | a :: l' =>
      match eval a e tr with
      | (tr1, inl v, e1) =>
          match evals l' e1 tr1 with
          | (tr2, inl vs, e2) => (tr2, inl (v :: vs), e2)
          | (tr2, inr x, e2) => (tr2, inr x, e2) end
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  end.

(* the head of a loop: go round (true), go to the else clause (false), or raise *)
Definition advance (l : head) (e : env) (tr : trace) : trace * (bool + exn) * env :=
  match l with
  | HWhile c =>
      match eval c e tr with
      | (tr1, inl v, e1) => (tr1, inl (truthy v), e1)
      | (tr1, inr x, e1) => (tr1, inr x, e1) end
  | HFor y k =>
      let tr1 := (k, VNone) :: tr in
      match O tr1 with
      | inl v => (tr1, inl true, upd e y (Some v))
      | inr x => if fst x =? C_Stop then (tr1, inl false, e) else (tr1, inr x, e) end
  end.

Variable np : nat.        (* number of parameters of f *)
Variable body : stmt.     (* the body of f *)

(* [step rec] runs a statement; [rec] is used for what costs fuel: going round
   a loop again, and really calling f.  [cur] is the exception being handled
   (sys.exception()), which a callee inherits from its caller. *)
Fixpoint step (rec : runner) (s : stmt) (cur : option exn) (e : env) (tr : trace) : out :=
  match s with
  | SSkip => (tr, KNormal, e)
  | SExpr a =>
      match eval a e tr with
      | (tr1, inl _, e1) => (tr1, KNormal, e1)
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SAssign y a =>
      match eval a e tr with
      | (tr1, inl v, e1) => (tr1, KNormal, upd e1 y (Some v))
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SPar xs es =>
      match evals es e tr with
      | (tr1, inl vs, e1) =>
          if length vs =? length xs then (tr1, KNormal, updl e1 xs vs)
          else (tr1, KExc E_Type, e1)
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SDel y =>
      match e y with
      | Some _ => (tr, KNormal, upd e y None)
      | None => (tr, KExc E_Unbound, e) end
  | SSeq a b =>
      match step rec a cur e tr with
      | (tr1, KNormal, e1) => step rec b cur e1 tr1
      | r => r end
  | SIf c a b =>
      match eval c e tr with
      | (tr1, inl v, e1) => if truthy v then step rec a cur e1 tr1 else step rec b cur e1 tr1
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SLoop l b o =>
      match advance l e tr with
      | (tr1, inl true, e1) =>
          match step rec b cur e1 tr1 with
          | (tr2, KNormal, e2) => rec (SLoop l b o) cur e2 tr2
          | (tr2, KCont, e2) => rec (SLoop l b o) cur e2 tr2
          | (tr2, KBrk, e2) => (tr2, KNormal, e2)
          | r => r end
      | (tr1, inl false, e1) => step rec o cur e1 tr1
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SBreak => (tr, KBrk, e)
  | SContinue => (tr, KCont, e)
  | STry b hs o =>
      match step rec b cur e tr with
      | (tr1, KNormal, e1) => step rec o cur e1 tr1
      | (tr1, KExc x, e1) => step rec hs (Some x) e1 tr1
      | r => r end
  | SClause pat asx hd rest =>
      match cur with
      | Some x =>
          if pat (fst x)
          then cleanup asx (step rec hd cur (bindas asx x e) tr)
          else step rec rest cur e tr
      | None => step rec rest cur e tr end      (* never: clauses run with the exception they are to take *)
  | SFinally b fin =>
      match step rec b cur e tr with
      | (tr1, KTimeout, e1) => (tr1, KTimeout, e1)
      | (tr1, k1, e1) =>
          match step rec fin (match k1 with KExc x => Some x | _ => cur end) e1 tr1 with
          | (tr2, KNormal, e2) => (tr2, k1, e2)
          | r => r end end
  | SRaise a =>
      match eval a e tr with
      | (tr1, inl (VExn x), e1) => (tr1, KExc x, e1)
      | (tr1, inl _, e1) => (tr1, KExc E_Type, e1)
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | SReraise => (tr, KExc (match cur with Some x => x | None => E_NoExc end), e)
  | SReturn a =>
      match eval a e tr with
      | (tr1, inl v, e1) => (tr1, KRet v, e1)
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  | STail es =>                           (* a REAL call: fresh frame, caller's frame kept *)
      match evals es e tr with
      | (tr1, inl vs, e1) =>
          if length vs =? np then
            (wrapo (rec body cur (mkenv vs) tr1), e1)
          else (tr1, KExc E_Type, e1)
      | (tr1, inr x, e1) => (tr1, KExc x, e1) end
  end.

Definition timeout : runner := fun _ _ e tr => (tr, KTimeout, e).

Fixpoint recf (fuel : nat) : runner :=
  match fuel with 0 => timeout | S f => step (recf f) end.
Definition exec (fuel : nat) : runner := step (recf fuel).

(* calling f from outside: after history tr, while cur is being handled by the caller *)
Definition call (fuel : nat) (args : list val) (cur : option exn) (tr : trace) : trace * kind :=
  wrapo (exec fuel body cur (mkenv args) tr).

(* ------------------------------------------------------------------ *)
(* 3a. Fuel: the trace only grows, more fuel only defines more         *)
(* ------------------------------------------------------------------ *)

Definition ext (tr : trace) (tr' : trace) : Prop := exists more, tr' = more ++ tr.

Lemma ext_refl : forall t, ext t t.
Proof. intros; exists []; reflexivity. Qed.
Lemma ext_trans : forall a b c, ext a b -> ext b c -> ext a c.
Proof. intros a b c [m H] [m' H']; exists (m' ++ m); subst; apply app_assoc. Qed.
Lemma ext_cons : forall a b x, ext a b -> ext a (x :: b).
Proof. intros a b x [m H]; exists (x :: m); subst; reflexivity. Qed.
Hint Resolve ext_refl ext_cons : core.

Lemma eval_ext : forall a e tr tr1 r e1, eval a e tr = (tr1, r, e1) -> ext tr tr1.
Proof.
  induction a; simpl; intros e tr tr1 r e1 H.
  - inversion H; subst; auto.
  - destruct (e x); inversion H; subst; auto.
  - destruct (eval a1 e tr) as [[t [v|v]] e2] eqn:E1.
    + destruct (eval a2 e2 t) as [[t2 [v2|v2]] e3] eqn:E2; inversion H; subst;
        (eapply ext_trans; [eapply IHa1; eauto | eapply IHa2; eauto]).
    + inversion H; subst; eauto.
  - destruct (eval a1 e tr) as [[t [v|v]] e2] eqn:E1.
    + destruct (truthy v).
      * eapply ext_trans; [eapply IHa1; eauto | eapply IHa2; eauto].
      * eapply ext_trans; [eapply IHa1; eauto | eapply IHa3; eauto].
    + inversion H; subst; eauto.
  - destruct (eval a e tr) as [[t [v|v]] e2] eqn:E1; inversion H; subst; eauto.
  - destruct (eval a e tr) as [[t [[| |]|v]] e2] eqn:E1; inversion H; subst; eauto.
  - destruct (eval a e tr) as [[t [v|v]] e2] eqn:E1; inversion H; subst; eauto.
Qed.

Lemma evals_ext : forall l e tr tr1 r e1, evals l e tr = (tr1, r, e1) -> ext tr tr1.
Proof.
  induction l; simpl; intros e tr tr1 r e1 H.
  - inversion H; subst; auto.
  - destruct (eval a e tr) as [[t [v|v]] e2] eqn:E1.
    + destruct (evals l e2 t) as [[t2 [v2|v2]] e3] eqn:E2; inversion H; subst;
        (eapply ext_trans; [eapply eval_ext; eauto | eapply IHl; eauto]).
    + inversion H; subst; eapply eval_ext; eauto.
Qed.

Lemma advance_ext : forall l e tr tr1 r e1, advance l e tr = (tr1, r, e1) -> ext tr tr1.
Proof.
  intros [c|y k] e tr tr1 r e1; simpl.
  - destruct (eval c e tr) as [[t [v|v]] e2] eqn:E; intros H; inversion H; subst; eapply eval_ext; eauto.
  - destruct (O ((k, VNone) :: tr)) as [v|x]; [|destruct (fst x =? C_Stop)];
      intros H; inversion H; subst; auto.
Qed.

Definition otr (o : out) : trace := fst (fst o).
Definition okd (o : out) : kind := snd (fst o).

Definition rext (r : runner) : Prop := forall s cur e tr, ext tr (otr (r s cur e tr)).

Lemma step_ext : forall rec, rext rec -> rext (step rec).
Proof.
  intros rec HR s. induction s; intros cur e tr; simpl; auto.
  - destruct (eval a e tr) as [[t [v|v]] e1] eqn:E; eapply eval_ext; eauto.
  - destruct (eval a e tr) as [[t [v|v]] e1] eqn:E; eapply eval_ext; eauto.
  - destruct (evals es e tr) as [[t [v|v]] e1] eqn:E;
      [destruct (length v =? length xs)|]; eapply evals_ext; eauto.
  - destruct (e x); simpl; auto.
  - specialize (IHs1 cur e tr).
    destruct (step rec s1 cur e tr) as [[t k] e1] eqn:E; destruct k; simpl in *; auto.
    eapply ext_trans; eauto.
  - destruct (eval c e tr) as [[t [v|v]] e1] eqn:E; apply eval_ext in E; auto.
    destruct (truthy v); eapply ext_trans; eauto.
  - destruct (advance l e tr) as [[t [[|]|v]] e1] eqn:E; apply advance_ext in E; auto.
    + specialize (IHs1 cur e1 t).
      destruct (step rec s1 cur e1 t) as [[t2 k] e2] eqn:E1; simpl in *.
      pose proof (ext_trans _ _ _ E IHs1).
      destruct k; simpl; auto; eapply ext_trans; eauto; apply HR.
    + eapply ext_trans; eauto.
  - specialize (IHs1 cur e tr).
    destruct (step rec s1 cur e tr) as [[t k] e1] eqn:E; destruct k; simpl in *; auto.
    + eapply ext_trans; eauto.
    + eapply ext_trans; [eauto|]; apply IHs2.
  - destruct cur as [x|]; auto. destruct (pat (fst x)); auto.
    destruct asx; simpl; apply IHs1.
  - specialize (IHs1 cur e tr).
    destruct (step rec s1 cur e tr) as [[t k] e1] eqn:E; simpl in *.
    destruct k; simpl; auto;
      match goal with |- context [step rec s2 ?c ?e2 ?t2] =>
        pose proof (IHs2 c e2 t2) as I2;
        destruct (step rec s2 c e2 t2) as [[t3 k3] e3]; simpl in I2;
        destruct k3; simpl; eapply ext_trans; eauto end.
  - destruct (eval a e tr) as [[t [[| |]|v]] e1] eqn:E; eapply eval_ext; eauto.
  - destruct (eval a e tr) as [[t [v|v]] e1] eqn:E; eapply eval_ext; eauto.
  - destruct (evals es e tr) as [[t [v|v]] e1] eqn:E; apply evals_ext in E; auto.
    destruct (length v =? np); simpl; auto.
    eapply ext_trans; [eauto|]. apply HR.
Qed.

Lemma recf_ext : forall f, rext (recf f).
Proof.
  induction f; simpl.
  - intros s cur e tr; simpl; auto.
  - apply step_ext; auto.
Qed.
Lemma exec_ext : forall f, rext (exec f).
Proof. intros; apply step_ext, recf_ext. Qed.

(* [le o o']: o' is what o becomes with more fuel *)
Definition le (o o' : out) : Prop :=
  (okd o = KTimeout /\ ext (otr o) (otr o')) \/ o = o'.
Definition rle (r r' : runner) : Prop := forall s cur e tr, le (r s cur e tr) (r' s cur e tr).

Lemma le_refl : forall o, le o o. Proof. right; reflexivity. Qed.
Hint Resolve le_refl : core.
Lemma le_trans : forall a b c, le a b -> le b c -> le a c.
Proof.
  intros a b c [[H1 H2]|H] [[H3 H4]|H']; subst; auto.
  - left; split; auto. eapply ext_trans; eauto.
  - left; auto.
  - left; auto.
Qed.

Ltac dle H :=
  let K := fresh "K" in let X := fresh "X" in
  destruct H as [[K X]|H].

Lemma step_mono : forall rec rec', rle rec rec' -> rext rec' -> rle (step rec) (step rec').
Proof.
  intros rec rec' HL HR s.
  induction s; intros cur e tr; simpl; auto.
  - (* seq *)
    specialize (IHs1 cur e tr). dle IHs1.
    + destruct (step rec s1 cur e tr) as [[t k] e1]; unfold okd, otr in *; simpl in *; subst k.
      left; split; auto. unfold otr, okd; simpl.
      destruct (step rec' s1 cur e tr) as [[t' k'] e1']; simpl in *.
      destruct k'; simpl; auto. eapply ext_trans; eauto. apply step_ext; auto.
    + rewrite <- IHs1.
      destruct (step rec s1 cur e tr) as [[t k] e1]; destruct k; auto.
  - (* if *)
    destruct (eval c e tr) as [[t [v|v]] e1]; auto. destruct (truthy v); auto.
  - (* while *)
    destruct (advance l e tr) as [[t [[|]|v]] e1]; auto.
    specialize (IHs1 cur e1 t). dle IHs1.
    + destruct (step rec s1 cur e1 t) as [[t1 k] e2]; unfold okd, otr in *; simpl in *; subst k.
      left; split; auto. unfold otr, okd; simpl.
      destruct (step rec' s1 cur e1 t) as [[t' k'] e1']; simpl in *.
      destruct k'; simpl; auto; (eapply ext_trans; [eauto|]); apply HR.
    + rewrite <- IHs1.
      destruct (step rec s1 cur e1 t) as [[t1 k] e2]; destruct k; auto.
  - (* try *)
    specialize (IHs1 cur e tr). dle IHs1.
    + destruct (step rec s1 cur e tr) as [[t k] e1]; unfold okd, otr in *; simpl in *; subst k.
      left; split; auto. unfold otr, okd; simpl.
      destruct (step rec' s1 cur e tr) as [[t' k'] e1']; simpl in *.
      destruct k'; simpl; auto.
      * eapply ext_trans; eauto. apply step_ext; auto.
      * eapply ext_trans; [eauto|]. apply (step_ext _ HR).
    + rewrite <- IHs1.
      destruct (step rec s1 cur e tr) as [[t k] e1]; destruct k; auto.
  - (* clause *)
    destruct cur as [x|]; auto. destruct (pat (fst x)); auto.
    specialize (IHs1 (Some x) (bindas asx x e) tr). dle IHs1.
    + left; destruct asx; simpl; auto.
    + rewrite IHs1; auto.
  - (* finally *)
    specialize (IHs1 cur e tr). dle IHs1.
    + destruct (step rec s1 cur e tr) as [[t k] e1]; unfold okd, otr in *; simpl in *; subst k.
      left; split; auto. unfold otr, okd; simpl.
      destruct (step rec' s1 cur e tr) as [[t' k'] e1']; simpl in *.
      destruct k'; simpl; auto;
        match goal with |- context [step rec' s2 ?c ?e2 ?t2] =>
          pose proof (step_ext _ HR s2 c e2 t2) as I2;
          destruct (step rec' s2 c e2 t2) as [[t3 k3] e3]; simpl in I2;
          destruct k3; simpl; eapply ext_trans; eauto end.
    + rewrite <- IHs1.
      destruct (step rec s1 cur e tr) as [[t k] e1]; destruct k; auto;
        match goal with |- context [step rec s2 ?c ?e2 ?t2] =>
          specialize (IHs2 c e2 t2); dle IHs2;
          [ destruct (step rec s2 c e2 t2) as [[t3 k3] e3]; unfold okd, otr in *; simpl in *; subst k3;
            left; split; auto; unfold otr, okd; simpl;
            destruct (step rec' s2 c e2 t2) as [[t4 k4] e4]; simpl in *;
            destruct k4; simpl; auto
          | rewrite <- IHs2; auto ] end.
  - (* tail call *)
    destruct (evals es e tr) as [[t [v|v]] e1]; auto.
    destruct (length v =? np); auto.
    specialize (HL body cur (mkenv v) t). dle HL.
    + left; unfold wrapo, okd, otr in *; simpl. rewrite K; auto.
    + rewrite HL; auto.
Qed.

Lemma recf_mono1 : forall f, rle (recf f) (recf (S f)).
Proof.
  induction f.
  - intros s cur e tr. left; split; auto. apply exec_ext.
  - simpl. apply step_mono; auto. apply step_ext. apply recf_ext.
Qed.

Lemma recf_mono : forall f f', f <= f' -> rle (recf f) (recf f').
Proof.
  induction 1; intros s cur e tr; auto.
  eapply le_trans; [apply IHle | apply recf_mono1].
Qed.

Lemma exec_mono : forall f f', f <= f' -> rle (exec f) (exec f').
Proof. intros. apply step_mono; [apply recf_mono; auto | apply recf_ext]. Qed.

(* enough fuel once is enough fuel for ever *)
Lemma exec_stable : forall f f' s cur e tr t k e1,
  f <= f' -> exec f s cur e tr = (t, k, e1) -> k <> KTimeout ->
  exec f' s cur e tr = (t, k, e1).
Proof.
  intros. destruct (exec_mono f f' H s cur e tr) as [[K _]|E].
  - rewrite H0 in K; unfold okd in K; simpl in K; congruence.
  - congruence.
Qed.

End Semantics.

(* ------------------------------------------------------------------ *)
(* 4. The transform and the accepted fragment                          *)
(* ------------------------------------------------------------------ *)

Fixpoint hastail (s : stmt) : bool :=
  match s with
  | SSeq a b | SIf _ a b | SLoop _ a b | SFinally a b | SClause _ _ a b => hastail a || hastail b
  | STry b hs o => hastail b || hastail hs || hastail o
  | STail _ => true
  | _ => false
  end.

Section Transform.
Variables np nl : nat.                 (* parameters 0..np-1, locals np..np+nl-1 *)
Definition flag := np + nl.            (* one fresh name, used by the target only *)

(* x = None; del x  for each local: unbinds it whether or not it was bound *)
Definition unbinds (l : list nat) : stmt :=
  fold_right (fun x s => SSeq (SSeq (SAssign x (EConst VNone)) (SDel x)) s) SSkip l.

(* params := args (simultaneously); forget the locals *)
Definition rebind (es : list expr) : stmt :=
  SSeq (SPar (seq 0 np) es) (unbinds (seq np nl)).

Section WithRebind.
Variable rb : list expr -> stmt.       (* [rebind], or a wrong one in the counterexamples *)

(* X d s; d = "inside a user loop".  The target uses only what Python has:
   break/continue of the innermost loop and one flag variable. *)
Fixpoint X (d : bool) (s : stmt) : stmt :=
  match s with
  | SSeq a b => SSeq (X d a) (X d b)
  | SIf c a b => SIf c (X d a) (X d b)
  | SLoop l b o =>
      let w := SLoop l (X true b) (X d o) in
      if hastail b
      then SSeq w (SIf (EVar flag) (if d then SBreak else SContinue) SSkip)
      else w
  | STry b hs o => STry (X d b) (X d hs) (X d o)
  | SClause p x hd rest => SClause p x (X d hd) (X d rest)
  | SFinally a b => SFinally (X d a) (X d b)
  | STail es =>
      SSeq (rb es)
           (if d then SSeq (SAssign flag (EConst (VInt 1))) SBreak else SContinue)
  | s => s
  end.

(* while True: flag = 0; BODY; return None *)
Definition loop_of (body : stmt) : stmt :=
  SWhile (EConst (VInt 1))
         (SSeq (SAssign flag (EConst (VInt 0)))
               (SSeq (X false body) (SReturn (EConst VNone))))
         SSkip.
End WithRebind.

(* the accepted fragment: expressions and loop heads name variables of the frame only *)
Fixpoint wfe (a : expr) : bool :=
  match a with
  | EConst _ => true
  | EVar y => y <? flag
  | EOp _ a b => wfe a && wfe b
  | ECond c a b => wfe c && wfe a && wfe b
  | EWalrus y a => (y <? flag) && wfe a
  | EExn _ a | EEff _ a => wfe a
  end.

Definition wfh (l : head) : bool :=
  match l with HWhile c => wfe c | HFor y _ => y <? flag end.
Definition wfas (x : option nat) : bool := match x with Some y => y <? flag | None => true end.
Definition notparam (x : option nat) : bool := match x with Some y => np <=? y | None => true end.

(* what Python can spell: clauses stand in a try statement only, at least one of them *)
Fixpoint shaped (c : bool) (s : stmt) : bool :=      (* c = "among the clauses of a try" *)
  match s with
  | SClause _ _ hd rest => c && shaped false hd && shaped true rest
  | SReraise => true                                  (* among the clauses: their end *)
  | SSeq a b | SIf _ a b | SLoop _ a b | SFinally a b => negb c && shaped false a && shaped false b
  | STry b hs o =>
      negb c && shaped false b && shaped true hs && shaped false o
      && match hs with SClause _ _ _ _ => true | _ => false end
  | _ => negb c
  end.

Section Acc.
Variable g : bool.   (* the discipline: g = "bare raise anywhere, no tail call in a handler", else the other way round *)

(* h = "inside an except handler", d = "inside a loop" *)
Fixpoint acc (h d : bool) (s : stmt) : bool :=
  match s with
  | SSkip => true
  | SExpr a | SRaise a | SReturn a => wfe a
  | SAssign y a => (y <? flag) && wfe a
  | SPar xs es => forallb (fun y => y <? flag) xs && forallb wfe es
  | SDel y => y <? flag
  | SSeq a b => acc h d a && acc h d b
  | SIf c a b => wfe c && acc h d a && acc h d b
  | SLoop l b o => wfh l && acc h true b && acc h d o
  | SBreak | SContinue => d
  | STry b hs o =>
      negb (hastail b)                                (* no tail call in a try body *)
      && acc h d b && acc true d hs && acc h d o
      && (negb (hastail hs) || negb g)
  | SClause _ x hd rest =>
      h && acc true d hd && acc true d rest && wfas x
      && (negb (hastail hd) || notparam x)            (* "except E as p: ... tail call" only if p is no parameter *)
  | SFinally b fin =>
      negb (hastail b) && negb (hastail fin)          (* none under, or in, a finally *)
      && acc h d b && acc h d fin
  | SReraise => h || g                                (* bare raise outside handlers only if none has a tail call *)
  | STail es => forallb wfe es                        (* a wrong number of arguments is a TypeError in both *)
  end.
End Acc.
Definition accepted (body : stmt) : bool :=
  shaped false body && (acc false false false body || acc true false false body).

(* ------------------------------------------------------------------ *)
(* 5. Simulation                                                       *)
(* ------------------------------------------------------------------ *)
Variable O : oracle.
Variable g : bool.                    (* which of the two disciplines the source keeps *)
Variable body : stmt.
Variable tbody : stmt.                (* whatever the target calls its body: it has no STail *)
Notation xs := (exec O np body).
Notation xt := (exec O np tbody).
Notation XX := (X rebind).

Definition agree (e e' : env) : Prop := forall y, y < flag -> e y = e' y.

Definition esim {A} (fl : option val) (o o' : trace * A * env) : Prop :=
  fst o = fst o' /\ agree (snd o) (snd o') /\ snd o' flag = fl.

Lemma agree_upd : forall e e' y v, agree e e' -> agree (upd e y v) (upd e' y v).
Proof. intros e e' y v H z Hz; unfold upd; destruct (z =? y); auto. Qed.
Lemma upd_flag : forall e y v, y < flag -> upd e y v flag = e flag.
Proof. intros; unfold upd; destruct (Nat.eqb_spec flag y); auto; lia. Qed.

Ltac bools := repeat match goal with
  | H : _ && _ = true |- _ => apply andb_true_iff in H; destruct H
  | H : (_ <? _) = true |- _ => apply Nat.ltb_lt in H
  | H : (_ =? _) = true |- _ => apply Nat.eqb_eq in H
  | H : (_ <=? _) = true |- _ => apply Nat.leb_le in H
  | H : negb _ = true |- _ => apply negb_true_iff in H
  end.

Lemma esim_mk : forall A (fl : option val) t (r : A) e e',
  agree e e' -> e' flag = fl -> esim fl (t, r, e) (t, r, e').
Proof. intros; unfold esim; auto. Qed.
Hint Resolve esim_mk agree_upd : core.

(* the two frames give the same result for an expression *)
Lemma eval_sim : forall a e e' tr, wfe a = true -> agree e e' ->
  esim (e' flag) (eval O a e tr) (eval O a e' tr).
Proof.
  induction a; simpl; intros e e' tr W A; bools; auto.
  - rewrite <- (A x W). destruct (e x); auto.
  - specialize (IHa1 e e' tr H A).
    destruct (eval O a1 e tr) as [[t r] e1]; destruct (eval O a1 e' tr) as [[t' r'] e1'].
    destruct IHa1 as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
    specialize (IHa2 e1 e1' t' H0 A1). rewrite F in IHa2.
    destruct (eval O a2 e1 t') as [[t2 r] e2]; destruct (eval O a2 e1' t') as [[t2' r'] e2'].
    destruct IHa2 as (E2 & A2 & F2); simpl in *; inversion E2; subst. destruct r'; auto.
  - specialize (IHa1 e e' tr H A).
    destruct (eval O a1 e tr) as [[t r] e1]; destruct (eval O a1 e' tr) as [[t' r'] e1'].
    destruct IHa1 as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
    rewrite <- F. destruct (truthy v); auto.
  - specialize (IHa e e' tr H0 A).
    destruct (eval O a e tr) as [[t r] e1]; destruct (eval O a e' tr) as [[t' r'] e1'].
    destruct IHa as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
    apply esim_mk; auto. rewrite upd_flag; auto.
  - specialize (IHa e e' tr W A).
    destruct (eval O a e tr) as [[t r] e1]; destruct (eval O a e' tr) as [[t' r'] e1'].
    destruct IHa as (E & A1 & F); simpl in *; inversion E; subst.
    destruct r' as [[| |]|]; auto.
  - specialize (IHa e e' tr W A).
    destruct (eval O a e tr) as [[t r] e1]; destruct (eval O a e' tr) as [[t' r'] e1'].
    destruct IHa as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
Qed.

Lemma evals_sim : forall l e e' tr, forallb wfe l = true -> agree e e' ->
  esim (e' flag) (evals O l e tr) (evals O l e' tr).
Proof.
  induction l; simpl; intros e e' tr W A; bools; auto.
  pose proof (eval_sim a e e' tr H A) as S1.
  destruct (eval O a e tr) as [[t r] e1]; destruct (eval O a e' tr) as [[t' r'] e1'].
  destruct S1 as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
  specialize (IHl e1 e1' t' H0 A1). rewrite F in IHl.
  destruct (evals O l e1 t') as [[t2 r] e2]; destruct (evals O l e1' t') as [[t2' r'] e2'].
  destruct IHl as (E2 & A2 & F2); simpl in *; inversion E2; subst. destruct r'; auto.
Qed.

Lemma advance_sim : forall l e e' tr, wfh l = true -> agree e e' ->
  esim (e' flag) (advance O l e tr) (advance O l e' tr).
Proof.
  intros [c|y k] e e' tr W A; simpl in *.
  - pose proof (eval_sim c e e' tr W A) as S1.
    destruct (eval O c e tr) as [[t r] e1]; destruct (eval O c e' tr) as [[t' r'] e1'].
    destruct S1 as (E & A1 & F); simpl in *; inversion E; subst. destruct r'; auto.
  - bools. destruct (O ((k, VNone) :: tr)) as [v|x].
    + apply esim_mk; auto. apply upd_flag; auto.
    + destruct (fst x =? C_Stop); auto.
Qed.

Lemma updl_sim : forall ys vs e e',
  forallb (fun y => y <? flag) ys = true -> agree e e' ->
  agree (updl e ys vs) (updl e' ys vs) /\ updl e' ys vs flag = e' flag.
Proof.
  induction ys; simpl; intros vs e e' W A; auto. destruct vs; auto. bools.
  destruct (IHys vs (upd e a (Some v)) (upd e' a (Some v))) as [I1 I2]; auto.
  split; auto. rewrite I2. apply upd_flag; auto.
Qed.

(* ---- what [rebind] does to the frame ---- *)

Lemma updl_seq : forall vs k e y,
  updl e (seq k (length vs)) vs y =
  if (k <=? y) && (y <? k + length vs) then nth_error vs (y - k) else e y.
Proof.
  induction vs; simpl; intros k e y.
  - destruct (Nat.leb_spec k y), (Nat.ltb_spec y (k + 0)); simpl; auto; lia.
  - rewrite IHvs.
    destruct (Nat.leb_spec (S k) y), (Nat.ltb_spec y (S k + length vs)),
             (Nat.leb_spec k y), (Nat.ltb_spec y (k + S (length vs)));
      simpl; try lia.
    + replace (y - k) with (S (y - S k)) by lia. reflexivity.
    + unfold upd. destruct (Nat.eqb_spec y k); auto; lia.
    + unfold upd. destruct (Nat.eqb_spec y k); try lia. subst. rewrite Nat.sub_diag. reflexivity.
    + unfold upd. destruct (Nat.eqb_spec y k); auto; lia.
Qed.

Lemma unbinds_run : forall l rec cur e tr, exists e1,
  step O np tbody rec (unbinds l) cur e tr = (tr, KNormal, e1) /\
  forall y, e1 y = if in_dec Nat.eq_dec y l then None else e y.
Proof.
  induction l; intros rec cur e tr.
  - simpl. eauto.
  - simpl. unfold upd at 1. rewrite Nat.eqb_refl.
    destruct (IHl rec cur (upd (upd e a (Some VNone)) a None) tr) as (e1 & E & H).
    exists e1; split; auto. intros y. rewrite H. unfold upd.
    destruct (in_dec Nat.eq_dec y l); destruct (Nat.eq_dec a y);
      destruct (Nat.eqb_spec y a); subst; auto; congruence.
Qed.

Lemma rebind_run : forall es rec cur e e' tr,
  forallb wfe es = true -> agree e e' ->
  match evals O es e tr with
  | (t1, inl vs, e1) =>
       if length vs =? np then exists e1',
         step O np tbody rec (rebind es) cur e' tr = (t1, KNormal, e1') /\ agree (mkenv vs) e1'
       else exists e1',
         step O np tbody rec (rebind es) cur e' tr = (t1, KExc E_Type, e1') /\
         agree e1 e1' /\ e1' flag = e' flag
  | (t1, inr x, e1) => exists e1',
       step O np tbody rec (rebind es) cur e' tr = (t1, KExc x, e1') /\
       agree e1 e1' /\ e1' flag = e' flag
  end.
Proof.
  intros es rec cur e e' tr W A.
  pose proof (evals_sim es e e' tr W A) as S1.
  destruct (evals O es e tr) as [[t r] e1] eqn:E0.
  unfold rebind; simpl.
  destruct (evals O es e' tr) as [[t' r'] e1'] eqn:E1.
  destruct S1 as (E & A1 & F); simpl in *; inversion E; subst t' r'.
  destruct r as [vs|x]; eauto.
  rewrite seq_length.
  destruct (Nat.eqb_spec (length vs) np) as [LN|LN]; eauto.
  destruct (unbinds_run (seq np nl) rec cur (updl e1' (seq 0 np) vs) t) as (e2 & R & H).
  exists e2; split; [exact R|].
  intros y Hy. rewrite H. unfold mkenv.
  destruct (in_dec Nat.eq_dec y (seq np nl)) as [I|I]; rewrite in_seq in I.
  - apply nth_error_None. lia.
  - unfold flag in Hy. rewrite <- LN at 1. rewrite updl_seq.
    destruct (Nat.leb_spec 0 y), (Nat.ltb_spec y (0 + length vs)); simpl; try lia.
    f_equal; lia.
Qed.

(* ---- the simulation relation ---- *)

(* (1) nothing but the frame's extra flag distinguishes the outcomes *)
Definition same (d : bool) (o o' : out) : Prop :=
  esim (Some (VInt 0)) o o' /\
  (d = false -> okd o' <> KBrk /\ okd o' <> KCont).

(* (2) the target jumps, with the frame of a fresh call; the source makes that call
       and its result is the whole result of the statement *)
Definition jumpsK (kd : kind) (fl : bool) (f : nat) (s : stmt) cur e tr (o' : out) : Prop :=
  exists tr1 e1' args cur1 k,
    o' = (tr1, kd, e1') /\
    length args = np /\ agree (mkenv args) e1' /\
    (fl = true -> e1' flag = Some (VInt 1)) /\
    (g = true -> cur1 = cur) /\
    k <= f /\
    forall F, f <= F ->
      fst (xs F s cur e tr) = wrapo (recf O np body (F - k) body cur1 (mkenv args) tr1).
Definition jumps (d : bool) := jumpsK (if d then KBrk else KCont) d.

Definition simto (d : bool) (f : nat) (s : stmt) cur e tr (o' : out) : Prop :=
  same d (xs f s cur e tr) o' \/ (hastail s = true /\ jumps d f s cur e tr o').

Lemma wrapk_final : forall k, match wrapk k with KNormal | KBrk | KCont => False | _ => True end.
Proof. destruct k; simpl; auto. Qed.

Lemma same_mk : forall d t k e e', agree e e' -> e' flag = Some (VInt 0) ->
  (d = false -> k <> KBrk /\ k <> KCont) -> same d (t, k, e) (t, k, e').
Proof. intros; split; auto. Qed.


Definition final (k : kind) : Prop := match k with KNormal | KBrk | KCont => False | _ => True end.

(* a statement context that passes Ret/Exc/Timeout straight through *)
Lemma jump_through : forall kd fl f s0 cur0 e0 tr0 s cur e tr o',
  (g = true -> cur0 = cur) ->
  jumpsK kd fl f s0 cur0 e0 tr0 o' ->
  (forall F t k e1, f <= F -> xs F s0 cur0 e0 tr0 = (t, k, e1) -> final k ->
     fst (xs F s cur e tr) = (t, k)) ->
  jumpsK kd fl f s cur e tr o'.
Proof.
  intros kd fl f s0 cur0 e0 tr0 s cur e tr o' GC (tr1 & e1' & args & cur1 & k & E & L & A & FL & G1 & Lk & H) P.
  exists tr1, e1', args, cur1, k. do 4 (split; [assumption|]).
  split; [intros G; rewrite (G1 G); auto|]. split; [assumption|].
  intros F HF. specialize (H F HF).
  destruct (xs F s0 cur0 e0 tr0) as [[t0 k0] e1] eqn:E0. simpl in H.
  rewrite <- H. eapply P; eauto.
  unfold wrapo in H. inversion H. apply wrapk_final.
Qed.

Definition cur_ok (h : bool) (c c' : option exn) : Prop := h = true \/ g = true -> c = c'.

Lemma cur_ok_refl : forall h c, cur_ok h c c. Proof. red; auto. Qed.
Hint Resolve cur_ok_refl same_mk : core.

Lemma agree_cleanup_jump : forall args y e,
  length args = np -> np <= y -> agree (mkenv args) e -> agree (mkenv args) (upd e y None).
Proof.
  intros args y e L P A z Hz. unfold upd. destruct (Nat.eqb_spec z y); auto.
  subst. unfold mkenv. apply nth_error_None. lia.
Qed.

(* ---- unrolling ---- *)
Lemma exec_seq : forall bd F a b cur e tr, exec O np bd F (SSeq a b) cur e tr =
  match exec O np bd F a cur e tr with
  | (tr1, KNormal, e1) => exec O np bd F b cur e1 tr1
  | r => r end.
Proof. reflexivity. Qed.
Lemma exec_if : forall bd F c a b cur e tr, exec O np bd F (SIf c a b) cur e tr =
  match eval O c e tr with
  | (tr1, inl v, e1) => if truthy v then exec O np bd F a cur e1 tr1 else exec O np bd F b cur e1 tr1
  | (tr1, inr x, e1) => (tr1, KExc x, e1) end.
Proof. reflexivity. Qed.
Lemma exec_loop : forall bd F l b o cur e tr, exec O np bd F (SLoop l b o) cur e tr =
  match advance O l e tr with
  | (tr1, inl true, e1) =>
      match exec O np bd F b cur e1 tr1 with
      | (tr2, KNormal, e2) => recf O np bd F (SLoop l b o) cur e2 tr2
      | (tr2, KCont, e2) => recf O np bd F (SLoop l b o) cur e2 tr2
      | (tr2, KBrk, e2) => (tr2, KNormal, e2)
      | r => r end
  | (tr1, inl false, e1) => exec O np bd F o cur e1 tr1
  | (tr1, inr x, e1) => (tr1, KExc x, e1) end.
Proof. reflexivity. Qed.
Lemma exec_try : forall bd F b hs o cur e tr, exec O np bd F (STry b hs o) cur e tr =
  match exec O np bd F b cur e tr with
  | (tr1, KNormal, e1) => exec O np bd F o cur e1 tr1
  | (tr1, KExc x, e1) => exec O np bd F hs (Some x) e1 tr1
  | r => r end.
Proof. reflexivity. Qed.
Lemma exec_clause : forall bd F pat asx hd rest cur e tr, exec O np bd F (SClause pat asx hd rest) cur e tr =
  match cur with
  | Some x =>
      if pat (fst x)
      then cleanup asx (exec O np bd F hd cur (bindas asx x e) tr)
      else exec O np bd F rest cur e tr
  | None => exec O np bd F rest cur e tr end.
Proof. reflexivity. Qed.
Lemma exec_fin : forall bd F b fin cur e tr, exec O np bd F (SFinally b fin) cur e tr =
  match exec O np bd F b cur e tr with
  | (tr1, KTimeout, e1) => (tr1, KTimeout, e1)
  | (tr1, k1, e1) =>
      match exec O np bd F fin (match k1 with KExc x => Some x | _ => cur end) e1 tr1 with
      | (tr2, KNormal, e2) => (tr2, k1, e2)
      | r => r end end.
Proof. reflexivity. Qed.

Ltac same_inv S :=
  let E := fresh "E" in let A := fresh "A" in let F := fresh "F" in let N := fresh "N" in
  destruct S as ((E & A & F) & N); simpl in E, A, F; unfold okd in N; simpl in N;
  inversion E; subst; clear E.

Ltac fin_d := let D := fresh in intro D; try (match goal with N : _ = false -> _ /\ _ |- _ => apply N; assumption end);
              split; try congruence; subst; try discriminate.

(* what the target's loop (before the flag check) does *)
Definition wsim (d : bool) (f : nat) (l : head) (b o : stmt) cur e tr (o' : out) : Prop :=
  same d (xs f (SLoop l b o) cur e tr) o'
  \/ (hastail b = true /\ jumpsK KNormal true f (SLoop l b o) cur e tr o')
  \/ (hastail o = true /\ jumps d f (SLoop l b o) cur e tr o').

Definition SIM (s : stmt) : Prop := forall f h d cur cur' e e' tr,
  acc g h d s = true -> cur_ok h cur cur' -> agree e e' -> e' flag = Some (VInt 0) ->
  simto d f s cur e tr (xt f (XX d s) cur' e' tr).

Lemma while_sim : forall l b o, SIM b -> SIM o -> forall f h d cur cur' e e' tr,
  acc g h d (SLoop l b o) = true -> cur_ok h cur cur' -> agree e e' -> e' flag = Some (VInt 0) ->
  wsim d f l b o cur e tr (xt f (SLoop l (XX true b) (XX d o)) cur' e' tr).
Proof.
  intros l b o IHb IHo f. induction f; intros h d cur cur' e e' tr W C A Z;
  assert (W' := W); simpl in W'; bools; rewrite exec_loop;
  pose proof (advance_sim l e e' tr H A) as SE;
  destruct (advance O l e tr) as [[t1 r] e1] eqn:E0; destruct (advance O l e' tr) as [[t1' r'] e1'] eqn:E0';
  destruct SE as (E & A1 & F); simpl in E, A1, F; inversion E; subst t1' r'; clear E;
  rewrite Z in F;
  (destruct r as [[|]|x]; [| |left; rewrite exec_loop, E0; apply same_mk; auto; fin_d]).
  - (* fuel 0, body *)
    destruct (IHb 0 h true cur cur' e1 e1' t1 H1 C A1 F) as [SM|[HT J]].
    + left. rewrite exec_loop, E0.
      destruct (xs 0 b cur e1 t1) as [[t2 k2] e2] eqn:EB;
      destruct (xt 0 (XX true b) cur' e1' t1) as [[t2' k2'] e2'] eqn:EB'.
      same_inv SM. destruct k2'; apply same_mk; auto; fin_d.
    + right; left; split; auto.
      assert (J' := J). destruct J' as (tr1 & e2' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
      rewrite EJ. rewrite EJ in J.
      apply jump_through with (s0 := b) (cur0 := cur) (e0 := e1) (tr0 := t1); auto.
      * exists tr1, e2', args, cur1, k. repeat (split; [solve [auto]|]). auto.
      * intros F0 t k0 e3 HF EF FN. rewrite exec_loop, E0, EF. destruct k0; simpl in *; tauto.
  - (* fuel 0, else *)
    destruct (IHo 0 h d cur cur' e1 e1' t1 H0 C A1 F) as [SM|[HT J]].
    + left. rewrite exec_loop, E0. exact SM.
    + right; right; split; auto. eapply jump_through; [auto|exact J|].
      intros. rewrite exec_loop, E0, H3. reflexivity.
  - (* fuel S f, body *)
    destruct (IHb (S f) h true cur cur' e1 e1' t1 H1 C A1 F) as [SM|[HT J]].
    + destruct (xs (S f) b cur e1 t1) as [[t2 k2] e2] eqn:EB;
      destruct (xt (S f) (XX true b) cur' e1' t1) as [[t2' k2'] e2'] eqn:EB'.
      same_inv SM.
      assert (LP : (k2' = KNormal \/ k2' = KCont) ->
        wsim d (S f) l b o cur e tr
          (recf O np tbody (S f) (SLoop l (XX true b) (XX d o)) cur' e2' t2')).
      { intros K. 
        assert (R : forall G, S f <= G -> xs G (SLoop l b o) cur e tr = xs (G - 1) (SLoop l b o) cur e2 t2').
        { intros G HG. destruct G; [lia|]. replace (S G - 1) with G by lia.
          rewrite exec_loop, E0.
          rewrite (exec_stable O np body (S f) (S G) _ _ _ _ _ _ _ HG EB) by (destruct K; congruence).
          destruct K; subst; reflexivity. }
        assert (JT : forall kd fl o', jumpsK kd fl f (SLoop l b o) cur e2 t2' o' ->
                              jumpsK kd fl (S f) (SLoop l b o) cur e tr o').
        { intros kd fl o' (tr1 & e3' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
          exists tr1, e3', args, cur1, (S k). do 5 (split; [assumption|]). split; [lia|].
          intros G HG. rewrite R by auto. rewrite HJ by lia.
          replace (G - S k) with (G - 1 - k) by lia. reflexivity. }
        change (recf O np tbody (S f)) with (xt f).
        destruct (IHf h d cur cur' e2 e2' t2' W C A0 F0) as [SM|[[HT J]|[HT J]]].
        - left. rewrite R by lia. replace (S f - 1) with f by lia. exact SM.
        - right; left; auto.
        - right; right; split; auto. apply JT; auto. }
      destruct k2'; try (apply LP; auto; fail);
        left; rewrite exec_loop, E0, EB; apply same_mk; auto; fin_d.
    + right; left; split; auto.
      assert (J' := J). destruct J' as (tr1 & e2' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
      rewrite EJ. rewrite EJ in J.
      apply jump_through with (s0 := b) (cur0 := cur) (e0 := e1) (tr0 := t1); auto.
      * exists tr1, e2', args, cur1, k. repeat (split; [solve [auto]|]). auto.
      * intros F0 t k0 e3 HF EF FN. rewrite exec_loop, E0, EF. destruct k0; simpl in *; tauto.
  - (* fuel S f, else *)
    destruct (IHo (S f) h d cur cur' e1 e1' t1 H0 C A1 F) as [SM|[HT J]].
    + left. rewrite exec_loop, E0. exact SM.
    + right; right; split; auto. eapply jump_through; [auto|exact J|].
      intros. rewrite exec_loop, E0, H3. reflexivity.
Qed.

Lemma sim : forall s, SIM s.
Proof.
  induction s; intros f h d cur cur' e e' tr W C A Z; assert (W' := W); simpl in W'; bools.
  - (* skip *) left. apply same_mk; auto; fin_d.
  - (* expr *)
    left. pose proof (eval_sim a e e' tr W' A) as SE. unfold exec; simpl.
    destruct (eval O a e tr) as [[t1 r] e1]; destruct (eval O a e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r'; apply same_mk; auto; fin_d.
  - (* assign *)
    left. pose proof (eval_sim a e e' tr H0 A) as SE. unfold exec; simpl.
    destruct (eval O a e tr) as [[t1 r] e1]; destruct (eval O a e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r'; apply same_mk; auto; try fin_d. rewrite upd_flag; auto.
  - (* tuple assign *)
    left. pose proof (evals_sim es e e' tr H0 A) as SE. unfold exec; simpl.
    destruct (evals O es e tr) as [[t1 r] e1]; destruct (evals O es e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r' as [vs|x]; [|apply same_mk; auto; fin_d].
    destruct (updl_sim xs vs e1 e1' H A1) as [U1 U2].
    destruct (length vs =? length xs); apply same_mk; auto; try fin_d. congruence.
  - (* del *)
    left. unfold exec; simpl. rewrite (A x W').
    destruct (e' x); apply same_mk; auto; try fin_d. rewrite upd_flag; auto.
  - (* seq *)
    simpl. rewrite exec_seq.
    destruct (IHs1 f h d cur cur' e e' tr H C A Z) as [SM|[HT J]].
    + destruct (xs f s1 cur e tr) as [[t1 k1] e1] eqn:E1;
      destruct (xt f (XX d s1) cur' e' tr) as [[t1' k1'] e1'] eqn:E1'.
      same_inv SM. destruct k1'; try (left; rewrite exec_seq, E1; apply same_mk; auto; fin_d).
      destruct (IHs2 f h d cur cur' e1 e1' t1' H0 C A0 F) as [SM|[HT J]].
      * left. rewrite exec_seq, E1. exact SM.
      * right. split; [simpl; rewrite HT; apply orb_true_r|].
        eapply jump_through; [auto|exact J|]. intros F0 t k e2 HF EF FN.
        rewrite exec_seq.
        rewrite (exec_stable O np body f F0 _ _ _ _ _ _ _ HF E1) by congruence.
        rewrite EF; reflexivity.
    + right. split; [simpl; rewrite HT; reflexivity|].
      destruct J as (tr1 & e1' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
      rewrite EJ.
      apply jump_through with (s0 := s1) (cur0 := cur) (e0 := e) (tr0 := tr); auto.
      * exists tr1, e1', args, cur1, k. do 6 (split; [solve [destruct d; auto]|]). auto.
      * intros F t k0 e2 HF EF FN. rewrite exec_seq, EF. destruct k0; simpl in *; tauto.
  - (* if *)
    simpl. rewrite exec_if.
    pose proof (eval_sim c e e' tr H A) as SE.
    destruct (eval O c e tr) as [[t1 r] e1] eqn:E0; destruct (eval O c e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r' as [v|x]; [|left; rewrite exec_if, E0; apply same_mk; auto; fin_d].
    destruct (truthy v) eqn:T.
    + destruct (IHs1 f h d cur cur' e1 e1' t1' H1 C A1 F) as [SM|[HT J]].
      * left. rewrite exec_if, E0, T. exact SM.
      * right. split; [simpl; rewrite HT; reflexivity|].
        eapply jump_through; [auto|exact J|]. intros. rewrite exec_if, E0, T, H3. reflexivity.
    + destruct (IHs2 f h d cur cur' e1 e1' t1' H0 C A1 F) as [SM|[HT J]].
      * left. rewrite exec_if, E0, T. exact SM.
      * right. split; [simpl; rewrite HT; apply orb_true_r|].
        eapply jump_through; [auto|exact J|]. intros. rewrite exec_if, E0, T, H3. reflexivity.
  - (* while *)
    pose proof (while_sim l s1 s2 IHs1 IHs2 f h d cur cur' e e' tr W C A Z) as WS.
    simpl. destruct (hastail s1) eqn:HT1.
    + rewrite exec_seq. destruct WS as [SM|[[_ J]|[HT2 J]]].
      * left.
        destruct (xs f (SLoop l s1 s2) cur e tr) as [[t1 k1] e1] eqn:E1;
        destruct (xt f (SLoop l (XX true s1) (XX d s2)) cur' e' tr) as [[t1' k1'] e1'] eqn:E1'.
        same_inv SM.
        destruct k1'; try (apply same_mk; auto; fin_d).
        rewrite exec_if. simpl. rewrite F. simpl. apply same_mk; auto; fin_d.
      * right. split; [simpl; rewrite HT1; reflexivity|].
        destruct J as (tr1 & e1' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
        rewrite EJ. rewrite exec_if. simpl. rewrite FJ by auto. simpl.
        exists tr1, e1', args, cur1, k.
        split; [destruct d; reflexivity|]. do 5 (split; [solve [auto]|]). auto.
      * right. split; [simpl; rewrite HT1; reflexivity|].
        destruct J as (tr1 & e1' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
        rewrite EJ. exists tr1, e1', args, cur1, k.
        split; [destruct d; reflexivity|]. do 5 (split; [solve [auto]|]). auto.
    + destruct WS as [SM|[[HT _]|[HT2 J]]]; [left; auto | congruence |].
      right. split; auto. simpl. rewrite HT1, HT2. reflexivity.
  - (* break *) left. apply same_mk; auto. subst d. discriminate.
  - (* continue *) left. apply same_mk; auto. subst d. discriminate.
  - (* try *)
    simpl. rewrite exec_try.
    destruct (IHs1 f h d cur cur' e e' tr H3 C A Z) as [SM|[HT J]]; [|congruence].
    destruct (xs f s1 cur e tr) as [[t1 k1] e1] eqn:E1;
    destruct (xt f (XX d s1) cur' e' tr) as [[t1' k1'] e1'] eqn:E1'.
    same_inv SM.
    destruct k1'; try (left; rewrite exec_try, E1; apply same_mk; auto; fin_d).
    + (* else clause *)
      destruct (IHs3 f h d cur cur' e1 e1' t1' H1 C A0 F) as [SM|[HT J]].
      * left. rewrite exec_try, E1. exact SM.
      * right. split; [simpl; rewrite HT; rewrite !orb_true_r; reflexivity|].
        eapply jump_through; [auto|exact J|]. intros F0 t k e2 HF EF FN.
        rewrite exec_try.
        rewrite (exec_stable O np body f F0 _ _ _ _ _ _ _ HF E1) by congruence.
        rewrite EF; reflexivity.
    + (* clauses *)
      destruct (IHs2 f true d (Some x) (Some x) e1 e1' t1' H2 (cur_ok_refl _ _) A0 F) as [SM|[HT J]].
      * left. rewrite exec_try, E1. exact SM.
      * right. split; [simpl; rewrite HT; rewrite !orb_true_r; reflexivity|].
        eapply jump_through; [|exact J|].
        -- intros G. rewrite HT, G in H0. discriminate.
        -- intros F0 t k e2 HF EF FN. rewrite exec_try.
           rewrite (exec_stable O np body f F0 _ _ _ _ _ _ _ HF E1) by congruence.
           rewrite EF; reflexivity.
  - (* clause *)
    (* clauses run with the exception that they are to take, and that is the same in both *)
    assert (EC : cur = cur') by (apply C; auto). subst cur'.
    simpl. rewrite exec_clause. destruct cur as [x0|].
    + destruct (pat (fst x0)) eqn:P.
      * assert (AB : agree (bindas asx x0 e) (bindas asx x0 e')) by (destruct asx; simpl; auto).
        assert (ZB : bindas asx x0 e' flag = Some (VInt 0)).
        { destruct asx; simpl in *; auto. bools. rewrite upd_flag; auto. }
        destruct (IHs1 f true d (Some x0) (Some x0) _ _ tr H3 (cur_ok_refl _ _) AB ZB) as [SM|[HT J]].
        -- left. rewrite exec_clause, P.
           destruct (xs f s1 (Some x0) (bindas asx x0 e) tr) as [[t2 k2] e2];
           destruct (xt f (XX d s1) (Some x0) (bindas asx x0 e') tr) as [[t2' k2'] e2'].
           same_inv SM. destruct asx as [y|]; simpl in *; apply same_mk; auto.
           bools. rewrite upd_flag; auto.
        -- right. split; [simpl; rewrite HT; reflexivity|].
           rewrite HT in H0. simpl in H0.
           apply jump_through with (s0 := s1) (cur0 := Some x0) (e0 := bindas asx x0 e) (tr0 := tr); auto.
           ++ destruct J as (tr1 & e2' & args & cur1 & k & EJ & L & AJ & FJ & GJ & Lk & HJ).
              rewrite EJ. destruct asx as [y|]; simpl in *.
              ** bools. exists tr1, (upd e2' y None), args, cur1, k.
                 do 2 (split; [solve [auto]|]).
                 split; [apply agree_cleanup_jump; auto|].
                 split; [rewrite upd_flag; auto|]. split; auto.
              ** exists tr1, e2', args, cur1, k. do 6 (split; [solve [auto]|]). auto.
           ++ intros F0 t k e2 HF EF FN. rewrite exec_clause, P, EF. destruct asx; reflexivity.
      * destruct (IHs2 f true d (Some x0) (Some x0) e e' tr H2 (cur_ok_refl _ _) A Z) as [SM|[HT J]].
        -- left. rewrite exec_clause, P. exact SM.
        -- right. split; [simpl; rewrite HT; apply orb_true_r|].
           eapply jump_through; [auto|exact J|]. intros. rewrite exec_clause, P, H5. reflexivity.
    + destruct (IHs2 f true d None None e e' tr H2 (cur_ok_refl _ _) A Z) as [SM|[HT J]].
      * left. rewrite exec_clause. exact SM.
      * right. split; [simpl; rewrite HT; apply orb_true_r|].
        eapply jump_through; [auto|exact J|]. intros. rewrite exec_clause, H5. reflexivity.
  - (* finally *)
    simpl. rewrite exec_fin. left. rewrite exec_fin.
    destruct (IHs1 f h d cur cur' e e' tr H1 C A Z) as [SM|[HT J]]; [|congruence].
    destruct (xs f s1 cur e tr) as [[t1 k1] e1] eqn:E1;
    destruct (xt f (XX d s1) cur' e' tr) as [[t1' k1'] e1'] eqn:E1'.
    same_inv SM.
    assert (G : forall c c', cur_ok h c c' -> same d
       (match xs f s2 c e1 t1' with (tr2, KNormal, e2) => (tr2, k1', e2) | r => r end)
       (match xt f (XX d s2) c' e1' t1' with (tr2, KNormal, e2) => (tr2, k1', e2) | r => r end)).
    { intros c c' CC.
      destruct (IHs2 f h d c c' e1 e1' t1' H0 CC A0 F) as [SM|[HT J]]; [|congruence].
      destruct (xs f s2 c e1 t1') as [[t2 k2] e2];
      destruct (xt f (XX d s2) c' e1' t1') as [[t2' k2'] e2'].
      same_inv SM. destruct k2'; apply same_mk; auto; fin_d. }
    destruct k1'; try (apply G; auto; fail). apply same_mk; auto; fin_d.
  - (* raise *)
    left. pose proof (eval_sim a e e' tr W' A) as SE. unfold exec; simpl.
    destruct (eval O a e tr) as [[t1 r] e1]; destruct (eval O a e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r' as [[| |]|]; apply same_mk; auto; fin_d.
  - (* bare raise *)
    left. rewrite (C (proj1 (orb_true_iff _ _) W')). apply same_mk; auto; fin_d.
  - (* return *)
    left. pose proof (eval_sim a e e' tr W' A) as SE. unfold exec; simpl.
    destruct (eval O a e tr) as [[t1 r] e1]; destruct (eval O a e' tr) as [[t1' r'] e1'].
    destruct SE as (E & A1 & F); simpl in *; inversion E; subst. rewrite Z in F.
    destruct r'; apply same_mk; auto; fin_d.
  - (* the tail call itself *)
    pose proof (rebind_run es (recf O np tbody f) cur' e e' tr W' A) as R.
    simpl. rewrite exec_seq. unfold exec at 1.
    destruct (evals O es e tr) as [[t1 [vs|x]] e1] eqn:E0.
    + destruct (Nat.eqb_spec (length vs) np) as [L|L].
      * destruct R as (e1' & R & A1). rewrite R.
        right. split; auto.
        exists t1, (if d then upd e1' flag (Some (VInt 1)) else e1'), vs, cur, 0.
        assert (A2 : agree (mkenv vs) (upd e1' flag (Some (VInt 1)))).
        { intros y Hy. unfold upd. destruct (Nat.eqb_spec y flag); [lia|auto]. }
        split; [destruct d; reflexivity|].
        split; auto. split; [destruct d; auto|].
        split; [intros; subst d; unfold upd; rewrite Nat.eqb_refl; reflexivity|].
        split; auto. split; [lia|]. intros F HF. unfold exec; simpl. rewrite E0, L, Nat.eqb_refl.
        rewrite Nat.sub_0_r. reflexivity.
      * destruct R as (e1' & R & A1 & F1). rewrite R. left. unfold exec; simpl. rewrite E0.
        rewrite (proj2 (Nat.eqb_neq _ _) L). apply same_mk; auto; [congruence|fin_d].
    + destruct R as (e1' & R & A1 & F1). rewrite R. left. unfold exec; simpl. rewrite E0.
      apply same_mk; auto; [congruence|fin_d].
Qed.
End Transform.

(* ------------------------------------------------------------------ *)
(* 6. The theorem                                                      *)
(* ------------------------------------------------------------------ *)

(* result r' is result r given more fuel *)
Definition rle2 (r r' : trace * kind) : Prop :=
  (snd r = KTimeout /\ ext (fst r) (fst r')) \/ r = r'.

Lemma rle2_trans : forall a b c, rle2 a b -> rle2 b c -> rle2 a c.
Proof.
  intros a b c [[H1 H2]|H] [[H3 H4]|H']; subst.
  - left; split; auto. eapply ext_trans; eauto.
  - left; auto.
  - left; auto.
  - right; auto.
Qed.
Lemma le_wrap : forall o o', le o o' -> rle2 (wrapo o) (wrapo o').
Proof.
  intros o o' [[K X]|E]; [left|right; congruence].
  unfold wrapo, okd, otr in *; simpl. rewrite K. auto.
Qed.
Lemma wrapk_idem : forall k, wrapk (wrapk k) = wrapk k.
Proof. destruct k; reflexivity. Qed.

Section Main.
Variable O : oracle.
Variables np nl : nat.
Variable body : stmt.
Variable g : bool.
Hypothesis ACC : acc np nl g false false body = true.
Let target := loop_of np nl (rebind np nl) body.
Notation xs := (exec O np body).
Notation xt := (exec O np target).
Notation agree := (agree np nl).
Notation same_cur := (cur_ok g false).

(* one turn of the target's loop against one call of the source *)
Lemma turn : forall F cur cur' args e' tr,
  agree (mkenv args) e' -> same_cur cur cur' ->
  wrapo (xs F body cur (mkenv args) tr) = wrapo (xt F target cur' e' tr)
  \/ exists tr1 e1' args1 cur1 k,
       xt F target cur' e' tr = recf O np target F target cur' e1' tr1 /\
       length args1 = np /\ agree (mkenv args1) e1' /\ same_cur cur1 cur' /\ k <= F /\
       forall G, F <= G ->
         wrapo (xs G body cur (mkenv args) tr)
         = wrapo (recf O np body (G - k) body cur1 (mkenv args1) tr1).
Proof.
  intros F cur cur' args e' tr A CO.
  set (e0 := upd e' (flag np nl) (Some (VInt 0))).
  assert (A0 : agree (mkenv args) e0).
  { intros y Hy. unfold e0, upd. destruct (Nat.eqb_spec y (flag np nl)); [lia|auto]. }
  assert (Z0 : e0 (flag np nl) = Some (VInt 0)) by (unfold e0, upd; rewrite Nat.eqb_refl; auto).
  pose proof (sim np nl O g body target body F false false cur cur' _ _ tr ACC CO A0 Z0) as S1.
  assert (U : xt F target cur' e' tr =
     match (match xt F (X np nl (rebind np nl) false body) cur' e0 tr with
            | (t1, KNormal, e1) => (t1, KRet VNone, e1)
            | r => r end) with
     | (t2, KNormal, e2) | (t2, KCont, e2) => recf O np target F target cur' e2 t2
     | (t2, KBrk, e2) => (t2, KNormal, e2)
     | r => r end).
  { unfold target at 2. unfold loop_of. rewrite exec_loop. simpl.
    rewrite exec_seq. unfold exec at 1. simpl. rewrite exec_seq.
    fold e0. destruct (xt F (X np nl (rebind np nl) false body) cur' e0 tr) as [[t1 k1] e1].
    destruct k1; reflexivity. }
  rewrite U. clear U.
  destruct S1 as [SM|[_ J]].
  - left. destruct (xs F body cur (mkenv args) tr) as [[t1 k1] e1];
      destruct (xt F (X np nl (rebind np nl) false body) cur' e0 tr) as [[t1' k1'] e1'].
    destruct SM as ((E & A1 & F1) & N). simpl in E. inversion E; subst.
    destruct (N eq_refl) as [N1 N2]. unfold okd in *; simpl in *.
    unfold wrapo; simpl. destruct k1'; simpl; try reflexivity; congruence.
  - right. destruct J as (tr1 & e1' & args1 & cur1 & k & EJ & L & AJ & _ & GJ & Lk & HJ).
    rewrite EJ. exists tr1, e1', args1, cur1, k.
    split; auto. split; auto. split; auto.
    split; [intros [D|G]; [discriminate|rewrite (GJ G); auto]|]. split; auto.
    intros G HG. specialize (HJ G HG). unfold wrapo at 1. rewrite HJ.
    unfold wrapo; simpl. rewrite wrapk_idem. reflexivity.
Qed.

Lemma forward_gen : forall F cur cur' args e' tr, agree (mkenv args) e' -> same_cur cur cur' ->
  rle2 (wrapo (xs F body cur (mkenv args) tr)) (wrapo (xt F target cur' e' tr)).
Proof.
  induction F as [F IH] using (well_founded_induction lt_wf). intros cur cur' args e' tr A CO.
  destruct (turn F cur cur' args e' tr A CO) as [E|(tr1 & e1' & args1 & cur1 & k & E & L & A1 & CO1 & Lk & H)].
  - right; auto.
  - rewrite E, (H F (Nat.le_refl _)).
    destruct (F - k) as [|m] eqn:EG.
    + left. simpl. split; auto. apply (recf_ext O np target F).
    + destruct F as [|f]; [lia|].
      change (recf O np target (S f)) with (xt f).
      change (recf O np body (S m)) with (xs m).
      eapply rle2_trans; [apply (IH m); [lia|eassumption|eassumption]|].
      apply le_wrap. apply exec_mono. lia.
Qed.

Lemma backward_gen : forall F cur cur' args e' tr, agree (mkenv args) e' -> same_cur cur cur' ->
  exists G, rle2 (wrapo (xt F target cur' e' tr)) (wrapo (xs G body cur (mkenv args) tr)).
Proof.
  induction F; intros cur cur' args e' tr A CO.
  - exists 0.
    destruct (turn 0 cur cur' args e' tr A CO) as [E|(tr1 & e1' & args1 & cur1 & k & E & L & A1 & CO1 & Lk & H)].
    + right; auto.
    + rewrite E, (H 0) by auto. replace (0 - k) with 0 by lia. right. reflexivity.
  - destruct (turn (S F) cur cur' args e' tr A CO) as [E|(tr1 & e1' & args1 & cur1 & k & E & L & A1 & CO1 & Lk & H)].
    + exists (S F). right; auto.
    + rewrite E. change (recf O np target (S F)) with (xt F).
      destruct (IHF cur1 cur' args1 e1' tr1 A1 CO1) as [G HG].
      exists (S F + S G). rewrite H by lia.
      eapply rle2_trans; [exact HG|]. apply le_wrap.
      change (xs G) with (recf O np body (S G)). apply recf_mono. lia.
Qed.

Theorem forward : forall F args cur tr,
  rle2 (call O np body F args cur tr) (call O np target F args cur tr).
Proof. intros. apply forward_gen; red; auto. Qed.

Theorem backward : forall F args cur tr, exists G,
  rle2 (call O np target F args cur tr) (call O np body G args cur tr).
Proof. intros. apply backward_gen; red; auto. Qed.

End Main.

(* ---- the same in plain words ---- *)

Definition terminates O np b args cur tr t k : Prop :=
  k <> KTimeout /\ exists F, call O np b F args cur tr = (t, k).
Definition diverges O np b args cur tr : Prop :=
  forall F, snd (call O np b F args cur tr) = KTimeout.
Definition emits O np b args cur tr t : Prop :=          (* t is reached, finite or infinite run *)
  exists F, ext t (fst (call O np b F args cur tr)).

Definition equivalent O np b b' args cur tr : Prop :=
  (forall t k, terminates O np b args cur tr t k <-> terminates O np b' args cur tr t k) /\
  (diverges O np b args cur tr <-> diverges O np b' args cur tr) /\
  (forall t, emits O np b args cur tr t <-> emits O np b' args cur tr t).

Lemma equivalent_from_rle : forall O np b b' args cur tr,
  (forall F, exists G, rle2 (call O np b F args cur tr) (call O np b' G args cur tr)) ->
  (forall F, exists G, rle2 (call O np b' F args cur tr) (call O np b G args cur tr)) ->
  equivalent O np b b' args cur tr.
Proof.
  assert (T : forall O np b b' args cur tr,
    (forall F, exists G, rle2 (call O np b F args cur tr) (call O np b' G args cur tr)) ->
    forall t k, terminates O np b args cur tr t k -> terminates O np b' args cur tr t k).
  { intros O np b b' args cur tr H t k [K [F E]]. split; auto.
    destruct (H F) as [G [[KT _]|EG]].
    - rewrite E in KT; simpl in KT; congruence.
    - exists G. congruence. }
  assert (D : forall O np b b' args cur tr,
    (forall F, exists G, rle2 (call O np b' F args cur tr) (call O np b G args cur tr)) ->
    diverges O np b args cur tr -> diverges O np b' args cur tr).
  { intros O np b b' args cur tr H DV F.
    destruct (H F) as [G [[KT _]|EG]]; auto. rewrite EG. apply DV. }
  assert (M : forall O np b b' args cur tr,
    (forall F, exists G, rle2 (call O np b F args cur tr) (call O np b' G args cur tr)) ->
    forall t, emits O np b args cur tr t -> emits O np b' args cur tr t).
  { intros O np b b' args cur tr H t [F E].
    destruct (H F) as [G [[_ XT]|EG]]; exists G.
    - eapply ext_trans; eauto.
    - rewrite <- EG; auto. }
  intros. split; [split; apply T; auto|]. split; [split; apply D; auto|]. split; apply M; auto.
Qed.

(* MAIN: for every world, arguments, history and caller state, the accepted source
   function and its loop have the same trace and the same result or exception, or
   both run for ever, emitting the same events *)
Theorem transform_correct : forall O np nl body,
  accepted np nl body = true ->
  forall args cur tr,
  equivalent O np body (loop_of np nl (rebind np nl) body) args cur tr.
Proof.
  intros O np nl body A args cur tr. unfold accepted in A.
  apply andb_true_iff in A. destruct A as [_ A].
  apply orb_true_iff in A. destruct A as [A|A];
    (apply equivalent_from_rle; intros F;
      [exists F; eapply forward; eauto | eapply backward; eauto]).
Qed.

(* and the target never calls itself: its stack does not grow *)
Lemma X_no_call : forall np nl d s, hastail (X np nl (rebind np nl) d s) = false.
Proof.
  assert (U : forall l, hastail (unbinds l) = false) by (induction l; simpl; auto).
  intros np nl d s; revert d.
  induction s; intros d; simpl; rewrite ?IHs1, ?IHs2, ?IHs3, ?U; auto.
  - destruct (hastail s1); simpl; rewrite IHs1, IHs2; simpl; destruct d; auto.
  - destruct d; auto.
Qed.
Theorem target_no_call : forall np nl body, hastail (loop_of np nl (rebind np nl) body) = false.
Proof. intros; simpl. rewrite X_no_call. reflexivity. Qed.

(* ------------------------------------------------------------------ *)
(* 7. Every restriction is needed: counterexamples                     *)
(* ------------------------------------------------------------------ *)

Lemma call_stable : forall O np b F F' args cur tr t k,
  F <= F' -> call O np b F args cur tr = (t, k) -> k <> KTimeout ->
  call O np b F' args cur tr = (t, k).
Proof.
  intros. unfold call in *.
  destruct (le_wrap _ _ (exec_mono O np b F F' H b cur (mkenv args) tr)) as [[K _]|E].
  - rewrite H0 in K; simpl in K; congruence.
  - congruence.
Qed.

Lemma distinguish : forall O np b b' args cur tr F F' r r',
  call O np b F args cur tr = r -> call O np b' F' args cur tr = r' ->
  snd r <> KTimeout -> snd r' <> KTimeout -> r <> r' ->
  ~ equivalent O np b b' args cur tr.
Proof.
  intros O np b b' args cur tr F F' [t k] [t' k'] H H' K K' N (T & _ & _). simpl in *.
  destruct (proj1 (T t k)) as [_ [G HG]]; [split; eauto|].
  assert (A : call O np b' (F' + G) args cur tr = (t, k)) by (apply (call_stable _ _ _ G); auto; lia).
  assert (B : call O np b' (F' + G) args cur tr = (t', k')) by (apply (call_stable _ _ _ F'); auto; lia).
  congruence.
Qed.

(* "the transform, applied to body all the same, changes what the program does" *)
Definition broken np nl rb body : Prop :=
  exists O args, ~ equivalent O np body (loop_of np nl rb body) args None [].

Definition O0 : oracle := fun _ => inl VNone.
Definition num z := EConst (VInt z).
Definition v0 := EVar 0.  Definition v1 := EVar 1.  Definition v2 := EVar 2.
Definition dec := EOp OSub v0 (num 1).
Definition iszero := EOp OEq v0 (num 0).
Definition any : nat -> bool := fun _ => true.
Definition E4 := EExn 4 (num 0).

Ltac refute args :=
  exists O0, args; apply distinguish with (F := 9) (F' := 9)
    (1 := eq_refl) (2 := eq_refl); vm_compute; congruence.

(* def f(n):  try:     if n == 0: raise E4
                       return await f(n - 1)
              except:  if n == 0: raise
                       return n                        *)
Definition ex_try_body :=
  STry1 (SSeq (SIf iszero (SRaise E4) SSkip) (STail [dec])) any None
       (SSeq (SIf iszero SReraise SSkip) (SReturn v0)) SSkip.
Theorem try_body_broken : accepted 1 0 ex_try_body = false /\ broken 1 0 (rebind 1 0) ex_try_body.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  try:     if n == 0: return 7
                       return await f(n - 1)
              finally: g(n)                            *)
Definition ex_finally :=
  SFinally (SSeq (SIf iszero (SReturn (num 7)) SSkip) (STail [dec])) (SExpr (EEff 0 v0)).
Theorem finally_broken : accepted 1 0 ex_finally = false /\ broken 1 0 (rebind 1 0) ex_finally.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* the same with the call in the handler of a try that also has a finally *)
Definition ex_handler_finally :=
  SFinally (STry1 (SSeq (SIf iszero (SReturn (num 7)) SSkip) (SRaise E4)) any None
                 (STail [dec]) SSkip)
           (SExpr (EEff 0 v0)).
Theorem handler_finally_broken :
  accepted 1 0 ex_handler_finally = false /\ broken 1 0 (rebind 1 0) ex_handler_finally.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n, p):  if n == 0: return p
                 try:  raise E4
                 except Exception as p:  return await f(n - 1, 5)
   leaving the handler unbinds p, after the jump has bound it *)
Definition ex_as_param :=
  SSeq (SIf iszero (SReturn v1) SSkip)
       (STry1 (SRaise E4) any (Some 1) (STail [dec; num 5]) SSkip).
Theorem as_param_broken : accepted 2 0 ex_as_param = false /\ broken 2 0 (rebind 2 0) ex_as_param.
Proof. split; [reflexivity|]. refute [VInt 1; VInt 1]. Qed.

(* def f(n):  if n == 0: raise
              try:  raise E4
              except Exception:  return await f(n - 1)
   the callee's bare raise sees the exception its caller is handling *)
Definition ex_bare_raise :=
  SSeq (SIf iszero SReraise SSkip) (STry1 (SRaise E4) any None (STail [dec]) SSkip).
Theorem bare_raise_broken :
  accepted 1 0 ex_bare_raise = false /\ broken 1 0 (rebind 1 0) ex_bare_raise.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  if n == 0: raise
              return await f(n - 1)
   no handler has a tail call: then every transition sees the exception that the caller handles, and so does the loop *)
Definition ex_bare_raise_kept := SSeq (SIf iszero SReraise SSkip) (STail [dec]).
Theorem bare_raise_accepted : accepted 1 0 ex_bare_raise_kept = true.
Proof. reflexivity. Qed.

(* def f(n):  if n == 0: raise
              try: raise E4
              finally: return await f(n - 1)
   the callee's bare raise sees the exception that the finally holds back *)
Definition ex_in_finally :=
  SSeq (SIf iszero SReraise SSkip) (SFinally (SRaise E4) (STail [dec])).
Theorem in_finally_broken :
  accepted 1 0 ex_in_finally = false /\ broken 1 0 (rebind 1 0) ex_in_finally.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  if n == 0: return x
              x = 5
              return await f(n - 1)
   an ACCEPTED function; without the reset the second turn finds x bound *)
Definition ex_reset :=
  SSeq (SIf iszero (SReturn v1) SSkip) (SSeq (SAssign 1 (num 5)) (STail [dec])).
Theorem reset_needed :
  accepted 1 1 ex_reset = true /\ broken 1 1 (fun es => SPar (seq 0 1) es) ex_reset.
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n, a, b):  if n == 0: return b
                    return await f(n - 1, b, a)
   accepted; one-at-a-time assignment loses a *)
Fixpoint one_at_a_time (k : nat) (es : list expr) : stmt :=
  match es with [] => SSkip | a :: es' => SSeq (SAssign k a) (one_at_a_time (S k) es') end.
Definition ex_swap := SSeq (SIf iszero (SReturn v2) SSkip) (STail [dec; v2; v1]).
Theorem simultaneous_needed :
  accepted 3 0 ex_swap = true /\ broken 3 0 (one_at_a_time 0) ex_swap.
Proof. split; [reflexivity|]. refute [VInt 1; VInt 1; VInt 2]. Qed.

(* def f(n):  g(n)
              while n:  return await f(n - 1)
   accepted; a bare continue inside the user's loop continues the wrong loop *)
Fixpoint plain_continue (s : stmt) : stmt :=
  match s with
  | SSeq a b => SSeq (plain_continue a) (plain_continue b)
  | SIf c a b => SIf c (plain_continue a) (plain_continue b)
  | SLoop l b o => SLoop l (plain_continue b) (plain_continue o)
  | STry b hs o => STry (plain_continue b) (plain_continue hs) (plain_continue o)
  | SClause p x hd rest => SClause p x (plain_continue hd) (plain_continue rest)
  | SFinally a b => SFinally (plain_continue a) (plain_continue b)
  | STail es => SSeq (rebind 1 0 es) SContinue
  | s => s
  end.
Definition ex_loop := SSeq (SExpr (EEff 0 v0)) (SWhile v0 (STail [dec]) SSkip).
Theorem flag_needed :
  accepted 1 0 ex_loop = true /\
  exists O args, ~ equivalent O 1 ex_loop
    (SWhile (num 1) (SSeq (plain_continue ex_loop) (SReturn (EConst VNone))) SSkip) args None [].
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* "a loop that lacks some part of the rewriting does something else than the function" *)
Definition misses np body target : Prop :=
  exists O args, ~ equivalent O np body target args None [].
(* X without the test of the flag behind the loops that are outermost (untested = false) or inside one (true) *)
Fixpoint X_without (np nl : nat) (untested d : bool) (s : stmt) : stmt :=
  match s with
  | SSeq a b => SSeq (X_without np nl untested d a) (X_without np nl untested d b)
  | SIf c a b => SIf c (X_without np nl untested d a) (X_without np nl untested d b)
  | SLoop l b o =>
      let w := SLoop l (X_without np nl untested true b) (X_without np nl untested d o) in
      if hastail b && negb (eqb d untested)
      then SSeq w (SIf (EVar (flag np nl)) (if d then SBreak else SContinue) SSkip)
      else w
  | s => X np nl (rebind np nl) d s
  end.
Definition turns np nl (body : stmt) : stmt :=
  SWhile (num 1) (SSeq (SAssign (flag np nl) (num 0)) (SSeq body (SReturn (EConst VNone)))) SSkip.

(* def f(n):  if n == 5: return 7
              while n:  return await f(0)
              else:  n = 5
              return 3
   accepted; with the flag cleared once, before the first turn, the second one takes the first one's jump for its own *)
Definition ex_clearing :=
  SSeq (SIf (EOp OEq v0 (num 5)) (SReturn (num 7)) SSkip)
  (SSeq (SWhile v0 (STail [num 0]) (SAssign 0 (num 5))) (SReturn (num 3))).
Theorem clearing_needed :
  accepted 1 0 ex_clearing = true /\
  misses 1 ex_clearing
    (SSeq (SAssign (flag 1 0) (num 0))
          (SWhile (num 1) (SSeq (X 1 0 (rebind 1 0) false ex_clearing) (SReturn (EConst VNone))) SSkip)).
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  if n == 5: return 7
              if n == 1: return await f(0)
              n = 5
   accepted; a turn that does not return goes round again *)
Definition ex_return :=
  SSeq (SIf (EOp OEq v0 (num 5)) (SReturn (num 7)) SSkip)
  (SSeq (SIf (EOp OEq v0 (num 1)) (STail [num 0]) SSkip) (SAssign 0 (num 5))).
Theorem return_needed :
  accepted 1 0 ex_return = true /\
  misses 1 ex_return
    (SWhile (num 1) (SSeq (SAssign (flag 1 0) (num 0)) (X 1 0 (rebind 1 0) false ex_return)) SSkip).
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  while n:
                while n:  return await f(0)
                return 7
   accepted; without the test behind the inner loop its break goes on in the outer one *)
Definition ex_inner := SWhile v0 (SSeq (SWhile v0 (STail [num 0]) SSkip) (SReturn (num 7))) SSkip.
Theorem inner_test_needed :
  accepted 1 0 ex_inner = true /\ misses 1 ex_inner (turns 1 0 (X_without 1 0 true false ex_inner)).
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* def f(n):  g(n)
              while n:  return await f(0)
              return n
   accepted; without the test behind the outer loop its break goes on behind it, and g is called once *)
Definition ex_outer := SSeq (SExpr (EEff 0 v0)) (SSeq (SWhile v0 (STail [num 0]) SSkip) (SReturn v0)).
Theorem outer_test_needed :
  accepted 1 0 ex_outer = true /\ misses 1 ex_outer (turns 1 0 (X_without 1 0 false false ex_outer)).
Proof. split; [reflexivity|]. refute [VInt 1]. Qed.

(* ------------------------------------------------------------------ *)
(* 8. The fragment is not empty: calls in a clause, in a try-else, in   *)
(*    nested loops and in a loop's else are all accepted                *)
(* ------------------------------------------------------------------ *)

Definition ex_rich :=
  SSeq (SIf (EOp OLt v0 (num 1)) (SReturn v1) SSkip)
  (SWhile (EEff 0 v0)
     (SSeq
       (SWhile (EConst (VInt 1))
          (STry (SExpr (EEff 1 v1))
                (SClause (fun c => c =? 4) (Some 2)
                  (SSeq (SIf (EOp OEq v1 (num 3)) SReraise SSkip)
                        (STail [dec; EEff 2 v0]))               (* in a clause, two loops deep *)
                (SClause any None
                  (SFor 2 3 (SIf v2 (STail [v2]) (STail [dec; v2])) SSkip)
                                                                (* in a for, also with too few arguments: a TypeError *)
                 SReraise))
                (SIf (EOp OLt v1 (num 9)) (STail [dec; EOp OAdd v1 (num 1)]) SBreak))
          SSkip)                                                (* in the try-else *)
       (SFinally (SExpr (EEff 3 v0)) (SExpr (EEff 4 v1))))
     (STail [dec; v1])).                                        (* in the while-else *)
Theorem rich_accepted : accepted 2 1 ex_rich = true.
Proof. reflexivity. Qed.
Corollary rich_correct : forall O args cur tr,
  equivalent O 2 ex_rich (loop_of 2 1 (rebind 2 1) ex_rich) args cur tr.
Proof. intros; apply transform_correct, rich_accepted. Qed.

(* def f(n, p):  if n == 0: return p
                 for x in items:  return await f(n - 1, x)
   jumps out of a for, twice; the items are numbered in the order in which the world gives them *)
Definition counting : oracle := fun tr => inl (VInt (Z.of_nat (length tr))).
Definition ex_for := SSeq (SIf iszero (SReturn v1) SSkip) (SFor 2 3 (STail [dec; v2]) SSkip).
Theorem for_jumps :
  accepted 2 1 ex_for = true /\
  call counting 2 ex_for 9 [VInt 2; VNone] None [] = ([(3, VNone); (3, VNone)], KRet (VInt 2)) /\
  call counting 2 (loop_of 2 1 (rebind 2 1) ex_for) 9 [VInt 2; VNone] None []
    = ([(3, VNone); (3, VNone)], KRet (VInt 2)).
Proof. repeat split. Qed.

(* a run for ever is covered too *)
Theorem forever : diverges O0 0 (STail []) [] None [] /\
                  diverges O0 0 (loop_of 0 0 (rebind 0 0) (STail [])) [] None [].
Proof.
  assert (D : diverges O0 0 (STail []) [] None []).
  { assert (T : forall F, exec O0 0 (STail []) F (STail []) None (mkenv []) []
                        = ([], KTimeout, mkenv [])).
    { induction F; [reflexivity|].
      transitivity (wrapo (exec O0 0 (STail []) F (STail []) None (mkenv []) []), mkenv []);
        [reflexivity|]. rewrite IHF; reflexivity. }
    intros F. unfold call. rewrite T. reflexivity. }
  split; auto.
  apply (proj1 (proj2 (transform_correct O0 0 0 (STail []) eq_refl [] None []))). exact D.
Qed.

Print Assumptions transform_correct.
Print Assumptions target_no_call.
Print Assumptions forward.
Print Assumptions backward.
Print Assumptions try_body_broken.
Print Assumptions finally_broken.
Print Assumptions handler_finally_broken.
Print Assumptions as_param_broken.
Print Assumptions bare_raise_broken.
Print Assumptions bare_raise_accepted.
Print Assumptions in_finally_broken.
Print Assumptions reset_needed.
Print Assumptions simultaneous_needed.
Print Assumptions flag_needed.
Print Assumptions clearing_needed.
Print Assumptions return_needed.
Print Assumptions inner_test_needed.
Print Assumptions outer_test_needed.
Print Assumptions rich_accepted.
Print Assumptions rich_correct.
Print Assumptions for_jumps.
Print Assumptions forever.
