"""What quorumscope-sim says and returns: help, versions, bad arguments, bad files, violated expectations.
usage: command_line.py SIM ROOT"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

SIM, ROOT = sys.argv[1:3]
FIRST_LIGHT = os.path.join(ROOT, "resources/scenarios/first_light.scenario")


def sim(*arguments):
    return subprocess.run([SIM, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=60)


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def scenario(self, text):
        path = os.path.join(self.folder, "my.scenario")
        with open(path, "wb") as out:
            out.write(text)
        return path

    def refused(self, *arguments):
        """Exit 2 and exactly one line, on standard error."""
        done = sim(*arguments)
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith("quorumscope-sim: "), done.stderr)
        return done.stderr[len("quorumscope-sim: "):-1]

    def test_help_and_version(self):
        for arguments in (["--help"], ["run", "--help"], ["trace", "--help"], ["check", "--help"], ["swarm", "--help"],
                          ["explore", "--help"], ["list", "--help"]):
            done = sim(*arguments)
            self.assertEqual(done.returncode, 0)
            self.assertIn("--help", done.stdout)
        version = sim("--version")
        self.assertEqual(version.returncode, 0)
        self.assertRegex(version.stdout, r"^quorumscope-sim \d+\.\d+\.\d+\n$")

    def test_bad_arguments(self):
        for arguments in ([], ["dance"], ["run"], ["run", FIRST_LIGHT, "--sed", "1"], ["run", FIRST_LIGHT, "--seed", "x"],
                          ["swarm", "--replicas", "0"], ["swarm", "--replicas", "ten"], ["swarm", "--seeds", "5"],
                          ["swarm", "--seeds", "5..4"], ["swarm", "--seeds", "1..2..3"], ["swarm", "--seeds", "-1..2"],
                          ["list"], ["list", "mutants"], ["list", "scenarios", "--scenarios", "/nowhere"],
                          ["explore"], ["explore", "--scenario", FIRST_LIGHT, "--depth", "-1"],
                          ["explore", "--scenario", FIRST_LIGHT, "--states", "0"],
                          ["swarm", "--mutant", "EpochNotIncremented"]):
            with self.subTest(arguments=arguments):
                self.refused(*arguments)

    def test_explore(self):
        begin = self.scenario(b"ensemble zab replicas=3\nexpect leader\n")
        done = sim("explore", "--scenario", begin, "--depth", "3", "--set", "crashes=1")
        self.assertEqual(self.refused("explore", "--scenario", begin, "--set", "crashes=1"),
                         begin + ': there is no parameter "crashes" to set')
        self.assertEqual(done.returncode, 2)
        begin = self.scenario(b"param crashes=0\nensemble zab replicas=3\nexpect leader\n")
        done = sim("explore", "--scenario", begin, "--depth", "3", "--set", "crashes=1")
        self.assertEqual(done.returncode, 0, done)
        self.assertRegex(done.stdout, r"^\d+ states, \d+ transitions, depth 3, not complete\n"
                                      r"\d+\.\d\d s of CPU, \d+ states a second\nno violation\n$")
        found = json.loads(sim("explore", "--scenario", begin, "--depth", "3", "--json").stdout)
        self.assertEqual(set(found), {"states", "transitions", "depth", "complete", "cpuSeconds", "statesPerSecond", "violation"})
        self.assertIsNone(found["violation"])
        self.assertIn("cannot happen here", self.refused("explore", "--scenario", self.scenario(b"restart 1\n")))

    def test_files_that_cannot_be_used(self):
        self.assertEqual(self.refused("run", "/nowhere.scenario"), "/nowhere.scenario: cannot be read")
        self.assertEqual(self.refused("run", self.folder), self.folder + ": a directory, not a scenario file")
        path = self.scenario(b"expect leader\n\nkill nobody\n")
        self.assertEqual(self.refused("run", path),
                         path + ':3:6: expected a node (1 to 63, leader, followers, follower, observers, minority, majority, '
                                'all or a bound name), found "nobody"')
        for rubbish in (b"", b"\x00\x01\x02", b"\xff" * 100, b"(" * 100000, b"x" * (1 << 21)):
            self.refused("run", self.scenario(rubbish))

    def test_futures_and_parameters(self):
        path = self.scenario(b'param who=1\nexpect leader\nbranch "a"\n  kill $who\nbranch "b"\n  kill 9\n')
        self.assertEqual(sim("run", path).returncode, 1)
        self.assertEqual(sim("run", path, "--branch", "a").returncode, 0)
        self.assertEqual(sim("run", path, "--branch", "a", "--set", "who=9").returncode, 1)
        self.assertEqual(self.refused("run", path, "--branch", "c"), path + ": there is no branch c")
        self.assertEqual(self.refused("run", path, "--set", "x=1"), path + ': there is no parameter "x" to set')
        self.assertEqual(self.refused("run", path, "--set", "x"), "--set: expected NAME=VALUE, found x")
        out = os.path.join(self.folder, "trace")
        self.assertEqual(self.refused("run", path, "--trace", out), path + ": a trace is of one future; choose one with --branch")
        self.assertFalse(os.path.exists(out))

    def test_output_that_cannot_be_written(self):
        for option in ("--trace", "--trace-json", "--transcript"):
            done = sim("run", FIRST_LIGHT, option, "/nowhere/out")
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr, "quorumscope-sim: /nowhere/out: cannot be written\n")

    def test_traces_that_cannot_be_used(self):
        out = os.path.join(self.folder, "trace")
        self.assertEqual(sim("run", FIRST_LIGHT, "--trace", out).returncode, 0)
        with open(out, "rb") as file:
            whole = file.read()
        for command in ("trace", "check"):
            self.assertEqual(self.refused(command, self.folder), self.folder + ": a directory, not a trace file")
            self.assertEqual(self.refused(command, "/nowhere"), "/nowhere: cannot be read")
            self.assertEqual(self.refused(command, FIRST_LIGHT),
                             FIRST_LIGHT + ": byte 0: not a trace: it does not begin QSTRACE")
        with open(out, "wb") as file:
            file.write(whole[:-2])
        done = sim("trace", out)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "quorumscope-sim: %s: byte %d: the stream ends in the middle of a value\n" % (out, len(whole) - 4))
        self.assertEqual(sim("check", out).returncode, 2)

    def test_a_file_without_end(self):
        self.assertEqual(self.refused("run", "/dev/zero"), "/dev/zero: longer than a scenario file may be")

    def test_exit_codes_of_a_run(self):
        self.assertEqual(sim("run", FIRST_LIGHT).returncode, 0)
        path = self.scenario(b"expect leader\nexpect no leader within 1s\n")
        done = sim("run", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(path + ":2: there still is a leader within 1s", done.stdout)

    def test_seed(self):
        traces = []
        for arguments in (["--seed", "1"], ["--seed", "1"], ["--seed", "2"]):
            out = os.path.join(self.folder, "trace")
            self.assertEqual(sim("run", FIRST_LIGHT, "--trace", out, *arguments).returncode, 0)
            with open(out, "rb") as trace:
                traces.append(trace.read())
        self.assertEqual(traces[0], traces[1])
        self.assertNotEqual(traces[0], traces[2])

    def test_lists(self):
        self.assertIn("first_light.scenario  First light", sim("list", "scenarios").stdout)
        elsewhere = subprocess.run([SIM, "list", "scenarios"], capture_output=True, text=True, cwd="/", timeout=60)
        self.assertIn("first_light.scenario  First light", elsewhere.stdout)
        checks = sim("list", "checks").stdout
        for check in ("Z-01", "Z-03", "Z-11"):
            self.assertIn(check, checks)

    def test_swarm_as_json(self):
        done = sim("swarm", "--seeds", "1..12", "--json")
        self.assertEqual(done.returncode, 0, done)
        report = json.loads(done.stdout)
        self.assertEqual((report["seeds"], report["violations"], report["invalid"]), (12, 0, 0))
        for key in ("committed", "operations", "records", "simulatedHours", "cpuSeconds"):
            self.assertGreater(report[key], 0, key)
        self.assertEqual(sorted(report["checks"]), ["M-01", "M-05", "S-01", "S-02", "S-03", "S-04", "S-05", "S-06", "S-07", "S-08",
                                                    "S-09", "S-10", "S-11", "S-12", "S-13", "S-14", "S-16", "S-18",
                                                    "Z-01", "Z-02", "Z-03", "Z-05", "Z-06", "Z-07", "Z-08", "Z-09",
                                                    "Z-10", "Z-11", "Z-12", "Z-13", "Z-14", "Z-15", "Z-16", "Z-17",
                                                    "Z-18", "Z-19", "Z-20", "Z-21", "Z-22", "Z-23"])
        self.assertEqual(len(report["goals"]), 45)
        self.assertGreater(report["goals"]["W-01"], 0)
        for name, check in report["checks"].items():
            self.assertGreater(check["premiseTrue"], 0, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
