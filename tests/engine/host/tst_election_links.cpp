// Two servers that vote for each other over real sockets: they come to one connection, however they dial.
#include <QDeadlineTimer>
#include <QTest>
#include <asio/io_context.hpp>
#include <memory>

#include "engine/host/election_links.h"

using namespace qs;
using namespace qs::host;

namespace {

/// One or two; a busy machine may need another.
constexpr int MostConnections = 4;

std::uint16_t freePort(asio::io_context& loop) {
    return asio::ip::tcp::acceptor(loop, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

/// Answers each vote of one that looks, as one does that has found its leader.
class Voter {
public:
    Voter(asio::io_context& loop, NodeId self, const config::ZooConfig& config)
        : m_config(config), m_speaker{self, {}}, m_members(self, m_config.ensemble) {
        ElectionLinks::Reports reports;
        reports.received = [this](NodeId from, const codec::ElectionNotification& n) {
            ++received;
            const auto vote = wire::decodeVote(n);
            if (vote && vote->state == trace::Role::Looking) links->send(from, settled());
        };
        reports.unreachable = [](NodeId) {};
        reports.connected = [this](NodeId, control::LinkName) { ++connections; };
        reports.sent = [](NodeId, const zab::Notification&, bool) { return std::uint64_t{0}; };
        reports.left = [](std::uint64_t) {};
        reports.lost = [](std::uint64_t, trace::DropReason) {};
        links = std::make_unique<ElectionLinks>(loop, m_config, m_speaker, m_members, m_faults, std::move(reports));
    }
    int received = 0;
    int connections = 0;
    std::unique_ptr<ElectionLinks> links;

    static zab::Notification settled() {
        zab::Notification out;
        out.state = trace::Role::Following;
        out.vote.leader = NodeId{2};
        return out;
    }

private:
    config::ZooConfig m_config;
    wire::Speaker m_speaker;
    Members m_members;
    LinkFaults m_faults;
};

}  // namespace

class TstElectionLinks : public QObject {
    Q_OBJECT
private slots:
    void bothDialAtOnce_data() {
        QTest::addColumn<int>("later");
        for (const int later : {0, 50, 200, 500, 1000})
            QTest::addRow("the smaller %d us later", later) << later;
    }
    void bothDialAtOnce() {
        QFETCH(int, later);
        for (int round = 0; round < 20; ++round) {
            asio::io_context loop;
            config::ZooConfig config;
            for (const NodeId server : {NodeId{1}, NodeId{2}}) {
                config::ServerLine line;
                line.election = {"127.0.0.1", freePort(loop)};
                config.ensemble.servers[server] = line;
            }
            Voter small(loop, NodeId{1}, config);
            Voter large(loop, NodeId{2}, config);
            QVERIFY(small.links->listen().empty());
            QVERIFY(large.links->listen().empty());
            zab::Notification looking;
            looking.vote.leader = NodeId{2};
            large.links->send(NodeId{1}, looking);
            asio::steady_timer timer(loop, std::chrono::microseconds(later));
            timer.async_wait([&](const asio::error_code&) { small.links->send(NodeId{2}, looking); });
            const QDeadlineTimer enough(5'000);
            while ((small.received == 0 || large.received == 0) && !enough.hasExpired())
                loop.run_for(std::chrono::milliseconds(5));
            QVERIFY2(small.received > 0 && large.received > 0, "each has the vote of the other");
            // To look on longer makes a storm longer, and nothing else.
            loop.run_for(std::chrono::milliseconds(30));
            QVERIFY2(small.connections <= MostConnections, qPrintable(QString::number(small.connections)));
            QVERIFY2(large.connections <= MostConnections, qPrintable(QString::number(large.connections)));
        }
    }
};

QTEST_APPLESS_MAIN(TstElectionLinks)
#include "tst_election_links.moc"
