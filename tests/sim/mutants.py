"""Every deliberately broken engine must be caught by the check that is named for it. usage: mutants.py SIM-MUTANTS"""

import json
import subprocess
import sys

SEEDS = "1..400"
SIZES = (3, 5)  # "commit on the first ack" and its like look different in larger ensembles
VIOLATION = 3


def mutants(sim):
    lines = subprocess.run([sim, "list", "mutants"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [line.split("  ", 2) for line in lines]


def kill(sim, name, check):
    """The first seed and size at which `check` sees the mutant; None when it survives."""
    for replicas in SIZES:
        done = subprocess.run([sim, "swarm", "--seeds", SEEDS, "--replicas", str(replicas), "--json", "--mutant", name],
                              capture_output=True, text=True)
        if done.returncode not in (0, 1, VIOLATION):
            sys.exit("%s: exit %d\n%s" % (name, done.returncode, done.stderr))
        for failure in json.loads(done.stdout)["failures"]:
            if failure["check"] == check:
                assert done.returncode == VIOLATION, done.returncode
                return replicas, failure
    return None


def main(sim):
    known = mutants(sim)
    if not known:
        sys.exit("no mutants: is this the mutant build?")
    survivors = []
    for name, check, words in known:
        killed = kill(sim, name, check)
        if killed is None:
            survivors.append(name)
            print("SURVIVES  %s (%s): %s" % (name, check, words))
        else:
            print("killed    %s by %s at n=%d, seed %d: %s" % (name, check, killed[0], killed[1]["seed"], killed[1]["text"]))
    print("%d of %d mutants killed" % (len(known) - len(survivors), len(known)))
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
