"""kazoo with the settings of these tests."""

import logging
import sys
import time

try:
    from kazoo.client import KazooClient
    from kazoo.exceptions import ConnectionLoss, NodeExistsError, OperationTimeoutError, SessionExpiredError
    from kazoo.retry import KazooRetry
except ImportError:
    sys.exit("python3-kazoo is missing: apt-get install python3-kazoo")

logging.getLogger("kazoo").setLevel(logging.CRITICAL)  # lost connections are the subject here, no news

RETRY = dict(max_tries=-1, delay=0.05, backoff=1.2, max_delay=0.5)


def client(hosts, timeout=6.0, start=True):
    """A started client that reconnects by itself."""
    made = KazooClient(hosts=hosts, timeout=timeout, connection_retry=KazooRetry(**RETRY),
                       command_retry=KazooRetry(deadline=40, ignore_expire=False, **RETRY))
    if start:
        made.start(timeout=30)
    return made


def stop(*clients):
    for each in clients:
        each.stop()
        each.close()


def found(zk, path):
    """Whether it is there; None while the connection is down. A session that has expired is an error."""
    try:
        return zk.exists(path) is not None
    except (ConnectionLoss, OperationTimeoutError):
        return None


def write(zk, path, data):
    """Creates until it is acknowledged, as a program with a retry policy does: an attempt whose answer was lost may
    have worked."""
    end = time.monotonic() + 40
    while True:
        try:
            zk.create(path, data)
            return
        except NodeExistsError:
            return
        except (ConnectionLoss, OperationTimeoutError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
