"""Apache ZooKeeper and quorumscope-replica in one ensemble, each leading the other; and each on the other's disk."""

import os
import sys
import unittest

from harness import main, require
from kazoo_clients import client, found, stop
from kazoo.exceptions import NoAuthError
from kazoo.security import OPEN_ACL_UNSAFE, make_digest_acl
from servers import APACHE_IS_HERE, Servers, tree_of, word

if not APACHE_IS_HERE:
    print("skipped: Apache ZooKeeper is missing: apt-get install zookeeper")
    sys.exit(77)


def trees_of(servers):
    out = []
    for each in servers.ids:
        own = client(servers.hosts(each))
        own.sync("/")
        out.append(tree_of(own))
        stop(own)
    return out


def config_of(zk):
    data, stat = zk.get("/zookeeper/config")
    return data, zk.get_acls("/zookeeper/config")[0], stat._replace(mtime=0), stat.mtime > 0


class Mixed(unittest.TestCase):
    def what_they_say_of_the_ensemble(self, kinds, observers=()):
        with Servers(kinds, observers=observers) as servers:
            servers.start()
            servers.serving()
            said = []
            for each in servers.ids:
                zk = client(servers.hosts(each))
                said.append(config_of(zk))
                self.assertRaises(NoAuthError, zk.set, "/zookeeper/config", b"")
                stop(zk)
            return said

    def test_what_servers_say_of_the_ensemble(self):
        alone, ours = (self.what_they_say_of_the_ensemble(kind) for kind in "ao")
        self.assertEqual(alone, ours)
        first, second, third = self.what_they_say_of_the_ensemble("aoo", (3,))
        self.assertIn(b"server.1=", first[0])
        self.assertEqual(first, second)
        self.assertEqual(first, third)

    def test_the_superuser_may_do_everything_through_every_server(self):
        digest = "DigestAuthenticationProvider.superDigest=super:D/InIHSb7yEEbrWz8b9l71RjZJU="  # super:test
        for kinds in "o", "a", "aoo":
            with self.subTest(kinds), Servers(kinds, digest) as servers:
                servers.start()
                servers.serving()
                owner = client(servers.hosts())
                owner.add_auth("digest", "alice:secret")
                for each in servers.ids:
                    path = "/of-%d" % each
                    owner.create(path, b"hers", acl=[make_digest_acl("alice", "secret", all=True)])
                    zk = client(servers.hosts(each))
                    zk.sync("/")
                    self.assertRaises(NoAuthError, zk.get, path)
                    self.assertRaises(NoAuthError, zk.set, path, b"")
                    zk.add_auth("digest", "super:wrong")
                    self.assertRaises(NoAuthError, zk.get, path)
                    zk.add_auth("digest", "super:test")
                    self.assertEqual(zk.get(path)[0], b"hers")
                    self.assertEqual(zk.get_acls(path)[0], [make_digest_acl("alice", "secret", all=True)])
                    zk.set(path, b"his")
                    zk.set_acls(path, OPEN_ACL_UNSAFE)
                    stop(zk)
                    self.assertEqual(owner.get(path)[0], b"his")
                stop(owner)

    def test_without_access_control(self):
        for kind in "oa":
            with self.subTest(kind), Servers(kind, "skipACL=yes") as servers:
                servers.start()
                servers.serving()
                zk = client(servers.hosts())
                zk.create("/closed", b"", acl=[make_digest_acl("alice", "secret", all=True)])
                zk.set("/closed", b"open")
                self.assertEqual(zk.get("/closed")[0], b"open")
                zk.create("/closed/below", b"")
                zk.delete("/closed/below")
                self.assertEqual(zk.get_acls("/closed")[0], [make_digest_acl("alice", "secret", all=True)])
                stop(zk)

    def each_leads_and_each_comes_back(self, kinds):
        with Servers(kinds) as servers:
            servers.start()
            servers.serving()
            led = {servers.kinds[servers.leader()]}
            for each in servers.ids:  # through every server, so that writes are forwarded both ways
                zk = client(servers.hosts(each))
                zk.ensure_path("/m")
                zk.create("/m/of-%d" % each, b"x", makepath=True)
                zk.create("/m/gone-%d" % each, b"", ephemeral=True)
                transaction = zk.transaction()
                transaction.create("/m/t-%d" % each, b"t")
                transaction.check("/m", 99)
                self.assertIn("BadVersion", repr(transaction.commit()))
                stop(zk)
            for victim in reversed(servers.ids):
                servers.kill(victim)
                rest = [each for each in servers.ids if each != victim]
                led.add(servers.kinds[servers.leader()])
                servers.serving(*rest)
                zk = client(servers.hosts(*rest))
                answers = [zk.create_async("/m/k%d-" % victim, b"d" * 100, sequence=True)
                           for _ in range(600 if victim == 3 else 30)]
                for answer in answers:
                    answer.get(timeout=30)
                stop(zk)
                servers.start(victim)  # DIFF, or SNAP where the leader has forgotten so much
                servers.serving()
            for victim in servers.ids:
                servers.kill(victim)
                servers.leader()
                servers.wipe(victim)
                servers.start(victim)  # SNAP
                servers.serving()
                led.add(servers.kinds[servers.leader()])
            trees = trees_of(servers)
            self.assertEqual(trees[0], trees[1])
            self.assertEqual(trees[0], trees[2])
            self.assertEqual(len(trees[0]), 5 + 660)
            for each in servers.ids:
                if servers.kinds[each] == "a":
                    self.assertIn("zk_digest_mismatches_count\t0\n", word(servers.port(each), "mntr"))
            return led

    def test_a_server_may_have_the_number_0(self):
        for kinds in "oaa", "aoo":
            with self.subTest(kinds), Servers(kinds, first=0) as servers:
                servers.start(0, 1)
                servers.serving(0, 1)
                zk = client(servers.hosts(0))
                self.assertEqual(zk.client_id[0] >> 56, 0)  # where a session began stands in its id
                zk.create("/first", b"")
                servers.kill(1)
                servers.start(2)  # the one that lacks what was agreed follows the other, whatever its number
                require(lambda: servers.mode(0) == "leader", "server 0 leads")
                servers.serving(2)
                zk.create("/second", b"")
                stop(zk)
                servers.start(1)
                servers.serving(1)
                trees = trees_of(servers)
                self.assertEqual(trees[0], trees[1])
                self.assertEqual(trees[0], trees[2])
                self.assertEqual(sorted(trees[0]), ["/", "/first", "/second"])

    def an_observer_of_the_other_kind(self, kinds):
        with Servers(kinds, observers={4}) as servers:
            servers.start()
            servers.serving()
            self.assertEqual(servers.mode(4), "observer")
            self.assertNotEqual(servers.kinds[servers.leader()], servers.kinds[4])
            zk = client(servers.hosts(4))
            seen = []
            zk.create("/by-observer", b"1")
            zk.get("/by-observer", watch=seen.append)
            other = client(servers.hosts(1))
            other.set("/by-observer", b"2")
            require(lambda: seen, "the watch at the observer fires")
            stop(zk)
            for count in (5, 600):  # DIFF, then SNAP
                servers.kill(4)
                answers = [other.create_async("/n-", b"", sequence=True) for _ in range(count)]
                for answer in answers:
                    answer.get(timeout=30)
                servers.start(4)
                servers.serving()
            stop(other)
            trees = trees_of(servers)
            for each in trees[1:]:
                self.assertEqual(each, trees[0])

    def test_our_observer_of_an_apache_leader(self):
        self.an_observer_of_the_other_kind("oaao")

    def test_an_apache_observer_of_our_leader(self):
        self.an_observer_of_the_other_kind("aooa")

    def what_only_a_deposed_leader_has_is_cut_off(self, kinds, was_cut):
        with Servers(kinds, "tickTime=2000") as servers:  # that long the leader does not miss its followers
            servers.start(2, 3)
            servers.serving()
            self.assertEqual(servers.leader(), 3)
            servers.start(1)
            servers.serving()
            zk = client(servers.hosts(3))
            zk.create("/base")
            servers.kill(1)
            servers.kill(2)
            zk.create_async("/ghost")
            require(lambda: servers.logged(3, b"/ghost"), "the leader has it on its disk")
            servers.kill(3)
            servers.start(1, 2)
            stop(zk)
            servers.leader()
            servers.start(3)
            servers.serving()
            was_cut(servers)
            trees = trees_of(servers)
            self.assertNotIn("/ghost", trees[0])
            self.assertEqual(trees[0], trees[1])
            self.assertEqual(trees[0], trees[2])

    def test_an_apache_leader_cuts_our_log(self):
        def was_cut(servers):  # and did not get the whole tree
            self.assertEqual([name for name in os.listdir(os.path.join(servers.data(3), "version-2"))
                              if name.startswith("snapshot.")], ["snapshot.0"])
        self.what_only_a_deposed_leader_has_is_cut_off("aao", was_cut)

    def test_our_leader_cuts_the_log_of_apache(self):
        def was_cut(servers):
            self.assertIn("Truncating log to get in sync with the leader 0x100000", servers.log(3))
        self.what_only_a_deposed_leader_has_is_cut_off("ooa", was_cut)

    def test_two_of_apache_and_one_of_ours(self):
        self.assertEqual(self.each_leads_and_each_comes_back("aao"), {"a", "o"})

    def test_one_of_apache_and_two_of_ours(self):
        self.assertEqual(self.each_leads_and_each_comes_back("ooa"), {"a", "o"})


class Disk(unittest.TestCase):
    """One server writes, is ended, and one of the other kind starts on its files."""

    def furnish(self, zk):
        zk.create("/a", b"1")
        zk.create("/a/b", b"2" * 1000)
        zk.set("/a", b"3")
        zk.create("/secret", b"s", acl=[make_digest_acl("ann", "pw", all=True)])
        zk.create("/n")
        for _ in range(20):
            zk.create("/n/seq-", b"", sequence=True)
        zk.delete("/n/seq-0000000003")
        zk.create("/mine", b"", ephemeral=True)

    def exchanged(self, first, second):
        with Servers(first, "snapCount=20") as servers:
            servers.start()
            servers.serving()
            zk = client(servers.hosts(), timeout=10)
            zk.add_auth("digest", "ann:pw")
            self.furnish(zk)
            before = tree_of(zk)
            session = zk.client_id[0]
            servers.kill(1)
            servers.kinds = {1: second}
            servers.start(1)
            require(lambda: found(zk, "/mine"), "the session is known to the other server")
            self.assertEqual(zk.client_id[0], session)
            self.assertEqual(tree_of(zk), before)
            zk.create("/after", b"")
            stop(zk)
            servers.kill(1)
            servers.kinds = {1: first}  # and back
            servers.start(1)
            zk = client(servers.hosts())
            self.assertTrue(zk.exists("/after"))
            self.assertIsNone(zk.exists("/mine"))
            stop(zk)

    def test_apache_on_our_files(self):
        self.exchanged("o", "a")

    def test_ours_on_the_files_of_apache(self):
        self.exchanged("a", "o")


if __name__ == "__main__":
    main()
