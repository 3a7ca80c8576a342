"""`quorumscope --headless --world local`: an ensemble of server processes, broken and mended, and never an orphan."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from harness import PROGRAM, Headless, free_block, main, require, run, servers_of
from kazoo_clients import client, found, stop
from servers import APACHE, APACHE_IS_HERE, word


class Local(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="local-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def ensemble(self, replicas=3, observers=0, arguments=()):
        return Headless(replicas, observers, ["--data-dir", self.folder, *arguments], world="local")

    def test_work_survives_what_is_done_to_the_servers(self):
        with self.ensemble(observers=1) as local:
            self.assertEqual(local.first_line, "serving " + local.servers)
            self.assertEqual(len(servers_of(self.folder)), 4)
            local.serving()
            self.assertEqual(local.mode(4), "observer")
            zk = client(local.servers)
            zk.create("/a", b"1")
            self.assertEqual(local.answer("thaw 1"), "error 1 is not frozen")
            self.assertEqual(local.answer("restart 1"), "error 1 is alive")
            self.assertRegex(local.answer("hold PROPOSAL 1->2"), "error the Local world cannot do this: .*")
            self.assertRegex(local.answer("disk 1 rot"), "error the Local world can .* and cannot do this to one")
            self.assertRegex(local.answer("delay 1->2 10ms exp"), "error the Local world delays exactly, .*")
            self.assertEqual(local.answer("disk 1 wipe"), "error 1 is alive")
            leader = local.leader()
            self.assertEqual(local.answer("kill leader"), "ok killed %d" % leader)
            self.assertEqual(local.answer("kill %d" % leader), "error %d is already dead" % leader)
            self.assertEqual(len(servers_of(self.folder)), 3)
            require(lambda: found(zk, "/a"), "the client is served by the others")
            zk.set("/a", b"2")
            self.assertEqual(local.answer("disk %d wipe" % leader), "ok damaged: the disk of %d" % leader)
            self.assertEqual(local.answer("restart %d" % leader), "ok restarted %d" % leader)
            local.serving(leader)
            own = client(local.server(leader))
            own.sync("/a")
            self.assertEqual(own.get("/a")[0], b"2")
            stop(own)
            follower = next(n for n in (1, 2, 3) if local.mode(n) == "follower")
            self.assertEqual(local.answer("freeze %d" % follower), "ok froze %d" % follower)
            self.assertRegex(local.ok("status"), "%d following epoch [0-9]+ zxid [0-9:]+ serving frozen" % follower)
            self.assertEqual(local.answer("thaw all"), "ok thawed %d" % follower)
            stop(zk)
        require(lambda: not servers_of(self.folder), "no server is left", 2)

    def test_what_was_written_is_there_the_next_time(self):
        with self.ensemble() as local:
            zk = client(local.servers)
            zk.create("/kept", b"x" * 1000)
            stop(zk)
        with self.ensemble() as local:
            zk = client(local.servers)
            self.assertEqual(zk.get("/kept")[0], b"x" * 1000)
            stop(zk)

    def judged(self, trace):
        """{check: times its premise was true}; fails where the trace of the servers breaks a promise."""
        sim = os.path.join(os.path.dirname(PROGRAM), "quorumscope-sim")
        done = subprocess.run([sim, "check", trace], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return {name: int(count) for name, count in
                re.findall(r"^(\S+) .*premise true (\d+)\)$", done.stdout, re.MULTILINE)}

    def test_what_the_servers_tell_of_themselves_is_judged(self):
        trace = os.path.join(self.folder, "trace")
        with self.ensemble(observers=1, arguments=["--trace", trace]) as local:
            local.serving()
            leader = local.leader()
            survivor = next(n for n in (1, 2, 3) if n != leader)  # nothing is done to this one
            zk = client(local.server(survivor))
            zk.create("/e", ephemeral=True)

            def write(count):
                for each in [zk.create_async("/n", b"x", sequence=True) for _ in range(count)]:
                    each.get(10)

            write(50)
            local.ok("kill leader")
            require(lambda: found(zk, "/e"), "the client is served again")
            write(50)
            local.ok("restart %d" % leader)
            local.serving(leader)
            follower = next(n for n in (1, 2, 3) if n != survivor and local.mode(n) == "follower")
            local.ok("freeze %d" % follower)
            write(50)
            local.ok("thaw %d" % follower)
            local.ok("kill %d" % follower)
            local.ok("disk %d wipe" % follower)
            local.ok("restart %d" % follower)
            local.serving(follower)
            write(50)
            stop(zk)
        premises = self.judged(trace)
        for check in ("Z-01", "Z-02", "Z-03", "Z-10", "Z-11", "Z-12", "Z-13", "Z-18", "Z-19", "Z-20", "Z-21", "Z-22",
                      "S-01", "S-05", "S-07"):
            self.assertGreater(premises[check], 0, check)
        self.assertGreaterEqual(premises["Z-11"], 200)
        # The next trace of that folder tells what its disks hold: it can be judged, too.
        with self.ensemble(observers=1, arguments=["--trace", trace]) as local:
            zk = client(local.servers)
            self.assertEqual(len([c for c in zk.get_children("/") if c.startswith("n")]), 200)
            zk.create("/once-more")
            stop(zk)
        self.assertGreater(self.judged(trace)["Z-03"], 200)

    def test_a_leader_that_is_cut_off_is_replaced(self):
        trace = os.path.join(self.folder, "trace")
        with self.ensemble(arguments=["--trace", trace]) as local:
            local.serving()
            leader = local.leader()
            others = [n for n in (1, 2, 3) if n != leader]
            self.assertEqual(local.answer("heal all"), "ok healed 0 directions")
            self.assertEqual(local.answer("cut leader<->followers"), "ok cut")
            self.assertEqual(local.answer("cut %d->%d" % (leader, others[0])), "error already cut")
            require(lambda: local.mode(leader) is None, "the leader that is alone serves nobody")
            require(lambda: any(local.mode(n) == "leader" for n in others), "the others have a leader")
            zk = client(",".join(local.server(n) for n in others))
            zk.create("/without", b"it")
            # A process that begins behind the cut is told of it.
            local.ok("kill %d" % leader)
            local.ok("restart %d" % leader)
            require(lambda: "%d looking" % leader in local.ok("status"), "it looks for a leader")
            self.assertEqual(local.answer("heal all"), "ok healed 4 directions")
            local.serving(leader)
            own = client(local.server(leader))
            own.sync("/without")
            self.assertEqual(own.get("/without")[0], b"it")
            stop(own)
            stop(zk)
        self.assertGreater(self.judged(trace)["Z-03"], 0)

    def test_slow_links_and_broken_ones(self):
        with self.ensemble() as local:
            local.serving()
            zk = client(local.server(local.leader()))
            zk.create("/x")
            self.assertEqual(local.answer("delay leader<->followers 150ms"), "ok delayed")
            begin = time.monotonic()
            zk.set("/x", b"late")
            self.assertGreater(time.monotonic() - begin, 0.3)  # there and back
            self.assertEqual(local.answer("delay all<->all ok"), "ok no longer delayed")
            zk.set("/x", b"once more behind what is late")
            follower = next(n for n in (1, 2, 3) if local.mode(n) == "follower")
            self.assertEqual(local.answer("reset leader<->%d" % follower), "ok reset")
            local.serving(follower)
            zk.set("/x", b"soon")
            stop(zk)

    def test_what_is_answered_is_in_force(self):
        with self.ensemble() as local:
            local.serving()
            hung = servers_of(self.folder)[0]
            os.kill(hung, signal.SIGSTOP)  # not by a command: nobody knows
            begin = time.monotonic()
            local.send("delay all<->all 1ms")
            local.send("status")
            self.assertRegex(local.line(), "error [123] has not carried it out yet")
            self.assertRegex(local.line(), "ok 1 ", "the answers come in the order of what was asked")
            self.assertGreater(time.monotonic() - begin, 2)
            os.kill(hung, signal.SIGCONT)
            self.assertEqual(local.answer("delay all<->all 2ms"), "ok delayed")
            local.ok("freeze 2")
            begin = time.monotonic()
            self.assertEqual(local.answer("delay all<->all 3ms"), "ok delayed")
            self.assertLess(time.monotonic() - begin, 2, "what is frozen here is not waited for")
            local.send("delay all<->all ok")
            local.send("kill all")
            self.assertEqual([local.line(), local.line()], ["ok no longer delayed", "ok killed 1,2,3"])

    def test_a_full_disk_ends_its_server_alone(self):
        with self.ensemble() as local:
            local.serving()
            survivor = local.leader()
            full = next(n for n in (1, 2, 3) if n != survivor)
            zk = client(local.server(survivor))
            zk.create("/x")
            self.assertEqual(local.answer("disk %d slow 20" % full), "ok slow: the disk of %d" % full)
            zk.set("/x", b"slow")
            self.assertEqual(local.answer("disk %d full" % full), "ok full: the disk of %d" % full)
            zk.set("/x", b"without it")
            require(lambda: "%d down" % full in local.ok("status"), "the server ends")
            with open(os.path.join(self.folder, str(full), "log")) as log:
                self.assertIn("No space left on device", log.read())
            zk.set("/x", b"still")
            self.assertEqual(local.answer("disk %d ok" % full), "ok ok: the disk of %d" % full)
            local.ok("restart %d" % full)
            local.serving(full)
            own = client(local.server(full))
            own.sync("/x")
            self.assertEqual(own.get("/x")[0], b"still")
            stop(own)
            stop(zk)
            self.assertTrue(any(line.startswith("server %d has ended: exit status 1; " % full) for line in local.log))

    def test_clients_of_its_own(self):
        trace = os.path.join(self.folder, "trace")
        with self.ensemble(arguments=["--trace", trace]) as local:
            local.serving()
            leader = local.leader()
            follower = next(n for n in (1, 2, 3) if n != leader)
            self.assertEqual(local.answer("client ada: get /a"), "error there is no client ada")
            self.assertEqual(local.answer("client ada at %d,%d" % (leader, follower)), "ok started client ada")
            self.assertEqual(local.answer("client ada at all"), "error there is a client ada already")
            self.assertEqual(local.answer('client ada: create /a "1"'), "ok asked")
            self.assertEqual(local.answer("client ada: get -w /a"), "ok asked")
            local.says('ada #2: ok "1" zxid 1:2')
            zk = client(local.server(follower))
            zk.set("/a", b"2")
            self.assertEqual(local.answer("reset client ada"), "ok reset")
            self.assertEqual(local.answer("client ada: get /a"), "ok asked")
            local.says('ada #3: ok "2" zxid ')
            # It moves on with its session, and its ephemeral stays.
            local.ok("client ada: create -e /e")
            local.says("ada #4: ok /e ")
            local.ok("kill %d" % leader)
            require(lambda: found(zk, "/e"), "the ensemble serves again")
            local.ok("client ada: exists /a")
            local.says("ada #5: ok zxid 2:")
            self.assertIsNotNone(zk.exists("/e"))
            local.ok("client ada: close")
            local.says("ada #6: ok zxid 2:")
            self.assertIsNone(zk.exists("/e"))
            self.assertEqual(local.answer("client ada: get /a"), "error client ada has closed its session")
            self.assertEqual(local.answer("reset client ada"), "error client ada is not connected")
            stop(zk)
        sim = os.path.join(os.path.dirname(PROGRAM), "quorumscope-sim")
        words = subprocess.run([sim, "trace", trace], capture_output=True, text=True, timeout=120, check=True).stdout
        # Where a watch is left, that is told; what is merely read is not.
        self.assertEqual(re.findall(r"asks getData /a$", words, re.MULTILINE), ["asks getData /a"])
        # Of the others it says that they come from outside.
        self.assertGreaterEqual(len(re.findall(r"client connection \d+ arrives$", words, re.MULTILINE)), 3)
        premises = self.judged(trace)
        for check in "S-01", "S-02", "S-10", "S-13":
            self.assertGreater(premises[check], 0, check)

    def test_a_server_alone(self):
        with self.ensemble(replicas=1) as local:
            self.assertEqual(local.mode(1), "standalone")
            self.assertEqual(local.answer("kill 1"), "ok killed 1")
            self.assertEqual(local.ok("status"), "ok 1 down")

    def test_a_server_that_ends_by_itself_is_told(self):
        with self.ensemble() as local:
            victim = servers_of(self.folder)[0]
            os.kill(victim, signal.SIGKILL)
            require(lambda: any("has ended: it was killed; its log is " + self.folder in line for line in local.log),
                    "the log says so")
            require(lambda: "down" in local.ok("status"), "the status shows it")

    def test_an_ensemble_that_cannot_start_ends(self):
        with self.ensemble() as local:
            local.serving()
        for server in "2", "3":
            with open(os.path.join(self.folder, server, "data", "version-2", "log.100000001"), "wb") as file:
                file.write(b"no transaction log at all")
        status, out, err = run(["--headless", "--world", "local", "--data-dir", self.folder, "--client-port",
                                str(free_block(9))])
        self.assertEqual((status, out), (1, []))
        self.assertRegex(err[-1], "server [23] has ended: exit status 2; its log is %s/[23]/log" % self.folder)
        with open(os.path.join(self.folder, "2", "log"), encoding="utf-8") as file:
            self.assertIn("2/data: log.100000001, byte 0: not the header", file.read().splitlines()[-1])
        self.assertEqual(servers_of(self.folder), [])

    def test_no_orphans_of_one_that_is_asked_to_end(self):
        for frozen in False, True:
            with self.subTest(frozen=frozen):
                local = self.ensemble()
                if frozen:
                    local.ok("freeze any follower")
                self.assertEqual(len(servers_of(self.folder)), 3)
                local.process.send_signal(signal.SIGTERM)
                local.process.wait(10)
                local.quit()
                require(lambda: not servers_of(self.folder), "no server is left", 2)

    def test_one_manager_of_a_folder(self):
        with self.ensemble():
            status, out, err = run(["--headless", "--world", "local", "--data-dir", self.folder, "--client-port",
                                    str(free_block(9))])
            self.assertEqual((status, out), (2, []))
            self.assertEqual(err, ["quorumscope: %s/lock: another window uses this folder" % self.folder])

    def test_another_ensemble_in_the_folder(self):
        with self.ensemble(replicas=1):
            pass
        arguments = ["--headless", "--world", "local", "--data-dir", self.folder, "--client-port", str(free_block(9))]
        status, _, err = run([*arguments, "--replicas", "3"])
        self.assertEqual(status, 2)
        self.assertIn("it holds an ensemble of 1 voters and 0 observers, not of 3 voters and 0 observers", err[0])
        status, out, _ = run(arguments)
        self.assertEqual((status, len(out[0].split(","))), (0, 1), "nothing else was asked for: it is as the folder has it")

    def configure(self, count=3):
        """zkN/conf/zoo.cfg and zkN/data/myid of each, as somebody writes them by hand; the client ports."""
        first = free_block(3 * count)
        servers = "".join("server.%d=localhost:%d:%d\n" % (n, first + count + 2 * n - 2, first + count + 2 * n - 1)
                          for n in range(1, count + 1))
        for n in range(1, count + 1):
            home = os.path.join(self.folder, "zk%d" % n)
            os.makedirs(os.path.join(home, "conf"))
            os.makedirs(os.path.join(home, "data"))
            with open(os.path.join(home, "data", "myid"), "w", encoding="utf-8") as file:
                file.write("%d\n" % n)
            with open(os.path.join(home, "conf", "zoo.cfg"), "w", encoding="utf-8") as file:
                file.write("tickTime=1000\ninitLimit=10\nsyncLimit=5\ndataDir=%s/data\nclientPort=%d\n%s"
                           % (home, first + n - 1, servers))
        return [first + n for n in range(count)]

    def texts(self):
        out = {}
        for folder, _, files in os.walk(self.folder):
            for name in files:
                if name.endswith(".cfg") or name == "myid":
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        out[os.path.join(folder, name)] = file.read()
        return out

    def test_servers_that_others_have_configured(self):
        ports = self.configure()
        before = self.texts()
        trace = os.path.join(self.folder, "trace")
        with Headless(3, 0, ["--configs", self.folder, "--trace", trace], world="local", configured=ports[0]) as local:
            self.assertEqual(local.first_line, "serving " + ",".join("127.0.0.1:%d" % port for port in ports))
            self.assertEqual(len(servers_of(self.folder)), 3)
            zk = client(local.servers)
            zk.create("/theirs", b"1")
            self.assertEqual(local.answer("kill leader")[:9], "ok killed")
            require(lambda: found(zk, "/theirs"), "the client is served by the others")
            dead = next(n for n in (1, 2, 3) if "%d down" % n in local.ok("status"))
            self.assertEqual(local.answer("disk %d wipe" % dead),
                             "error data of servers that others have configured are not wiped from here")
            self.assertEqual(local.answer("restart %d" % dead), "ok restarted %d" % dead)
            local.serving(dead)
            stop(zk)
        self.assertEqual(self.texts(), before)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "zk1", "data", "quorumscope.log")))
        require(lambda: not servers_of(self.folder), "no server is left", 2)
        self.assertGreater(self.judged(trace)["Z-11"], 0)
        with Headless(3, 0, ["--configs", self.folder], world="local", configured=ports[0]) as local:
            zk = client(local.servers)
            self.assertEqual(zk.get("/theirs")[0], b"1")
            stop(zk)

    @unittest.skipUnless(APACHE_IS_HERE, "Apache ZooKeeper is not here")
    def test_zookeepers_own_servers_start_with_what_was_configured(self):
        with self.ensemble(observers=1) as local:
            ports = [local.port + n for n in range(4)]
            zk = client(local.servers)
            zk.create("/ours", b"1")
            stop(zk)
        for n in 1, 2, 3, 4:
            with open(os.path.join(self.folder, "apache%d.log" % n), "wb") as log:
                server = subprocess.Popen(APACHE + [os.path.join(self.folder, str(n), "zoo.cfg")], stdout=log, stderr=log)
            self.addCleanup(server.wait)
            self.addCleanup(server.kill)
        for port in ports:
            require(lambda port=port: "Mode:" in word(port, "srvr"), "it serves", 60)
        modes = [word(port, "srvr").split("Mode: ")[1].split()[0] for port in ports]
        self.assertEqual(sorted(modes), ["follower", "follower", "leader", "observer"])
        self.assertEqual(modes[3], "observer")
        zk = client("127.0.0.1:%d" % ports[0])
        self.assertEqual(zk.get("/ours")[0], b"1")
        stop(zk)

    def test_configurations_that_cannot_be_started(self):
        ports = self.configure()
        with Headless(3, 0, ["--configs", self.folder], world="local", configured=ports[0]):
            status, out, err = run(["--headless", "--world", "local", "--configs", self.folder])
            self.assertEqual((status, out), (2, []))
            self.assertRegex(err[0], "/zoo.cfg: port %d of server 1 is in use" % ports[0])
        shutil.rmtree(os.path.join(self.folder, "zk2"))
        status, out, err = run(["--headless", "--world", "local", "--configs", self.folder])
        self.assertEqual((status, out), (2, []))
        self.assertEqual(err, ["quorumscope: %s: there is no configuration of server 2" % self.folder])
        shutil.rmtree(self.folder)
        status, _, err = run(["--headless", "--world", "local", "--configs", self.folder])
        self.assertEqual((status, err), (2, ["quorumscope: %s: there are no zoo.cfg files" % self.folder]))

    def test_a_busy_port(self):
        with self.ensemble() as local:
            other = tempfile.mkdtemp(prefix="local-")
            status, _, err = run(["--headless", "--world", "local", "--data-dir", other, "--client-port",
                                  str(local.port)])
            shutil.rmtree(other)
            self.assertEqual(status, 2)
            self.assertRegex(err[0], "port %d is in use; the next free block is" % local.port)


if __name__ == "__main__":
    main()
