(* Tie.v -- the model as a program: what tests/formal evaluates, and compares with Loom and CPython.
   Nothing is proved here.  A result is written as lists of numbers, which are easy to read back. *)
From Coq Require Import ZArith List Bool Arith.
Require Import TailLoop.
Import ListNotations.

(* the world of a run: the answers to its effects, in order, packed into one number, five bits each:
   0 nothing left (every effect raises class 9), 1 None, 2.. the numbers from 0, 6.. raised: class and argument *)
Definition unpacked (digit : Z) : val + exn :=
  (if digit =? 0 then inr (9%nat, 0)
   else if digit =? 1 then inl VNone
   else if digit <? 6 then inl (VInt (digit - 2))
   else inr (nth (Z.to_nat ((digit - 6) / 4)) [1; 4; 5; 6]%nat 9%nat, (digit - 6) mod 4))%Z.
Definition answer (script : Z) (position : nat) : val + exn :=
  unpacked (Z.land (Z.shiftr script (5 * Z.of_nat position)) 31).

(* effects from 10 on are iterators: there the answer None says that there is no further item *)
Definition scripted (script : Z) : oracle := fun tr =>
  match tr with
  | [] => inl VNone
  | (k, _) :: before =>
      match answer script (length before) with
      | inl VNone => if 10 <=? k then inr (C_Stop, 0%Z) else inl VNone
      | other => other end
  end.

Definition one_of (classes : list nat) : nat -> bool := fun c => existsb (Nat.eqb c) classes.

Definition of_nat (n : nat) : Z := Z.of_nat n.
Definition of_val (v : val) : list Z :=
  match v with
  | VNone => [0; 0; 0]
  | VInt z => [1; z; 0]
  | VExn (c, z) => [2; of_nat c; z] end%Z.
Definition of_kind (k : kind) : list Z :=
  match k with
  | KRet v => 0 :: of_val v
  | KExc x => 1 :: of_val (VExn x)
  | _ => [2; 0; 0; 0] end%Z.                        (* a call ends in no other kind than KTimeout *)
Definition of_event (e : event) : list Z := of_nat (fst e) :: of_val (snd e).
Definition of_run (r : trace * kind) : list Z := of_kind (snd r) ++ flat_map of_event (rev (fst r)).

(* the shape of a statement, without what rebinds and what clears the flag *)
Section Shape.
Variable flag : nat.
Fixpoint shape (s : stmt) : list Z :=
  match s with
  | SSkip => []
  | SExpr _ => [1]
  | SAssign y a =>
      if Nat.eqb y flag then match a with EConst (VInt 1) => [9] | _ => [] end   (* set; clear *)
      else [2]
  | SPar _ _ => [2]
  | SDel _ => [3]
  | SRaise _ => [4]
  | SReraise => [5]
  | SReturn _ => [6]
  | SBreak => [7]
  | SContinue => [8]
  | SSeq a b => shape a ++ shape b
  | SIf (EVar y) a b => (if Nat.eqb y flag then 10 else 11) :: shape a ++ [19] ++ shape b ++ [20]
  | SIf _ a b => 11 :: shape a ++ [19] ++ shape b ++ [20]
  | SLoop (HWhile _) b o => 12 :: shape b ++ [19] ++ shape o ++ [20]
  | SLoop (HFor _ _) b o => 13 :: shape b ++ [19] ++ shape o ++ [20]
  | STry b hs o => 14 :: shape b ++ [18] ++ shape hs ++ [19] ++ shape o ++ [20]
  | SClause _ _ hd rest => 15 :: shape hd ++ match rest with SReraise => [] | _ => shape rest end
  | SFinally b fin => 16 :: shape b ++ [19] ++ shape fin ++ [20]
  | STail _ => [17]
  end%Z.
End Shape.

(* the same program, with no name in an except clause *)
Fixpoint nameless (s : stmt) : stmt :=
  match s with
  | SSeq a b => SSeq (nameless a) (nameless b)
  | SIf c a b => SIf c (nameless a) (nameless b)
  | SLoop l b o => SLoop l (nameless b) (nameless o)
  | STry b hs o => STry (nameless b) (nameless hs) (nameless o)
  | SClause p _ hd rest => SClause p None (nameless hd) (nameless rest)
  | SFinally b fin => SFinally (nameless b) (nameless fin)
  | s => s
  end.

Record run := called { args : list val; script : Z; handled : option exn }.

(* verdict, and that without names; shape of the loop; and of each run the source's outcome and the loop's *)
Definition look (np nl fuel : nat) (body : stmt) (runs : list run) : list (list Z) :=
  let loop := loop_of np nl (rebind np nl) body in
  let through b r := of_run (call (scripted (script r)) np b fuel (args r) (handled r) []) in
  let verdict b := if accepted np nl b then 1%Z else 0%Z in
  [verdict body; verdict (nameless body)]
  :: shape (flag np nl) (loop_of np nl (fun _ => SSkip) body)
  :: flat_map (fun r => [through body r; through loop r]) runs.
