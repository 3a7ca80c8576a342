#include <QtTest/QtTest>

#include "app/models/answer_words.h"
#include "engine/command/command.h"
#include "engine/sim/lab.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// At three replicas with an observer that have begun to work: each kind of command, done and refused.
constexpr const char* Commands[] = {
    "kill 1",
    "kill 1",
    "kill leader",
    "kill any 1",
    "kill 9",
    "conn 9 open 1",
    "fire leaderTick 1",
    "restart 1",
    "restart 2",
    "restart leader",
    "freeze 3",
    "freeze 3",
    "freeze observers not 4",
    "thaw 3",
    "thaw 3",
    "thaw all",
    "poweroff 2",
    "poweroff 2",
    "restart all",
    "restart all",
    "disk 1 full",
    "disk 1 nofiles",
    "disk 1 short",
    "disk 1 failing",
    "disk 1 lying",
    "disk 1 slow 7",
    "disk 1 hold",
    "disk 1 sync",
    "disk 1 ok",
    "disk 1 crash 100",
    "disk 1 wipe",
    "disk 1 swap 2",
    "disk 1 swap 1",
    "kill 1,2",
    "disk 1 rot",
    "disk 1 garbage",
    "disk 1 swap 2",
    "disk 1 wipe",
    "disk 1 vanish",
    "disk 1 rot",
    "disk 1 garbage",
    "disk 1 tail",
    "disk 1 rot zxid=1:9",
    "restart 1,2",
    "cut 1<->2",
    "cut 1<->2",
    "heal 1<->2",
    "heal 1<->2",
    "cut 1->2",
    "heal all",
    "cut 1<->2",
    "heal all",
    "cut 1->1",
    "hold 1->2",
    "hold 1->2",
    "release 1->2",
    "release 1->2",
    "hold timers 1",
    "hold timers 1",
    "release timers 1",
    "release timers 1",
    "hold timers 1",
    "release all",
    "release all",
    "deliver ACK 1->2",
    "drop ACK 1->2",
    "duplicate ACK 1->2",
    "delay 1->2 5ms",
    "delay 1->2 0ms",
    "clog 1->2 1s",
    "reset 1<->2",
    "reset 1<->2 after 3",
    "slow 1 3ms",
    "slow 1 ok",
    "skew 1 3s",
    "drift 1 1100",
    "client ann at 3",
    "client ann at 3",
    "client bob: get /",
    "client ann: create /x",
    "reset client ann",
    "reset client bob",
    "client ann: close",
    "conn 7 open 3",
    "conn 7 open 3",
    "conn 7 send 00",
    "conn 7 close",
    "conn 8 send 00",
    "conn 8 close",
};

class AnswerWordsTest : public QObject {
    Q_OBJECT
private slots:
    void everyAnswerOfTheLabIsKnown() {
        sim::LabConfig config;
        config.observers = 1;
        sim::Lab lab(config);
        int refused = 0;
        for (const char* text : Commands) {
            lab.runUntil(lab.now() + VirtualTime::ofMs(700));
            const auto command = command::parse(text);
            QVERIFY2(command.ok(), text);
            const auto answer = lab.execute(command.value(), trace::CommandSource::User);
            refused += answer.ok() ? 0 : 1;
            const std::string& english = answer.ok() ? answer.value() : answer.error().text;
            QVERIFY2(translatedAnswer(english), english.c_str());
            QCOMPARE(answerWords(english), QString::fromStdString(english));
        }
        QVERIFY(refused > 25);
    }

    void answersOfClientsAreKnown() {
        const QString lost = u"ann #3: connection loss, outcome unknown"_s;
        QCOMPARE(translatedAnswer(lost.toStdString()), std::optional(lost));
    }

    /// A reason of the engine within a refusal is put into words as well.
    void otherTextsAreNoAnswers() {
        for (const char* text : {"", "kill", "killed ", "column 3: expected a node"}) {
            QVERIFY2(!translatedAnswer(text), text);
            QCOMPARE(answerWords(text), QString::fromLatin1(text));
        }
    }
};

}  // namespace

QTEST_GUILESS_MAIN(AnswerWordsTest)
#include "tst_answer_words.moc"
