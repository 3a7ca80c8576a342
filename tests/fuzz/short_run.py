"""Runs one libFuzzer target for a few seconds, from whole inputs on. usage: short_run.py TARGET BIN ROOT [SECONDS]
BIN "other:PATH": that path, or what QS_FUZZ_BIN names; skipped without both. What breaks the target is written to the
current folder and shown in hex: add it to a test once it is mended."""

import glob
import os
import subprocess
import sys
import tempfile

SKIPPED = 77


def main(target, where, root, seconds="8"):
    if where.startswith("other:"):
        where = os.environ.get("QS_FUZZ_BIN") or where[len("other:"):]
    if not where:
        print("no fuzz targets: QS_FUZZ_BIN is not set")
        return SKIPPED
    # The sanitizers' shadow memory and a kernel with much randomness in its addresses do not get along.
    fixed = ["setarch", "-R"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(fixed + [os.path.join(where, "make_corpus"), folder, root], check=True)
        seeds = os.path.join(folder, target)
        if not os.listdir(seeds):
            sys.exit("nothing to begin with: " + seeds)
        found = os.path.join(folder, "found")
        os.mkdir(found)
        done = subprocess.run(
            fixed + [os.path.join(where, target), found, seeds, "-max_total_time=" + seconds, "-timeout=10",
                     "-rss_limit_mb=1024", "-malloc_limit_mb=128", "-print_final_stats=1", "-artifact_prefix=./" + target + "-"],
            capture_output=True, text=True, errors="replace")
        print("\n".join(done.stderr.splitlines()[-60:]))
        if done.returncode != 0:
            for path in glob.glob("./%s-*" % target):
                with open(path, "rb") as artifact:
                    print("%s: %s" % (path, artifact.read(2000).hex()))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
