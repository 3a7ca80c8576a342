"""Finds the few events that break the window: plays tst_random_events with ever fewer of its events (delta debugging) and
prints the numbers that are left. usage: shrink_events.py TST_RANDOM_EVENTS SEED EVENTS"""

import os
import subprocess
import sys
import tempfile


def breaks(test, seed, events, folder):
    keep = os.path.join(folder, "keep")
    with open(keep, "w", encoding="ascii") as out:
        out.writelines("%d\n" % event for event in events)
    environment = {**os.environ, "QS_UI_SEED": seed, "QS_UI_KEEP": keep, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([test], capture_output=True, env=environment).returncode != 0


def shrink(test, seed, events, folder):
    parts = 2
    while len(events) > 1:
        size = max(1, len(events) // parts)
        for begin in range(0, len(events), size):
            fewer = events[:begin] + events[begin + size:]
            if fewer and breaks(test, seed, fewer, folder):
                events, parts = fewer, max(2, parts - 1)
                break
        else:
            if size == 1:
                break
            parts = min(len(events), parts * 2)
    return events


def main(test, seed, count):
    events = list(range(1, int(count) + 1))
    with tempfile.TemporaryDirectory() as folder:
        if not breaks(test, seed, events, folder):
            print("nothing breaks")
            return 1
        print("\n".join(map(str, shrink(test, seed, events, folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
