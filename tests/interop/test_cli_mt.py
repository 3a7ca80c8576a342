"""The C client's interactive shell, cli_mt of the package zookeeper-bin: data, watches, and reconnection by itself."""

import os
import subprocess
import sys
import threading
import time
import unittest

from harness import Headless, main, require

CLI = "/usr/lib/zookeeper/bin/cli_mt"
if not os.access(CLI, os.X_OK):
    sys.exit("cli_mt is missing: apt-get install zookeeper-bin")


class Shell:
    """One cli_mt; a context manager."""

    def __init__(self, hosts):
        self.process = subprocess.Popen([CLI, "-h", hosts], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self.lines = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.until("CONNECTED_STATE")

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.decode(errors="replace").rstrip("\n"))
        self.process.stdout.close()

    def until(self, text, since=0):
        """Waits for a line that contains `text` after the line number `since`; the lines from there on."""
        require(lambda: any(text in line for line in self.lines[since:]), "cli_mt prints %r; it printed %s" %
                (text, self.lines[since:]))
        return self.lines[since:]

    def say(self, command, answer):
        """Types one command and waits for `answer`; the lines since."""
        since = len(self.lines)
        self.process.stdin.write((command + "\n").encode())
        self.process.stdin.flush()
        return self.until(answer, since)

    def insist(self, command, answer, failure="rc = -4"):
        """Repeats the command while the connection is lost under it."""
        end = time.monotonic() + 40
        while True:
            since = len(self.lines)
            self.process.stdin.write((command + "\n").encode())
            self.process.stdin.flush()
            require(lambda: any(answer in line or failure in line for line in self.lines[since:]),
                    "%s is answered; cli_mt printed %s" % (command, self.lines[since:]))
            if any(answer in line for line in self.lines[since:]):
                return self.lines[since:]
            assert time.monotonic() < end, self.lines[since:]
            time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.process.stdin.write(b"quit\n")
            self.process.stdin.close()
            self.process.wait(20)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            self._reader.join(20)


class CliMt(unittest.TestCase):
    def test_create_set_get_ls_delete(self):
        with Headless() as lab, Shell(lab.servers) as cli:
            cli.say("create /c", "[/c]: rc = 0")
            cli.say("create2 /c/two", "name = /c/two")
            cli.say("create +s /c/s-", "name = /c/s-0000000001")
            cli.say("create +e /c/e", "name = /c/e")
            cli.say("set /c hello", "/c: rc = 0 Stat:")
            lines = cli.say("get /c", "version=1")
            self.assertIn("hello", lines)
            lines = cli.say("ls /c", "\ts-0000000001")
            cli.until("time = ", len(cli.lines) - 1)
            self.assertTrue({"\ttwo", "\te"} <= set(cli.lines), lines)
            cli.say("create /c", "[/c]: rc = -110")
            cli.say("delete /c", "/c: rc = -111")
            cli.say("delete /c/two", "/c/two: rc = 0")
            cli.say("exists /nope", "Error -101 for /nope")
            cli.say("sync /c", "[/c]: rc = 0")

    def test_watch(self):
        with Headless() as lab, Shell(lab.server(1)) as watcher, Shell(lab.server(2)) as writer:
            watcher.say("wexists /w", "Error -101 for /w")
            writer.say("create /w", "name = /w")
            watcher.until("Watcher CREATED_EVENT state = CONNECTED_STATE for path /w")

    def test_watch_moves_with_its_client(self):
        with Headless() as lab, Shell(lab.servers) as watcher:
            watcher.say("wexists /moved", "Error -101 for /moved")

            def home():
                lab.serving()
                clients = {node: lab.word(node, "stat").count(" /127.0.0.1:") for node in (1, 2, 3)}
                return next((node for node in clients if clients[node] == 2), None)  # it and the word itself

            node = require(home, "one server lists cli_mt")
            since = len(watcher.lines)
            lab.ok("kill %d" % node)
            watcher.until("CONNECTED_STATE", since)
            with Shell(",".join(lab.server(node) for node in (1, 2, 3) if lab.mode(node))) as writer:
                writer.insist("create /moved", "[/moved]: rc = 0", "[/moved]: rc = -4")
            watcher.until("Watcher CREATED_EVENT state = CONNECTED_STATE for path /moved")

    def test_reconnects_after_kill_leader(self):
        with Headless() as lab, Shell(lab.servers) as cli:
            cli.say("create /before", "name = /before")
            cli.say("create +e /mine", "name = /mine")
            lab.ok("kill leader")
            cli.insist("set /before 1", "/before: rc = 0 Stat:")
            cli.insist("create /after", "[/after]: rc = 0", "[/after]: rc = -4")
            lines = cli.insist("get /before", "version=")
            self.assertIn("1", lines)
            cli.insist("get /mine", "/mine: rc = 0")
            lab.ok("restart all")
            lab.serving()
            for node in (1, 2, 3):
                with Shell(lab.server(node)) as reader:
                    reader.say("sync /", "[/]: rc = 0")
                    lines = reader.say("get /before", "version=")
                    self.assertIn("1", lines, "node %d" % node)
                    reader.say("get /after", "/after: rc = 0")

    def test_survives_every_server_in_turn(self):
        with Headless() as lab, Shell(lab.servers) as cli:
            cli.say("create /turn", "name = /turn")
            for node in (1, 2, 3):
                lab.serving()
                lab.ok("kill %d" % node)
                cli.insist("set /turn %d" % node, "/turn: rc = 0 Stat:")
                lab.ok("restart %d" % node)
            lab.serving()
            lines = cli.insist("get /turn", "version=")
            self.assertIn("3", lines)


if __name__ == "__main__":
    main()
