"""Holds an ephemeral until it is killed: ephemeral_owner.py HOST PATH TIMEOUT."""

import sys
import threading

from kazoo_clients import client

zk = client(sys.argv[1], timeout=float(sys.argv[3]))
zk.create(sys.argv[2], b"", ephemeral=True)
print("ready", flush=True)
threading.Event().wait()
