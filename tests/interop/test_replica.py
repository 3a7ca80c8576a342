"""quorumscope-replica alone and as an ensemble of three: ordinary work through kazoo, kill -9, what it refuses."""

import os
import re
import signal
import socket
import subprocess
import unittest

from kazoo.exceptions import NoAuthError
from kazoo.security import ACL, Id, Permissions

from harness import PROGRAM, main, require
from kazoo_clients import client, found, stop, write
from servers import APACHE_IS_HERE, Servers, tree_of, word


def has_ipv6():
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


IPV6_IS_HERE = has_ipv6()


class Standalone(unittest.TestCase):
    def test_serves_and_keeps_what_it_acknowledged(self):
        with Servers("o") as servers:
            servers.start()
            servers.serving(1)
            self.assertEqual(servers.mode(1), "standalone")
            zk = client(servers.hosts())
            seen = []
            zk.create("/a", b"1")
            zk.get("/a", watch=seen.append)
            zk.set("/a", b"2")
            zk.create("/a/mine", b"", ephemeral=True)
            self.assertEqual([event.type for event in seen], ["CHANGED"])
            for number in range(50):
                zk.create("/a/n-", b"x" * number, sequence=True)
            session = zk.client_id[0]
            servers.kill(1)
            servers.start(1)
            require(lambda: found(zk, "/a/mine"), "the client finds its session again")
            self.assertEqual(zk.client_id[0], session)
            self.assertEqual(zk.get("/a")[0], b"2")
            self.assertEqual(len(zk.get_children("/a")), 51)
            stop(zk)
            require(lambda: servers.fact(1, "Node count") == "56", "the ephemeral goes with its session")
            self.assertEqual(servers.end(1), 0)

    def test_a_second_server_on_the_same_directory_is_refused(self):
        with Servers("o") as servers:
            servers.start()
            servers.serving(1)
            second = subprocess.run([PROGRAM, servers.config(1)], capture_output=True, timeout=20, check=False)
            self.assertEqual(second.returncode, 2)
            self.assertRegex(second.stderr.decode(), r"version-2: another server uses this directory\n\Z")

    def test_four_letter_words_outside_the_whitelist(self):
        with Servers("o", "4lw.commands.whitelist=ruok, srvr") as servers:
            servers.start()
            servers.serving(1)
            self.assertEqual(word(servers.port(1), "ruok"), "imok")
            self.assertEqual(word(servers.port(1), "stat"),
                             "stat is not executed because it is not in the whitelist.\n")

    @unittest.skipUnless(IPV6_IS_HERE, "there is no ::1")
    def test_any_address_is_of_both_families(self):
        for kind in "oa" if APACHE_IS_HERE else "o":
            with self.subTest(kind), Servers(kind, anywhere=True) as servers:
                servers.start()
                servers.serving(1)
                old, new = client(servers.hosts()), client("[::1]:%d" % servers.port(1))
                for name, rule in (("/one", "127.0.0.1"), ("/all", "127.0.0.0/8")):
                    old.create(name, b"", acl=[ACL(Permissions.READ, Id("ip", rule))])
                    self.assertEqual(old.get(name)[0], b"")
                    self.assertRaises(NoAuthError, new.get, name)
                lines = word(servers.port(1), "cons")
                self.assertRegex(lines, r"(?m)^ /127\.0\.0\.1:\d+\[1\]")
                self.assertRegex(lines, r"(?m)^ /\[0:0:0:0:0:0:0:1\]:\d+\[1\]")
                stop(old, new)

    def test_no_more_connections_of_one_address_than_allowed(self):
        with Servers("o", "maxClientCnxns=2") as servers:
            servers.start()
            servers.serving(1)
            both = [client(servers.hosts()) for _ in range(2)]
            self.assertEqual(word(servers.port(1), "ruok"), "")
            stop(*both)


class BadInput(unittest.TestCase):
    def refused(self, text, expected, myid="1\n"):
        with Servers("o") as servers:
            os.makedirs(servers.data(1))
            path = os.path.join(servers.folder, "zoo.cfg")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace("DATA", servers.data(1)))
            if myid is not None:
                with open(os.path.join(servers.data(1), "myid"), "w", encoding="ascii") as file:
                    file.write(myid)
            done = subprocess.run([PROGRAM, path], capture_output=True, timeout=20, check=False)
            self.assertEqual(done.returncode, 2, done.stderr)
            lines = done.stderr.decode().splitlines()
            self.assertRegex(lines[-1], expected)
            self.assertEqual(len([line for line in lines if line.startswith("quorumscope-replica: ")]), 1)

    def test_configuration(self):
        three = "dataDir=DATA\nclientPort=1\n" + "".join("server.%d=h:%d:%d\n" % (i, i, i + 9) for i in (1, 2, 3))
        for text, expected in [
                ("", "zoo.cfg: dataDir is not set"),
                ("dataDir=DATA\n", "clientPort is not set"),
                ("dataDir=DATA\nclientPort=70000\n", "zoo.cfg:2: expected a port from 1 to 65535, found \"70000\""),
                ("dataDir=DATA\n# x\ntickTime=soon\n", "zoo.cfg:3: tickTime: expected a number .*, found \"soon\""),
                (three, "zoo.cfg: initLimit is not set"),
                (three + "server.1=a:1:2\n", "zoo.cfg:6: server 1 stands here twice"),
                (three + "server.4=a:1\n", "zoo.cfg:6: expected server.N=HOST:PORT:PORT"),
                ("dataDir=DATA\ndynamicConfigFile=/nowhere/x\n",
                 "zoo.cfg:2: dynamicConfigFile: /nowhere/x: cannot be read"),
                ("dataDir=/proc/nowhere\nclientPort=1\n", "/proc/nowhere/version-2: cannot be made: ")]:
            with self.subTest(text):
                self.refused(text, expected)

    def test_myid(self):
        three = "tickTime=500\ninitLimit=5\nsyncLimit=5\ndataDir=DATA\nclientPort=1\n" + "".join(
            "server.%d=127.0.0.1:%d:%d\n" % (i, i, i + 9) for i in (1, 2, 3))
        self.refused(three, "myid: cannot be read", None)
        self.refused(three, "myid: expected the id of this server, .*, found \"me\"", "me")
        self.refused(three, "myid: there is no server.7 in zoo.cfg", "7\n")

    def test_damaged_log(self):
        with Servers("o") as servers:
            servers.start()
            servers.serving(1)
            zk = client(servers.hosts())
            for number in range(5):
                zk.create("/n%d" % number, b"data")
            stop(zk)
            servers.end(1)
            folder = os.path.join(servers.data(1), "version-2")
            log = [name for name in os.listdir(folder) if name.startswith("log.")][0]
            with open(os.path.join(folder, log), "r+b") as file:
                file.seek(100)
                file.write(b"\xff")
            done = subprocess.run([PROGRAM, servers.config(1)], capture_output=True, timeout=20, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertRegex(done.stderr.decode().splitlines()[-1], re.escape(log) + ", byte [0-9]+: ")


class Ensemble(unittest.TestCase):
    def test_nothing_acknowledged_is_lost_when_each_is_killed(self):
        with Servers("ooo", "snapCount=60") as servers:
            servers.start()
            servers.serving()
            zk = client(servers.hosts())
            zk.create("/n")
            written = []
            for victim in (servers.leader(), 1, 2, 3):
                for number in range(40):
                    written.append("/n/%d-%d" % (len(written), number))
                    write(zk, written[-1], b"x" * 100)
                    if number == 10:
                        servers.kill(victim)
                servers.start(victim)
                servers.serving()
            stop(zk)
            trees = []
            for each in servers.ids:
                own = client(servers.hosts(each))
                own.sync("/")
                trees.append(tree_of(own))
                stop(own)
            self.assertEqual(trees[0], trees[1])
            self.assertEqual(trees[0], trees[2])
            for path in written:
                self.assertIn(path, trees[0])

    def test_a_leader_cuts_more_than_a_restarted_server_keeps_in_memory(self):
        """It logged 3,000 proposals, most of which did not fit into the sockets to its frozen followers. Back again it
        keeps the last of them in memory, has to cut more than those, and reads its whole log for that."""
        with Servers("ooo", "syncLimit=20\nglobalOutstandingLimit=5000") as servers:
            servers.start()
            servers.serving()
            old = servers.leader()
            others = [each for each in servers.ids if each != old]
            zk = client(servers.hosts(old))
            zk.create("/kept", b"1")
            for each in others:
                servers.processes[each].send_signal(signal.SIGSTOP)
            for number in range(3000):
                zk.create_async("/lost-%d" % number, b"x" * 10000)
            require(lambda: servers.logged(old, b"/lost-2999"), "the leader logs what nobody acknowledges")
            servers.kill(old)
            for each in others:
                servers.processes[each].send_signal(signal.SIGCONT)
            stop(zk)
            servers.serving(*others)
            servers.start(old)
            servers.serving(old)
            self.assertIn("reads all of its log", servers.log(old))
            zk = client(servers.hosts(old))
            zk.create("/more", b"2")
            self.assertLess({"zookeeper", "kept", "more"}, set(zk.get_children("/")))
            self.assertFalse(found(zk, "/lost-2000"))
            mine = tree_of(zk)
            stop(zk)
            zk = client(servers.hosts(others[0]))
            zk.sync("/")
            self.assertEqual(tree_of(zk), mine)
            stop(zk)

    def test_who_asks_for_too_much_at_once_is_not_read_from(self):
        with Servers("ooo", "syncLimit=20") as servers:
            servers.start()
            servers.serving()
            leader = servers.leader()
            zk = client(servers.hosts(leader))
            zk.create("/flood")
            frozen = [servers.processes[each] for each in servers.ids if each != leader]
            for process in frozen:
                process.send_signal(signal.SIGSTOP)
            asked = [zk.create_async("/flood/%d" % number, b"x" * 500) for number in range(3000)]

            def outstanding():
                return int(re.search(r"zk_outstanding_requests\t(\d+)", word(servers.port(leader), "mntr")).group(1))
            require(lambda: outstanding() > 1000, "nobody acknowledges: requests wait")
            self.assertLess(outstanding(), 1000 + 2 * 65536 // 500)
            for process in frozen:
                process.send_signal(signal.SIGCONT)
            for each in asked:
                each.get(30)
            self.assertEqual(outstanding(), 0)
            stop(zk)

    def test_service_goes_on_while_a_snapshot_is_written(self):
        with Servers("o", "snapCount=500") as servers:
            servers.start()
            servers.serving(1)
            zk = client(servers.hosts())
            for number in range(2200):
                last = zk.create_async("/n-%d" % number, b"x" * 1000)
            last.get(30)
            folder = os.path.join(servers.data(1), "version-2")
            require(lambda: len([name for name in os.listdir(folder) if re.fullmatch("snapshot[.][0-9a-f]+", name)]) > 1,
                    "a snapshot gets its name")
            stop(zk)
            before = servers.fact(1, "Node count")
            servers.kill(1)
            servers.start(1)
            servers.serving(1)
            self.assertEqual(servers.fact(1, "Node count"), before)
            # What the kill left half written is gone; one that the server begins now gets its name.
            require(lambda: not [name for name in os.listdir(folder) if name.endswith(".tmp")],
                    "no snapshot is left half written")

    def test_a_session_moves_and_survives_the_loss_of_its_server(self):
        with Servers("ooo") as servers:
            servers.start()
            servers.serving()
            follower = [each for each in servers.ids if each != servers.leader()][0]
            zk = client(servers.hosts(follower) + "," + servers.hosts())
            zk.create("/mine", b"", ephemeral=True)
            session = zk.client_id[0]
            servers.kill(follower)
            require(lambda: found(zk, "/mine"), "the client goes on elsewhere")
            self.assertEqual(zk.client_id[0], session)
            stop(zk)

    def test_garbage_on_the_ports_of_peers(self):
        import socket
        with Servers("ooo") as servers:
            servers.start()
            servers.serving()
            leader = servers.leader()
            for port in (servers.port(leader) + 1, servers.port(leader) + 2):
                for bytes_ in (b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 64, b"\x00" * 64, bytes.fromhex(
                        "0000000b00000000000000007fffffff"), bytes.fromhex("ffffffffffff0000000000000000000100000900")):
                    with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
                        link.sendall(bytes_)
            zk = client(servers.hosts())
            zk.create("/still-here")
            stop(zk)
            self.assertEqual(servers.leader(), leader)


if __name__ == "__main__":
    main()
