"""Enforces layers.txt: which room of engine/ and app/ may include which, and no Qt in engine/. usage: layers.py ROOT"""

import re
import sys

import sources

LAYERS = "tests/tidy/layers.txt"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
QT_HEADER = re.compile(r"Q[A-Za-z0-9]*(/.*)?$|q[a-z0-9_]+\.h$")


def parse(text, findings):
    """{room: allowed rooms}; what is wrong with the list itself goes to `findings`."""
    allowed = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        room, arrow, others = line.partition("<-")
        room = room.strip()
        if not arrow or not re.fullmatch(r"(engine|app)/\w+", room):
            findings.append("%s:%d: not of the form ROOM <- ROOM..." % (LAYERS, number))
        elif room in allowed:
            findings.append("%s:%d: %s has two lines" % (LAYERS, number, room))
        else:
            allowed[room] = others.split()
    for room, others in allowed.items():
        findings += ["%s: %s may include %s, which has no line" % (LAYERS, room, other)
                     for other in others if other not in allowed]
        if room.startswith("engine/"):
            findings += ["%s: %s may include %s: the engine knows no window" % (LAYERS, room, other)
                         for other in others if other.startswith("app/")]
    return allowed


def cycle(allowed):
    """The rooms of one cycle in order, or an empty list."""
    done = set()

    def visit(room, trail):
        if room in trail:
            return trail[trail.index(room):] + [room]
        if room in done:
            return []
        for other in allowed.get(room, []):
            found = visit(other, trail + [room])
            if found:
                return found
        done.add(room)
        return []

    for room in sorted(allowed):
        found = visit(room, [])
        if found:
            return found
    return []


def room_of(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and parts[0] in ("engine", "app") else None


def include_finding(room, allowed, quoted, angled):
    """What is wrong with one include line of `room`, or None."""
    if angled is not None:
        if room.startswith("engine/") and QT_HEADER.match(angled):
            return "Qt in the engine: <%s>" % angled
        return None
    target = room_of(quoted)
    if target is None:
        return None if quoted.endswith(".moc") else '"%s" is not written from the root: "engine/..." or "app/..."' % quoted
    if target == room or target in allowed[room]:
        return None
    return '%s may not include %s ("%s")' % (room, target, quoted)


def check(root):
    findings = []
    allowed = parse(sources.read(root, LAYERS), findings)
    around = cycle(allowed)
    if around:
        findings.append("%s: a cycle: %s" % (LAYERS, " <- ".join(around)))
    unknown = set()
    for path in sources.cpp_files(root):
        room = room_of(path)
        if room is None:
            findings.append("%s: lies in no room" % path)
        elif room not in allowed:
            unknown.add(room)
        else:
            text = sources.blank(sources.read(root, path), literals=False)
            for match in INCLUDE.finditer(text):
                wrong = include_finding(room, allowed, match.group(1), match.group(2))
                if wrong:
                    findings.append("%s:%d: %s" % (path, text.count("\n", 0, match.start()) + 1, wrong))
    return findings + ["%s: the room %s has no line" % (LAYERS, room) for room in sorted(unknown)]


if __name__ == "__main__":
    sys.exit(sources.report(check(sys.argv[1])))
