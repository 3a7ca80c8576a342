// Bytes of znodes as text and hex: nothing may change by being shown.
#include <QTest>

#include "app/znodes/znode_text.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TstZnodeText : public QObject {
    Q_OBJECT

private slots:
    void plain_text_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("plain");
        QTest::newRow("ascii") << QByteArray("hello\n\tworld") << true;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("utf-8") << QByteArray("\xe9\xaa\x8c") << true;
        QTest::newRow("broken utf-8") << QByteArray("\xe9\xaa") << false;
        QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
        QTest::newRow("carriage return, which an editor drops") << QByteArray("a\r\nb") << false;
        QTest::newRow("paragraph separator") << QByteArray("a\xe2\x80\xa9") << false;
        QTest::newRow("no-break space") << QByteArray("a\xc2\xa0") << false;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfx") << false;
    }
    void plain_text() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, plain);
        QCOMPARE(isPlainText(bytes.toStdString()), plain);
    }

    void every_byte_survives_hex() {
        std::string all;
        for (int i = 0; i < 256; ++i)
            all.push_back(static_cast<char>(i));
        const auto back = fromHexText(toHexText(all));
        QVERIFY(back);
        QVERIFY(*back == all);
    }

    void hex_is_read_leniently_and_refused_strictly() {
        QCOMPARE(fromHexText(u"DE ad\n be\tEF"_s).value_or("?"), std::string("\xde\xad\xbe\xef"));
        QCOMPARE(fromHexText(QString()).value_or("?"), std::string());
        QVERIFY(!fromHexText(u"abc"_s));
        QVERIFY(!fromHexText(u"zz"_s));
        QVERIFY(!fromHexText(u"0x12"_s));
    }

    void previews() {
        QCOMPARE(contentPreview(nullptr), QString());
        QCOMPARE(contentPreview(tree::Data("two\nlines")), u"two lines"_s);
        QVERIFY(contentPreview(tree::Data(std::string(500, 'x'))).endsWith(u'…'));
        QVERIFY(contentPreview(tree::Data(std::string(3, '\0'))).contains(u'3'));
    }

    void stat_links_zxids_and_the_owner() {
        tree::Znode znode;
        znode.acl = tree::openAcl();
        znode.owner = SessionId{0x1234};
        znode.mzxid = Zxid::of(Epoch{2}, 7);
        znode.mtimeMs = 1'700'000'000'000;
        const auto all = [&znode](bool epoch) {
            QString text;
            for (const StatLine& line : statInWords(znode, epoch))
                text += line.label + u' ' + line.words + u'\n';
            return text;
        };
        QVERIFY2(all(false).contains(u"session:0x1234"_s), qPrintable(all(false)));
        QVERIFY2(all(false).contains(u"zxid:2:7"_s), qPrintable(all(false)));
        QVERIFY2(all(false).contains(u"2023-11-14"_s), qPrintable(all(false)));
        QVERIFY2(all(true).contains(u"1700000000000"_s), qPrintable(all(true)));
    }
};

QTEST_MAIN(TstZnodeText)
#include "tst_znode_text.moc"
