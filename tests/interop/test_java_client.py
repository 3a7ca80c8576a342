"""ZooKeeper's own Java client, as the distribution ships it, over the Lab and over server processes: a program against
it, and its command line. Skipped where Java, its compiler or the client is missing."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from harness import Headless, converse, main
from kazoo_clients import client, stop
from servers import JARS

HERE = os.path.dirname(os.path.abspath(__file__))
if shutil.which("javac") is None or not all(os.path.exists(jar) for jar in JARS.split(":")):
    print("skipped: javac or one of %s is missing: apt-get install default-jdk-headless zookeeper" % JARS)
    sys.exit(77)
JAVA = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1"]
COMMANDS = ["create /z 1", "create -e -s /z/e x", "get /z", "ls -R /z", "addWatch -m PERSISTENT_RECURSIVE /z", "set /z 2",
            "create -c /box", "create -t 5000 /brief", "getAcl /z", "whoami", "stat /z", "setquota -n 10 /z", "listquota /z",
            "delquota /z", "sync /z", "deleteall /z", "getAllChildrenNumber /zookeeper", "ls /", "quit"]
ANSWERS = ["1", "/z/e0000000000", "'world,'anyone", ": cdrwa", "ip: 127.0.0.1", "dataVersion = 1",
           "WatchedEvent state:SyncConnected type:NodeDataChanged path:/z",
           "WatchedEvent state:SyncConnected type:NodeDeleted path:/z/e0000000000",
           "Output quota for /z count=10,bytes=-1=;byteHardLimit=-1;countHardLimit=-1", "Sync is OK"]


class JavaClient(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.classes = tempfile.mkdtemp(prefix="java-client-")
        cls.addClassCleanup(shutil.rmtree, cls.classes, True)
        subprocess.run(["javac", "-cp", JARS, "-d", cls.classes, os.path.join(HERE, "Program.java")], check=True)

    def both(self, ensemble):
        done = subprocess.run([*JAVA, "-cp", JARS, "org.apache.zookeeper.ZooKeeperMain", "-server", ensemble.servers],
                              input="\n".join(COMMANDS) + "\n", capture_output=True, text=True, timeout=60, check=False)
        said = [line for line in done.stdout.splitlines() if line]
        for line in [*ANSWERS, "[box, brief, zookeeper]"]:
            self.assertIn(line, said, done.stdout + done.stderr[-2000:])
        converse(self, [*JAVA, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", JARS + ":" + self.classes, "Program"],
                 ensemble)
        zk = client(ensemble.servers)
        self.assertEqual(zk.get("/j")[0], b"after")
        stop(zk)

    def test_over_the_lab(self):
        with Headless() as lab:
            self.both(lab)

    def test_over_server_processes(self):
        folder = tempfile.mkdtemp(prefix="java-servers-")
        self.addCleanup(shutil.rmtree, folder, True)
        with Headless(arguments=["--data-dir", folder], world="local") as local:
            local.serving()
            self.both(local)


if __name__ == "__main__":
    main()
