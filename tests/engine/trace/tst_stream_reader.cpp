// The trace stream there and back: every kind of event survives, and whatever byte is changed or missing, the reader
// names a byte and stops, or what it gave so far is the beginning of what was written.
#include <QTest>

#include "engine/trace/fields.h"
#include "engine/trace/stream_reader.h"
#include "engine/trace/stream_writer.h"

using namespace qs;
using namespace qs::trace;

namespace {

Setting makeSetting() {
    Setting out{Membership::ofSize(3, 1)};
    out.membership.weights[NodeId{2}] = 3;
    out.membership.groups = {out.membership.voters};
    out.pace.tick = VirtualTime::ofMs(200);
    out.pace.initLimit = 7;
    out.startCounter = 12;
    out.firstSequence = 7;
    return out;
}
const Setting Given = makeSetting();
constexpr std::size_t HeaderBytes = 8 + 8 + 8 + (4 + 5) + (4 + 8) + (8 + 4 + 4 + 24) + 4 + 4 + 4;

/// Each field gets a value of its own that a reader must accept.
struct Fill {
    void operator()(const char*, bool& v) const { v = true; }
    void operator()(const char*, TextRef& v) const { v.index = 1; }
    void operator()(const char*, TxnRef& v) const { v.index = 2; }
    void operator()(const char*, VirtualTime& v) const { v.us = -5; }
    void operator()(const char*, NodeId& v) const { v.value = 2; }
    template <class T>
    void operator()(const char*, T& v) const {
        if constexpr (std::is_enum_v<T>) {
            v = static_cast<T>(1);
        } else if constexpr (std::is_integral_v<T>) {
            v = std::numeric_limits<T>::max();
        } else {
            v.value = std::numeric_limits<decltype(v.value)>::max() - 3;
        }
    }
};

template <std::size_t I = 0>
void addEveryEvent(std::vector<Record>& records) {
    if constexpr (I < std::variant_size_v<Event>) {
        Record r;
        r.seq = records.size() + 1;
        r.at = VirtualTime{static_cast<std::int64_t>(r.seq) * 1000};
        r.cause = r.seq - 1;
        r.node = NodeId{4};
        r.event.emplace<I>();
        std::visit([](auto& e) { fields(Fill{}, e); }, r.event);
        records.push_back(r);
        addEveryEvent<I + 1>(records);
    }
}

TxnEntry txn(std::uint32_t previous, tree::TxnBody body) {
    tree::Txn t;
    t.session = SessionId{-7};
    t.cxid = 3;
    t.zxid = Zxid::of(Epoch{1}, previous + 1);
    t.timeMs = 1767225600000;
    t.treeDigest = 99 + previous;  // an error has one too, which its log record does not carry
    t.body = std::move(body);
    return {std::make_shared<const tree::Txn>(t), TxnRef{previous}};
}

Batch everything() {
    Batch batch;
    batch.texts = {std::string("a\0b", 3), "second"};
    batch.txns = {txn(0, tree::CreateTxn{"/a", tree::Data("x"), tree::openAcl(), tree::ZnodeKind::Ttl, 4, 500}),
                  txn(1, tree::ErrorTxn{tree::ErrorCode::NoNode}),
                  txn(2, tree::MultiTxn{{tree::DeleteTxn{"/a", true}, tree::CheckTxn{"/", 5}}})};
    addEveryEvent(batch.records);
    batch.upTo = batch.records.back().at;
    return batch;
}

/// A transaction without one before it: the trace is younger than the ensemble.
Batch younger() {
    tree::Tree state;
    Batch batch;
    batch.txns = {txn(0, tree::CreateTxn{"/a", tree::Data("x"), tree::openAcl(), tree::ZnodeKind::Persistent, 4})};
    state.apply(*batch.txns[0].txn);
    batch.txns[0].state = std::make_shared<const tree::Tree>(state);
    batch.records = {{1, VirtualTime{7}, 0, NodeId{1}, TreeReset{{1}, batch.txns[0].txn->zxid}}};
    return batch;
}

std::string written(const Batch& batch) {
    std::string out;
    StreamWriter(out, Given).write(batch);
    return out;
}

struct Read {
    Batch batch;
    std::optional<Error> error;
};
Read readAll(std::string_view stream, std::size_t atOnce = 1000) {
    Read out;
    auto opened = StreamReader::open(stream);
    if (!opened) return {{}, opened.error()};
    StreamReader reader = std::move(opened).value();
    for (;;) {
        const auto next = reader.next(atOnce);
        if (!next) {
            out.error = next.error();
            return out;
        }
        if (next->records.empty()) return out;
        const auto add = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        add(out.batch.records, next->records);
        add(out.batch.texts, next->texts);
        add(out.batch.txns, next->txns);
        out.batch.upTo = next->upTo;
    }
}

QString problem(std::string_view stream) {
    const Read read = readAll(stream);
    return read.error ? QString::fromStdString(read.error->message()) : QString("none");
}

/// The stream with an honest seal over a section whose content lies; `at`: offset of the lie.
std::string resealed(std::string stream, std::size_t sectionBegin, std::size_t sectionEnd, std::size_t at,
                     std::string_view bytes) {
    stream.replace(at, bytes.size(), bytes);
    const std::uint32_t seal = sealOf(std::string_view(stream).substr(sectionBegin, sectionEnd - sectionBegin));
    for (std::size_t i = 0; i < 4; ++i)
        stream[sectionEnd + i] = static_cast<char>(seal >> (8 * i));
    return stream;
}

/// One CommandIssued at no node; its fields are u8 source, u32 text.
std::string oneRecord() {
    Batch batch;
    batch.texts = {"kill 1"};
    batch.records = {{1, VirtualTime{7}, 0, {}, CommandIssued{CommandSource::User, {1}}}};
    return written(batch);
}
constexpr std::size_t OneText = HeaderBytes;
constexpr std::size_t OneRecord = OneText + 1 + 4 + 6 + 4;
constexpr std::size_t OneEnd = OneRecord + 1 + 8 + 8 + 8 + 1 + 1 + 1 + 4;

}  // namespace

class TestStreamReader : public QObject {
    Q_OBJECT

private slots:
    void everyEventComesBack() {
        const std::string stream = written(everything());
        for (const std::size_t atOnce : {1, 7, 1000}) {
            const Read read = readAll(stream, atOnce);
            QVERIFY2(!read.error, read.error ? read.error->message().c_str() : "");
            QCOMPARE(written(read.batch), stream);
            QCOMPARE(read.batch.upTo.us, everything().upTo.us);
        }
    }

    void theStateOfAnOlderEnsembleComesBack() {
        const std::string stream = written(younger());
        const Read read = readAll(stream);
        QVERIFY2(!read.error, read.error ? read.error->message().c_str() : "");
        QCOMPARE(written(read.batch), stream);
        const auto& state = read.batch.txns.at(0).state;
        QVERIFY(state);
        QCOMPARE(state->digest(), younger().txns[0].state->digest());
        QVERIFY(state->lastZxid() == younger().txns[0].txn->zxid);
        // Only behind a transaction that has none before it, and once.
        const std::size_t at = stream.find('S', HeaderBytes);
        const std::size_t end = stream.size() - (1 + 8 + 8 + 8 + 1 + 1 + 4 + 8 + 4);
        const std::string section = stream.substr(at, end - at);
        QCOMPARE(problem(stream.substr(0, end) + section),
                 QStringLiteral("byte %1: a state that belongs to no transaction").arg(end));
        QCOMPARE(problem(stream.substr(0, HeaderBytes) + section),
                 QStringLiteral("byte %1: a state that belongs to no transaction").arg(HeaderBytes));
    }

    /// A stream in pieces of whole sections, as a process tells it.
    void aStreamGoesOn() {
        Batch second;
        second.texts = {"third"};
        second.records = {{everything().records.size() + 1, everything().upTo, 1, NodeId{1}, Noted{{3}}}};
        std::string stream;
        StreamWriter writer(stream, Given);
        writer.write(everything());
        const std::string first = std::exchange(stream, {});
        writer.write(second);
        auto opened = StreamReader::open(first);
        QVERIFY(opened.ok());
        StreamReader reader = std::move(opened).value();
        while (!reader.next(7)->records.empty()) {
        }
        reader.goOn(stream);
        const auto next = reader.next(7);
        QVERIFY2(next.ok(), next.ok() ? "" : next.error().message().c_str());
        QCOMPARE(next->texts, (std::vector<std::string>{"third"}));
        QCOMPARE(next->records.size(), std::size_t{1});
        QCOMPARE(next->records[0].seq, second.records[0].seq);
    }

    void transactionsComeBackWhole() {
        const Batch before = everything();
        const Batch after = readAll(written(before)).batch;
        QCOMPARE(after.txns.size(), before.txns.size());
        for (std::size_t i = 0; i < before.txns.size(); ++i) {
            QCOMPARE(tree::contentHash(*after.txns[i].txn), tree::contentHash(*before.txns[i].txn));
            QCOMPARE(after.txns[i].previous.index, before.txns[i].previous.index);
        }
    }

    void theEnsembleComesBack() {
        const auto reader = StreamReader::open(written({}));
        QVERIFY(reader.ok());
        const Setting& read = reader->setting();
        QCOMPARE(read.membership.voters.bits(), Given.membership.voters.bits());
        QCOMPARE(read.membership.observers.bits(), Given.membership.observers.bits());
        QVERIFY(read.membership.weights == Given.membership.weights);
        QVERIFY(read.membership.groups == Given.membership.groups);
        QCOMPARE(read.pace.electionBound().us, Given.pace.electionBound().us);
        QCOMPARE(read.pace.syncTimeout().us, Given.pace.syncTimeout().us);
        QCOMPARE(read.startCounter, Given.startCounter);
        QCOMPARE(read.firstSequence, Given.firstSequence);
    }

    void damageAtEveryByteIsNoticed() {
        const std::string whole = written(everything());
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const char change : {'\x01', '\x80', '\xff'}) {
                std::string stream = whole;
                stream[at] = static_cast<char>(stream[at] ^ change);
                const Read read = readAll(stream);
                QVERIFY2(read.error, qPrintable(QString("byte %1 changed, and nobody noticed").arg(at)));
                QVERIFY2(read.error->place.starts_with("byte "), read.error->message().c_str());
                QVERIFY(whole.starts_with(written(read.batch)));
            }
        }
    }

    void truncationAtEveryByteIsNoticedOrIsABeginning() {
        const std::string whole = written(everything());
        std::size_t beginnings = 0;
        for (std::size_t n = 0; n < whole.size(); ++n) {
            const Read read = readAll(std::string_view(whole).substr(0, n));
            QVERIFY(read.error || whole.starts_with(written(read.batch)));
            beginnings += read.error ? 0 : 1;
        }
        const Batch batch = everything();
        QCOMPARE(beginnings, batch.texts.size() + batch.txns.size() + batch.records.size());  // one before each section
    }

    void whatIsWrongIsNamedWithItsByte_data() {
        QTest::addColumn<int>("section");
        QTest::addColumn<int>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const int text = static_cast<int>(OneText);
        const int record = static_cast<int>(OneRecord);
        QTest::newRow("kind of section")
            << record << record << QByteArray("Z")
            << "byte 112: expected a text (T), a transaction (X), a state (S) or a record (R)";
        QTest::newRow("length") << text << text + 1 << QByteArray("\xff\xff\xff\xff")
                                << "byte 98: a length beyond the end of the stream";
        QTest::newRow("number") << record << record + 1 << QByteArray("\x02")
                                << "byte 113: the records are not numbered 1, 2, 3 ...";
        QTest::newRow("time") << record << record + 9 << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff")
                              << "byte 121: a time before that of the record before";
        QTest::newRow("cause") << record << record + 17 << QByteArray("\x01")
                               << "byte 129: a cause that does not come before its effect";
        QTest::newRow("node") << record << record + 25 << QByteArray("\x05") << "byte 137: no node of this ensemble";
        QTest::newRow("node beyond all sets")
            << record << record + 25 << QByteArray("\xff") << "byte 137: no node of this ensemble";
        QTest::newRow("event") << record << record + 26 << QByteArray("\xf0")
                               << "byte 138: an event that this build does not know";
        QTest::newRow("event of a node") << record << record + 26 << QByteArray("\x03")
                                         << "byte 137: an event of that kind happens at a node";
        QTest::newRow("enumerator") << record << record + 27 << QByteArray("\x04")
                                    << "byte 139: not one of the values of that field";
        QTest::newRow("text") << record << record + 28 << QByteArray("\x02") << "byte 140: no such text so far";
        QTest::newRow("checksum") << text << text + 5 << QByteArray() << "byte 97: damaged: the checksum is another";
        QTest::newRow("magic") << 0 << 0 << QByteArray("P") << "byte 0: not a trace: it does not begin QSTRACE";
        QTest::newRow("version") << 0 << 7 << QByteArray("1")
                                 << "byte 7: a trace of another version; this build reads version 2";
        QTest::newRow("node 0") << 0 << 8 << QByteArray("\x03") << "byte 8: node 0 cannot be a member";
        QTest::newRow("no voters") << 0 << 8 << QByteArray(1, '\0') << "byte 16: an ensemble without voters";
    }
    void whatIsWrongIsNamedWithItsByte() {
        QFETCH(int, section);
        QFETCH(int, at);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        const auto begin = static_cast<std::size_t>(section);
        const std::size_t seal = begin == 0 ? HeaderBytes - 4 : begin == OneText ? OneRecord - 4 : OneEnd;
        std::string stream = oneRecord();
        QCOMPARE(stream.size(), OneEnd + 4);
        stream = resealed(stream, begin, seal, static_cast<std::size_t>(at), bytes.toStdString());
        if (bytes.isEmpty()) stream[static_cast<std::size_t>(at)] ^= 1;
        QCOMPARE(problem(stream), error);
    }

    void beforeTheDamageEverythingIsGiven() {
        std::string stream = written(everything());
        stream.back() = static_cast<char>(stream.back() ^ 1);
        const Read read = readAll(stream);
        QVERIFY(read.error);
        QCOMPARE(read.batch.records.size(), everything().records.size() - 1);
    }
};

QTEST_APPLESS_MAIN(TestStreamReader)
#include "tst_stream_reader.moc"
