"""kill -9 at random moments under load, round after round on one folder: of the manager of a Local ensemble, of its
servers, with one of them frozen, and of the window. Nothing is left running, every file can be read, every acknowledged
write is there and all servers hold the same.

QS_KILL_ROUNDS: how many (12); QS_KILL_SEED: where they begin (1). The window is shown where QT_QPA_PLATFORM says."""

import collections
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from harness import PROGRAM, Headless, four_letter_word, free_block, main, require, servers_of
from kazoo_clients import client, found, stop

ROUNDS = int(os.environ.get("QS_KILL_ROUNDS", "12"))
SEED = int(os.environ.get("QS_KILL_SEED", "1"))
FROZEN_EVERY = 5
WINDOW_EVERY = 50  # of the rounds of the whole
LOOK_BACK_EVERY = 50
SERVERS = 1, 2, 3


class Kills(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kills-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.acknowledged = {}  # by the path of the round: names that were created
        self.counts = collections.Counter()

    def nothing_left(self):
        require(lambda: not servers_of(self.folder), "no server is left", 2)

    def verify(self, local, rounds):
        """All servers hold the same of these rounds, and whatever was acknowledged."""
        held = []
        for server in SERVERS:
            zk = client(local.server(server))
            zk.sync("/")
            held.append({path: (sorted(zk.get_children(path)), zk.get(path)[0]) for path in rounds})
            stop(zk)
        self.assertEqual(held[0], held[1])
        self.assertEqual(held[0], held[2])
        for path in rounds:
            lost = self.acknowledged[path] - set(held[0][path][0])
            self.assertFalse(lost, "acknowledged and lost, of %s: %s" % (path, sorted(lost)[:5]))

    def play(self, number, rng):
        path = "/round-%d" % number
        local = Headless(len(SERVERS), 0, ["--data-dir", self.folder], world="local")
        try:
            local.serving()
            self.verify(local, list(self.acknowledged)[0 if number % LOOK_BACK_EVERY == 0 else -1:])
            zk = client(local.servers)
            zk.create(path)
            self.acknowledged[path] = set()
            if number % FROZEN_EVERY == 0:
                local.ok("freeze %d" % rng.choice(SERVERS))
                self.counts["with a frozen server"] += 1
            asked = [zk.create_async(path + "/n-", bytes(rng.randrange(400)), sequence=True) for _ in range(200)]
            time.sleep(rng.random() * 0.15)
            if rng.random() < 0.5:
                self.counts["managers"] += 1
                local.process.kill()
                local.process.wait(10)
            else:
                self.kill_servers(local, rng)
                if "frozen" in local.ok("status"):
                    local.ok("thaw all")
                local.ok("restart all")
                local.serving()
                require(lambda: found(zk, path), "the client is served again")
            self.take_answers(path, zk, asked, local.process.poll() is None)
        except AssertionError as error:
            raise AssertionError("%s\n%s\n%s" % (error, local.ok("status"), self.logs())) from error
        finally:
            local.quit()
        self.nothing_left()

    def logs(self):
        """How the logs of the servers end."""
        out = []
        for server in SERVERS:
            with open(os.path.join(self.folder, str(server), "log"), encoding="utf-8") as log:
                out += ["log of server %d ends:" % server, *log.read().splitlines()[-25:]]
        return "\n".join(out)

    def kill_servers(self, local, rng):
        """One or two of them, or all, behind the back of the manager."""
        running = servers_of(self.folder)
        killed = rng.sample(running, rng.choice((1, 1, 2, 3)))
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        self.counts["servers"] += len(killed)
        require(lambda: local.ok("status").count("down") == len(killed), "the manager has noticed")

    def take_answers(self, path, zk, asked, served):
        if served:
            zk.sync(path)  # whatever was asked before is answered, or lost
        for each in asked:
            if each.ready() and each.successful():
                self.acknowledged[path].add(os.path.basename(each.get()))
        self.counts["acknowledged writes"] += len(self.acknowledged[path])
        stop(zk)

    def test_nothing_is_left_and_nothing_lost(self):
        for number in range(1, ROUNDS + 1):
            with self.subTest(seed=SEED, round=number):
                self.play(number, random.Random(SEED * 1_000_003 + number))
        with Headless(len(SERVERS), 0, ["--data-dir", self.folder], world="local") as local:
            local.serving()
            self.verify(local, list(self.acknowledged))
        self.nothing_left()
        print("%d rounds: %s" % (ROUNDS, ", ".join("%d %s" % (n, what) for what, n in sorted(self.counts.items()))))
        self.assertGreater(self.counts["acknowledged writes"], 0)

    def test_the_window_leaves_nothing(self):
        port = free_block(len(SERVERS))
        for number in range(max(2, ROUNDS // WINDOW_EVERY)):
            rng = random.Random(SEED * 1_000_003 + number)
            window = subprocess.Popen([PROGRAM, "--world", "local", "--data-dir", self.folder, "--client-port", str(port)],
                                      env={**os.environ, "HOME": self.folder}, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
            try:
                require(lambda: self.serves(port), "the ensemble of the window serves")
                time.sleep(rng.random() * 0.5)
            finally:
                window.kill()
                window.wait(10)
            self.nothing_left()

    @staticmethod
    def serves(port):
        try:
            return "Mode: " in four_letter_word(port, "srvr", 5)
        except OSError:
            return False


if __name__ == "__main__":
    main()
