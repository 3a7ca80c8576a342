"""A trace that is read back from its file is the trace that was run: for every future of every scenario the same JSON lines,
and the same word of the checks. usage: recorded.py ROOT SIM"""

import glob
import os
import subprocess
import sys
import tempfile

from determinism import futures

VIOLATION = 3


def main(root, sim):
    scenarios = sorted(glob.glob(root + "/resources/scenarios/*.scenario") + glob.glob(root + "/tests/scenarios/*.scenario"))
    violated = 0
    with tempfile.TemporaryDirectory() as folder:
        stream, lines = os.path.join(folder, "trace"), os.path.join(folder, "lines")
        for scenario, future in [(scenario, future) for scenario in scenarios for future in futures(scenario)]:
            run = subprocess.run([sim, "run", scenario] + future + ["--trace", stream, "--trace-json", lines],
                                 capture_output=True, text=True)
            read = subprocess.run([sim, "trace", stream, "--json"], capture_output=True)
            with open(lines, "rb") as file:
                if read.returncode != 0 or read.stdout != file.read():
                    sys.exit("%s %s: read back, it is another trace\n%s" % (scenario, future, read.stderr.decode()))
            check = subprocess.run([sim, "check", stream], capture_output=True, text=True)
            lamps = [[line for line in out.stdout.splitlines() if "(premise true" in line] for out in (run, check)]
            if lamps[0] != lamps[1] or check.returncode != (VIOLATION if "VIOLATED" in run.stdout else 0):
                sys.exit("%s %s: read back, it is judged otherwise\n%s%s" % (scenario, future, run.stdout, check.stdout))
            violated += check.returncode == VIOLATION
            words = subprocess.run([sim, "trace", stream], capture_output=True)
            if words.returncode != 0 or words.stdout.count(b"\n") < read.stdout.count(b"\n"):
                sys.exit("%s %s: not a line a record" % (scenario, future))
    if not scenarios or not violated:
        sys.exit("no scenario, or none that leaves the model")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
