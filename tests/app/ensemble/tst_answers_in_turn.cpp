// When a command to processes is answered: after those before it, and after what it had them do.
#include <QTest>

#include "app/ensemble/answers_in_turn.h"

using namespace qs;
using namespace qs::app;
using namespace std::chrono_literals;

namespace {

using Texts = std::vector<std::string>;

struct Bench {
    AnswersInTurn answers;
    Texts said;

    explicit Bench(std::chrono::milliseconds patience) : answers(patience) {}
    void say(const std::string& text) {
        answers.say(
            [this, text] { said.push_back(text); },
            [this, text](NodeId late) { said.push_back(text + ": " + std::to_string(late.value) + " is late"); });
    }
    Texts taken() { return std::exchange(said, {}); }
};

}  // namespace

class TstAnswersInTurn : public QObject {
    Q_OBJECT
private slots:
    void atOnceWhereNothingIsToBeDone() {
        Bench b(1h);
        b.say("a");
        QCOMPARE(b.taken(), Texts{"a"});
    }

    void whenAllHaveObeyed() {
        Bench b(1h);
        b.answers.ordered(NodeId{1}, 1);
        b.answers.ordered(NodeId{1}, 2);
        b.answers.ordered(NodeId{2}, 1);
        b.say("a");
        b.answers.obeyed(NodeId{1}, 1);
        b.answers.obeyed(NodeId{2}, 1);
        QCOMPARE(b.taken(), Texts());
        b.answers.obeyed(NodeId{1}, 2);
        QCOMPARE(b.taken(), Texts{"a"});
    }

    void inTheOrderOfTheCommands() {
        Bench b(1h);
        b.answers.ordered(NodeId{1}, 1);
        b.say("a");
        b.answers.ordered(NodeId{2}, 1);
        b.say("b");
        b.say("c");
        b.answers.obeyed(NodeId{2}, 1);
        QCOMPARE(b.taken(), Texts());
        b.answers.obeyed(NodeId{1}, 1);
        QCOMPARE(b.taken(), (Texts{"a", "b", "c"}));
    }

    void nothingIsAwaitedOfTheDead() {
        Bench b(1h);
        b.answers.ordered(NodeId{1}, 1);
        b.answers.ordered(NodeId{2}, 1);
        b.say("a");
        b.answers.awaitNothingOf(NodeId{1});
        QCOMPARE(b.taken(), Texts());
        b.answers.awaitNothingOf(NodeId{2});
        QCOMPARE(b.taken(), Texts{"a"});
    }

    void whoIsLateIsNamed() {
        Bench b(0ms);
        b.answers.ordered(NodeId{3}, 1);
        b.say("a");
        QCOMPARE(b.taken(), Texts{"a: 3 is late"});
        b.answers.obeyed(NodeId{3}, 1);
        b.say("b");
        QCOMPARE(b.taken(), Texts{"b"});
    }

    /// Who is told of an answer may give the next command at once.
    void anAnswerCallsForTheNext() {
        Bench b(1h);
        b.answers.ordered(NodeId{1}, 1);
        b.answers.say([&b] {
            b.said.push_back("a");
            b.say("c");
        });
        b.say("b");
        b.answers.obeyed(NodeId{1}, 1);
        QCOMPARE(b.taken(), (Texts{"a", "b", "c"}));
    }
};

QTEST_APPLESS_MAIN(TstAnswersInTurn)
#include "tst_answers_in_turn.moc"
