// A program against ZooKeeper's own Java client: what it does is checked here, step by step. Between "kill" on standard
// output and a line on standard input somebody kills the leader.
// usage: Program HOSTS; exit 0 after "done", 1 with the step that went wrong.

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.zookeeper.AddWatchMode;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.Transaction;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.admin.ZooKeeperAdmin;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.apache.zookeeper.data.Stat;

public class Program {
    static final int WRITES = 1000;
    static final long WAIT_S = 30;
    static final LinkedBlockingQueue<WatchedEvent> events = new LinkedBlockingQueue<>();

    static void require(String step, boolean holds) {
        if (holds) return;
        System.out.println(step);
        System.exit(1);
    }

    static void fails(String step, KeeperException.Code code, Callable<?> call) throws Exception {
        try {
            call.call();
        } catch (KeeperException e) {
            require(step + ": " + e.code(), e.code() == code);
            return;
        }
        require(step + " does not fail", false);
    }

    /** Once more while the connection is lost under it. */
    static <T> T insist(Callable<T> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (KeeperException.ConnectionLossException | KeeperException.OperationTimeoutException e) {
                Thread.sleep(50);
            }
        }
    }

    static void awaitEvent(String step, Watcher.Event.EventType type, String path) throws Exception {
        final WatchedEvent event = events.poll(WAIT_S, TimeUnit.SECONDS);
        require(step + ": " + event, event != null && event.getType() == type && path.equals(event.getPath()));
    }

    static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }

    static void znodes(ZooKeeper zk) throws Exception {
        final List<ACL> open = ZooDefs.Ids.OPEN_ACL_UNSAFE;
        zk.create("/j", bytes("1"), open, CreateMode.PERSISTENT);
        fails(
            "create again", KeeperException.Code.NODEEXISTS, () -> zk.create("/j", null, open, CreateMode.PERSISTENT));
        final Stat stat = new Stat();
        require("create2",
            zk.create("/j/s-", null, open, CreateMode.PERSISTENT_SEQUENTIAL, stat).equals("/j/s-0000000000"));
        require("its stat", stat.getCzxid() == stat.getMzxid() && stat.getVersion() == 0);
        zk.create("/j/e", null, open, CreateMode.EPHEMERAL, stat);
        require("its owner", stat.getEphemeralOwner() == zk.getSessionId());
        zk.create("/j/c", null, open, CreateMode.CONTAINER);
        zk.create("/j/t", null, open, CreateMode.PERSISTENT_WITH_TTL, new Stat(), 600_000);
        require("children", zk.getChildren("/j", false).size() == 4);
        require("all of them", zk.getAllChildrenNumber("/j") == 4);
        require("ephemerals", zk.getEphemerals().equals(List.of("/j/e")));
        require("data", Arrays.equals(zk.getData("/j", false, stat), bytes("1")));
        fails("bad version", KeeperException.Code.BADVERSION, () -> zk.setData("/j", bytes("2"), 7));
        fails("not empty", KeeperException.Code.NOTEMPTY, () -> {
            zk.delete("/j", -1);
            return null;
        });
        fails("no such znode", KeeperException.Code.NONODE, () -> zk.getData("/none", false, stat));
        require("who it is", zk.whoAmI().stream().anyMatch(each -> each.getUser().equals("127.0.0.1")));
        require("configuration", zk.getData(ZooDefs.CONFIG_NODE, false, stat) != null);
    }

    static void watches(ZooKeeper zk) throws Exception {
        final Watcher queue = events::add;
        zk.getData("/j", queue, null);
        zk.exists("/j/new", queue);
        zk.setData("/j", bytes("2"), 0);
        awaitEvent("a watch of data", Watcher.Event.EventType.NodeDataChanged, "/j");
        zk.create("/j/new", null, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
        awaitEvent("a watch of what was not", Watcher.Event.EventType.NodeCreated, "/j/new");
        zk.addWatch("/j", queue, AddWatchMode.PERSISTENT_RECURSIVE);
        zk.setData("/j/new", bytes("x"), -1);
        awaitEvent("a recursive watch", Watcher.Event.EventType.NodeDataChanged, "/j/new");
        zk.delete("/j/new", -1);
        awaitEvent("a second time", Watcher.Event.EventType.NodeDeleted, "/j/new");
        zk.removeWatches("/j", queue, Watcher.WatcherType.Any, false);
        require("its end",
            events.poll(WAIT_S, TimeUnit.SECONDS).getType() == Watcher.Event.EventType.PersistentWatchRemoved);
    }

    static void together(ZooKeeper zk) throws Exception {
        final Transaction good = zk.transaction();
        good.create("/j/m", null, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT).check("/j", 1).delete("/j/m", 0);
        require("multi", good.commit().size() == 3);
        try {
            zk.multi(List.of(
                Op.create("/j/m", null, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT), Op.check("/j", 9)));
            require("a refused multi does not fail", false);
        } catch (KeeperException.BadVersionException e) {
            require("what refused it", ((OpResult.ErrorResult) e.getResults().get(1)).getErr() == e.code().intValue());
        }
        require("reads together",
            zk.multi(List.of(Op.getData("/j"), Op.getChildren("/j"), Op.getData("/none"))).size() == 3);
        final CountDownLatch answers = new CountDownLatch(WRITES);
        final AtomicInteger wrong = new AtomicInteger();
        for (int i = 0; i < WRITES; ++i) {
            final int version = i + 2;
            zk.setData("/j", bytes("x"), -1, (code, path, context, stat) -> {
                if (code != 0 || stat.getVersion() != version) wrong.incrementAndGet();
                answers.countDown();
            }, null);
        }
        require("all are answered", answers.await(WAIT_S, TimeUnit.SECONDS));
        require("in order", wrong.get() == 0);
    }

    static void rights(ZooKeeper zk) throws Exception {
        zk.addAuthInfo("digest", bytes("ann:pw"));
        zk.create("/own", bytes("o"), ZooDefs.Ids.CREATOR_ALL_ACL, CreateMode.PERSISTENT);
        require("whose it is", zk.getACL("/own", new Stat()).get(0).getId().getId().startsWith("ann:"));
        zk.setACL("/own", Arrays.asList(new ACL(ZooDefs.Perms.READ, new Id("world", "anyone"))), 0);
        fails("no right any more", KeeperException.Code.NOAUTH, () -> zk.setData("/own", bytes("x"), -1));
    }

    public static void main(String[] arguments) throws Exception {
        final CountDownLatch connected = new CountDownLatch(1);
        final ZooKeeper zk = new ZooKeeperAdmin(arguments[0], 10_000, event -> {
            if (event.getState() == Watcher.Event.KeeperState.SyncConnected) connected.countDown();
        });
        require("connects", connected.await(WAIT_S, TimeUnit.SECONDS));
        znodes(zk);
        watches(zk);
        together(zk);
        rights(zk);
        final long session = zk.getSessionId();
        insist(() -> zk.getData("/j", (Watcher) event -> {
            if (event.getType() != Watcher.Event.EventType.None) events.add(event);
        }, null));
        System.out.println("kill");
        if (System.in.read() < 0) System.exit(1);
        require("its ephemeral is there", insist(() -> zk.exists("/j/e", false)) != null);
        insist(() -> zk.setData("/j", bytes("after"), -1));
        awaitEvent("the watch has outlived it", Watcher.Event.EventType.NodeDataChanged, "/j");
        require("the same session", zk.getSessionId() == session);
        zk.close();
        System.out.println("done");
    }
}
