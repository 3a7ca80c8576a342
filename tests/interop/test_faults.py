"""python3-kazoo while the ensemble is pulled apart: nothing acknowledged is lost, sessions move, clients come back."""

import socket
import threading
import time
import unittest

from harness import Headless, main, require
from kazoo_clients import client, stop, write


class Faults(unittest.TestCase):
    def everywhere(self, lab, expected):
        """Every node shows exactly these znodes of / (and the data) once it has caught up."""
        for node in range(1, lab.nodes + 1):
            zk = client(lab.server(node))
            try:
                zk.sync("/")
                for path, data in expected.items():
                    self.assertEqual(zk.get(path)[0], data, "%s on node %d" % (path, node))
            finally:
                stop(zk)

    def test_writes_before_and_after_kill_leader_survive(self):
        with Headless() as lab:
            zk = client(lab.servers)
            written = {}
            for i in range(20):
                written["/before-%d" % i] = b"%d" % i
                write(zk, "/before-%d" % i, b"%d" % i)
            first = lab.leader()
            lab.ok("kill leader")
            for i in range(20):
                written["/after-%d" % i] = b"%d" % i
                write(zk, "/after-%d" % i, b"%d" % i)
            self.assertNotEqual(lab.leader(), first)
            stop(zk)
            lab.ok("restart all")
            lab.serving()
            self.everywhere(lab, written)

    def test_writes_in_flight_while_leaders_die(self):
        with Headless(replicas=5) as lab:
            acknowledged = {}
            done = threading.Event()

            def load(name):
                zk = client(lab.servers)
                i = 0
                while not done.is_set():
                    path = "/%s-%d" % (name, i)
                    write(zk, path, name.encode())
                    acknowledged[path] = name.encode()
                    i += 1
                stop(zk)

            workers = [threading.Thread(target=load, args=(name,)) for name in ("x", "y")]
            for each in workers:
                each.start()
            for _ in range(2):
                before = len(acknowledged)
                require(lambda: len(acknowledged) >= before + 20, "writes go on")
                lab.leader()
                lab.ok("kill leader")
            before = len(acknowledged)
            require(lambda: len(acknowledged) >= before + 20, "three of five go on")
            done.set()
            for each in workers:
                each.join(60)
            lab.ok("restart all")
            lab.serving()
            self.everywhere(lab, acknowledged)

    def test_session_moves_to_another_server(self):
        with Headless() as lab:
            zk = client(lab.servers)
            zk.create("/mine", b"", ephemeral=True)
            session = zk.client_id[0]
            fired = threading.Event()
            zk.get("/mine", watch=lambda event: fired.set() if event.type == "CHANGED" else None)
            port = zk._connection._socket.getpeername()[1]
            back = threading.Event()
            zk.add_listener(lambda state: back.set() if state == "CONNECTED" else None)
            lab.ok("kill %d" % (port - lab.port + 1))
            self.assertTrue(back.wait(30), "it reconnects by itself")
            self.assertEqual(zk.client_id[0], session)
            self.assertNotEqual(zk._connection._socket.getpeername()[1], port)
            self.assertEqual(zk.retry(zk.get, "/mine")[1].ephemeralOwner, session)
            stop(zk)

    def test_dead_node_refuses_connections(self):
        with Headless() as lab:
            lab.ok("kill 2")
            with self.assertRaises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", lab.port + 1), timeout=5)
            lab.ok("restart 2")
            lab.serving(2)

    def test_node_without_a_quorum_closes_clients(self):
        with Headless() as lab:
            lab.leader()
            lab.ok("kill 1,2")
            require(lambda: lab.word(3, "isro") == "null", "node 3 no longer serves")
            self.assertEqual(lab.word(3, "ruok"), "imok")
            self.assertIn("not currently serving", lab.word(3, "srvr"))
            zk = client(lab.server(3), start=False)
            event = zk.start_async()
            self.assertFalse(event.wait(3))
            lab.ok("restart all")
            self.assertTrue(event.wait(30), "the client gets in when the quorum is back")
            stop(zk)

    def test_freeze_and_thaw(self):
        with Headless() as lab:
            leader = lab.leader()
            frozen = next(node for node in (1, 2, 3) if node != leader)
            zk = client("%s,%s" % (lab.server(frozen), lab.server(leader)), timeout=3.0, start=False)
            zk.hosts.sort(key=lambda host: host[1] != lab.port + frozen - 1)
            zk.randomize_hosts = False
            zk.start(30)
            session = zk.client_id[0]
            zk.create("/held", b"", ephemeral=True)
            if zk._connection._socket.getpeername()[1] == lab.port + frozen - 1:
                moved = threading.Event()
                zk.add_listener(lambda state: moved.set() if state == "CONNECTED" else None)
                lab.ok("freeze %d" % frozen)
                self.assertTrue(moved.wait(30), "no pings from the frozen node: the client moves on")
            else:
                lab.ok("freeze %d" % frozen)
            self.assertTrue(lab.answer("freeze %d" % frozen).startswith("error "))
            write(zk, "/while-frozen", b"1")
            self.assertEqual(zk.client_id[0], session)
            lab.ok("thaw %d" % frozen)
            lab.serving()
            self.everywhere(lab, {"/while-frozen": b"1", "/held": b""})
            stop(zk)

    def test_freeze_leader(self):
        with Headless() as lab:
            old = lab.leader()
            zk = client(",".join(lab.server(node) for node in (1, 2, 3) if node != old))
            write(zk, "/before", b"1")
            lab.ok("freeze leader")
            write(zk, "/during", b"2")
            lab.ok("thaw all")
            lab.serving()
            require(lambda: lab.mode(old) == "follower", "the old leader follows")
            write(zk, "/after", b"3")
            self.everywhere(lab, {"/before": b"1", "/during": b"2", "/after": b"3"})
            stop(zk)

    def test_cut_and_heal(self):
        with Headless() as lab:
            old = lab.leader()
            others = [node for node in (1, 2, 3) if node != old]
            majority = client(",".join(lab.server(node) for node in others))
            minority = client(lab.server(old))
            write(majority, "/before", b"1")
            lab.ok("cut %d<->*" % old)
            write(majority, "/during", b"2")
            require(lambda: lab.word(old, "isro") == "null", "the old leader steps down")
            lab.ok("heal all")
            lab.serving()
            write(minority, "/after", b"3")
            self.everywhere(lab, {"/before": b"1", "/during": b"2", "/after": b"3"})
            stop(majority, minority)

    def test_data_watch_recipe_survives_the_death_of_its_server(self):
        with Headless() as lab:
            watcher = client(lab.servers)
            writer = client(lab.servers)
            write(writer, "/watched", b"1")
            watcher.sync("/watched")
            seen = []
            watcher.DataWatch("/watched", lambda data, stat: seen.append(data))
            require(lambda: seen == [b"1"], "the recipe calls with the first value")
            lab.ok("kill %d" % (watcher._connection._socket.getpeername()[1] - lab.port + 1))
            writer.retry(writer.set, "/watched", b"2")
            require(lambda: seen[-1] == b"2", "the change is seen on another server")
            stop(watcher, writer)

    def test_all_down_and_up_again(self):
        with Headless() as lab:
            zk = client(lab.servers, timeout=10.0)
            write(zk, "/kept", b"1")
            lab.ok("kill all")
            time.sleep(0.5)
            lab.ok("restart all")
            lab.serving()
            self.everywhere(lab, {"/kept": b"1"})
            stop(zk)

    def test_a_hundred_reconnections_leave_nothing_behind(self):
        with Headless() as lab:
            lab.serving()
            for i in range(100):
                zk = client(lab.server(1 + i % 3))
                zk.exists("/")
                stop(zk)
            self.assertIn("Connections: 1", lab.word(1, "srvr"))  # the word's own


if __name__ == "__main__":
    main()
