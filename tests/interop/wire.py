"""The client protocol by hand: one session over a raw socket, its answers as lines of text that two servers can be
compared by. zxids count from the start of the session, times and session ids become words."""

import socket
import struct

OPEN = [(31, "world", "anyone")]
STAT = ">qqqqiiiqiiq"
PERSISTENT, EPHEMERAL, SEQUENTIAL, EPHEMERAL_SEQUENTIAL, CONTAINER, TTL, TTL_SEQUENTIAL = range(7)


def text(s):
    data = s.encode() if isinstance(s, str) else s
    return struct.pack(">i", len(data)) + data


def buffer(data):
    return struct.pack(">i", -1) if data is None else text(data)


def acls(entries):
    return struct.pack(">i", len(entries)) + b"".join(
        struct.pack(">i", perms) + text(scheme) + text(who) for perms, scheme, who in entries)


def texts(entries):
    return struct.pack(">i", len(entries)) + b"".join(text(e) for e in entries)


def create(path, data=b"", acl=None, flags=PERSISTENT, ttl=None):
    body = text(path) + buffer(data) + acls(OPEN if acl is None else acl) + struct.pack(">i", flags)
    return body if ttl is None else body + struct.pack(">q", ttl)


def number(path, n):
    return text(path) + struct.pack(">i", n)


def delete(path, version=-1):
    return number(path, version)


def set_data(path, data, version=-1):
    return text(path) + buffer(data) + struct.pack(">i", version)


def set_acl(path, acl, version=-1):
    return text(path) + acls(acl) + struct.pack(">i", version)


def watch(path, wanted=False):
    return text(path) + struct.pack(">?", wanted)


def multi(*parts):
    return b"".join(struct.pack(">i?i", op, False, -1) + body for op, body in parts) + struct.pack(">i?i", -1, True, -1)


def auth(scheme, data):
    return struct.pack(">i", 0) + text(scheme) + text(data)


def set_watches(relative, *lists):
    return struct.pack(">q", relative) + b"".join(texts(paths) for paths in lists)


class Reader:
    def __init__(self, data, session):
        self.data, self.at, self.session = data, 0, session

    def take(self, shape):
        values = struct.unpack_from(shape, self.data, self.at)
        self.at += struct.calcsize(shape)
        return values if len(values) > 1 else values[0]

    def buffer(self):
        length = self.take(">i")
        if length < 0:
            return None
        self.at += length
        return self.data[self.at - length:self.at]

    def text(self):
        return self.buffer().decode()

    def stat(self):
        czxid, mzxid, ctime, mtime, version, cversion, aversion, owner, length, children, pzxid = self.take(STAT)
        times = "as created" if ctime == mtime else "later"
        return "stat(c %s m %s p %s, modified %s, versions %d %d %d, owner %s, %d bytes, %d children)" % (
            self.session.count(czxid), self.session.count(mzxid), self.session.count(pzxid), times, version, cversion,
            aversion, {0: "nobody", self.session.id: "me"}.get(owner, "other"), length, children)

    def children(self):
        return "[%s]" % ", ".join(sorted(self.text() for _ in range(self.take(">i"))))

    def acl(self):
        return "[%s]" % ", ".join("%d %s:%s" % (self.take(">i"), self.text(), self.text())
                                  for _ in range(self.take(">i")))

    def results(self):
        out = []
        while True:
            op, done, _ = self.take(">i?i")
            if done:
                return "{%s}" % "; ".join(out)
            out.append("%d %s" % (op, self.take(">i") if op == -1 else self.body(op)))

    def body(self, op):
        if op in (1, 9):
            return self.text()
        if op in (15, 19, 21):
            return "%s %s" % (self.text(), self.stat())
        if op in (3, 5, 7):
            return self.stat()
        if op == 4:
            return "%r %s" % (self.buffer(), self.stat())
        if op == 6:
            return "%s %s" % (self.acl(), self.stat())
        if op in (8, 103):
            return self.children()
        if op == 12:
            return "%s %s" % (self.children(), self.stat())
        if op in (14, 22):
            return self.results()
        if op in (104, 106):
            return str(self.take(">i"))
        if op == 107:
            return "[%s]" % ", ".join(sorted("%s:%s" % (self.text(), self.text()) for _ in range(self.take(">i"))))
        return ""


class Session:
    """One session; `log` collects what it heard, a line each."""

    def __init__(self, port, timeout_ms=10000):
        self.link = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.link.settimeout(20)
        self.frame(struct.pack(">iqiq", 0, 0, timeout_ms, 0) + text(b"\0" * 16) + b"\0")
        answer = Reader(self.read(), self)
        _, _, self.id = answer.take(">iiq")
        self.log = []
        self.xid = 0
        self.base = 0
        self.frame(struct.pack(">ii", 0, 3) + watch("/"))  # the header of any reply tells where the server stands
        self.base = Reader(self.read(), self).take(">iqi")[1]

    def count(self, zxid):
        return "before" if zxid <= self.base else "+%d" % (zxid - self.base)

    def frame(self, payload):
        self.link.sendall(struct.pack(">i", len(payload)) + payload)

    def read(self):
        length = struct.unpack(">i", self.exactly(4))[0]
        return self.exactly(length)

    def exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self.link.recv(count - len(data))
            if not piece:
                raise ConnectionError("closed")
            data += piece
        return data

    def heard(self, name, op, xid):
        """Reads events and the reply of one request into the log."""
        while True:
            try:
                reader = Reader(self.read(), self)
            except (ConnectionError, socket.timeout) as error:
                self.log.append("%s: %s" % (name, error))
                return
            got, zxid, error = reader.take(">iqi")
            if got == -1:
                kind, _ = reader.take(">ii")
                self.log.append("  event %d %s" % (kind, reader.text()))
                continue
            assert got == xid, "reply to %d while %d was asked" % (got, xid)
            at = str(zxid) if zxid in (0, -1) else self.count(zxid)
            body = reader.body(op) if error == 0 else ""
            rest = len(reader.data) - reader.at
            self.log.append("%s: %s at %s%s%s" % (name, error, at, " " + body if body else "",
                                                 " and %d bytes more" % rest if rest else ""))
            return

    def ask(self, name, op, body=b"", xid=None):
        if xid is None:
            self.xid += 1
            xid = self.xid
        self.frame(struct.pack(">ii", xid, op) + body)
        self.heard(name, op, xid)

    def close(self):
        self.xid += 1
        self.ask("close", -11)
        self.link.close()
