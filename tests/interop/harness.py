"""Starts and drives `quorumscope --headless`; waits on conditions with deadlines, never on hope."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ""
FIRST_PORT = 23100
DEADLINE = 30.0


def require(condition, what, deadline=DEADLINE, every=0.02):
    """The first true value of condition(); fails with `what` when there is none before the deadline (seconds)."""
    end = time.monotonic() + deadline
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("not within %g s: %s" % (deadline, what))
        time.sleep(every)


def free_block(count, first=FIRST_PORT + os.getpid() % 200 * 40):
    """The first of `count` neighbouring loopback ports that nobody listens on."""
    for base in range(first, 60000, count):
        probes = []
        try:
            for port in range(base, base + count):
                probe = socket.socket()
                probes.append(probe)
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", port))
            return base
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()
    raise AssertionError("no %d free ports" % count)


def four_letter_word(port, word, deadline):
    """What the server at that loopback port answers to it."""
    with socket.create_connection(("127.0.0.1", port), timeout=deadline) as link:
        link.sendall(word.encode())
        answer = b""
        while True:
            piece = link.recv(65536)
            if not piece:
                return answer.decode()
            answer += piece


def run(arguments, stdin=b"", timeout=DEADLINE):
    """Runs the program to its end: (exit status, stdout lines, stderr lines)."""
    done = subprocess.run([PROGRAM] + arguments, input=stdin, capture_output=True, timeout=timeout)
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode().splitlines()


def servers_of(folder):
    """Process ids of the servers whose configuration lies in that folder."""
    out = []
    for entry in os.listdir("/proc"):
        try:
            with open("/proc/%s/cmdline" % entry, "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if len(words) > 1 and words[0].endswith(b"quorumscope-replica") and words[1].startswith(folder.encode() + b"/"):
            out.append(int(entry))
    return out


class Headless:
    """One running headless ensemble; a context manager."""

    def __init__(self, replicas=3, observers=0, arguments=(), world="lab", configured=None):
        """`configured`: the first client port of servers whose configurations the arguments name."""
        self.nodes = replicas + observers
        self.port = configured or free_block(self.nodes)
        chosen = [] if configured else ["--replicas", str(replicas), "--observers", str(observers),
                                        "--client-port", str(self.port)]
        self.process = subprocess.Popen(
            [PROGRAM, "--headless", "--world", world, *chosen, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.log = []
        self._answers = queue.Queue()
        self._readers = [threading.Thread(target=self._read, args=(self.process.stdout, self._answers.put)),
                         threading.Thread(target=self._read, args=(self.process.stderr, self.log.append))]
        for reader in self._readers:
            reader.daemon = True
            reader.start()
        self.first_line = self.line()

    @staticmethod
    def _read(stream, sink):
        for line in stream:
            sink(line.decode().rstrip("\n"))
        stream.close()

    def line(self, deadline=DEADLINE):
        """The next line of standard output."""
        try:
            return self._answers.get(timeout=deadline)
        except queue.Empty:
            raise AssertionError("no line on standard output within %g s; log: %s" % (deadline, self.log))

    def no_more_lines(self):
        return self._answers.empty()

    def send(self, text):
        self.process.stdin.write((text + "\n").encode())
        self.process.stdin.flush()

    def answer(self, text):
        """Sends one command and returns its one line of answer."""
        self.send(text)
        return self.line()

    def ok(self, text):
        answer = self.answer(text)
        assert answer.startswith("ok"), "%s: %s" % (text, answer)
        return answer

    def says(self, begin):
        """Waits for a line of the log that begins so."""
        require(lambda: any(line.startswith(begin) for line in list(self.log)), "the log says: " + begin)

    def server(self, node):
        return "127.0.0.1:%d" % (self.port + node - 1)

    @property
    def servers(self):
        return ",".join(self.server(node) for node in range(1, self.nodes + 1))

    def word(self, node, word, deadline=DEADLINE):
        """The answer to a four-letter word, or None when the connection is refused or reset."""
        try:
            return four_letter_word(self.port + node - 1, word, deadline)
        except (ConnectionRefusedError, ConnectionResetError):
            return None

    def mode(self, node):
        """leader, follower, observer, or None while it does not serve."""
        for line in (self.word(node, "srvr") or "").splitlines():
            if line.startswith("Mode: "):
                return line[len("Mode: "):]
        return None

    def leader(self):
        """Waits until one node says it leads; with two (a deposed one has not noticed), the later epoch's."""
        def leading():
            found = [node for node in range(1, self.nodes + 1) if self.mode(node) == "leader"]
            return found[0] if len(found) == 1 else None
        return require(leading, "one node says `Mode: leader`")

    def serving(self, *nodes):
        for node in nodes or range(1, self.nodes + 1):
            require(lambda: self.mode(node), "node %d serves" % node)

    def quit(self):
        """Ends it the ordinary way; the exit status."""
        if self.process.poll() is None:
            self.process.stdin.close()
        try:
            status = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("does not end at the end of its input; log: %s" % self.log)
        for reader in self._readers:
            reader.join(DEADLINE)
        self.process.stdin.close()
        complaints = [line for line in self.log if "violated at record" in line]
        if complaints:  # whatever the clients did, no promise may be broken by it, nor a check cry wolf
            raise AssertionError("\n".join(complaints))
        return status

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        status = self.quit()
        if kind is not None:
            print("log of the program:\n  " + "\n  ".join(self.log[-40:]), file=sys.stderr)
        elif status != 0:
            raise AssertionError("exit status %d; log: %s" % (status, self.log))


def converse(test, command, ensemble):
    """Runs a program that says "kill" and then "done"; kills the leader in between."""
    with subprocess.Popen(command + [ensemble.servers], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as program:
        try:
            test.assertEqual(program.stdout.readline(), "kill\n")
            ensemble.ok("kill leader")
            said, complaints = program.communicate("go on\n", DEADLINE)
        finally:
            program.kill()
    test.assertEqual((said, program.returncode), ("done\n", 0), complaints[-2000:])


def main():
    """Runs the tests of the calling script and prints how many there were."""
    if not os.access(PROGRAM, os.X_OK):
        sys.exit("usage: %s PATH_OF_QUORUMSCOPE" % sys.argv[0])
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    program = unittest.main(argv=[sys.argv[0]] + sys.argv[2:], exit=False, verbosity=2)
    result = program.result
    bad = len(result.failures) + len(result.errors)
    print("%d tests, %d passed, %d failed" % (result.testsRun, result.testsRun - bad, bad))
    sys.exit(0 if result.testsRun > 0 and bad == 0 and not result.skipped else 1)
