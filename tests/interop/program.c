/* A program against the C client of ZooKeeper (libzookeeper_mt): what it does is checked here, step by step. Between
 * "kill" on standard output and a line on standard input somebody kills the leader.
 * usage: program HOSTS; exit 0 after "done", 1 with the step that went wrong. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zookeeper/zookeeper.h>

enum { Writes = 1000, WaitS = 30 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int connected;
static int fired;    /* watches, since it was last set to 0 */
static int answered; /* of the writes under way */
static int wrong;    /* answers that did not come in order, or failed */

static void fail(const char* step, int code) {
    printf("%s: %s\n", step, zerror(code));
    exit(1);
}

static void expect(const char* step, int code, int wanted) {
    if (code != wanted) fail(step, code);
}

static void onEvent(zhandle_t* handle, int type, int state, const char* path, void* context) {
    (void)handle;
    (void)path;
    (void)context;
    pthread_mutex_lock(&lock);
    if (type == ZOO_SESSION_EVENT) {
        connected = state == ZOO_CONNECTED_STATE;
    } else {
        ++fired;
    }
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

/* The writes were numbered in the order of asking. */
static void onWritten(int code, const struct Stat* stat, const void* number) {
    pthread_mutex_lock(&lock);
    if (code != ZOK || (long)number != answered || stat->version != answered + 2) ++wrong;
    ++answered;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void await(const char* step, const int* value, int wanted) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WaitS;
    pthread_mutex_lock(&lock);
    while (*value != wanted) {
        if (pthread_cond_timedwait(&changed, &lock, &until) != 0) fail(step, ZOPERATIONTIMEOUT);
    }
    pthread_mutex_unlock(&lock);
}

/* Once more while the connection is lost under it. */
static int insist(int (*call)(zhandle_t*), zhandle_t* handle) {
    for (;;) {
        const int code = call(handle);
        if (code != ZCONNECTIONLOSS && code != ZOPERATIONTIMEOUT) return code;
        const struct timespec pause = {0, 50 * 1000 * 1000};
        nanosleep(&pause, NULL);
    }
}

static int setIt(zhandle_t* handle) {
    return zoo_set(handle, "/c", "after", 5, -1);
}
static int watchIt(zhandle_t* handle) {
    char data[16];
    int length = sizeof data;
    return zoo_wget(handle, "/c", onEvent, NULL, data, &length, NULL);
}
static int findEphemeral(zhandle_t* handle) {
    return zoo_exists(handle, "/c/e", 0, NULL);
}

static void readAndWrite(zhandle_t* handle) {
    char path[64];
    char data[64];
    int length = sizeof data;
    struct Stat stat;
    expect("create", zoo_create(handle, "/c", "1", 1, &ZOO_OPEN_ACL_UNSAFE, 0, path, sizeof path), ZOK);
    expect("create again", zoo_create(handle, "/c", "1", 1, &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0), ZNODEEXISTS);
    expect("create2", zoo_create2(handle, "/c/s-", "", 0, &ZOO_OPEN_ACL_UNSAFE, ZOO_SEQUENCE, path, sizeof path, &stat),
           ZOK);
    if (strcmp(path, "/c/s-0000000000") != 0) fail(path, ZSYSTEMERROR);
    expect("ephemeral", zoo_create(handle, "/c/e", NULL, -1, &ZOO_OPEN_ACL_UNSAFE, ZOO_EPHEMERAL, NULL, 0), ZOK);
    expect("below an ephemeral", zoo_create(handle, "/c/e/x", NULL, -1, &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0),
           ZNOCHILDRENFOREPHEMERALS);
    expect("get", zoo_wget(handle, "/c", onEvent, NULL, data, &length, &stat), ZOK);
    if (length != 1 || data[0] != '1' || stat.numChildren != 2) fail("what get tells", ZSYSTEMERROR);
    expect("set", zoo_set2(handle, "/c", "2", 1, 0, &stat), ZOK);
    if (stat.version != 1) fail("version after set", ZSYSTEMERROR);
    await("a watch fires", &fired, 1);
    expect("bad version", zoo_set(handle, "/c", "3", 1, 0), ZBADVERSION);
    struct String_vector children;
    expect("children", zoo_get_children2(handle, "/c", 0, &children, &stat), ZOK);
    if (children.count != 2) fail("how many children", ZSYSTEMERROR);
    deallocate_String_vector(&children);
    expect("delete with children", zoo_delete(handle, "/c", -1), ZNOTEMPTY);
    expect("no such znode", zoo_exists(handle, "/none", 0, NULL), ZNONODE);
}

static void inOneTransaction(zhandle_t* handle) {
    zoo_op_t ops[3];
    zoo_op_result_t results[3];
    memset(results, 0, sizeof results);
    char path[64];
    zoo_create_op_init(&ops[0], "/c/m", "", 0, &ZOO_OPEN_ACL_UNSAFE, 0, path, sizeof path);
    zoo_check_op_init(&ops[1], "/c", 1);
    zoo_delete_op_init(&ops[2], "/c/m", 0);
    expect("multi", zoo_multi(handle, 3, ops, results), ZOK);
    zoo_check_op_init(&ops[1], "/c", 7);
    expect("multi that is refused", zoo_multi(handle, 3, ops, results), ZBADVERSION);
    if (results[0].err != ZOK || results[1].err != ZBADVERSION || results[2].err != ZRUNTIMEINCONSISTENCY)
        fail("results of the parts", results[2].err);
    expect("nothing of it", zoo_exists(handle, "/c/m", 0, NULL), ZNONODE);
}

static void underWayTogether(zhandle_t* handle) {
    for (long i = 0; i < Writes; ++i)
        expect("aset", zoo_aset(handle, "/c", "x", 1, -1, onWritten, (const void*)i), ZOK);
    await("all are answered", &answered, Writes);
    if (wrong != 0) fail("answers in order", ZSYSTEMERROR);
}

static void onProved(int code, const void* context) {
    (void)context;
    pthread_mutex_lock(&lock);
    if (code == ZOK) ++fired;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

static void withAnIdentity(zhandle_t* handle) {
    fired = 0;
    expect("add_auth", zoo_add_auth(handle, "digest", "ann:pw", 6, onProved, NULL), ZOK);
    await("it is proved", &fired, 1);
    expect("create with its ACL", zoo_create(handle, "/own", NULL, -1, &ZOO_CREATOR_ALL_ACL, 0, NULL, 0), ZOK);
    struct ACL_vector acl;
    struct Stat stat;
    expect("get_acl", zoo_get_acl(handle, "/own", &acl, &stat), ZOK);
    if (acl.count != 1 || strcmp(acl.data[0].id.scheme, "digest") != 0) fail("whose it is", ZSYSTEMERROR);
    deallocate_ACL_vector(&acl);
}

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    zoo_set_debug_level((ZooLogLevel)0);
    zhandle_t* handle = zookeeper_init(argv[1], onEvent, 10000, NULL, NULL, 0);
    await("connects", &connected, 1);
    readAndWrite(handle);
    inOneTransaction(handle);
    underWayTogether(handle);
    withAnIdentity(handle);
    const int64_t session = zoo_client_id(handle)->client_id;
    expect("watch", insist(watchIt, handle), ZOK);
    fired = 0;
    printf("kill\n");
    if (getchar() == EOF) return 1;
    expect("its ephemeral is there", insist(findEphemeral, handle), ZOK);
    expect("set after the kill", insist(setIt, handle), ZOK);
    await("the watch has outlived it", &fired, 1);
    if (zoo_client_id(handle)->client_id != session) fail("the same session", ZSYSTEMERROR);
    expect("close", zookeeper_close(handle), ZOK);
    printf("done\n");
    return 0;
}
