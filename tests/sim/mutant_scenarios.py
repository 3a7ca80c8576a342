"""The shortest known schedule that kills a mutant, as tests/scenarios/mutants/NAME.scenario: the healthy engine passes it, the
mutant breaks the check it is listed with, or the one that the file names ("Seen by Z-08."). usage: mutant_scenarios.py SIM SIM-MUTANTS FOLDER"""

import os
import re
import subprocess
import sys

VIOLATION = 3


def run(command):
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def checks_of(sim):
    lines = run([sim, "list", "mutants"]).stdout.splitlines()
    return {name: check for name, check, _, _ in (line.split("  ", 3) for line in lines)}


def problem(sim, mutants, file, name, check):
    """What is wrong with the scenario; empty: nothing."""
    with open(file, encoding="utf-8") as text:
        named = re.search(r"^# Seen by ([A-Z]-\d\d)\.$", text.read(), re.M)
    check = named.group(1) if named else check
    healthy = run([sim, "run", file])
    if healthy.returncode != 0:
        return "the healthy engine ends with %d:\n%s" % (healthy.returncode, healthy.stdout)
    broken = run([mutants, "run", file, "--mutant", name])
    seen = [line.split(" ", 1)[0] for line in broken.stdout.splitlines() if ": VIOLATED" in line]
    if broken.returncode != VIOLATION or check not in seen:
        return "the mutant ends with %d, and %s is not among the checks that speak: %s" % (broken.returncode, check, seen)
    return ""


def main(sim, mutants, folder):
    known = checks_of(mutants)
    files = sorted(os.listdir(folder))
    bad = 0
    for file in files:
        name = file.removesuffix(".scenario")
        text = problem(sim, mutants, os.path.join(folder, file), name, known[name]) if name in known else "no such mutant"
        bad += bool(text)
        print("%-8s %s %s" % ("FAILS" if text else "killed", name, text))
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
