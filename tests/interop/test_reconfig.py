"""Ensembles that become other ones while they work: servers join and leave, the leader among them, whoever made them;
what was agreed is found again after a restart; and what cannot be is refused as Apache refuses it."""

import glob
import os
import unittest

from harness import main, require
from kazoo_clients import client, stop, write
from kazoo.exceptions import ConnectionLoss, KazooException
from servers import APACHE_IS_HERE, Servers
from test_replay import replay

SUPER = "reconfigEnabled=true\nDigestAuthenticationProvider.superDigest=super:D/InIHSb7yEEbrWz8b9l71RjZJU="  # super:test


def superuser(hosts):
    zk = client(hosts)
    zk.add_auth("digest", "super:test")
    return zk


def config_at(servers, server):
    """(lines of servers, version) as that one tells them to a client."""
    zk = client(servers.hosts(server))
    try:
        text = zk.get("/zookeeper/config")[0].decode()
    finally:
        stop(zk)
    lines = text.split("\n")
    return sorted(line for line in lines if line.startswith("server.")), int(lines[-1].partition("=")[2], 16)


def agree(servers, on, *at):
    """Waits until each of `at` tells of exactly the servers `on`; the version they tell of."""
    wanted = sorted(servers.line(each) for each in on)
    versions = set()
    for each in at:
        require(lambda: config_at(servers, each)[0] == wanted, "server %d tells of %s" % (each, on))
        versions.add(config_at(servers, each)[1])
    assert len(versions) == 1, versions
    return versions.pop()


def holds(servers, server, path):
    zk = client(servers.hosts(server))
    try:
        zk.sync("/")
        return zk.exists(path) is not None
    finally:
        stop(zk)


def tried(zk, **what):
    """The name of the error, or "ok"."""
    try:
        zk.reconfig(**{"joining": None, "leaving": None, "new_members": None, **what})
        return "ok"
    except KazooException as error:
        return type(error).__name__


class Reconfig(unittest.TestCase):
    maxDiff = None

    def voters_come_and_go(self, kinds, inputs=False):
        lists = {1: (1, 2, 3), 2: (1, 2, 3), 3: (1, 2, 3), 4: (1, 2, 3, 4), 5: (1, 2, 3, 4, 5)}
        with Servers(kinds, SUPER, members=lists, inputs=inputs) as servers:
            servers.start(1, 2, 3)
            servers.serving()
            first = agree(servers, (1, 2, 3), 1, 2, 3)
            self.assertEqual(first & 0xffffffff, 0)
            self.assertGreater(first, 0)
            zk = superuser(servers.hosts(1, 2, 3))
            write(zk, "/before", b"")

            servers.start(4)  # follows without a vote
            servers.serving(4)
            self.assertTrue(holds(servers, 4, "/before"))
            text, stat = zk.reconfig(joining=servers.line(4), leaving=None, new_members=None)
            self.assertIn(servers.line(4).encode(), text)
            second = agree(servers, (1, 2, 3, 4), 1, 2, 3, 4)
            self.assertGreater(second, first)
            self.assertEqual((stat.mzxid, stat.version), (second, -1))

            old = servers.leader()
            rest = [each for each in (1, 2, 3, 4) if each != old]
            stop(zk)
            zk = superuser(servers.hosts(*rest))
            try:
                zk.reconfig(joining=None, leaving=str(old), new_members=None)
            except ConnectionLoss:
                pass  # with the leader that goes, or one that looks for the next
            require(lambda: any(servers.mode(each) == "leader" for each in rest), "one of the others leads")
            third = agree(servers, rest, *rest)
            self.assertGreater(third, second)
            servers.kill(old)
            write(zk, "/without", b"")

            servers.observers = (5,)
            servers.start(5)
            servers.serving(5)
            zk.reconfig(joining=servers.line(5), leaving=None, new_members=None)
            agree(servers, rest + [5], *rest, 5)
            require(lambda: servers.mode(5) == "observer", "server 5 observes")
            write(zk, "/observed", b"")
            self.assertTrue(holds(servers, 5, "/observed"))
            servers.kill(5)
            last = zk.reconfig(joining=None, leaving="5", new_members=None,
                               from_config=config_at(servers, rest[0])[1])[1].mzxid
            agree(servers, rest, *rest)

            for each in rest:  # one after the other: what is in force stands on every disk
                servers.end(each)
                servers.start(each)
                servers.serving(each)
            self.assertEqual(agree(servers, rest, *rest), last)
            for each in rest:
                names = glob.glob(os.path.join(servers.data(each), "zoo.cfg.dynamic.%x" % last))
                self.assertEqual(len(names), 1, os.listdir(servers.data(each)))
            servers.kill(rest[0])  # two of three are a quorum: the one that left is not waited for
            stop(zk)
            zk = superuser(servers.hosts(*rest[1:]))
            write(zk, "/two", b"")
            self.assertTrue(holds(servers, rest[1], "/two"))
            stop(zk)
            for each in sorted(servers.processes):
                servers.end(each)
            for log in sorted(glob.glob(os.path.join(servers.folder, "*.inputs"))):
                self.assertEqual(replay(log)[0], 0, replay(log)[1])

    def test_ours(self):
        self.voters_come_and_go("ooooo", inputs=True)

    @unittest.skipUnless(APACHE_IS_HERE, "Apache ZooKeeper is missing")
    def test_with_apache(self):
        for kinds in "aoooo", "oaaoo", "aaoao":
            with self.subTest(kinds):
                self.voters_come_and_go(kinds)

    def the_leader_goes(self, kinds):
        """Voted out, it answers its clients for a moment, while the others elect."""
        everyone = (0, 1, 2)
        with Servers(kinds, SUPER, members=dict.fromkeys(everyone, everyone), first=0) as servers:
            servers.start()
            servers.serving()
            old = servers.leader()
            zk = superuser(servers.hosts(old))
            write(zk, "/before", b"")
            follower = 0 if old != 0 else 1
            zk.reconfig(joining=None, leaving=str(follower), new_members=None)
            agree(servers, [each for each in everyone if each != follower], old)
            require(lambda: tried(zk, joining=servers.line(follower)) == "ok", "it comes back")
            agree(servers, everyone, *everyone)
            lost = []
            zk.add_listener(lost.append)
            zk.reconfig(joining=None, leaving=str(old), new_members=None)
            self.assertEqual(lost, [])
            self.assertIsNotNone(zk.exists("/before"))
            rest = [each for each in everyone if each != old]
            require(lambda: any(servers.mode(each) == "leader" for each in rest), "one of the others leads")
            agree(servers, rest, *rest)
            stop(zk)
            servers.kill(old)
            zk = superuser(servers.hosts(*rest))
            write(zk, "/without", b"")
            stop(zk)

    def test_a_leader_that_goes(self):
        self.the_leader_goes("ooo")

    @unittest.skipUnless(APACHE_IS_HERE, "Apache ZooKeeper is missing")
    def test_a_leader_of_apache_that_goes(self):
        self.the_leader_goes("aaa")

    def answers(self, kinds):
        with Servers(kinds, SUPER, members={each: (1, 2, 3) for each in (1, 2, 3)}) as servers:
            servers.start()
            servers.serving()
            zk = client(servers.hosts())
            line = "server.9=127.0.0.1:1:2:participant;127.0.0.1:3"
            crowd = ",".join("server.%d=127.0.0.1:%d:%d;%d" % (n, 3 * n, 3 * n + 1, 3 * n + 2) for n in range(4, 8))
            three = ",".join(servers.line(each) for each in (1, 2, 3))
            refused = [
                dict(joining="some thing"), dict(joining="server.x=a:1:2;3"), dict(joining="server.9=a:1:2"),
                dict(joining="server.9=a:1:2:boss;3"), dict(joining="server.9=a:1:1;3"), dict(joining=crowd),
                dict(joining="server.8=192.0.2.1:1:2;3,server.9=192.0.2.1:4:1;5"), dict(joining=line + "=4"), dict(leaving="first"),
                dict(leaving="2,3"), dict(leaving="1,2,3"), dict(joining=line, from_config=7),
                dict(new_members="server.1"), dict(new_members=servers.line(1)), dict(new_members=crowd),
                dict(new_members="version=5"), dict(new_members=three + ",foo=1"),
                dict(new_members=three + ",group.1=1:2"),
            ]
            owned = [dict(joining=line), dict(joining=" server.9 = 127.0.0.1:1:2;3 "), dict(leaving="77"),
                     dict(joining="server.999=a:1:2;3"), dict(joining="9=a:1:2:OBSERVER;3"), dict(leaving="1,,")]
            said = [tried(zk, **what) for what in refused + owned]
            zk.add_auth("digest", "super:test")
            said += [tried(zk, **what) for what in refused]
            said.append(tried(zk, new_members=",".join(servers.line(each) for each in (3, 1, 2))))
            agree(servers, (1, 2, 3), 1, 2, 3)
            said.append(tried(zk, joining="server.4=a:1:2:observer;3,server.5=b:1:2:Observer;3"))
            said.append(tried(zk, leaving="4,5"))
            agree(servers, (1, 2, 3), 1, 2, 3)
            weighed = three + ",group.1=1:2:3,weight.1=2,weight.2=1,weight.3=1"
            said.append(tried(zk, new_members=weighed))
            said.append(tried(zk, joining=line))  # not one by one where weights are given
            said.append(tried(zk, new_members=three))
            agree(servers, (1, 2, 3), 1, 2, 3)
            stop(zk)
            return said

    @unittest.skipUnless(APACHE_IS_HERE, "Apache ZooKeeper is missing")
    def test_what_is_answered_is_what_apache_answers(self):
        ours = self.answers("ooo")
        self.assertEqual(ours, self.answers("aaa"))
        self.assertEqual(ours.count("ok"), 5, ours)


if __name__ == "__main__":
    main()
