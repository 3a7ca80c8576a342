// What a replica says on its control channel, cut anywhere: statuses and sections in order, and what is neither.
#include <QTest>

#include "engine/control/channel.h"

using namespace qs;
using namespace qs::control;

namespace {

const Status Leads{trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{2}, Zxid::of(Epoch{2}, 17), true};

std::string everything() {
    return lineOf(Status{}) + '\n' + traceFrame(std::string("a\nb\0TRACE 3\n", 12)) + doneLine(3) + '\n' +
           lineOf(Leads) + '\n' + traceFrame("c") + doneLine(18446744073709551615U) + '\n';
}

struct Heard {
    std::vector<Status> statuses;
    std::vector<std::uint64_t> done;
    std::vector<std::string> sections;
    QString problem;

    void take(ChannelReader& reader) {
        for (;;) {
            const auto said = reader.next();
            if (!said) problem = QString::fromStdString(said.error().message());
            if (!said || !*said) return;
            if (const auto* status = std::get_if<Status>(&**said)) statuses.push_back(*status);
            if (const auto* d = std::get_if<ChannelReader::Done>(&**said)) done.push_back(d->orders);
            if (const auto* s = std::get_if<ChannelReader::Sections>(&**said)) sections.push_back(s->bytes);
        }
    }
};

}  // namespace

class TstChannel : public QObject {
    Q_OBJECT
private slots:
    void cutAnywhere() {
        const std::string bytes = everything();
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            ChannelReader reader;
            Heard heard;
            for (const std::string& part : {bytes.substr(0, cut), bytes.substr(cut)}) {
                reader.feed(part);
                heard.take(reader);
            }
            QCOMPARE(heard.problem, QString());
            QVERIFY(heard.statuses == (std::vector<Status>{Status{}, Leads}));
            QVERIFY(heard.done == (std::vector<std::uint64_t>{3, 18446744073709551615U}));
            QVERIFY(heard.sections == (std::vector<std::string>{std::string("a\nb\0TRACE 3\n", 12), "c"}));
        }
    }

    void whatIsNeither_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("problem");
        QTest::newRow("word") << QByteArray("hello\n") << u"expected a role, found \"hello\""_qs;
        QTest::newRow("length") << QByteArray("TRACE many\n") << u"expected the length of sections, found \"many\""_qs;
        QTest::newRow("sign") << QByteArray("TRACE -1\n") << u"expected the length of sections, found \"-1\""_qs;
        QTest::newRow("too long") << QByteArray("TRACE 4294967296\n")
                                  << u"expected the length of sections, found \"4294967296\""_qs;
        QTest::newRow("count") << QByteArray("DONE 18446744073709551616\n")
                               << u"expected a count of orders, found \"18446744073709551616\""_qs;
        QTest::newRow("endless") << QByteArray(2000, 'x') << u"a line without an end"_qs;
    }
    void whatIsNeither() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, problem);
        ChannelReader reader;
        reader.feed(bytes.toStdString());
        Heard heard;
        heard.take(reader);
        QCOMPARE(heard.problem, problem);
    }
};

QTEST_APPLESS_MAIN(TstChannel)
#include "tst_channel.moc"
