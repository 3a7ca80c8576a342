"""The four-letter words of quorumscope-replica beside those of Apache ZooKeeper 3.8.0, asked in the same situations. Line
by line the keys and formats are the same; numbers, ids, dates and what hangs on a hash table's order may differ."""

import re
import sys
import unittest

from harness import main, require
from kazoo.exceptions import ZookeeperError
from kazoo_clients import client, stop
from servers import APACHE_IS_HERE, Servers, word

if not APACHE_IS_HERE:
    print("skipped: Apache ZooKeeper is missing: apt-get install zookeeper")
    sys.exit(77)

MASK_307 = "stmk\0\0\0\0\0\0\x01\x33"
LOOKING = ["ruok", "isro", "srvr", "stat", "mntr", "conf", "cons", "crst", "srst", "dirs", "dump", "wchs", "wchc", "wchp",
           "hash", "gtmk", MASK_307]

# What this kind of server must have of Apache's keys.
MONITORED = set("""version server_state ephemerals_count num_alive_connections avg_latency min_latency max_latency
    outstanding_requests znode_count global_sessions local_sessions packets_received packets_sent
    last_client_response_size min_client_response_size max_client_response_size watch_count approximate_data_size uptime
    max_file_descriptor_count open_file_descriptor_count bytes_received_count connection_request_count
    connection_revalidate_count revalidate_count stale_sessions_expired digest_mismatches_count proposal_count
    commit_count snap_count diff_count looking_count auth_failed_count""".split()) | {
        part + "_" + kind for part in ("avg", "min", "max", "cnt", "sum") for kind in ("readlatency", "updatelatency")}
OF_MEMBERS = {"peer_state", "quorum_size"}
OF_LEADERS = set("""learners synced_followers synced_observers synced_non_voting_followers pending_syncs leader_uptime
    last_proposal_size min_proposal_size max_proposal_size""".split())
ENVIRONMENT = ["zookeeper.version", "host.name", "os.name", "os.arch", "os.version", "user.name", "user.home", "user.dir"]


def ask(port, text):
    return require(lambda: word(port, text, 10.0), "an answer to " + text)


def ignored(event):
    pass


def masked(text):
    """The shape of it: [0] and [1] stay, other numbers do not."""
    text = re.sub(r"(version: |version\t|version=).*built on .*", r"\1VERSION", text)
    text = re.sub(r"\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w+ \d{4}", "DATE", text)
    text = re.sub(r"=/.*/version-2", "=DIRECTORY", text)
    text = re.sub(r"lop=\w+", "lop=OP", text)
    text = re.sub(r"0x[0-9a-f]+", "HEX", text)
    return re.sub(r"\d+(\.\d+)*(?!\])", "N", text)


def section_of(dump):
    """Sets that have become empty, and how many sets there are, depend on the instant."""
    lines = re.sub(r"^0 expire at .*\n", "", dump, flags=re.M)
    lines = re.sub(r"\(\d+\)/", "(SETS)/", lines)
    out = {}
    for part in re.split(r"^(?=\w.* dump:$)", lines, flags=re.M):
        if part:
            name, *rest = part.splitlines()
            expiry = [line for line in rest if " expire at " in line]
            others = [line for line in rest if line not in expiry]
            out[name] = [sorted(set(map(masked, expiry)))] + sorted(map(masked, others))
    return out


def blocks(text):
    """Heads with what is indented below them; in any order."""
    return sorted((masked(head), sorted(map(masked, filter(None, rest.split("\n"))))) for head, rest in
                  re.findall(r"^(\S.*)\n((?:\t.*\n)*)", text, flags=re.M))


def pairs(text, separator):
    return [tuple(line.split(separator, 1)) for line in text.splitlines() if separator in line]


class Situation:
    """Two clients of one server: watches, ephemerals, and writes enough for a digest to be kept."""

    def __init__(self, servers, server):
        self.port = servers.port(server)
        self.clients = [client(servers.hosts(server), timeout=10), client(servers.hosts(server), timeout=7)]
        first, second = self.clients
        base = "/words-%d" % server
        first.create(base, b"1")
        for name in ("/e", "/f"):
            first.create(base + name, b"", ephemeral=True)
        first.get(base, watch=ignored)
        first.exists("/missing", watch=ignored)
        first.get_children(base, watch=ignored)
        second.get(base, watch=ignored)
        for answer in [second.create_async(base + "/n-", b"", sequence=True) for _ in range(140)]:
            answer.get(timeout=30)

    def answers(self):
        """By name, in a form that is the same for both kinds of server."""
        out = {name: masked(ask(self.port, name)) for name in ("ruok", "isro", "srvr", "conf", "dirs", "gtmk")}
        for name in ("stat", "cons"):
            out[name] = sorted(masked(ask(self.port, name)).split("\n"))
        out["order of stat"] = [line for line in masked(ask(self.port, "stat")).split("\n") if not line.startswith(" ")]
        out["end of cons"] = ask(self.port, "cons").endswith(")\n\n")
        out["dump"] = section_of(ask(self.port, "dump"))
        out["wchs"] = ask(self.port, "wchs")
        for name in ("wchc", "wchp"):
            text = ask(self.port, name)
            out[name] = (blocks(text), text.endswith("\n\n"), text.count("\n"))
        out["hash"] = {re.sub(r"^[0-9a-f]+: \d+$", "ZXID: DIGEST", line) for line in
                       ask(self.port, "hash").splitlines()}
        out["counts"] = re.findall(r"^(?:Connections|Node count|Proposal sizes).*: .*$", ask(self.port, "srvr"), flags=re.M)
        out["stmk"] = (ask(self.port, MASK_307), ask(self.port, "gtmk"))
        out["crst"] = ask(self.port, "crst")
        out["cons after it"] = sorted(masked(ask(self.port, "cons")).split("\n"))
        out["srst"] = ask(self.port, "srst")
        out["srvr after it"] = masked(ask(self.port, "srvr"))
        return out

    def stop(self):
        stop(*self.clients)


class SameShapes(unittest.TestCase):
    maxDiff = None

    def compare(self, ours, apaches):
        self.assertEqual(list(ours), list(apaches))
        for name, answer in apaches.items():
            with self.subTest(name):
                self.assertEqual(ours[name], answer)

    def compare_keys(self, ours, apaches, expected):
        """mntr and envi: none that Apache's server has not, none less than said, each value of the same form."""
        got = dict(pairs(ours["mntr"], "\t"))
        theirs = dict(pairs(apaches["mntr"], "\t"))
        self.assertEqual({key[len("zk_"):] for key in got}, expected)
        for key, value in got.items():
            with self.subTest(key):
                self.assertIn(key, theirs)
                if key != "zk_version":
                    self.assertEqual(masked(value), masked(theirs[key]))
        self.assertTrue(ours["envi"].startswith("Environment:\n") and apaches["envi"].startswith("Environment:\n"))
        environment = [key for key, _ in pairs(ours["envi"], "=")]
        self.assertEqual(environment, ENVIRONMENT)
        self.assertEqual([key for key, _ in pairs(apaches["envi"], "=") if key in environment], environment)

    def asked(self, kinds, roles):
        """For each role the shapes of the answers, and mntr and envi as they are."""
        out = {}
        with Servers(kinds) as servers:
            servers.start()
            servers.serving()
            leader = servers.leader() if len(kinds) > 1 else 1
            for role in roles:
                server = leader if role != "follower" else min(set(servers.ids) - {leader})
                self.assertEqual(servers.mode(server), role)
                situation = Situation(servers, server)
                keyed = {name: ask(servers.port(server), name) for name in ("mntr", "envi")}
                out[role] = (situation.answers(), keyed)
                situation.stop()
        return out

    def same(self, size, expected):
        ours = self.asked("o" * size, list(expected))
        apaches = self.asked("a" * size, list(expected))
        for role, keys in expected.items():
            with self.subTest(role):
                self.compare(ours[role][0], apaches[role][0])
                self.compare_keys(ours[role][1], apaches[role][1], keys)

    def test_standalone(self):
        self.same(1, {"standalone": MONITORED})

    def test_leader_and_follower(self):
        self.same(3, {"leader": MONITORED | OF_MEMBERS | OF_LEADERS, "follower": MONITORED | OF_MEMBERS})

    def counted(self, kind):
        """What is counted after each request of a client that need not ping meanwhile."""
        names = {"zk_" + name for name in """cnt_readlatency cnt_updatelatency last_client_response_size
            min_client_response_size max_client_response_size bytes_received_count connection_request_count
            auth_failed_count approximate_data_size watch_count packets_received""".split()}
        out = []
        with Servers(kind, "maxSessionTimeout=90000") as servers:
            servers.start()
            servers.serving()
            port = servers.port(1)
            ask(port, "srst")
            zk = client(servers.hosts(), timeout=90)
            bad = zk.transaction()
            bad.create("/p/1")
            bad.check("/p", 99)
            good = zk.transaction()
            good.create("/p/1")
            told = asked = 0
            for name, request in [("start", lambda: None), ("create", lambda: zk.create("/p", b"abc")),
                                  ("create again", lambda: zk.create("/p", b"abc")),
                                  ("get", lambda: zk.get("/p", watch=ignored)), ("get none", lambda: zk.get("/q")),
                                  ("set", lambda: zk.set("/p", b"x")), ("set in vain", lambda: zk.set("/p", b"x", 77)),
                                  ("sync", lambda: zk.sync("/p")), ("ACL", lambda: zk.get_acls("/p")),
                                  ("children", lambda: zk.get_children("/")),
                                  ("auth", lambda: zk.add_auth("digest", "ann:pw")), ("bad multi", bad.commit),
                                  ("multi", good.commit), ("delete", lambda: zk.delete("/p/1")),
                                  ("delete again", lambda: zk.delete("/p/1"))]:
                try:
                    request()
                except ZookeeperError as refused:
                    name += ": " + type(refused).__name__
                told = 1 if name == "set" else told  # of the watch that `get` left
                connection, times = self.settled(port, told)
                asked += times
                monitored = {key: value for key, value in pairs(ask(port, "mntr"), "\t") if key in names}
                for key, each in ("zk_packets_received", 1), ("zk_bytes_received_count", len("cons")):
                    monitored[key] = int(monitored[key]) - asked * each  # a word counts as a request does
                out.append((name, re.findall(r"(?:recved|sent|lop|to|lcxid)=\w+", connection), monitored))
            stop(zk)
        return out

    @staticmethod
    def settled(port, told):
        """The line of the one session, when what was received is answered and `told` notifications are sent, too (Apache
        counts when it has written); and how often `cons` was asked for that."""
        lines = []

        def is_counted():
            lines.append(next(line for line in ask(port, "cons").splitlines() if ",sid=" in line))
            received, sent = map(int, re.search(r"recved=(\d+),sent=(\d+)", lines[-1]).groups())
            return sent >= received + told

        require(is_counted, "each request is answered, and counted")
        return lines[-1], len(lines)

    def test_the_same_counts(self):
        for ours, apaches in zip(self.counted("o"), self.counted("a"), strict=True):
            self.assertEqual(ours, apaches)

    def test_without_a_leader(self):
        """One of three: nobody to serve with."""
        said = []
        for kinds in ("ooo", "aaa"):
            with Servers(kinds) as servers:
                servers.start(1)
                require(lambda: word(servers.port(1), "isro") == "null", "it answers words")
                said.append({name: ask(servers.port(1), name) for name in LOOKING})
                self.assertTrue(ask(servers.port(1), "envi").startswith("Environment:\n"))
        self.compare(*said)


if __name__ == "__main__":
    main()
