// Messages between a kept ensemble and its windows: there and back in any pieces, and what is none.
#include <QTest>

#include "app/ensemble/kept_wire.h"

using namespace qs;
using namespace qs::app;

namespace {

const std::vector<kept::Message>& examples() {
    static const std::vector<kept::Message> all{
        kept::Hello{},
        kept::Trace{VirtualTime::ofMs(1234), QByteArray("\0QS\n", 4)},
        kept::Answer{true, QStringLiteral("killed 2")},
        kept::Endpoints{{{NodeId{1}, 2181}, {NodeId{2}, 0}}},
        kept::Leader{NodeId{3}},
        kept::Rate{12.5},
        kept::Usage{{{NodeId{1}, {0.25, 7'000'000}}}},
        kept::Line{QStringLiteral("仲裁")},
        kept::Unseen{QStringLiteral("too much")},
        kept::Over{QStringLiteral("it ends")},
        kept::Ask{QStringLiteral("kill leader")},
        kept::End{},
    };
    return all;
}

}  // namespace

class TstKeptWire : public QObject {
    Q_OBJECT
private slots:
    void thereAndBack_data() {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 7, 1000})
            QTest::addRow("pieces of %d", piece) << piece;
    }
    void thereAndBack() {
        QFETCH(int, piece);
        QCOMPARE(examples().size(), std::variant_size_v<kept::Message>);
        QByteArray bytes;
        for (const kept::Message& each : examples())
            bytes += kept::encode(each);
        kept::Decoder decoder;
        std::size_t read = 0;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            decoder.feed(bytes.mid(at, piece));
            for (;;) {
                const auto message = decoder.next();
                QVERIFY(message.ok());
                if (!*message) break;
                QVERIFY(**message == examples().at(read));
                ++read;
            }
        }
        QCOMPARE(read, examples().size());
    }

    void whatIsNone_data() {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray longer = kept::encode(kept::End{});
        longer[3] = 2;
        longer += '\0';
        QByteArray many = kept::encode(kept::Endpoints{});
        many[5] = '\x7f';  // so many endpoints do not follow
        QTest::newRow("no length") << QByteArray(4, '\0');
        QTest::newRow("too long") << QByteArray("\x7f\0\0\0\1", 5);
        QTest::newRow("unknown kind") << QByteArray("\0\0\0\1\x63", 5);
        QTest::newRow("more than its fields") << longer;
        QTest::newRow("fewer than it says") << many;
    }
    void whatIsNone() {
        QFETCH(QByteArray, bytes);
        kept::Decoder decoder;
        decoder.feed(bytes);
        QVERIFY(!decoder.next().ok());
    }
};

QTEST_APPLESS_MAIN(TstKeptWire)
#include "tst_kept_wire.moc"
