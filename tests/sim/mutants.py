"""Every deliberately broken engine must be caught by the check that is named for it, judged by that check alone; and every
check must have caught one. usage: mutants.py SIM-MUTANTS [--markdown]     (--markdown: the table of the README)"""

import json
import re
import subprocess
import sys
import tempfile

SEEDS = 400
RARE = {"SnapInMemoryOnly": 1000}  # what must coincide is drawn that seldom
# By tests/scenarios/mutants alone: campaigns do not draw rot, and the other one needs an ack, a reset and a TRUNC within
# one proposal's life.
SCENARIO_ONLY = {"RotIsEndOfFile", "StaleAckAfterTrunc"}
EQUIVALENT = re.compile(r"\(equivalent at (\d) voters: .*\)$")  # no seed tells it from the healthy engine
SIZES = (3, 5)  # "commit on the first ack" and its like look different in larger ensembles
LARGER_FIRST = {"HistoryNotAdopted"}  # no seed shows it at 3 voters, and looking takes minutes
VIOLATION = 3
SHRUNK = ("StaleCandidateWins", "RecoveryDropsLast")  # all of them take minutes


def mutants(sim):
    lines = subprocess.run([sim, "list", "mutants"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [line.split("  ", 3) for line in lines]


def sizes_for(name, words):
    equivalent = EQUIVALENT.search(words)
    sizes = [n for n in SIZES if not equivalent or n != int(equivalent.group(1))]
    return sizes[::-1] if name in LARGER_FIRST else sizes


def kill(sim, name, check, sizes, folder):
    """The first seed and size at which `check` sees the mutant; None when it survives. `folder`: where the shrunk scenario goes;
    empty: it is not shrunk."""
    for replicas in sizes:
        command = [sim, "swarm", "--seeds", "1..%d" % RARE.get(name, SEEDS), "--replicas", str(replicas), "--json", "--mutant", name]
        done = subprocess.run(command + (["--out", folder] if folder else []), capture_output=True, text=True)
        if done.returncode not in (0, 1, VIOLATION):
            sys.exit("%s: exit %d\n%s" % (name, done.returncode, done.stderr))
        for failure in json.loads(done.stdout)["failures"]:
            if failure["check"] == check:
                assert done.returncode == VIOLATION, done.returncode
                return replicas, failure
    return None


def shrunk_commands(sim, name, check, failure):
    """Number of commands of the shrunk scenario, which must break the same check."""
    file = failure["scenario"]
    run = subprocess.run([sim, "run", file, "--mutant", name], capture_output=True, text=True)
    broken = [line.split(" ", 1)[0] for line in run.stdout.splitlines() if ": VIOLATED" in line]
    if run.returncode != VIOLATION or check not in broken:
        sys.exit("%s: the shrunk scenario does not break %s:\n%s" % (name, check, run.stdout))
    with open(file, encoding="utf-8") as text:
        return sum(line.split(" ", 1)[0] not in ("scenario", "ensemble", "at", "verify\n") for line in text)


def judge(sim, name, check, words, shrink):
    shrink = shrink and not check.startswith("M-")  # what the campaign does wrong is no scenario
    with tempfile.TemporaryDirectory() as folder:
        killed = kill(sim, name, check, sizes_for(name, words), folder if shrink else "")
        if killed is None:
            return None
        return killed + ((shrunk_commands(sim, name, check, killed[1]) if shrink else 0),)


def checks(sim):
    lines = subprocess.run([sim, "list", "checks"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [line.split("  ", 1)[0] for line in lines]


def report(kills, markdown):
    if markdown:
        print("| mutant | museum | what is broken | killed by | voters | seeds it took | commands when shrunk |")
        print("|---|---|---|---|---|---|---|")
    for name, check, row, words, killed in kills:
        if markdown and killed:
            print("| %s | %s | %s | %s | %d | %d | %d |"
                  % (name, row, words, check, killed[0], killed[1]["seed"], killed[2]))
        elif killed is None:
            print("SURVIVES  %s (%s): %s" % (name, check, words))
        else:
            print("killed    %s by %s at n=%d, seed %d: %s" % (name, check, killed[0], killed[1]["seed"], killed[1]["text"]))


def main(sim, markdown):
    known = mutants(sim)
    if not known:
        sys.exit("no mutants: is this the mutant build?")
    kills = [(name, check, row, words, judge(sim, name, check, words, markdown or name in SHRUNK))
             for name, check, row, words in known if name not in SCENARIO_ONLY]
    report(kills, markdown)
    survivors = [name for name, _, _, _, killed in kills if killed is None]
    idle = sorted(set(checks(sim)) - {check for _, check, _, _, killed in kills if killed})
    if not markdown:
        print("%d of %d mutants killed" % (len(kills) - len(survivors), len(kills)))
        for check in idle:
            print("IDLE      %s has killed no mutant" % check)
    return 1 if survivors or idle else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--markdown" in sys.argv[2:]))
