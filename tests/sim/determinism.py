"""Two simulators must write the same bytes for every scenario: trace and transcript.
usage: determinism.py ROOT SIM OTHER   (OTHER "other:PATH": that path, or what QS_OTHER_SIM names; skipped without both)"""

import glob
import os
import re
import subprocess
import sys
import tempfile

SKIPPED = 77


def other_sim(argument):
    if not argument.startswith("other:"):
        return argument
    return os.environ.get("QS_OTHER_SIM") or argument[len("other:"):]


def futures(scenario):
    """The arguments that choose each future of a scenario."""
    with open(scenario, encoding="utf-8") as text:
        branches = re.findall(r'^branch "?([^"\n]*)"?$', text.read(), re.MULTILINE)
    return [["--branch", branch] for branch in branches] or [[]]


def run(sim, scenario, future, folder):
    trace, text, lines = (os.path.join(folder, name) for name in ("trace", "transcript", "trace.json"))
    done = subprocess.run([sim, "run", scenario] + future + ["--trace", trace, "--transcript", text, "--trace-json", lines],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("%s run %s: exit %d\n%s%s" % (sim, scenario, done.returncode, done.stdout, done.stderr))
    return [open(path, "rb").read() for path in (trace, text, lines)]


def main(root, sim, other):
    other = other_sim(other)
    if not other:
        print("no other simulator: QS_OTHER_SIM is not set")
        return SKIPPED
    scenarios = sorted(glob.glob(root + "/resources/scenarios/*.scenario") + glob.glob(root + "/tests/scenarios/*.scenario"))
    if not scenarios:
        sys.exit("no scenarios under " + root)
    for scenario, future in [(scenario, future) for scenario in scenarios for future in futures(scenario)]:
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            here = run(sim, scenario, future, first)
            there = run(other, scenario, future, second)
        name = " ".join([os.path.basename(scenario)] + future[1:])
        if len(here[0]) < 1000:
            sys.exit("%s: a trace of only %d bytes" % (name, len(here[0])))
        for event in (b'"event":"EpochEstablished"', b'"event":"Committed"'):
            if event not in here[2]:
                sys.exit("%s: no %s in the trace" % (name, event.decode()))
        for what, a, b in zip(("trace", "transcript", "JSON trace"), here, there):
            if a != b:
                at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
                sys.exit("%s: the %ss differ at byte %d (%d and %d bytes)" % (name, what, at, len(a), len(b)))
        print("%s: %d bytes of trace, the same" % (name, len(here[0])))
    print("%s and %s agree on %d scenarios" % (sim, other, len(scenarios)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
