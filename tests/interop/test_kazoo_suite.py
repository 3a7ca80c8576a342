"""kazoo's own tests, as its Debian package ships them, against `quorumscope-replica`: they start the servers themselves,
by a `java` that is put in their way and takes nothing but the configuration. Skipped where they, or what they need, is
missing."""

import importlib.util
import os
import stat
import subprocess
import sys
import tempfile
import unittest

from harness import PROGRAM, free_block, main

# What is not served here, and what has nothing to do with a server.
LEFT_OUT = [
    "TestReadOnlyMode",  # resumes a session of the ensemble on a read-only server: Apache 3.8.0 refuses that, too
    "sasl",          # SASL
    "gevent", "eventlet",  # other loops of the client, the same tests
]

# What kazoo's harness gives Java as system properties is a key of the configuration here.
JAVA = """#!/bin/sh
for each; do
  case "$each" in
    -Dreadonlymode.enabled=*|-Dzookeeper.DigestAuthenticationProvider.*) keys="$keys${each#-D}\\n" ;;
  esac
  config="$each"
done
printf "$keys" >> "$config"
exec %s "$config"
"""


for module in "kazoo.tests", "pytest", "mock", "objgraph":
    if importlib.util.find_spec(module) is None:
        print("skipped: %s is missing: apt-get install python3-kazoo python3-pytest python3-mock python3-objgraph" % module)
        sys.exit(77)
TESTS = os.path.dirname(importlib.util.find_spec("kazoo.tests").origin)


class KazooSuite(unittest.TestCase):
    def test_all_that_is_served(self):
        with tempfile.TemporaryDirectory(prefix="kazoo-") as folder:
            java = os.path.join(folder, "java")
            with open(java, "w", encoding="utf-8") as file:
                file.write(JAVA % os.path.abspath(PROGRAM))
            os.chmod(java, os.stat(java).st_mode | stat.S_IXUSR)
            environment = {**os.environ, "PATH": folder + ":" + os.environ["PATH"], "ZOOKEEPER_VERSION": "3.8.0",
                           "ZOOKEEPER_PATH": folder, "ZOOKEEPER_PORT_OFFSET": str(free_block(40)),
                           "PYTHONDONTWRITEBYTECODE": "1"}
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k",
                 " and ".join("not " + name for name in LEFT_OUT), TESTS],
                cwd=folder, env=environment, capture_output=True, timeout=280, check=False)
        lines = done.stdout.decode().splitlines()
        print("\n".join(line for line in lines if line.startswith(("FAILED", "ERROR")) or line == lines[-1]))
        self.assertEqual(done.returncode, 0)


if __name__ == "__main__":
    main()
