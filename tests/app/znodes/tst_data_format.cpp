// Formats: nothing changes by being shown, mistakes have a place, and pretty views keep every token.
#include <QTest>

#include "app/znodes/data_format.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

class TstDataFormat : public QObject {
    Q_OBJECT

private slots:
    void the_format_follows_the_bytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        QTest::newRow("empty") << QByteArray() << int(DataFormat::Text);
        QTest::newRow("words") << QByteArray("hello") << int(DataFormat::Text);
        QTest::newRow("json") << QByteArray(" {\"a\": 1}") << int(DataFormat::Json);
        QTest::newRow("broken json") << QByteArray("{\"a\": }") << int(DataFormat::Text);
        QTest::newRow("xml") << QByteArray("<a><b/></a>") << int(DataFormat::Xml);
        QTest::newRow("broken xml") << QByteArray("<a><b></a>") << int(DataFormat::Text);
        QTest::newRow("binary") << QByteArray("\0\1", 2) << int(DataFormat::Hex);
        QTest::newRow("dos line ends") << QByteArray("a\r\nb\r\n") << int(DataFormat::Text);
        QTest::newRow("mixed line ends") << QByteArray("a\r\nb\n") << int(DataFormat::Hex);
        QTest::newRow("a lone carriage return") << QByteArray("a\rb\r\n") << int(DataFormat::Hex);
    }
    void the_format_follows_the_bytes() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        QCOMPARE(int(formatFor(bytes.toStdString())), format);
    }

    void every_format_gives_the_bytes_back() {
        for (const std::string& bytes : {std::string("a\r\nb\r\n"), std::string("{\"x\":[1, 2]}"),
                                         std::string("\0\xff", 2), std::string("<a/>"), std::string("\xe9\xaa\x8c")}) {
            const DataFormat format = formatFor(bytes);
            const bool dos = format != DataFormat::Hex && hasDosLineEnds(bytes);
            const auto back = bytesOfText(shownText(bytes, format), format, dos);
            QVERIFY(back);
            QVERIFY(*back == bytes);
        }
    }

    void a_mistake_has_a_place() {
        const auto json = problemIn(u"{\n  \"a\": 1,\n  \"b\" 2\n}"_s, DataFormat::Json);
        QVERIFY(json);
        QCOMPARE(json->line, 3);
        QVERIFY(!json->words.isEmpty());
        const auto xml = problemIn(u"<a>\n  <b>\n</a>"_s, DataFormat::Xml);
        QVERIFY(xml);
        QCOMPARE(xml->line, 3);
        const auto hex = problemIn(u"00 ff\n0g"_s, DataFormat::Hex);
        QVERIFY(hex);
        QCOMPARE(hex->line, 2);
        QCOMPARE(hex->column, 2);
        QVERIFY(problemIn(u"00 f"_s, DataFormat::Hex));
        QVERIFY(!problemIn(u"{"_s, DataFormat::Text));
        QVERIFY(!problemIn(u"{}"_s, DataFormat::Json));
    }

    void a_pretty_view_keeps_every_token() {
        const QString text = u"{\"z\":1.50,\"a\":[ ],\"s\":\"x, {y}\\\"\",\"n\":{\"big\":12345678901234567890}}"_s;
        const QString pretty = prettyText(text, DataFormat::Json);
        QCOMPARE(pretty,
                 u"{\n  \"z\": 1.50,\n  \"a\": [],\n  \"s\": \"x, {y}\\\"\",\n  \"n\": {\n    \"big\": "
                 u"12345678901234567890\n  }\n}"_s);
        QCOMPARE(prettyText(u"<a x=\"1\"><b>t</b></a>"_s, DataFormat::Xml), u"<a x=\"1\">\n  <b>t</b>\n</a>"_s);
    }
};

QTEST_MAIN(TstDataFormat)
#include "tst_data_format.moc"
