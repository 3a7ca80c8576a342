// How a command line goes on: the right kind of word at every place.
#include <QTest>

#include "app/controls/completion.h"
#include "engine/command/command.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

const Vocabulary& words() {
    static const Vocabulary out{{u"1"_s, u"2"_s, u"3"_s}, {u"ada"_s}, {u"/app"_s, u"/app/x"_s, u"/zoo"_s}};
    return out;
}

QStringList at(const QString& line) {
    return completionsOf(line, line.size(), words()).words;
}

}  // namespace

class TstCompletion : public QObject {
    Q_OBJECT

private slots:
    void places_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("offered");
        const auto row = [](const QString& line, const QStringList& offered) {
            QTest::newRow(qPrintable(line)) << line << offered;
        };
        row(u"de"_s, {u"deliver"_s, u"delay"_s});
        row(u"kill l"_s, {u"leader"_s});
        row(u"fire fin"_s, {u"finalizeWait"_s});
        row(u"fire syncLimit 2"_s, {});
        row(u"hold PROP"_s, {u"PROPOSAL"_s});
        row(u"hold tim"_s, {u"timers"_s});
        row(u"hold timers foll"_s, {u"follower"_s, u"followers"_s});
        row(u"hold PROPOSAL 2"_s, {u"2->"_s, u"2<->"_s});
        row(u"hold PROPOSAL 2->"_s, {u"2->leader"_s, u"2->follower"_s, u"2->followers"_s, u"2->observers"_s,
                                     u"2->minority"_s, u"2->majority"_s, u"2->all"_s, u"2->1"_s, u"2->2"_s, u"2->3"_s});
        row(u"hold PROPOSAL 2->1 path=/app"_s, {u"path=/app/x"_s});
        row(u"cut 1<->l"_s, {u"1<->leader"_s});
        row(u"delay 1->2 200ms p"_s, {u"pareto"_s});
        row(u"disk 1 s"_s, {u"slow"_s, u"sync"_s, u"short"_s, u"swap"_s});
        row(u"heal a"_s, {u"all"_s, u"all->"_s, u"all<->"_s});
        row(u"client "_s, {u"ada:"_s});
        row(u"client ada: s"_s, {u"set"_s, u"sync"_s, u"setacl"_s});
        row(u"client ada: get /app"_s, {u"/app/x"_s});
        row(u"client ada: create -"_s, {u"-e"_s, u"-s"_s, u"-c"_s, u"-t"_s, u"-w"_s, u"-r"_s});
        row(u"nonsense "_s, {});
    }
    void places() {
        QFETCH(QString, line);
        QFETCH(QStringList, offered);
        QCOMPARE(at(line), offered);
    }

    /// What is offered first of all is a verb that the parser knows.
    void every_verb_is_known() {
        for (const QString& verb : at(QString())) {
            const auto parsed = qs::command::parse(verb.toStdString());
            QVERIFY2(!parsed.ok() && parsed.error().place != "column 1", qPrintable(verb));
        }
    }

    void only_the_word_at_the_cursor_counts() {
        const Completions found = completionsOf(u"kill lea 2"_s, 8, words());
        QCOMPARE(found.from, qsizetype{5});
        QCOMPARE(found.words, QStringList{u"leader"_s});
    }
};

QTEST_GUILESS_MAIN(TstCompletion)
#include "tst_completion.moc"
