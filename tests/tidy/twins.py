"""A room that engine/CMakeLists.txt calls SAME is compiled once for the shipped simulator and for the one of the mutants:
neither its sources nor anything they include may mention QS_MUTANTS or QS_MUTANT. usage: twins.py ROOT"""

import re
import sys

import sources

LIST = "engine/CMakeLists.txt"
ROOM = re.compile(r"^[ \t]*qs_room\((\w+) SAME\b", re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"(engine/[^"]+)"', re.MULTILINE)
MUTANT = re.compile(r"\bQS_MUTANTS?\b")


class Sources:
    """The engine's files, with their includes followed."""

    def __init__(self, root):
        self.texts = {path: sources.blank(sources.read(root, path), literals=False)
                      for path in sources.cpp_files(root, ["engine"])}

    def way_to_mutant(self, path):
        """The files from `path`, each including the next, to one that mentions a mutant; empty: there is none."""
        ways, seen = [[path]], {path}
        for way in ways:
            text = self.texts[way[-1]]
            if MUTANT.search(text):
                return way
            for other in INCLUDE.findall(text):
                if other in self.texts and other not in seen:
                    seen.add(other)
                    ways.append(way + [other])
        return []


def check(root):
    rooms = ROOM.findall(sources.read(root, LIST))
    if not rooms:
        return ["%s: no room is the same with and without mutants" % LIST]
    engine = Sources(root)
    ways = [engine.way_to_mutant(path) for room in rooms for path in sources.cpp_files(root, ["engine/" + room])]
    return ["%s: its room is compiled once, and it knows of mutants%s"
            % (way[0], "".join(": by " + path for path in way[1:])) for way in ways if way]


if __name__ == "__main__":
    sys.exit(sources.report(check(sys.argv[1])))
