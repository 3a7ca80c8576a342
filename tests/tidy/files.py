"""Rules for single files: sources of at most 600 lines; no path of somebody's machine and no mark of a merge in any text.
usage: files.py ROOT"""

import os
import re
import sys

import sources

MOST_LINES = 600
MERGE_MARK = re.compile(r"(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|) ")
# Places where people and build machines keep checkouts; a znode of these names is to be called otherwise.
MACHINE_PATH = re.compile(r"(?<![\w.~<>*)}/-])/(?:home|Users|root|work|farm)/[\w.]+")


def check(root):
    findings = []
    for path in sources.cpp_files(root):
        lines = sources.read(root, path).count("\n")
        if lines > MOST_LINES:
            findings.append("%s: %d lines, more than %d" % (path, lines, MOST_LINES))
    for path in sources.walk(root):
        text = sources.read(root, path) if not os.path.islink(os.path.join(root, path)) else None
        for number, line in enumerate((text or "").splitlines(), 1):
            match = MACHINE_PATH.search(line)
            if match:
                findings.append("%s:%d: a path of one machine: %s" % (path, number, match.group(0)))
            if MERGE_MARK.match(line):
                findings.append("%s:%d: a merge that was not finished" % (path, number))
    return findings


if __name__ == "__main__":
    sys.exit(sources.report(check(sys.argv[1])))
