"""The explorer on its example scenarios, and broken engines that it must find: each by the check named here, with a scenario
that the Lab breaks the same way. usage: explore.py SIM SIM-MUTANTS ROOT"""

import json
import os
import subprocess
import sys
import tempfile

VIOLATION = 3
# mutant, scenario, further bounds, check
KILLS = [
    ("CommitOnFirstAck", "one_write", ["resets=0", "crashes=0"], "Z-11"),
    ("AckBeforeFsync", "one_write", ["resets=0", "crashes=0"], "Z-12"),
    ("NewLeaderAckBeforeFsync", "first_election", [], "Z-12"),
    ("EpochNotIncremented", "next_epoch", ["crashes=0"], "Z-01"),
    ("AcceptedEpochLost", "all_down", [], "Z-01"),
    ("RecoveryDropsLast", "one_write", ["resets=0"], "Z-11"),
]


def fail(text):
    sys.exit("FAILED: " + text)


def explore(sim, root, name, depth, bounds=(), more=()):
    """Exit code and the JSON object."""
    command = [sim, "explore", "--scenario", os.path.join(root, "resources/explore", name + ".scenario"), "--depth", str(depth), "--json"]
    for bound in bounds:
        command += ["--set", bound]
    done = subprocess.run(command + list(more), capture_output=True, text=True)
    if done.returncode not in (0, VIOLATION):
        fail("%s: exit %d: %s" % (name, done.returncode, done.stderr))
    return done.returncode, json.loads(done.stdout)


def sound_engine(sim, root):
    code, found = explore(sim, root, "first_election", 1000)
    if code != 0 or not found["complete"] or found["violation"] is not None:
        fail("first_election: %s" % found)
    # Twenty events on, a TRUNC cuts what was committed meanwhile without that copy: Z-15 must not take it for a loss.
    for name, depth in (("one_write", 22), ("next_epoch", 16)):
        code, found = explore(sim, root, name, depth)
        if code != 0 or found["violation"] is not None or found["states"] < 10000:
            fail("%s: %s" % (name, found))
        print("%s: %d states, depth %d, %d a second" % (name, found["states"], found["depth"], found["statesPerSecond"]))


def kill(mutants, root, mutant, name, bounds, check, folder):
    code, found = explore(mutants, root, name, 60, bounds, ["--mutant", mutant, "--out", folder])
    if code != VIOLATION or found["violation"]["check"] != check:
        fail("%s: expected %s: %s" % (mutant, check, found))
    file = found["violation"]["scenario"]
    run = subprocess.run([mutants, "run", file, "--mutant", mutant], capture_output=True, text=True)
    broken = [line.split(" ", 1)[0] for line in run.stdout.splitlines() if ": VIOLATED" in line]
    if run.returncode != VIOLATION or check not in broken:
        fail("%s: the Lab does not break %s, but %s:\n%s" % (mutant, check, broken, run.stdout))
    sound = subprocess.run([mutants, "run", file], capture_output=True, text=True)
    if sound.returncode == VIOLATION:
        fail("%s: the sound engine breaks a check by the same events" % mutant)
    print("%s: %s after %d events, %d states" % (mutant, check, found["violation"]["events"], found["states"]))


def main(sim, mutants, root):
    sound_engine(sim, root)
    with tempfile.TemporaryDirectory() as folder:
        for mutant, name, bounds, check in KILLS:
            kill(mutants, root, mutant, name, bounds, check, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
