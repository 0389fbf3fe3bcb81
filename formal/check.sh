#!/bin/sh
# Compiles the model and refuses whatever is not proved from nothing. With `full`, the proofs are checked a second time by
# the independent checker, the standard library included (about 45 s more).
set -eu
cd "$(dirname "$0")"
rm -f TailLoop.vo Tie.vo
if grep -nE '\b(Admitted|admit|Axiom|Axioms|Parameter|Parameters|Conjecture|Hypotheses|Unset)\b' TailLoop.v | grep -v 'no Admitted'
then echo "FAIL: unproved"; exit 1; fi
for name in $(sed -nE 's/^(Theorem|Corollary) ([a-z_]+) .*/\2/p' TailLoop.v); do
  grep -qx "Print Assumptions $name\." TailLoop.v || { echo "FAIL: the assumptions of $name are not printed"; exit 1; }
done
coqc -q TailLoop.v > assumptions.txt
want=$(grep -c '^Print Assumptions' TailLoop.v)
got=$(grep -c '^Closed under the global context$' assumptions.txt)
[ "$want" = "$got" ] && [ "$(wc -l < assumptions.txt)" = "$want" ] || { echo "FAIL: axioms"; cat assumptions.txt; exit 1; }
coqc -q Tie.v
if [ "${1:-}" = full ]; then
  coqchk -silent -o TailLoop > coqchk.txt 2>&1
  grep -q '^\* Axioms: <none>' coqchk.txt || { echo "FAIL: coqchk"; exit 1; }
fi
echo "ok: $got theorems, no axioms"
