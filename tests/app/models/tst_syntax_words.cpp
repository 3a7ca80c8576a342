#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest/QtTest>

#include "app/models/syntax_words.h"
#include "engine/command/command.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

class SyntaxWordsTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsTypedWrong_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 "kil 1",
                                 "kill",
                                 "kill 77",
                                 "kill 1 2",
                                 "cut 1",
                                 "cut 1=2",
                                 "disk 1",
                                 "disk 1 flat",
                                 "disk 1 slow 0",
                                 "fire x 1",
                                 "conn x open 1",
                                 "conn 1 open all",
                                 "conn 1 stop",
                                 "conn 1 send 0",
                                 "client a! at 1",
                                 "client a on 1",
                                 "client a: swim",
                                 "client a: multi get /x",
                                 "client a: setacl / x",
                                 "client a: create /x v -q",
                                 "client a: get /x v",
                                 "client a at 1 chroot x",
                                 "client a: auth ip x",
                                 "client a: set /x \"y",
                                 "client a: set /x \"\\q\"",
                                 "delay 1->2 soon",
                                 "delay 1->2 5ms normal",
                                 "skew 1 soon",
                                 "drift 1 7",
                                 "hold PROPOSE 1->2",
                                 "hold ACK 1->2 zxid=x",
                                 "hold ACK 1->2 size=3",
                                 "drop ACK 1->2 sent=x",
                                 "drop END 1->2",
                                 "duplicate END 1->2",
                                 "reset 1<->2 after x"})
            QTest::addRow("%s", text) << QByteArray(text);
    }
    void whatIsTypedWrong() {
        QFETCH(QByteArray, text);
        const auto command = command::parse(text.toStdString());
        QVERIFY(!command);
        const QString english = QString::fromStdString(command.error().message());
        QCOMPARE(translatedSyntax(command.error()), std::optional(english));
    }

    /// Each text that the language's sources expect.
    void everyExpectationIsKnown() {
        static const QRegularExpression texts(u"(?:next\\(\"|fail\\([^;]*?\"expected )([^\"]*[^\" ])\"\\)"_s);
        int seen = 0;
        const QDir folder(QStringLiteral(QS_SOURCE_DIR "/engine/command"));
        for (const QString& name : folder.entryList({u"pars*"_s})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = texts.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext(); ++seen) {
                const QString english = u"expected %1, found \"x\""_s.arg(it.next().captured(1));
                QVERIFY2(translatedSyntax({"column 3", english.toStdString()}), qPrintable(english));
            }
        }
        QVERIFY2(seen > 30, qPrintable(QString::number(seen)));
    }

    void otherTextsAreNoSyntax() {
        for (const char* text : {"", "killed 1", "expected a miracle, found \"x\""}) {
            QVERIFY2(!translatedSyntax({"column 3", text}), text);
            QCOMPARE(syntaxWords({{}, text}), QString::fromLatin1(text));
        }
    }
};

}  // namespace

QTEST_GUILESS_MAIN(SyntaxWordsTest)
#include "tst_syntax_words.moc"
