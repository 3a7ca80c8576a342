"""A program against the C client, libzookeeper_mt of the distribution, over the Lab and over server processes."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from harness import Headless, converse, main
from kazoo_clients import client, stop

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "program.c")
HEADER = "/usr/include/zookeeper/zookeeper.h"
if shutil.which("cc") is None or not os.path.exists(HEADER):
    print("skipped: a C compiler or %s is missing: apt-get install gcc libzookeeper-mt-dev" % HEADER)
    sys.exit(77)


class CClient(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="c-client-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.program = os.path.join(self.folder, "program")
        subprocess.run(["cc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-DTHREADED", "-o", self.program, SOURCE,
                        "-lzookeeper_mt", "-lpthread"], check=True)

    def leaves_what_it_wrote(self, ensemble):
        converse(self, [self.program], ensemble)
        zk = client(ensemble.servers)
        self.assertEqual(zk.get("/c")[0], b"after")
        self.assertEqual(zk.get_children("/c"), ["s-0000000000"])  # its ephemeral is gone with its session
        stop(zk)

    def test_over_the_lab(self):
        with Headless() as lab:
            self.leaves_what_it_wrote(lab)

    def test_over_server_processes(self):
        with Headless(arguments=["--data-dir", os.path.join(self.folder, "servers")], world="local") as local:
            local.serving()
            self.leaves_what_it_wrote(local)


if __name__ == "__main__":
    main()
