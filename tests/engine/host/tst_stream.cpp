// What is written leaves when it is flushed, and not before. What is wrong with a connection by order: what comes in
// comes later, or not before it is told to, and in its order.
#include <QTest>
#include <array>
#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/write.hpp>
#include <optional>
#include <vector>

#include "engine/host/stream.h"

using namespace qs::host;
using namespace std::chrono_literals;
using asio::ip::tcp;

namespace {

/// Two connections of one loop, from outside; what both have said is there when the loop runs.
struct Two {
    asio::io_context loop;
    tcp::acceptor acceptor{loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    std::array<tcp::socket, 2> others{tcp::socket(loop), tcp::socket(loop)};
    std::array<StreamPtr, 2> streams;
    std::string heard;

    explicit Two(const std::function<void(std::size_t)>& onHeard) {
        for (std::size_t i = 0; i < 2; ++i) {
            tcp::socket own(loop);
            own.connect(acceptor.local_endpoint());
            acceptor.accept(others.at(i));
            streams.at(i) = std::make_shared<Stream>(std::move(own));
            streams.at(i)->start(
                [this, onHeard, i](std::string_view bytes) {
                    heard += bytes;
                    onHeard(i);
                },
                [](const std::string&) {});
            asio::write(others.at(i), asio::buffer("x", 1));
        }
    }
};

struct Pair {
    asio::io_context loop;
    asio::executor_work_guard<asio::io_context::executor_type> runs{loop.get_executor()};
    tcp::socket other{loop};
    StreamPtr stream;
    std::string heard;
    std::string ended;

    Pair() {
        tcp::acceptor acceptor(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
        tcp::socket own(loop);
        own.connect(acceptor.local_endpoint());
        acceptor.accept(other);
        stream = std::make_shared<Stream>(std::move(own));
        stream->start([this](std::string_view bytes) { heard += bytes; },
                      [this](const std::string& why) { ended = why; });
    }
    ~Pair() { stream->close(); }

    void say(const std::string& bytes) { asio::write(other, asio::buffer(bytes)); }
    /// So many bytes that the stream sends.
    std::string takes(std::size_t count) {
        std::string out(count, '\0');
        std::size_t taken = 0;
        other.non_blocking(true);
        until([&] {
            asio::error_code error;
            taken += other.read_some(asio::buffer(out.data() + taken, count - taken), error);
            return taken == count || (error && error != asio::error::would_block);
        });
        return out.substr(0, taken);
    }
    /// False: not within ten seconds.
    template <class F>
    bool until(F happened) {
        const auto last = std::chrono::steady_clock::now() + 10s;
        while (!happened() && std::chrono::steady_clock::now() < last)
            loop.run_one_for(50ms);
        return happened();
    }
    bool hears(const std::string& all) {
        return until([&] { return heard == all; });
    }
};

}  // namespace

class TstStream : public QObject {
    Q_OBJECT
private slots:
    /// Who was elected may listen a moment later than it is dialled.
    void whereItIsRefusedItIsTriedAgainForAWhile_data() {
        QTest::addColumn<int>("again");
        QTest::addColumn<bool>("connects");
        QTest::newRow("for long enough") << 10'000 << true;
        QTest::newRow("not at all") << 0 << false;
    }
    void whereItIsRefusedItIsTriedAgainForAWhile() {
        QFETCH(int, again);
        QFETCH(bool, connects);
        asio::io_context loop;
        tcp::acceptor acceptor(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
        const tcp::endpoint at = acceptor.local_endpoint();
        acceptor.close();
        std::optional<bool> connected;
        const Dialer dialer(
            loop, "127.0.0.1", at.port(), 20s, [&](const StreamPtr& stream) { connected = stream != nullptr; },
            std::chrono::milliseconds(again));
        loop.run_for(30ms);
        QCOMPARE(connected.has_value(), !connects);
        acceptor.open(at.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(at);
        acceptor.listen();
        loop.restart();
        while (!connected && loop.run_one_for(10s) > 0) {
        }
        QCOMPARE(connected, std::optional(connects));
    }

    /// As ZooKeeper's servers do, whichever of the two is meant.
    void anyAddressIsOfBothFamilies_data() {
        QTest::addColumn<QString>("any");
        QTest::newRow("0.0.0.0") << "0.0.0.0";
        QTest::newRow("::") << "::";
    }
    void anyAddressIsOfBothFamilies() {
        QFETCH(const QString, any);
        asio::io_context loop;
        asio::error_code error;
        tcp::acceptor probe(loop);
        probe.open(tcp::v6(), error);
        if (!error) probe.bind(tcp::endpoint(asio::ip::address_v6::loopback(), 0), error);
        if (error) QSKIP("there is no IPv6");
        const std::uint16_t port = probe.local_endpoint().port();
        probe.close();
        std::vector<StreamPtr> heard;
        std::unique_ptr<Listener> listener;
        const tcp::endpoint at(asio::ip::make_address(any.toStdString()), port);
        QCOMPARE(Listener::open(
                     loop, at, [&](const StreamPtr& stream) { heard.push_back(stream); }, listener),
                 std::string());
        std::vector<std::string> addresses;
        for (const char* from : {"127.0.0.1", "::1"}) {
            tcp::socket client(loop);
            client.connect(tcp::endpoint(asio::ip::make_address(from), port));
            while (heard.empty() && loop.run_one_for(10s) > 0) {
            }
            QCOMPARE(heard.size(), std::size_t{1});
            QCOMPARE(heard[0]->port(), client.local_endpoint().port());
            addresses.push_back(heard[0]->address());
            heard.clear();
        }
        QCOMPARE(addresses, (std::vector<std::string>{"127.0.0.1", "0:0:0:0:0:0:0:1"}));
    }

    /// Not even behind what was still under way when it was written.
    void nothingLeavesBeforeItIsFlushed() {
        Pair pair;
        const std::string much(std::size_t{16} << 20U, 'm');
        pair.stream->write(much);
        pair.stream->flush();
        pair.loop.run_for(5ms);
        QVERIFY(pair.stream->unsent() > 0);
        pair.stream->write("released");
        pair.stream->flush();
        pair.stream->write("not yet");
        pair.stream->finish();
        QVERIFY(pair.takes(much.size() + 8).ends_with("mreleased"));
        pair.loop.run_for(20ms);
        QCOMPARE(pair.other.available(), std::size_t{0});
        pair.stream->flush();
        QCOMPARE(pair.takes(7), std::string("not yet"));
    }

    void whatComesInComesLater() {
        Pair pair;
        pair.stream->delay(30ms);
        const auto begin = std::chrono::steady_clock::now();
        pair.say("late");
        QVERIFY(pair.hears("late"));
        QVERIFY(std::chrono::steady_clock::now() - begin >= 30ms);
    }

    /// The end is late, too, and what comes when the delay is over does not overtake what came before.
    void inItsOrder() {
        Pair pair;
        pair.stream->delay(50ms);
        pair.say("a");
        pair.loop.run_for(10ms);
        pair.stream->delay(0ms);
        pair.say("b");
        pair.other.shutdown(tcp::socket::shutdown_send);
        QVERIFY(pair.until([&] { return !pair.ended.empty(); }));
        QCOMPARE(pair.heard, std::string("ab"));
    }

    /// A cut holds what was under way already.
    void whatIsLateCanBeHeld() {
        Pair pair;
        pair.stream->delay(20ms);
        pair.say("a");
        pair.loop.run_for(5ms);
        pair.stream->hold(true);
        pair.say("b");
        pair.loop.run_for(60ms);
        QCOMPARE(pair.heard, std::string());
        pair.stream->hold(false);
        QVERIFY(pair.hears("ab"));
    }

    /// The set of the loop still names it in the round that it is closed in.
    void whoClosesAnotherHearsNothingOfItAnyMore() {
        Two* both = nullptr;
        Two two([&both](std::size_t i) { both->streams.at(1 - i)->close(); });
        both = &two;
        two.loop.run_for(20ms);
        QCOMPARE(two.heard, std::string("x"));
    }

    void afterARoundEveryoneWasServed() {
        std::vector<std::string> heardThen;
        Two* both = nullptr;
        Two two([&](std::size_t) {
            const bool inRound =
                Readiness::of(both->loop.get_executor()).afterRound([&] { heardThen.push_back(both->heard); });
            QVERIFY(inRound);
        });
        both = &two;
        QVERIFY(!Readiness::of(two.loop.get_executor()).afterRound([] { QFAIL("there was no round"); }));
        two.loop.run_for(20ms);
        QCOMPARE(heardThen, (std::vector<std::string>{"xx", "xx"}));
    }
};

QTEST_APPLESS_MAIN(TstStream)
#include "tst_stream.moc"
