// The window's English is the engine's: over a record of each kind in each of its forms, and over all records of the
// scenarios that are shipped. What differs on purpose is listed.
#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <set>

#include "app/models/reason_words.h"
#include "app/models/record_words.h"
#include "app/models/txn_words.h"
#include "engine/scenario/runner.h"
#include "engine/trace/kinds.h"
#include "engine/trace/transcript.h"
#include "tests/support/english_plurals.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;
using trace::Phase;
using trace::Role;

namespace {

constexpr NodeId One{1};
constexpr NodeId Two{2};
constexpr ConnectionId Connection{7};
constexpr SessionId Session{0x100};
constexpr Zxid At = Zxid::of(Epoch{2}, 5);

/// Where the window says it better than the engine does.
const std::map<QString, QString>& exceptions() {
    static const std::map<QString, QString> list{
        {u"its disk is nofiles"_s, u"its disk opens no more files"_s},
        {u"its disk is short"_s, u"its disk writes in pieces"_s},
    };
    return list;
}

QString wanted(const trace::Record& record, const trace::Tables& tables) {
    const QString english = QString::fromStdString(trace::describe(record, tables));
    const auto better = exceptions().find(english);
    return better == exceptions().end() ? english : better->second;
}

template <class T>
std::vector<T> upTo(T last) {
    std::vector<T> out;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        out.push_back(static_cast<T>(i));
    return out;
}

std::vector<tree::TxnBody> bodies() {
    std::vector<tree::TxnBody> out;
    const auto data = {tree::Data{}, tree::Data(""), tree::Data("x"), tree::Data("xy")};
    for (const tree::Data& d : data) {
        for (const auto kind : upTo(tree::ZnodeKind::Ttl))
            out.emplace_back(tree::CreateTxn{"/a %1 %n", d, tree::openAcl(), kind, 1});
        out.emplace_back(tree::SetDataTxn{"/a", d, 3});
    }
    out.emplace_back(tree::DeleteTxn{"/a"});
    out.emplace_back(tree::DeleteTxn{"/a", true});
    out.emplace_back(tree::SetAclTxn{"/a", tree::openAcl(), 2});
    out.emplace_back(tree::MultiTxn{{tree::CheckTxn{"/a", 1}, tree::DeleteTxn{"/%2"}, tree::SetDataTxn{"/c", {}, 1},
                                     tree::ErrorTxn{tree::ErrorCode::NoNode}}});
    out.emplace_back(tree::MultiTxn{});
    out.emplace_back(tree::CreateSessionTxn{4000});
    for (const std::vector<std::string>& paths : {std::vector<std::string>{}, {"/a"}, {"/a", "/b"}})
        out.emplace_back(tree::CloseSessionTxn{paths});
    out.emplace_back(tree::ErrorTxn{tree::ErrorCode::BadVersion});
    out.emplace_back(tree::ReconfigTxn{tree::Data("version=1")});
    return out;
}

/// Every kind of event, and of each every form that has words of its own.
class Samples {
public:
    Samples() {
        commandsAndNodes();
        links();
        messages();
        disks();
        elections();
        broadcast();
        clients();
        sessionsAndWatches();
    }
    std::vector<trace::Event> events;
    trace::Interner tables;

private:
    void add(const trace::Event& event) { events.push_back(event); }
    trace::TextRef text(const char* words) { return tables.intern(words); }
    trace::TxnRef txn() {
        auto txn = std::make_shared<tree::Txn>();
        txn->zxid = At;
        txn->body = tree::CreateTxn{"/a", tree::Data("x"), tree::openAcl(), tree::ZnodeKind::Persistent, 1};
        return tables.intern(txn, {});
    }

    void commandsAndNodes() {
        for (const auto source : upTo(trace::CommandSource::Campaign))
            add(trace::CommandIssued{source, text("kill 1 %1")});
        add(trace::NodeStarted{1});
        add(trace::NodeStarted{2});
        add(trace::NodeKilled{1, false});
        add(trace::NodeKilled{1, true});
        add(trace::NodeFrozen{});
        add(trace::NodeThawed{});
        add(trace::NodeSlowed{});
        add(trace::NodeSlowed{VirtualTime::ofMs(3)});
        for (const int ahead : {-1500, 0, 1500})
            for (const std::uint32_t rate : {1000U, 900U}) {
                trace::ClockChanged clock{};
                clock.ahead = VirtualTime::ofMs(ahead);
                clock.perMille = rate;
                add(clock);
            }
    }
    void links() {
        for (const auto state : upTo(trace::LinkState::Cut))
            add(trace::LinkChanged{One, Two, state});
        for (const bool on : {false, true})
            for (const bool any : {false, true})
                for (const Zxid zxid : {Zxid{}, At})
                    for (const char* path : {"", "/a %2"})
                        add(trace::HoldChanged{One, Two, on, any, MessageKind::Ack, zxid, text(path)});
        add(trace::LinkDelayed{One, Two, {}, trace::Spread::None});
        for (const auto spread : upTo(trace::Spread::Pareto))
            add(trace::LinkDelayed{One, Two, VirtualTime::ofMs(20), spread});
        add(trace::LinkClogged{One, Two, VirtualTime::ofMs(1234)});
    }
    void messages() {
        trace::MessageSent m{};
        m.to = Two;
        m.count = 4;
        for (const auto role : upTo(Role::Observing))
            for (const NodeId vote : {NodeId{}, One}) {
                m.kind = MessageKind::Notification;
                m.senderRole = role;
                m.voteFor = vote;
                add(m);
            }
        for (const auto kind : upTo(MessageKind::End)) {
            if (kind == MessageKind::Notification) continue;
            m.kind = kind;
            m.zxid = {};
            m.txn = {};
            add(m);
            m.zxid = At;
            add(m);
            m.txn = txn();
            add(m);
        }
        add(trace::MessageHeld{9});
        add(trace::MessageReleased{9, {}});
        add(trace::MessageReceived{9, One, MessageKind::Commit, trace::Channel::Quorum});
        for (const auto reason : upTo(trace::DropReason::Lost))
            add(trace::MessageDropped{9, reason});
        add(trace::MessageRepeated{9, 11});
        add(trace::ConnectionOpened{Two, trace::Channel::Quorum, 1});
        add(trace::ConnectionClosed{Two, trace::Channel::Election, 1});
        for (const auto timer : upTo(TimerKind::ReadOnlyWait)) {
            add(trace::TimerSet{timer, {}});
            add(trace::TimerFired{timer});
        }
        for (const bool on : {false, true})
            add(trace::TimersHeld{on});
    }
    void disks() {
        add(trace::TxnLogged{txn(), At});
        for (const auto what : upTo(trace::DurableKind::CurrentEpoch))
            add(trace::Persisted{what, Epoch{3}, txn(), At});
        add(trace::Persisted{trace::DurableKind::Txn, {}, {}, {}});
        add(trace::SnapshotBegun{At});
        for (const Zxid snapshot : {Zxid{}, At})
            for (const Zxid last : {Zxid{}, At})
                for (const bool torn : {false, true})
                    for (const bool unfinished : {false, true})
                        add(trace::DiskRead{snapshot, last, 1, torn, unfinished});
        add(trace::DiskFailed{text("its disk cannot be read"), true});
        add(trace::DiskLost{text("outside the model: a disk lost what it had synced")});
        for (const auto state : upTo(trace::DiskState::Short))
            add(trace::DiskChanged{state, 10});
        for (const bool readable : {false, true})
            add(trace::DiskDamaged{text("log.1 holds noise at byte 512"), readable});
    }
    void elections() {
        for (const auto role : upTo(Role::Observing))
            for (const auto phase : upTo(Phase::Broadcast))
                add(trace::RoleChanged{role, phase, Two, Epoch{3}, At});
        add(trace::VoteChanged{One, At, Epoch{3}, 2});
        add(trace::VoteChanged{});
        add(trace::EpochProposed{Epoch{3}});
        add(trace::EpochEstablished{Epoch{3}, txn(), 0b110});
        for (const auto mode : upTo(trace::SyncMode::Snap))
            for (const std::uint32_t replayed : {0U, 1U, 2U})
                add(trace::SyncChosen{Two, mode, At, replayed});
        for (const auto reason : upTo(trace::Refusal::NotLooking))
            add(trace::PacketRefused{Two, MessageKind::Ack, reason});
        add(trace::Noted{text("leader not heard for syncLimit")});
        add(trace::Noted{text("a text of nobody's %1")});
    }
    void broadcast() {
        add(trace::Proposed{txn(), At});
        add(trace::ProposalAcked{Two, At});
        add(trace::Committed{txn(), At, 0b1110});
        add(trace::Applied{txn(), At});
        add(trace::TreeReset{txn(), At});
        add(trace::ServingStarted{Epoch{3}, txn(), At});
        add(trace::ServingStopped{});
        for (const bool on : {false, true})
            add(trace::ReadOnlyChanged{on, At});
    }
    void clients() {
        for (const bool outside : {false, true})
            add(trace::ClientConnected{Connection, outside});
        add(trace::ClientDisconnected{Connection, Session, text("the client has seen 2:5, this server has not")});
        for (const std::int32_t opcode : {1, 4, 999})
            for (const char* path : {"", "/a"}) {
                add(trace::ClientCall{Connection, Session, 1, opcode, text(path)});
                add(trace::ClientReturn{Connection, Session, 1, opcode, tree::ErrorCode::NoNode, At});
            }
        add(trace::UnsupportedOpcode{Connection, Session, 999});
        trace::Authenticated authenticated{};
        authenticated.connection = Connection;
        add(authenticated);
        add(trace::AnswerArrived{Session, tree::ErrorCode::Ok, At});
    }
    void sessionsAndWatches() {
        for (const bool resumed : {false, true})
            add(trace::SessionOpened{Connection, Session, 4000, resumed});
        add(trace::SessionExpired{Session});
        const trace::TextRef path = text("/a %3");
        add(trace::WatchSet{Connection, Session, tree::WatchKind::DataWatch, path});
        add(trace::WatchFired{Connection, Session, tree::WatchEventType::NodeDeleted, path});
        add(trace::WatchRemoved{Connection, Session, tree::WatcherType::DataWatches, path});
        add(trace::WatchRestored{Connection, Session, tree::WatchKind::ChildWatch, At, path});
    }
};

/// The texts of a record that say why something happened.
std::optional<trace::TextRef> reasonOf(const trace::Record& r) {
    if (const auto* e = trace::as<trace::Noted>(r)) return e->text;
    if (const auto* e = trace::as<trace::ClientDisconnected>(r)) return e->reason;
    if (const auto* e = trace::as<trace::DiskFailed>(r)) return e->reason;
    if (const auto* e = trace::as<trace::DiskLost>(r)) return e->reason;
    if (const auto* e = trace::as<trace::DiskDamaged>(r)) return e->what;
    return std::nullopt;
}

}  // namespace

class TstRecordWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

    void everyKindHasTheWordsOfTheEngine() {
        const Samples samples;
        std::set<std::size_t> kinds;
        for (const trace::Event& event : samples.events) {
            kinds.insert(event.index());
            for (const NodeId node : {NodeId{}, One}) {
                const trace::Record record{1, VirtualTime::ofMs(12345), 0, node, event};
                QCOMPARE(RecordWords::describe(record, samples.tables), wanted(record, samples.tables));
            }
        }
        QCOMPARE(kinds.size(), trace::Kinds::Count);
    }

    void everyExceptionIsMet() {
        const Samples samples;
        std::set<QString> english;
        for (const trace::Event& event : samples.events)
            english.insert(QString::fromStdString(trace::describe({1, {}, 0, One, event}, samples.tables)));
        for (const auto& [engine, window] : exceptions())
            QVERIFY2(english.contains(engine), qPrintable(engine));
    }

    void transactionsHaveTheWordsOfTheEngine() {
        for (const tree::TxnBody& body : bodies())
            QCOMPARE(TxnWords::describe(body), QString::fromStdString(tree::describe(body)));
    }

    void aLineHasTimeAndNode() {
        const trace::Tables tables;
        const trace::Record ofNode{1, VirtualTime::ofMs(12345), 0, NodeId{3}, trace::NodeFrozen{}};
        QCOMPARE(RecordWords::line(ofNode, tables), u"12.345 s  node 3  is frozen"_s);
        const trace::Record ofNone{1, VirtualTime::ofMs(12345), 0, {}, trace::LinkChanged{One, Two, {}}};
        QCOMPARE(RecordWords::line(ofNone, tables), QString::fromStdString(trace::transcriptLine(ofNone, tables)));
    }

    void reasonsOfTheEngineAreKnown_data() {
        QTest::addColumn<QString>("english");
        for (const char* text : {"leader not heard for syncLimit", "NEWLEADER out of turn", "four-letter word ruok",
                                 "the client has seen 1:7, this server has not", "a bit of log.1 at byte 99 changed",
                                 "snapshot.5 holds what was meant for elsewhere at byte 0", "that of node 3", "paused",
                                 "slow: messages in flight"})
            QTest::newRow(text) << text;
    }
    void reasonsOfTheEngineAreKnown() {
        QFETCH(QString, english);
        QCOMPARE(translatedReason(english.toStdString()), std::optional(english));
    }

    /// Each text that the ensembles' sources report, with numbers in its place holders.
    void noticesOfEnsemblesAreKnown() {
        static const QRegularExpression reported(u"emit logged\\(QStringLiteral\\(\"([^\"]+)\"\\)"_s);
        int seen = 0;
        for (const QString& name : {u"lab_ensemble"_s, u"lab_ensemble_time"_s, u"gateway"_s}) {
            QFile file(QStringLiteral(QS_SOURCE_DIR "/app/ensemble/%1.cpp").arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = reported.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext(); ++seen) {
                QString text = it.next().captured(1);
                text.replace(u"paused: %1"_s, u"paused: 2 outside connections wait"_s);
                text.replace(u"%1: no outside"_s, u"port %1 is in use; no block above it is free: no outside"_s);
                text.replace(QRegularExpression(u"%\\d"_s), u"7"_s);
                QCOMPARE(translatedReason(text.toStdString()), std::optional(text));
            }
        }
        QCOMPARE(seen, 9);
        const QString closed = u"127.0.0.1:4 at replica 2 closed: silent for its timeout of 4000 ms"_s;
        QCOMPARE(translatedReason(closed.toStdString()), std::optional(closed));
        const QString free =
            u"port 1 is in use; the next free block is 2 to 3 (--client-port 2): no outside client can connect"_s;
        QCOMPARE(translatedReason(free.toStdString()), std::optional(free));
    }

    void otherTextsAreNoReasons() {
        for (const char* text : {"", "leader", "a bit of log.1 at byte  changed", "that of node ", "xthat of node 3"}) {
            QVERIFY2(!translatedReason(text), text);
            QCOMPARE(reasonWords(text), QString::fromLatin1(text));
        }
    }

    void recordsOfScenarios_data() {
        QTest::addColumn<QString>("file");
        for (const char* folder : {"/resources/scenarios", "/tests/scenarios"}) {
            const QDir files(QStringLiteral(QS_SOURCE_DIR) + QLatin1String(folder));
            for (const QString& name : files.entryList({u"*.scenario"_s}, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(name)) << files.filePath(name);
        }
    }
    void recordsOfScenarios() {
        QFETCH(QString, file);
        QFile source(file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto parsed = scenario::parse(source.readAll().toStdString(), file.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().message().c_str());
        for (const scenario::Scenario& future : scenario::futures(*parsed)) {
            scenario::Runner runner(future);
            runner.run();
            const trace::Batch batch = runner.takeBatch();
            trace::Tables tables;
            tables.append(batch.texts, batch.txns);
            QVERIFY(!batch.records.empty());
            for (const trace::Record& record : batch.records) {
                QCOMPARE(RecordWords::describe(record, tables), wanted(record, tables));
                if (const auto reason = reasonOf(record)) {
                    const std::string& english = tables.text(*reason);
                    QVERIFY2(translatedReason(english), english.c_str());
                }
            }
        }
    }

private:
    test::EnglishPlurals m_plurals;
};

QTEST_GUILESS_MAIN(TstRecordWords)
#include "tst_record_words.moc"
