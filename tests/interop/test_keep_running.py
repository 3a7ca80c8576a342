"""An ensemble that is kept running: it outlives the window that began it, whoever opens its folder takes it up with all
it has told, and it ends when it is told to, with nothing left."""

import os
import shutil
import signal
import subprocess
import tempfile
import unittest

from harness import PROGRAM, Headless, four_letter_word, free_block, main, require, run, servers_of
from kazoo_clients import client, stop

SERVERS = 1, 2, 3


class KeepRunning(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kept-")
        self.port = free_block(len(SERVERS))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.addCleanup(self.clear)

    def clear(self):
        """What a failed test has left."""
        for pid in self.keepers():
            os.kill(pid, signal.SIGKILL)

    def keepers(self):
        listed = subprocess.run(["pgrep", "-f", "--", "--headless.*" + self.folder], stdout=subprocess.PIPE, check=False)
        return [int(pid) for pid in listed.stdout.split()]

    def serves(self):
        try:
            return "Mode: " in four_letter_word(self.port, "srvr", 5)
        except OSError:
            return False

    def begin(self, *more):
        """By a window, which is then killed. One that ends, and still serves, does not count."""
        before = set(self.keepers())
        window = subprocess.Popen([PROGRAM, "--world", "local", "--data-dir", self.folder, "--client-port", str(self.port),
                                   "--keep-running", *more],
                                  env={**os.environ, "HOME": self.folder}, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        try:
            require(lambda: set(self.keepers()) - before, "the window has begun one")
            require(lambda: not set(self.keepers()) & before and self.serves(), "the ensemble of the window serves")
        finally:
            window.kill()
            window.wait(10)

    def taken_up(self, *more):
        return Headless(len(SERVERS), 0, ["--data-dir", self.folder, *more], world="local", configured=self.port)

    def end(self):
        local = self.taken_up()
        local.serving()
        local.ok("end")
        self.assertEqual(local.process.wait(10), 0)
        require(lambda: not servers_of(self.folder) and not self.keepers(), "nothing is left", 2)

    def test_it_outlives_the_window_and_is_taken_up(self):
        self.begin("--set", "maxSessionTimeout=44000")
        before = servers_of(self.folder)
        self.assertEqual(len(before), len(SERVERS))
        zk = client("127.0.0.1:%d" % self.port)
        zk.create("/kept", b"while nobody looks")
        trace = os.path.join(self.folder, "seen.trace")
        with self.taken_up("--trace", trace) as local:
            local.serving()
            self.assertEqual(local.ok("status").count("serving"), len(SERVERS))
            local.ok("kill 3")
            require(lambda: "3 down" in local.ok("status"), "the server is down")
            local.ok("restart 3")
            require(lambda: local.ok("status").count("serving") == len(SERVERS), "all serve again")
        self.assertEqual(len(set(before) & set(servers_of(self.folder))), len(SERVERS) - 1, "the others went on")
        self.assertEqual(zk.get("/kept")[0], b"while nobody looks")
        stop(zk)
        simulator = os.path.join(os.path.dirname(PROGRAM), "quorumscope-sim")
        checked = subprocess.run([simulator, "check", trace], stdout=subprocess.PIPE, text=True, check=False)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        written = subprocess.run([simulator, "trace", trace], stdout=subprocess.PIPE, text=True, check=False).stdout
        self.assertIn("/kept", written, "what happened before it was taken up is in the trace")
        with open(os.path.join(self.folder, "1", "zoo.cfg"), encoding="utf-8") as config:
            self.assertIn("maxSessionTimeout=44000", config.read())
        self.end()

    def test_two_look_on(self):
        self.begin()
        with self.taken_up() as one, self.taken_up() as two:
            one.serving()
            two.serving()
            one.ok("freeze 2")
            require(lambda: "frozen" in two.ok("status"), "the other sees it")
            two.ok("thaw 2")
        self.assertEqual(len(servers_of(self.folder)), len(SERVERS))
        self.end()

    def test_the_keeper_is_killed(self):
        """No orphans, and the folder can be used again."""
        self.begin()
        for pid in self.keepers():
            os.kill(pid, signal.SIGKILL)
        require(lambda: not servers_of(self.folder), "the servers end with it", 2)
        self.begin()
        self.end()

    def test_it_is_kept_once(self):
        self.begin()
        status, _, err = run(["--headless", "--world", "local", "--data-dir", self.folder, "--keep-running"])
        self.assertEqual(status, 2)
        self.assertIn("kept running already", err[-1])
        self.end()

    def test_it_cannot_begin(self):
        with Headless(len(SERVERS), 0, ["--data-dir", self.folder], world="local") as local:
            local.serving()
            status, _, err = run(["--headless", "--world", "local", "--data-dir", self.folder, "--client-port",
                                  str(free_block(9)), "--keep-running"])
            self.assertEqual(status, 2)
            self.assertIn("uses this folder", err[-1])

    def test_two_windows_begin_it_at_once(self):
        """One of them keeps it, and both are shown the same."""
        windows = [subprocess.Popen([PROGRAM, "--world", "local", "--data-dir", self.folder, "--client-port",
                                     str(self.port), "--keep-running"], env={**os.environ, "HOME": self.folder},
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        try:
            require(self.serves, "the ensemble serves")
            require(lambda: len(self.keepers()) == 1, "one process keeps it")
        finally:
            for window in windows:
                window.kill()
                window.wait(10)
        self.end()

    def test_begun_again_while_it_ends(self):
        self.begin()
        local = self.taken_up()
        local.serving()
        local.send("end")
        self.begin()
        local.process.wait(10)
        self.end()


if __name__ == "__main__":
    main()
