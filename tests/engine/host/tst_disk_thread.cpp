// The thread that writes, and who orders it: everything is reported in its order and is there afterwards, whoever wrote
// it.
#include <sys/resource.h>

#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <limits>
#include <mutex>
#include <thread>

#include "engine/host/disk_thread.h"

using namespace qs;
using namespace qs::host;

namespace {

DataDirectory opened(const QTemporaryDir& folder, bool forceSync) {
    auto out = DataDirectory::open(folder.filePath("data").toStdString(), {}, forceSync);
    if (!out) qFatal("%s", out.error().message().c_str());
    return std::move(out).value();
}

storage::Recovered recovered(DataDirectory& directory) {
    auto found = storage::recover(directory, storage::Keep{});
    if (!found) qFatal("%s", found.error().message().c_str());
    for (const storage::Step& step : found->repairs)
        if (const std::string problem = directory.carryOut(step.op); !problem.empty()) qFatal("%s", problem.c_str());
    return std::move(found).value();
}

Zxid zxidOf(std::uint64_t id) {
    return Zxid::of(Epoch{1}, static_cast<std::uint32_t>(id));
}

/// A directory that a disk thread writes to, and what it reports.
class Disk {
public:
    Disk(const QTemporaryDir& folder, bool forceSync) {
        DataDirectory directory = opened(folder, forceSync);
        storage::Store store = recovered(directory).store;
        DiskThread::Reports reports;
        reports.durable = [this](std::uint64_t id) {
            const std::lock_guard lock(m_mutex);
            m_durable.push_back(id);
            m_byOrderer = m_byOrderer || std::this_thread::get_id() == m_orderer;
            m_heard.notify_all();
        };
        reports.failed = [this](const std::string& why) {
            const std::lock_guard lock(m_mutex);
            m_failures.push_back(why);
            m_heard.notify_all();
        };
        m_thread = std::make_unique<DiskThread>(std::move(directory), std::move(store), std::move(reports));
        order(zab::SaveAcceptedEpoch{Epoch{1}});
    }

    std::uint64_t ordered() const { return m_last; }
    void order(zab::DurableOp op) {
        std::vector<zab::Persist> persists{{++m_last, std::move(op)}};
        m_thread->order(persists);
    }
    void append(std::size_t bytes = 10) {
        tree::Txn txn;
        txn.zxid = zxidOf(++m_appended);
        tree::SetDataTxn body;
        body.path = "/a";
        body.data = tree::Data(std::string(bytes, 'x'));
        txn.body = body;
        order(zab::AppendTxn{std::make_shared<const tree::Txn>(txn)});
    }
    /// False: nothing came in time.
    bool heardOfAll() {
        return heard([this] { return !m_durable.empty() && m_durable.back() == m_last; });
    }
    bool heardOfFailure() {
        return heard([this] { return !m_failures.empty(); });
    }
    bool wroteItself() {
        const std::lock_guard lock(m_mutex);
        return m_byOrderer;
    }
    /// What is ordered is written first; nothing is reported any more.
    void end() { m_thread.reset(); }
    std::vector<std::uint64_t> durable() const { return m_durable; }
    std::size_t failures() const { return m_failures.size(); }

private:
    bool heard(const std::function<bool()>& isSo) {
        constexpr std::chrono::seconds Patience{20};
        std::unique_lock lock(m_mutex);
        return m_heard.wait_for(lock, Patience, isSo);
    }

    const std::thread::id m_orderer = std::this_thread::get_id();
    std::mutex m_mutex;
    std::condition_variable m_heard;
    std::vector<std::uint64_t> m_durable;
    std::vector<std::string> m_failures;
    bool m_byOrderer = false;
    std::uint64_t m_last = 0;
    std::uint64_t m_appended = 0;
    std::unique_ptr<DiskThread> m_thread;
};

/// No file grows beyond that, while it lives.
class Limit {
public:
    explicit Limit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit lowered{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &lowered);
    }
    ~Limit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

}  // namespace

class TestDiskThread : public QObject {
    Q_OBJECT

private slots:
    void aSyncWaitsForThoseWhoAreAboutToWrite() {
        using namespace std::chrono_literals;
        Gathering gathering;
        QCOMPARE(gathering.enough(), std::size_t{1});
        gathering.synced(1, 400us, 2);
        QCOMPARE(gathering.enough(), std::size_t{1});
        gathering.synced(1, 400us, 3);
        QCOMPARE(gathering.enough(), std::size_t{3});
        gathering.synced(4, 100us, 0);
        QVERIFY(gathering.patience() == 800us);
        gathering.synced(30, 400us, 12);
        QCOMPARE(gathering.enough(), std::size_t{31});
        gathering.synced(500, 80ms, 300);
        QCOMPARE(gathering.enough(), Gathering::MostGathered);
        QVERIFY(gathering.patience() == Gathering::MostPatience);
        gathering.synced(60, 80ms, 0);  // many of them are between two writes
        QCOMPARE(gathering.enough(), Gathering::MostGathered);
        std::size_t rounds = 0;
        for (; gathering.enough() > 1; ++rounds)
            gathering.synced(1, 400us, 0);
        QVERIFY2(rounds > 10 && rounds < 60, qPrintable(QString::number(rounds)));
    }

    void everythingIsReportedInItsOrderAndIsThere_data() {
        QTest::addColumn<bool>("forceSync");
        QTest::newRow("synced") << true;
        QTest::newRow("not synced") << false;
    }
    void everythingIsReportedInItsOrderAndIsThere() {
        QFETCH(bool, forceSync);
        constexpr std::uint64_t Txns = 300;
        const QTemporaryDir folder;
        Disk disk(folder, forceSync);
        for (std::uint64_t i = 1; i <= Txns; ++i) {
            disk.append(i % 7 == 0 ? 5000 : 10);
            if (i % 3 == 0) QVERIFY(disk.heardOfAll());
            if (i % 50 == 0) disk.order(zab::SaveCurrentEpoch{Epoch{1}});
        }
        disk.end();
        QCOMPARE(disk.failures(), std::size_t{0});
        const std::vector<std::uint64_t> durable = disk.durable();
        QVERIFY(std::ranges::is_sorted(durable, std::less_equal<>()));
        QCOMPARE(durable.back(), disk.ordered());
        DataDirectory directory = opened(folder, forceSync);
        const zab::DurableState state = recovered(directory).state;
        QVERIFY(state.history.lastZxid() == zxidOf(Txns));
        QVERIFY(state.currentEpoch == Epoch{1});
    }

    /// Many come together, then one comes alone, or what is no transaction, or the end.
    void whoComesAloneAfterManyIsNotForgotten() {
        constexpr int Many = 20;
        const QTemporaryDir folder;
        Disk disk(folder, true);
        const auto orderMany = [&] {
            for (int i = 0; i < Many; ++i)
                disk.append();
        };
        orderMany();
        QVERIFY(disk.heardOfAll());
        disk.append();
        QVERIFY(disk.heardOfAll());
        orderMany();
        disk.order(zab::SaveCurrentEpoch{Epoch{1}});
        QVERIFY(disk.heardOfAll());
        orderMany();
        QVERIFY(disk.heardOfAll());
        disk.append();
        disk.end();
        QCOMPARE(disk.durable().back(), disk.ordered());
    }

    void whatNeedsNoSyncIsWrittenAtOnce() {
        constexpr int Most = 10'000;
        const QTemporaryDir folder;
        Disk disk(folder, false);
        for (int i = 0; i < Most && !disk.wroteItself(); ++i) {
            disk.append();
            QVERIFY(disk.heardOfAll());
        }
        QVERIFY(disk.wroteItself());
    }
    void whatIsToBeSyncedNever() {
        constexpr int Txns = 50;
        const QTemporaryDir folder;
        Disk disk(folder, true);
        for (int i = 0; i < Txns; ++i) {
            disk.append();
            QVERIFY(disk.heardOfAll());
        }
        QVERIFY(!disk.wroteItself());
    }

    void afterAFailureNothingIsWritten_data() { everythingIsReportedInItsOrderAndIsThere_data(); }
    void afterAFailureNothingIsWritten() {
        QFETCH(bool, forceSync);
        const QTemporaryDir folder;
        Disk disk(folder, forceSync);
        disk.append();
        QVERIFY(disk.heardOfAll());
        const std::uint64_t before = disk.ordered();
        {
            const Limit limit(1000);
            disk.append(2000);
            QVERIFY(disk.heardOfFailure());
        }
        for (int i = 0; i < 10; ++i)
            disk.append();
        disk.end();
        QCOMPARE(disk.failures(), std::size_t{1});
        QCOMPARE(disk.durable().back(), before);
    }
};

QTEST_APPLESS_MAIN(TestDiskThread)
#include "tst_disk_thread.moc"
