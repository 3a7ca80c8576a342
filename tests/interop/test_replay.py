"""What reached server processes is played again by the simulator: to the same inputs it gives the same effects, bytes and
all, that the process gave. Runs are recorded here, anew each time: loads, elections, kills, a wiped disk, every kind of
synchronisation; and one that is played to a broken engine differs."""

import glob
import os
import re
import subprocess
import unittest

from harness import PROGRAM, main, require
from kazoo_clients import client, stop
from servers import Servers

BIN = os.path.dirname(PROGRAM)


def replay(log, *arguments, program="quorumscope-sim"):
    """(exit code, what it says)"""
    done = subprocess.run([os.path.join(BIN, program), "replay", log, *arguments], capture_output=True, text=True,
                          timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


class Replay(unittest.TestCase):
    def plays_again(self, servers):
        """How many inputs of all servers and starts did; fails at the first that does something else."""
        logs = sorted(glob.glob(os.path.join(servers.folder, "*.inputs")))
        self.assertEqual(len(logs), servers.starts)
        total = 0
        for log in logs:
            code, said = replay(log)
            self.assertEqual(code, 0, said)
            total += int(re.search(r"ok: server \d+, (\d+) inputs with the same effects", said).group(1))
        return total

    def load(self, zk, path):
        zk.create(path, b"1")
        asked = [zk.create_async(path + "/n-", bytes(50), ephemeral=i % 3 == 0, sequence=True) for i in range(300)]
        for each in asked:
            each.get(30)
        zk.exists(path, watch=lambda event: None)
        zk.set(path, b"2")
        transaction = zk.transaction()
        transaction.create(path + "/t")
        transaction.check(path, 7)
        transaction.commit()
        zk.get_children(path)
        zk.sync(path)

    def test_an_ensemble_with_all_that_happens_to_it(self):
        with Servers("ooo", settings="snapCount=200", inputs=True) as servers:
            servers.start()
            servers.serving()
            zk = client(servers.hosts(), timeout=4.0)
            self.load(zk, "/a")
            leader = servers.leader()
            servers.kill(leader)
            require(lambda: servers.leader() != leader, "another leads")
            self.load(zk, "/b")
            servers.start(leader)
            servers.serving(leader)  # by DIFF
            follower = next(each for each in servers.processes if servers.mode(each) == "follower")
            servers.kill(follower)
            servers.wipe(follower)
            self.load(zk, "/c")
            self.load(zk, "/d")
            servers.start(follower)
            servers.serving(follower)  # by SNAP
            self.load(zk, "/e")
            stop(zk)
            for server in list(servers.processes):
                self.assertEqual(servers.end(server), 0)
            # Each write was a proposal, an ack and a commit to somebody, at least.
            self.assertGreater(self.plays_again(servers), 4500)

    def test_a_server_alone_and_a_broken_engine(self):
        with Servers("o", inputs=True) as servers:
            servers.start()
            servers.serving()
            zk = client(servers.hosts())
            self.load(zk, "/a")
            stop(zk)
            servers.kill(1)  # what it had written down until then is there
            self.assertGreater(self.plays_again(servers), 20)
            log = glob.glob(os.path.join(servers.folder, "*.inputs"))[0]
            code, said = replay(log, "--mutant", "AnswersEarlierZxid", program="quorumscope-sim-mutants")
            self.assertEqual(code, 3, said)
            self.assertRegex(said, r"step \d+, at .*: upon persist \d+ being durable it now .*answers \d+ bytes")


if __name__ == "__main__":
    main()
