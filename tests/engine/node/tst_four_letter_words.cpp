// The four-letter words of a replica, without sockets: what each answers, and what changes it. The shapes are those of
// Apache ZooKeeper 3.8.0 (tests/interop/test_words.py asks both).
#include <QTest>

#include <deque>
#include <map>
#include <regex>

#include "engine/base/overload.h"
#include "engine/node/replica.h"

using namespace qs;
using namespace qs::node;

namespace {

using std::string;

/// Wed Nov 25 00:00:00 UTC 2026, so that times of day count from the start.
constexpr std::int64_t Midnight = 1795564800000;

/// The first of so many.
ReplicaConfig memberOf(int voters, int observers = 0) {
    ReplicaConfig config;
    config.zab.self = NodeId{1};
    config.zab.membership = Membership::ofSize(voters, observers);
    config.zab.finalizeWait = {};
    config.clockOriginMs = Midnight;
    return config;
}

ReplicaConfig standalone() {
    ReplicaConfig config = memberOf(1);
    config.standalone = true;
    return config;
}

/// One server, whose disk is always done at once. Nobody else answers.
class Server {
public:
    explicit Server(const ReplicaConfig& config = standalone()) : m_replica(config, {}, {}) {
        Effects out;
        m_replica.start(out);
        take(out);
    }

    void at(std::int64_t ms) { m_now = VirtualTime::ofMs(ms); }
    void feed(const Input& input) {
        Effects out;
        m_replica.step(input, m_now, out);
        take(out);
    }
    ConnectionId open() {
        const ConnectionId id{++m_last};
        feed(ClientOpened{id, true, "10.0.0.7", static_cast<std::uint16_t>(4000 + m_last)});
        return id;
    }
    void send(ConnectionId id, const string& bytes) { feed(ClientReceived{id, bytes}); }
    /// Everything that was sent to it.
    string received(ConnectionId id) { return m_sent[id]; }
    bool closed(ConnectionId id) { return m_closed.contains(id); }

    /// The answer to a word of one more connection.
    string word(const string& text) {
        const ConnectionId id = open();
        send(id, text);
        return closed(id) ? received(id) : "still open";
    }
    /// A client with a session.
    ConnectionId client(std::int32_t timeoutMs) {
        const ConnectionId id = open();
        codec::ConnectRequest request;
        request.timeoutMs = timeoutMs;
        send(id, codec::encodeConnectRequest(request));
        return id;
    }
    void ask(ConnectionId id, std::int32_t xid, const codec::Request& request) {
        send(id, codec::encodeRequest(xid, request));
    }

    Surroundings around;

private:
    void take(Effects& effects) {
        std::deque<Effect> queue(std::make_move_iterator(effects.begin()), std::make_move_iterator(effects.end()));
        while (!queue.empty()) {
            const Effect effect = std::move(queue.front());
            queue.pop_front();
            Effects more;
            std::visit(
                overload{
                    [&](const zab::Persist& e) { m_replica.step(zab::Input{zab::Persisted{e.id}}, m_now, more); },
                    [&](const zab::SetTimer& e) {
                        if (e.timer != TimerKind::FinalizeWait) return;
                        m_replica.step(zab::Input{zab::TimerFired{e.timer}}, m_now, more);
                    },
                    [&](const ClientSend& e) { m_sent[e.connection] += e.bytes; },
                    [&](const ClientClose& e) { m_closed.insert(e.connection); },
                    [&](const AskSurroundings& e) { m_sent[e.connection] += m_replica.describe(e.word, around); },
                    [](const auto&) {},
                },
                effect);
            for (Effect& each : more)
                queue.push_back(std::move(each));
        }
    }
    Replica m_replica;
    VirtualTime m_now;
    std::uint32_t m_last = 0;
    std::map<ConnectionId, string> m_sent;
    std::set<ConnectionId> m_closed;
};

tree::CreateRequest create(const string& path, bool ephemeral = false) {
    tree::CreateRequest out;
    out.path = path;
    out.acl = *tree::openAcl();
    out.flags = ephemeral ? 1 : 0;
    return out;
}

/// A client of 10 s with an ephemeral and three watches, and one of 4 s with one watch.
std::pair<ConnectionId, ConnectionId> furnish(Server& server) {
    const ConnectionId a = server.client(10000);
    server.ask(a, 1, create("/a"));
    server.ask(a, 2, create("/a/e", true));
    server.ask(a, 3, codec::GetDataRequest{"/a", true});
    server.ask(a, 4, codec::ExistsRequest{"/none", true});
    server.ask(a, 5, codec::GetChildrenRequest{"/a", true});
    server.at(500);
    const ConnectionId b = server.client(4000);
    server.ask(b, 1, codec::GetDataRequest{"/a", true});
    return {a, b};
}

string lineOf(const string& text, const string& begin) {
    const auto at = text.find(begin);
    return at == string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

}  // namespace

// Want beside got, as text.
#define SAME(got, want) QCOMPARE(QString::fromStdString(got), QString::fromStdString(want))

class TestFourLetterWords : public QObject {
    Q_OBJECT

private slots:
    void shortOnes() {
        Server server;
        SAME(server.word("ruok"), "imok");
        SAME(server.word("isro"), "rw");
        SAME(server.word("gtmk"), "306");
    }

    void theTraceMaskComesBehindItsWord() {
        Server server;
        const ConnectionId slow = server.open();
        server.send(slow, string("stmk\0\0\0\0\0\0", 10));
        QVERIFY(!server.closed(slow));
        server.send(slow, "\1\2");
        QVERIFY(server.closed(slow));
        SAME(server.received(slow), "258");
        SAME(server.word("gtmk"), "258");
    }

    void notInTheWhitelist() {
        ReplicaConfig config = standalone();
        config.words = {"ruok", "gtmk"};
        Server server(config);
        SAME(server.word("ruok"), "imok");
        for (const string word : {"conf", "envi", "crst", "mntr"})
            SAME(server.word(word), word + " is not executed because it is not in the whitelist.\n");
        SAME(server.word(string("stmk\0\0\0\0\0\0\1\2", 12)),
             "stmk is not executed because it is not in the whitelist.\n");
        SAME(server.word("gtmk"), "306");
        SAME(server.word("nope"), "");  // a length that no frame has
    }

    void withoutALeader() {
        Server server(memberOf(3));
        const string refusal = "This ZooKeeper instance is not currently serving requests\n";
        for (const char* word :
             {"srvr", "stat", "mntr", "conf", "cons", "crst", "srst", "dirs", "dump", "wchs", "wchc", "wchp"})
            SAME(server.word(word), refusal);
        SAME(server.word("hash"), refusal.substr(0, refusal.size() - 1));
        SAME(server.word("ruok"), "imok");
        SAME(server.word("isro"), "null");
        SAME(server.word("gtmk"), "306");
        QVERIFY(server.word("envi").starts_with("Environment:\nzookeeper.version=3.8.6-quorumscope"));
    }

    void withoutALeaderButReadOnly() {
        ReplicaConfig config = memberOf(3);
        config.readOnlyMode = true;
        Server server(config);
        server.feed(zab::Input{zab::TimerFired{TimerKind::ReadOnlyWait}});
        SAME(server.word("isro"), "ro");
        const string srvr = server.word("srvr");
        QVERIFY2(srvr.find("UTC\nREAD-ONLY mode; serving only read-only clients\nLatency") != string::npos,
                 srvr.c_str());
        const string mntr = server.word("mntr");
        SAME(lineOf(mntr, "zk_server_state"), "zk_server_state\tread-only");
        SAME(lineOf(mntr, "zk_peer_state"), "zk_peer_state\tlooking");
        const string dump = server.word("dump");
        QVERIFY2(dump.starts_with("SessionTracker dump:\nLocal Session Sets (0)/(0):\nGlobal Sessions(0):\n"),
                 dump.c_str());
    }

    void connections() {
        Server server;
        furnish(server);
        server.at(700);
        const string cons = server.word("cons");
        const std::regex shape(
            " /"
            "10\\.0\\.0\\.7:4001\\[1\\]\\(queued=0,recved=6,sent=6,sid=0x1[0-9a-f]+,lop=GETC,est=1795564800000,to="
            "10000,"
            "lcxid=0x5,lzxid=0x100000003,lresp=0,llat=0,minlat=0,avglat=0,maxlat=0\\)\n"
            " /"
            "10\\.0\\.0\\.7:4002\\[1\\]\\(queued=0,recved=2,sent=2,sid=0x1[0-9a-f]+,lop=GETD,est=1795564800500,to=4000,"
            "lcxid=0x1,lzxid=0x100000004,lresp=500,llat=0,minlat=0,avglat=0,maxlat=0\\)\n"
            " /10\\.0\\.0\\.7:4003\\[0\\]\\(queued=0,recved=1,sent=0\\)\n\n");
        QVERIFY2(std::regex_match(cons, shape), cons.c_str());
        const string stat = server.word("stat");
        QVERIFY2(stat.find("\nClients:\n /10.0.0.7:4001[1](queued=0,recved=6,sent=6)\n") != string::npos, stat.c_str());
        SAME(lineOf(stat, "Connections"), "Connections: 3");
    }

    void lastOperationOfAConnection() {
        Server server;
        const ConnectionId a = server.client(10000);
        const auto lop = [&] {
            const string cons = server.word("cons");
            std::smatch found;
            return std::regex_search(cons, found, std::regex("lop=(\\w+),")) ? found[1].str() : "none";
        };
        SAME(lop(), "SESS");
        const std::pair<codec::Request, const char*> requests[] = {
            {create("/a"), "CREA"},
            {create("/a"), "NA"},  // refused
            {codec::ExistsRequest{"/a"}, "EXIS"},
            {codec::GetDataRequest{"/none"}, "GETD"},
            {tree::SetDataRequest{"/a", {}}, "SETD"},
            {codec::GetAclRequest{"/a"}, "GETA"},
            {codec::GetChildrenRequest{"/"}, "GETC"},
            {codec::SyncRequest{"/"}, "SYNC"},
            {codec::AddWatchRequest{"/a", 0}, "ADDW"},
            {codec::RemoveWatchesRequest{"/a", 3}, "REMW"},
            {codec::WhoAmIRequest{}, "HOMI"},
            {codec::GetAllChildrenNumberRequest{"/"}, "GETACN"},
            {codec::GetEphemeralsRequest{"/"}, "GETE"},
            {tree::MultiRequest{}, "MULT"},
            {tree::DeleteRequest{"/a"}, "DELE"},
        };
        std::int32_t xid = 0;
        for (const auto& [request, name] : requests) {
            server.ask(a, ++xid, request);
            SAME(lop(), name);
        }
        server.ask(a, codec::XidPing, codec::PingRequest{});
        const string cons = server.word("cons");
        QVERIFY2(cons.find("lop=PING,") != string::npos && cons.find(",lcxid=0xf,") != string::npos, cons.c_str());
    }

    void readsAndUpdatesAreTimedApart() {
        Server server;
        const auto [a, b] = furnish(server);
        server.ask(a, 6, codec::SyncRequest{"/"});
        server.ask(b, codec::XidPing, codec::PingRequest{});
        server.ask(b, codec::XidAuth, codec::AuthRequest{0, "sasl", {}});
        const string mntr = server.word("mntr");
        SAME(lineOf(mntr, "zk_cnt_updatelatency"), "zk_cnt_updatelatency\t4");  // two sessions and two znodes
        SAME(lineOf(mntr, "zk_cnt_readlatency"), "zk_cnt_readlatency\t6");
        SAME(lineOf(mntr, "zk_avg_readlatency"), "zk_avg_readlatency\t0.0");
        SAME(lineOf(mntr, "zk_auth_failed_count"), "zk_auth_failed_count\t1");
    }

    void connectionsAreCountedAnew() {
        Server server;
        furnish(server);
        SAME(server.word("crst"), "Connection stats reset.\n");
        const string cons = server.word("cons");
        const std::regex shape(
            "(recved=0,sent=0,sid=0x[0-9a-f]+,lop=NA,est=\\d+,to=\\d+,lzxid=0xffffffffffffffff,"
            "lresp=0,llat=0,minlat=0,avglat=0,maxlat=0\\))");
        QCOMPARE(std::distance(std::sregex_iterator(cons.begin(), cons.end(), shape), std::sregex_iterator()), 2);
        QVERIFY(lineOf(server.word("srvr"), "Received") != "Received: 1");  // the server's own go on
    }

    void theServerCountsAnew() {
        Server server;
        furnish(server);
        QVERIFY(server.word("mntr").find("zk_connection_request_count\t2\n") != string::npos);
        SAME(server.word("srst"), "Server stats reset.\n");
        const string srvr = server.word("srvr");
        SAME(lineOf(srvr, "Received"), "Received: 1");
        SAME(lineOf(srvr, "Sent"), "Sent: 1");
        SAME(lineOf(srvr, "Latency"), "Latency min/avg/max: 0/0.0/0");
        const string mntr = server.word("mntr");
        SAME(lineOf(mntr, "zk_connection_request_count"), "zk_connection_request_count\t0");
        SAME(lineOf(mntr, "zk_bytes_received_count"), "zk_bytes_received_count\t8");
        SAME(lineOf(mntr, "zk_last_client_response_size"), "zk_last_client_response_size\t-1");
        QVERIFY(server.word("cons").find("recved=6,") != string::npos);  // the connections' own go on
    }

    /// A leader of itself alone, not standalone: 32 bytes of header, the record, 12 of digest.
    void sizesOfProposals() {
        Server server(memberOf(1));
        SAME(lineOf(server.word("srvr"), "Proposal"), "Proposal sizes last/min/max: -1/-1/-1");
        const ConnectionId a = server.client(10000);
        SAME(lineOf(server.word("stat"), "Proposal"), "Proposal sizes last/min/max: 48/48/48");
        server.ask(a, 1, tree::DeleteRequest{"/none"});
        SAME(lineOf(server.word("srvr"), "Proposal"), "Proposal sizes last/min/max: 36/36/48");
        const string mntr = server.word("mntr");
        SAME(lineOf(mntr, "zk_proposal_count"), "zk_proposal_count\t2");
        SAME(lineOf(mntr, "zk_commit_count"), "zk_commit_count\t2");
        SAME(lineOf(mntr, "zk_min_proposal_size"), "zk_min_proposal_size\t36");
        SAME(lineOf(mntr, "zk_peer_state"), "zk_peer_state\tleading - broadcast");
        SAME(lineOf(mntr, "zk_digest_mismatches_count"), "zk_digest_mismatches_count\t0");
        server.word("srst");
        SAME(lineOf(server.word("srvr"), "Proposal"), "Proposal sizes last/min/max: -1/-1/-1");
        SAME(lineOf(Server().word("srvr"), "Proposal"), "");  // a standalone server has none
    }

    void dump() {
        Server server;
        furnish(server);
        server.at(3000);
        const string dump = server.word("dump");
        const std::regex shape(
            "SessionTracker dump:\n"
            "Session Sets \\(2\\)/\\(2\\):\n"
            "1 expire at Wed Nov 25 00:00:05 UTC 2026:\n\t(0x1[0-9a-f]+)\n"
            "1 expire at Wed Nov 25 00:00:10 UTC 2026:\n\t(0x1[0-9a-f]+)\n"
            "ephemeral nodes dump:\n"
            "Sessions with Ephemerals \\(1\\):\n\\2:\n\t/a/e\n"
            "Connections dump:\n"
            "Connections Sets \\(3\\)/\\(3\\):\n"
            "1 expire at Wed Nov 25 00:00:05 UTC 2026:\n\tip: /10\\.0\\.0\\.7:4002 sessionId: \\1\n"
            "1 expire at Wed Nov 25 00:00:10 UTC 2026:\n\tip: /10\\.0\\.0\\.7:4001 sessionId: \\2\n"
            "1 expire at Wed Nov 25 00:00:13 UTC 2026:\n\tip: /10\\.0\\.0\\.7:4003 sessionId: 0x0\n");
        QVERIFY2(std::regex_match(dump, shape), dump.c_str());
    }

    void datesAreThoseOfTheCalendar_data() {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("want");
        QTest::addRow("1970") << qint64{0} << "Thu Jan 01 00:00:10 UTC 1970";
        QTest::addRow("leap day") << qint64{951782400000} << "Tue Feb 29 00:00:10 UTC 2000";
        QTest::addRow("after a leap day") << qint64{951868800000} << "Wed Mar 01 00:00:10 UTC 2000";
        QTest::addRow("end of a year") << qint64{1735689595000} << "Wed Jan 01 00:00:05 UTC 2025";
        QTest::addRow("no leap year") << qint64{4107542390000} << "Mon Mar 01 00:00:00 UTC 2100";
    }
    void datesAreThoseOfTheCalendar() {
        QFETCH(qint64, ms);
        QFETCH(QString, want);
        ReplicaConfig config = standalone();
        config.clockOriginMs = ms;
        Server server(config);
        const string dump = server.word("dump");
        QVERIFY2(dump.find("1 expire at " + want.toStdString() + ":\n\tip: ") != string::npos, dump.c_str());
    }

    void watches() {
        Server server;
        const auto [a, b] = furnish(server);
        SAME(server.word("wchs"), "2 connections watching 2 paths\nTotal watches:3\n");
        const std::regex byConnection("(0x1[0-9a-f]+)\n\t/a\n\t/none\n(0x1[0-9a-f]+)\n\t/a\n\n");
        const std::regex byPath("/a\n\t(0x1[0-9a-f]+)\n\t(0x1[0-9a-f]+)\n/none\n\t\\1\n\n");
        QVERIFY(std::regex_match(server.word("wchc"), byConnection));
        QVERIFY(std::regex_match(server.word("wchp"), byPath));
        server.feed(ClientClosed{a});
        SAME(server.word("wchs"), "1 connections watching 1 paths\nTotal watches:1\n");
        server.ask(b, 2, tree::SetDataRequest{"/a", {}});
        SAME(server.word("wchs"), "0 connections watching 0 paths\nTotal watches:0\n");
        SAME(server.word("wchc"), "\n");
    }

    void digestsAreKept() {
        Server server;
        const ConnectionId a = server.client(10000);  // transaction 1
        SAME(server.word("hash"), "");
        for (std::int32_t i = 1; i <= 300; ++i)
            server.ask(a, i, create("/n" + std::to_string(i)));
        const string hash = server.word("hash");
        const std::regex shape("100000080: \\d+\n100000100: \\d+\n");
        QVERIFY2(std::regex_match(hash, shape), hash.c_str());
    }

    void withNothingAroundIt() {
        Server server;
        SAME(server.word("dirs"), "datadir_size: 0\nlogdir_size: 0\n");
        const string conf = server.word("conf");
        SAME(conf,
             "secureClientPort=-1\ndataDirSize=0\ndataLogSize=0\ntickTime=500\nminSessionTimeout=1000\n"
             "maxSessionTimeout=10000\nclientPortListenBacklog=-1\nserverId=1\n");
        const string envi = server.word("envi");
        QVERIFY(std::regex_match(envi, std::regex("Environment:\nzookeeper\\.version=3\\.8\\.6-quorumscope-.*\n")));
        QVERIFY(server.word("mntr").find("descriptor") == string::npos);
    }

    void withAProcessAroundIt() {
        const string alone = Server(memberOf(1, 1)).word("conf");
        SAME(alone.substr(alone.find("membership")),
             "membership: \nserver.1=participant\nserver.2=observer\nversion=0");
        ReplicaConfig listed = memberOf(1);
        listed.zab.ensemble = zab::readEnsemble("server.1=h:2888:3888:participant\nversion=0");
        Server server(listed);
        server.around.clientPort = 2181;
        server.around.quorumPort = 2888;
        server.around.electionPort = 3888;
        server.around.maxClientConnections = 60;
        server.around.dataDir = "/d/version-2";
        server.around.dataLogDir = "/l/version-2";
        server.around.dataBytes = 7;
        server.around.logBytes = 8;
        server.around.environment = {{"host.name", "h"}, {"os.name", "Linux"}};
        server.around.openDescriptors = 12;
        server.around.mostDescriptors = 1024;
        SAME(server.word("conf"),
             "clientPort=2181\nsecureClientPort=-1\ndataDir=/d/version-2\ndataDirSize=7\ndataLogDir=/l/version-2\n"
             "dataLogSize=8\ntickTime=500\nmaxClientCnxns=60\nminSessionTimeout=1000\nmaxSessionTimeout=10000\n"
             "clientPortListenBacklog=-1\nserverId=1\ninitLimit=10\nsyncLimit=4\nelectionAlg=3\nelectionPort=3888\n"
             "quorumPort=2888\npeerType=0\nmembership: \nserver.1=h:2888:3888:participant\nversion=0");
        SAME(server.word("dirs"), "datadir_size: 7\nlogdir_size: 8\n");
        QVERIFY(server.word("envi").ends_with("\nhost.name=h\nos.name=Linux\n"));
        QVERIFY(
            server.word("mntr").ends_with("zk_open_file_descriptor_count\t12\nzk_max_file_descriptor_count\t1024\n"));
    }
};

QTEST_APPLESS_MAIN(TestFourLetterWords)
#include "tst_four_letter_words.moc"
