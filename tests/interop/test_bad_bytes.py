"""Garbage, truncated, oversized and half-open TCP: that connection ends with a log line, and a witness with a session
of its own notices nothing."""

import os
import random
import socket
import struct
import time
import unittest

from harness import Headless, main, require
from kazoo_clients import client, stop

CONNECT = struct.pack(">iiqiqi16s?", 45, 0, 0, 6000, 0, 16, bytes(16), False)


class BadBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = Headless()
        cls.lab.serving()

    @classmethod
    def tearDownClass(cls):
        status = cls.lab.quit()
        assert status == 0, "exit status %d; log: %s" % (status, cls.lab.log)

    def setUp(self):
        self.states = []
        self.witness = client(self.lab.server(1))
        self.witness.add_listener(self.states.append)
        self.log_before = len(self.lab.log)

    def tearDown(self):
        self.assertEqual(self.witness.get("/")[1].czxid, 0)
        self.assertEqual(self.states, [], "the witness kept its connection")
        stop(self.witness)
        for node in (1, 2, 3):
            self.assertEqual(self.lab.word(node, "ruok"), "imok")

    def link(self):
        link = socket.create_connection(("127.0.0.1", self.lab.port), timeout=20)
        self.addCleanup(link.close)
        return link

    def session(self):
        link = self.link()
        link.sendall(CONNECT)
        answer = b""
        while len(answer) < 41:
            piece = link.recv(4096)
            self.assertTrue(piece, "the session is granted")
            answer += piece
        self.assertGreater(struct.unpack(">iii", answer[:12])[2], 0)
        return link

    def closed(self, link):
        """Everything the server still says, until it closes."""
        out = b""
        try:
            while True:
                piece = link.recv(65536)
                if not piece:
                    return out
                out += piece
        except ConnectionResetError:
            return out

    def complained(self):
        require(lambda: any("closed: " in line for line in self.lab.log[self.log_before:]), "a log line says why")

    def test_garbage(self):
        dice = random.Random(1)
        for size in (5, 64, 5000):
            link = self.link()
            link.sendall(bytes(dice.randrange(128, 256) for _ in range(size)))
            self.assertEqual(self.closed(link), b"")
        self.complained()

    def test_http(self):
        link = self.link()
        link.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.assertEqual(self.closed(link), b"")
        self.complained()

    def test_lengths_that_cannot_be(self):
        for length in (-1, -2 ** 31, 0, 1048576, 2 ** 31 - 1):
            link = self.link()
            link.sendall(struct.pack(">i", length))
            self.assertEqual(self.closed(link), b"", length)
        self.complained()

    def test_oversized_frame_in_a_session(self):
        for length in (1048576, -1):
            link = self.session()
            link.sendall(struct.pack(">iii", length, 1, 4))
            self.closed(link)
        self.complained()

    def test_truncated_frame(self):
        link = self.session()
        link.sendall(struct.pack(">iii", 100, 1, 4))
        link.close()
        self.complained()

    def test_truncated_connect_request(self):
        link = self.link()
        link.sendall(CONNECT[:20])
        link.close()
        self.complained()

    def test_connect_request_that_is_none(self):
        link = self.link()
        link.sendall(struct.pack(">i", 44) + os.urandom(44))
        self.closed(link)

    def test_malformed_requests_in_a_session(self):
        for body in (b"", b"\xff" * 40, struct.pack(">i", 2 ** 31 - 1), struct.pack(">i", 4) + b"/\xff\xfe\x00"):
            for opcode in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 17, 18, 19, 20, 21, 22, 100, 101, 103, 104, 105, 106):
                link = self.session()
                link.sendall(struct.pack(">iii", 8 + len(body), 1, opcode) + body)
                link.sendall(struct.pack(">iii", 8, 2, -11))  # closeSession
                self.closed(link)
                link.close()

    def test_unknown_opcodes(self):
        for opcode in (13, 77, 102, 1000, -1, -2 ** 31):
            link = self.session()
            link.sendall(struct.pack(">iii", 8, 5, opcode))
            answer = link.recv(20, socket.MSG_WAITALL)
            length, xid, _, error = struct.unpack(">iiqi", answer)
            self.assertEqual((length, xid, error), (16, 5, -6), "opcode %d" % opcode)
            link.close()

    def test_half_open(self):
        silent = self.link()
        part = self.link()
        part.sendall(CONNECT[:10])
        start = time.monotonic()
        self.assertEqual(self.closed(silent), b"")
        self.assertEqual(self.closed(part), b"")
        self.assertGreater(time.monotonic() - start, 5)
        self.complained()

    def test_silent_session_ends_after_its_timeout(self):
        link = self.session()
        start = time.monotonic()
        self.closed(link)
        self.assertGreater(time.monotonic() - start, 4)
        self.complained()

    def test_sixty_connections_a_replica(self):
        links = [self.link() for _ in range(65)]
        require(lambda: any("already has" in line for line in self.lab.log[self.log_before:]), "the log says so")
        for link in links:
            link.close()
        require(lambda: self.lab.word(1, "ruok") == "imok", "there is room again")

    def test_a_client_that_never_reads(self):
        self.witness.create("/big", os.urandom(500000))
        link = self.session()
        request = struct.pack(">iii", 17, 1, 4) + struct.pack(">i", 4) + b"/big" + b"\x00"
        request = struct.pack(">i", len(request) - 4) + request[4:]
        link.settimeout(0.2)
        sent = 0
        end = time.monotonic() + 3
        while time.monotonic() < end and sent < 4000 * len(request):
            try:
                sent += link.send(request * 10)
            except socket.timeout:
                break
        with open("/proc/%d/statm" % self.lab.process.pid) as statm:
            resident = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        self.assertLess(resident, 300 << 20, "memory stays bounded")
        link.close()
        self.witness.delete("/big")


if __name__ == "__main__":
    main()
