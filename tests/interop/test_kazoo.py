"""python3-kazoo against a healthy ensemble: data, watches, ephemerals, sequences, sessions, the four-letter words."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

from harness import Headless, main, require
from kazoo_clients import client, stop

from kazoo.exceptions import (BadVersionError, NoAuthError, NoChildrenForEphemeralsError, NodeExistsError,
                              NoNodeError, NotEmptyError, RolledBackError, RuntimeInconsistency)
from kazoo.security import CREATOR_ALL_ACL, OPEN_ACL_UNSAFE, make_digest_acl

HERE = os.path.dirname(os.path.abspath(__file__))


class WithEnsemble(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Headless(replicas=3, observers=1)
        cls.lab.serving()

    @classmethod
    def tearDownClass(cls):
        status = cls.lab.quit()
        assert status == 0, "exit status %d; log: %s" % (status, cls.lab.log)


class Data(WithEnsemble):
    def setUp(self):
        self.zk = client(self.lab.servers)
        self.addCleanup(stop, self.zk)

    def test_create_get_set_delete(self):
        zk = self.zk
        self.assertEqual(zk.create("/a", b"one"), "/a")
        data, stat = zk.get("/a")
        self.assertEqual((data, stat.version, stat.dataLength), (b"one", 0, 3))
        self.assertEqual(zk.set("/a", b"two").version, 1)
        with self.assertRaises(BadVersionError):
            zk.set("/a", b"three", version=0)
        with self.assertRaises(NodeExistsError):
            zk.create("/a")
        zk.create("/a/b", b"")
        self.assertEqual(zk.get_children("/a"), ["b"])
        children, stat = zk.get_children("/a", include_data=True)
        self.assertEqual((children, stat.numChildren), (["b"], 1))
        with self.assertRaises(NotEmptyError):
            zk.delete("/a")
        zk.delete("/a/b")
        zk.delete("/a")
        self.assertIsNone(zk.exists("/a"))
        with self.assertRaises(NoNodeError):
            zk.get("/a")

    def test_create2_returns_the_stat(self):
        path, stat = self.zk.create("/with-stat", b"12345", include_data=True)
        self.assertEqual((path, stat.dataLength, stat.ephemeralOwner), ("/with-stat", 5, 0))

    def test_acl_sync_auth(self):
        self.zk.create("/open")
        acls, _ = self.zk.get_acls("/open")
        self.assertEqual(acls, OPEN_ACL_UNSAFE)
        self.assertEqual(self.zk.sync("/open"), "/open")
        self.zk.add_auth("digest", "someone:secret")

    def test_no_children_under_an_ephemeral(self):
        self.zk.create("/fleeting", ephemeral=True)
        with self.assertRaises(NoChildrenForEphemeralsError):
            self.zk.create("/fleeting/child")

    def test_a_large_value(self):
        value = os.urandom(1000 * 1000)
        self.zk.create("/large", value)
        self.assertEqual(self.zk.get("/large")[0], value)
        self.zk.delete("/large")

    def test_every_server_shows_the_write(self):
        self.zk.create("/everywhere", b"yes")
        for node in range(1, self.lab.nodes + 1):
            other = client(self.lab.server(node))
            try:
                other.sync("/")
                self.assertEqual(other.get("/everywhere")[0], b"yes", "node %d" % node)
            finally:
                stop(other)

    def test_many_requests_at_once(self):
        self.zk.create("/many")
        pending = [self.zk.create_async("/many/%04d" % i, b"x") for i in range(500)]
        for each in pending:
            each.get(timeout=30)
        self.assertEqual(len(self.zk.get_children("/many")), 500)

    def test_transaction_is_all_or_nothing(self):
        good = self.zk.transaction()
        good.create("/multi", b"a")
        good.create("/multi/child")
        good.set_data("/multi", b"b")
        good.check("/multi", 1)
        results = good.commit()
        self.assertEqual(results[:2], ["/multi", "/multi/child"])
        self.assertEqual(self.zk.get("/multi")[0], b"b")
        bad = self.zk.transaction()
        bad.delete("/multi/child")
        bad.check("/multi", 7)
        bad.create("/multi/never")
        results = bad.commit()
        self.assertEqual([type(r) for r in results], [RolledBackError, BadVersionError, RuntimeInconsistency])
        self.assertEqual(self.zk.get_children("/multi"), ["child"])

    def test_digest_acl_keeps_others_out(self):
        self.zk.add_auth("digest", "alice:secret")
        self.zk.create("/private", b"hers", acl=[make_digest_acl("alice", "secret", all=True)])
        self.zk.create("/mine", b"hers", acl=CREATOR_ALL_ACL)
        other = client(self.lab.servers)
        self.addCleanup(stop, other)
        for path in ("/private", "/mine"):
            self.assertEqual(self.zk.get(path)[0], b"hers")
            for forbidden in (other.get, other.get_children, other.get_acls, lambda p: other.set(p, b"his")):
                with self.assertRaises(NoAuthError):
                    forbidden(path)
        other.add_auth("digest", "alice:secret")
        self.assertEqual(other.get("/private")[0], b"hers")
        self.zk.set_acls("/private", OPEN_ACL_UNSAFE)
        third = client(self.lab.servers)
        self.addCleanup(stop, third)
        require(lambda: third.sync("/private") and third.get("/private")[0] == b"hers", "the open ACL")


class Watches(WithEnsemble):
    def setUp(self):
        self.watcher = client(self.lab.server(1))
        self.writer = client(self.lab.server(2))
        self.addCleanup(stop, self.watcher, self.writer)

    def test_each_kind_fires_once(self):
        events = []
        self.watcher.exists("/w", watch=events.append)
        self.watcher.get_children("/", watch=events.append)
        self.writer.create("/w", b"1")
        require(lambda: len(events) >= 2, "the create fires the exists watch and the child watch")
        self.assertEqual({(event.type, event.path) for event in events}, {("CREATED", "/w"), ("CHILD", "/")})
        self.watcher.sync("/w")
        events.clear()
        self.watcher.get("/w", watch=events.append)
        self.writer.set("/w", b"2")
        require(lambda: events, "the set fires the data watch")
        self.assertEqual((events[0].type, events[0].path), ("CHANGED", "/w"))
        self.writer.set("/w", b"3")
        self.watcher.sync("/w")
        self.assertEqual(self.watcher.get("/w")[0], b"3")
        self.assertEqual(len(events), 1, "a watch fires once")
        self.watcher.get("/w", watch=events.append)
        self.writer.delete("/w")
        require(lambda: len(events) == 2, "the delete fires the data watch")
        self.assertEqual(events[1].type, "DELETED")


class Sessions(WithEnsemble):
    def test_ephemeral_goes_with_a_closed_session(self):
        owner = client(self.lab.server(1))
        other = client(self.lab.server(3))
        self.addCleanup(stop, other)
        owner.create("/closing", b"", ephemeral=True)
        self.assertEqual(other.exists("/closing").ephemeralOwner, owner.client_id[0])
        gone = threading.Event()
        other.exists("/closing", watch=lambda event: gone.set())
        stop(owner)
        self.assertTrue(gone.wait(20), "the watch on the ephemeral fires")
        self.assertIsNone(other.exists("/closing"))

    def test_ephemeral_goes_with_a_killed_process_after_the_timeout(self):
        other = client(self.lab.server(3))
        self.addCleanup(stop, other)
        owner = subprocess.Popen([sys.executable, os.path.join(HERE, "ephemeral_owner.py"), self.lab.server(1),
                                  "/killed", "4"], stdout=subprocess.PIPE)
        self.addCleanup(owner.stdout.close)
        self.assertEqual(owner.stdout.readline(), b"ready\n")
        os.kill(owner.pid, signal.SIGKILL)
        owner.wait(20)
        killed = time.monotonic()
        self.assertIsNotNone(other.exists("/killed"), "a lost connection is no end of a session")
        require(lambda: other.exists("/killed") is None, "the session expires")
        self.assertGreater(time.monotonic() - killed, 1.5, "not before its timeout")

    def test_idle_session_lives_on(self):
        for hosts in (self.lab.server(1), self.lab.server(4)):
            owner = client(hosts, timeout=2.0)
            states = []
            owner.add_listener(states.append)
            owner.create("/idle", ephemeral=True)
            session = owner.client_id[0]
            time.sleep(6)  # three timeouts of nothing but pings
            self.assertEqual(states, [])
            self.assertEqual(owner.get("/idle")[1].ephemeralOwner, session)
            stop(owner)

    def test_silent_client_is_gone_after_its_timeout(self):
        other = client(self.lab.server(3))
        self.addCleanup(stop, other)
        owner = subprocess.Popen([sys.executable, os.path.join(HERE, "ephemeral_owner.py"), self.lab.server(1),
                                  "/stopped", "2"], stdout=subprocess.PIPE)
        self.addCleanup(owner.stdout.close)
        self.addCleanup(owner.wait)
        self.addCleanup(owner.kill)
        self.assertEqual(owner.stdout.readline(), b"ready\n")
        os.kill(owner.pid, signal.SIGSTOP)
        require(lambda: other.exists("/stopped") is None, "the session of a stopped process expires")

    def test_unknown_session_is_expired(self):
        import struct
        request = struct.pack(">iqiqi16s?", 0, 0, 6000, 0x1234567890, 16, bytes(16), False)
        with socket.create_connection(("127.0.0.1", self.lab.port), timeout=20) as link:
            link.sendall(struct.pack(">i", len(request)) + request)
            answer = b""
            while True:
                piece = link.recv(4096)
                if not piece:
                    break
                answer += piece
        length, protocol, timeout, session = struct.unpack(">iiiq", answer[:20])
        self.assertEqual((length, protocol, timeout, session), (37, 0, 0, 0))

    def test_sequential_names_are_unique(self):
        clients = [client(self.lab.server(node)) for node in (1, 2, 3, 4)]
        self.addCleanup(stop, *clients)
        clients[0].create("/queue")
        names = []
        lock = threading.Lock()

        def work(zk):
            for _ in range(25):
                name = zk.create("/queue/n-", b"", sequence=True)
                with lock:
                    names.append(name)

        workers = [threading.Thread(target=work, args=(zk,)) for zk in clients]
        for each in workers:
            each.start()
        for each in workers:
            each.join(60)
        self.assertEqual(sorted(names), ["/queue/n-%010d" % i for i in range(100)])

    def test_lock_recipe(self):
        clients = [client(self.lab.server(node)) for node in (1, 2)]
        self.addCleanup(stop, *clients)
        inside = []
        for zk in clients:
            with zk.Lock("/lock", "me"):
                inside.append(zk.get_children("/lock"))
        self.assertEqual([len(children) for children in inside], [1, 1])


class Words(WithEnsemble):
    def test_ruok_and_isro(self):
        for node in range(1, self.lab.nodes + 1):
            self.assertEqual(self.lab.word(node, "ruok"), "imok")
            self.assertEqual(self.lab.word(node, "isro"), "rw")

    def test_srvr(self):
        answer = self.lab.word(1, "srvr").splitlines()
        self.assertTrue(answer[0].startswith("Zookeeper version: 3.8.6-quorumscope"), answer)
        keys = [line.split(":")[0] for line in answer]
        for key in ("Latency min/avg/max", "Received", "Sent", "Connections", "Outstanding", "Zxid", "Mode",
                    "Node count"):
            self.assertIn(key, keys)
        modes = [self.lab.mode(node) for node in range(1, self.lab.nodes + 1)]
        self.assertEqual(sorted(modes), ["follower", "follower", "leader", "observer"])

    def test_stat_lists_the_connections(self):
        zk = client(self.lab.server(2))
        self.addCleanup(stop, zk)
        answer = self.lab.word(2, "stat")
        self.assertIn("Clients:\n", answer)
        self.assertIn("Mode: ", answer)

    def test_mntr(self):
        answer = self.lab.word(self.lab.leader(), "mntr")
        pairs = dict(line.split("\t", 1) for line in answer.splitlines())
        self.assertEqual(pairs["zk_server_state"], "leader")
        for key in ("zk_version", "zk_znode_count", "zk_num_alive_connections", "zk_ephemerals_count",
                    "zk_watch_count", "zk_outstanding_requests"):
            self.assertIn(key, pairs)


if __name__ == "__main__":
    main()
