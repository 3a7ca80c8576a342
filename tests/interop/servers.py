"""Ensembles of server processes: `quorumscope-replica`, and Apache ZooKeeper of the distribution beside it."""

import os
import shutil
import signal
import subprocess
import tempfile

from harness import DEADLINE, PROGRAM, four_letter_word, free_block, require

JARS = ":".join("/usr/share/java/%s.jar" % name for name in ("zookeeper", "slf4j-simple", "commons-cli"))
APACHE = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", JARS,
          "org.apache.zookeeper.server.quorum.QuorumPeerMain"]
APACHE_IS_HERE = shutil.which("java") is not None and all(os.path.exists(jar) for jar in JARS.split(":"))


def word(port, text, deadline=2.0):
    """The answer to a four-letter word; empty when the server is not there, or does not answer: Apache's forgets a
    word that comes in the instant in which it starts."""
    try:
        return four_letter_word(port, text, deadline)
    except OSError:
        return ""


class Servers:
    """One process a letter of `kinds`: o is ours, a is Apache's. Their ids count from `first`. A context manager."""

    def __init__(self, kinds, settings="", observers=(), inputs=False, members=None, anywhere=False, first=1):
        self.ids = range(first, first + len(kinds))
        self.kinds = dict(zip(self.ids, kinds))
        self.observers = observers
        self.settings = settings
        self.members = members  # server -> whom its first list names; then lists say where clients go, and stay
        self.anywhere = anywhere  # clients reach them at any address, not at 127.0.0.1 alone
        self.inputs = inputs  # ours write down what reaches them, each start to a file of its own
        self.starts = 0
        self.folder = tempfile.mkdtemp(prefix="servers-")
        self.base = free_block(3 * len(kinds))
        self.processes = {}

    def port(self, server):
        return self.base + 3 * (server - self.ids[0])

    def data(self, server):
        return os.path.join(self.folder, str(server))

    def log(self, server):
        if not os.path.exists(self.data(server) + ".log"):
            return ""
        with open(self.data(server) + ".log", encoding="utf-8", errors="replace") as file:
            return file.read()

    def config(self, server):
        """Writes zoo.cfg and myid; returns the path of the former."""
        os.makedirs(self.data(server), exist_ok=True)
        path = os.path.join(self.data(server), "zoo.cfg")
        if self.members and os.path.exists(path):
            return path
        lines = ["tickTime=500", "initLimit=10", "syncLimit=4", "dataDir=" + self.data(server),
                 "4lw.commands.whitelist=*", "admin.enableServer=false", "extendedTypesEnabled=true", self.settings]
        if self.members:
            lines += [self.line(each) for each in self.members[server]]
        else:
            lines += ["clientPort=%d" % self.port(server)] + ["clientPortAddress=127.0.0.1"] * (not self.anywhere)
        if len(self.kinds) > 1 and not self.members:
            lines += [self.line(each).partition(";")[0] for each in self.ids]
        if server in self.observers:
            lines.append("peerType=observer")
        with open(os.path.join(self.data(server), "myid"), "w", encoding="ascii") as file:
            file.write("%d\n" % server)
        with open(path, "w", encoding="ascii") as file:
            file.write("\n".join(lines) + "\n")
        return path

    def line(self, server):
        """As it stands in a list of servers."""
        return "server.%d=127.0.0.1:%d:%d:%s;127.0.0.1:%d" % (
            server, self.port(server) + 1, self.port(server) + 2,
            "observer" if server in self.observers else "participant", self.port(server))

    def start(self, *servers):
        for server in servers or self.ids:
            command = [PROGRAM] if self.kinds[server] == "o" else APACHE
            path = self.config(server)
            if self.inputs:
                self.starts += 1
                command = command + ["--inputs", "%s-%d.inputs" % (self.data(server), self.starts)]
            with open(self.data(server) + ".log", "ab") as log:
                self.processes[server] = subprocess.Popen(command + [path], stdout=log, stderr=log)

    def kill(self, server):
        self.processes[server].kill()
        self.processes.pop(server).wait()

    def end(self, server):
        """Asks it to; the exit status."""
        self.processes[server].send_signal(signal.SIGTERM)
        return self.processes.pop(server).wait(DEADLINE)

    def logged(self, server, text):
        """A transaction log of the server holds these bytes."""
        folder = os.path.join(self.data(server), "version-2")
        for name in os.listdir(folder):
            if name.startswith("log."):
                with open(os.path.join(folder, name), "rb") as file:
                    if text in file.read():
                        return True
        return False

    def wipe(self, server):
        shutil.rmtree(os.path.join(self.data(server), "version-2"))

    def fact(self, server, name):
        """What stands behind `name: ` in the answer to srvr, or None."""
        for line in word(self.port(server), "srvr").splitlines():
            if line.startswith(name + ": "):
                return line[len(name) + 2:]
        return None

    def mode(self, server):
        return self.fact(server, "Mode")

    def leader(self):
        def leading():
            found = [each for each in self.processes if self.mode(each) == "leader"]
            return found if len(found) == 1 else None
        return require(leading, "one server leads")[0]

    def serving(self, *servers):
        for each in servers or sorted(self.processes):
            require(lambda: self.mode(each), "server %d serves; its log ends:\n%s" % (each, self.log(each)[-2000:]))

    def hosts(self, *servers):
        return ",".join("127.0.0.1:%d" % self.port(each) for each in servers or sorted(self.processes))

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in self.processes.values():
            process.kill()
            process.wait()
        if kind is not None:
            for each in self.ids:
                print("log of server %d:\n%s" % (each, self.log(each)[-3000:]))
        shutil.rmtree(self.folder, ignore_errors=True)


def tree_of(zk, path="/"):
    """Every znode below `path` with its data, ACL and stat; not what servers keep for themselves."""
    out = {}
    waiting = [path]
    while waiting:
        at = waiting.pop()
        data, stat = zk.get(at)
        out[at] = (data, tuple(map(str, zk.get_acls(at)[0])), tuple(stat))
        waiting += [(at if at != "/" else "") + "/" + child for child in zk.get_children(at) if child != "zookeeper"]
    return out
