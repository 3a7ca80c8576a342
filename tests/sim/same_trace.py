"""The same seeds in other circumstances must write the same traces: M-01 across processes. Another allocator, another place of
everything in memory, another locale, another build type, another compiler. usage: same_trace.py SIM [--own-allocator]
With --own-allocator, SIM brings an allocator that no other can replace (a sanitizer's): that one is left out.
QS_OTHER_SIM: a quorumscope-sim of another build type; QS_FUZZ_BIN: bin of the fuzz tree, whose simulator clang built."""

import glob
import json
import os
import subprocess
import sys
import tempfile

RUNS = (("3", "1..60"), ("5", "1..6"))
FEW = (("3", "1..8"), ("5", "1..2"))  # for a build with sanitizers
LOCALE = "tr_TR.UTF-8"  # a decimal comma, and an i whose capital is another letter


def hashes(sim, runs, environment=None, before=()):
    out = {}
    for replicas, seeds in runs:
        command = list(before) + [sim, "swarm", "--replicas", replicas, "--seeds", seeds, "--hash", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(environment or {})})
        if done.returncode != 0:
            sys.exit("%s: exit %d\n%s%s" % (" ".join(command), done.returncode, done.stdout, done.stderr))
        for seed, value in json.loads(done.stdout)["traceHashes"].items():
            out[replicas, seed] = value
    return out


def other_allocator():
    found = glob.glob("/usr/lib/*/libjemalloc.so.2")
    if not found:
        sys.exit("no other allocator: install libjemalloc2")
    return {"LD_PRELOAD": found[0]}


def other_locale(folder):
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", os.path.join(folder, LOCALE)], capture_output=True, text=True)
    environment = {"LOCPATH": folder, "LC_ALL": LOCALE}
    shown = subprocess.run(["locale", "-k", "decimal_point"], capture_output=True, text=True, env={**os.environ, **environment})
    if made.returncode != 0 or 'decimal_point=","' not in shown.stdout:
        sys.exit("no other locale: install locales\n" + made.stderr + shown.stderr)
    return environment


def same(name, want, got):
    different = sorted(key for key in got if want[key] != got[key])
    if not got or different:
        sys.exit("%s: other traces with (replicas, seed) %s" % (name, different))
    print("%-40s %3d seeds, the same traces" % (name, len(got)))


def main(sim, own_allocator):
    want = hashes(sim, RUNS)
    same("again", want, hashes(sim, RUNS))
    if len(set(want.values())) != len(want):
        sys.exit("two seeds have the same hash: " + str(want))
    if not own_allocator:
        same("another allocator", want, hashes(sim, RUNS, other_allocator()))
    # Freed memory is filled, large blocks lie elsewhere, and no address is random.
    perturbed = {"MALLOC_PERTURB_": "165", "MALLOC_TOP_PAD_": "1048576", "MALLOC_MMAP_THRESHOLD_": "4096"}
    same("freed memory filled, no random addresses", want, hashes(sim, RUNS, perturbed, ("setarch", "-R")))
    with tempfile.TemporaryDirectory() as folder:
        same("another locale", want, hashes(sim, RUNS, other_locale(folder)))
    if os.environ.get("QS_OTHER_SIM"):
        same("another build type", want, hashes(os.environ["QS_OTHER_SIM"], RUNS))
    if os.environ.get("QS_FUZZ_BIN"):
        same("another compiler", want, hashes(os.path.join(os.environ["QS_FUZZ_BIN"], "quorumscope-sim"), FEW, before=("setarch", "-R")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--own-allocator" in sys.argv[2:]))
