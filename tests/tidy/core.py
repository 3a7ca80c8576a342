"""Keeps the engine's core rooms deterministic: no clocks, threads, hidden randomness, unordered containers or floating
point, so that the same seed and commands give the same bytes of trace on every build. usage: core.py ROOT"""

import re
import sys

import sources

ROOMS = ("base", "tree", "command", "trace", "codec", "zab", "node", "client", "sim", "check", "config")

FORBIDDEN = [
    (re.compile(r"#[ \t]*include[ \t]*<(?:thread|chrono|random|unordered_map|unordered_set|future|ctime|time\.h|cmath)>"),
     "header"),
    (re.compile(r"\b(?:float|double)\b"), "floating point"),
    (re.compile(r"\bstd::(?:s?rand|random_device|mt19937\w*|chrono|this_thread|j?thread|async|unordered_\w+)\b"), "name"),
    (re.compile(r"(?<![\w:.>])(?:s?rand|time|clock|getrandom|gettimeofday|clock_gettime)\(\s*(?:\)|nullptr|NULL|0|&)"),
     "call"),
]


def check(root):
    findings = []
    for path in sources.cpp_files(root, ["engine/" + room for room in ROOMS]):
        text = sources.blank(sources.read(root, path), literals=True)
        for number, line in enumerate(text.splitlines(), 1):
            for pattern, kind in FORBIDDEN:
                match = pattern.search(line)
                if match:
                    findings.append("%s:%d: %s not for the core: %s" % (path, number, kind, match.group(0).strip()))
    return findings


if __name__ == "__main__":
    sys.exit(sources.report(check(sys.argv[1])))
