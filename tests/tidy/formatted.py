"""Checks that clang-format 14 would change nothing; skipped (exit 77) where it is not installed. usage: formatted.py ROOT"""

import re
import subprocess
import sys

import sources

SKIPPED = 77
MAJOR = 14


def find_tool():
    """The first clang-format of the right major version: another one formats differently."""
    for name in ("clang-format-%d" % MAJOR, "clang-format"):
        try:
            version = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
        except OSError:
            continue
        if re.search(r"version %d\." % MAJOR, version):
            return name
    return None


def check(root, tool):
    paths = sources.cpp_files(root, ("engine", "app", "tests"))
    done = subprocess.run([tool, "--dry-run"] + paths, cwd=root, capture_output=True, text=True)
    lines = {}
    for path, line in re.findall(r"^([^:\n]+):(\d+):\d+: warning", done.stderr, re.MULTILINE):
        lines.setdefault(path, line)
    findings = ["%s:%s: not formatted: %s -i %s" % (path, line, tool, path) for path, line in lines.items()]
    if done.returncode != 0 and not findings:
        findings.append("%s: %s" % (tool, done.stderr.strip()))
    return findings


if __name__ == "__main__":
    found = find_tool()
    if found is None:
        print("clang-format %d is not installed" % MAJOR)
        sys.exit(SKIPPED)
    sys.exit(sources.report(check(sys.argv[1], found)))
