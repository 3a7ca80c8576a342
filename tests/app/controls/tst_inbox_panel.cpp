// The inbox over a real Lab, with real clicks and keys: what is offered is possible, what is not says why, and in
// manual mode nothing moves but what is released.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeView>
#include <algorithm>

#include "app/controls/inbox_panel.h"
#include "lab_bench.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench : LabBench {
    InboxPanel panel{index, view, *this};
    QTreeView* tree = panel.findChild<QTreeView*>(u"inbox"_s);
    QCheckBox* manual = panel.findChild<QCheckBox*>(u"inboxManual"_s);
    QCheckBox* outside = panel.findChild<QCheckBox*>(u"inboxOutside"_s);

    Bench() {
        panel.resize(900, 400);
        panel.show();
    }
    QPushButton* button(const QString& name) { return panel.findChild<QPushButton*>(name); }
    const InboxModel& model() { return static_cast<const InboxModel&>(*tree->model()); }
    static void click(QCheckBox* box) { QTest::mouseClick(box, Qt::LeftButton, {}, {6, box->height() / 2}); }

    /// Chooses the first item for which `wanted` holds.
    template <class Wanted>
    const InboxItem* choose(Wanted wanted) {
        panel.refreshNow();
        for (int group = 0; group < model().rowCount(); ++group) {
            const QModelIndex parent = model().index(group, 0);
            for (int row = 0; row < model().rowCount(parent); ++row) {
                const QModelIndex at = model().index(row, 0, parent);
                if (!wanted(*model().itemAt(at))) continue;
                tree->setCurrentIndex(at);
                return model().itemAt(at);
            }
        }
        return nullptr;
    }
    const InboxItem* choose(InboxItem::State state) {
        return choose([state](const InboxItem& item) { return item.state == state; });
    }
    std::size_t waiting() const { return index.flights().size(); }
};

}  // namespace

class TstInboxPanel : public QObject {
    Q_OBJECT

private slots:
    void the_model_keeps_its_promises_while_messages_come_and_go() {
        Bench b;
        InboxModel model(b.index, b.view);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        b.order("client x at all");
        for (int i = 0; i < 60; ++i) {
            if (i % 10 == 3) b.order("client x: create -s /n");
            if (i == 20) b.order("kill leader");
            if (i == 40) b.order("restart all");
            b.pass(i % 3 == 0 ? 4 : 37);
            model.refresh();
            for (int group = 0; group < model.rowCount(); ++group) {
                const QModelIndex parent = model.index(group, 0);
                const auto now = inboxOf(b.index, model.nodeAt(parent), b.view);
                QCOMPARE(static_cast<std::size_t>(model.rowCount(parent)), now.size());
                for (int row = 0; row < model.rowCount(parent); ++row)
                    QVERIFY(model.itemAt(model.index(row, 0, parent))->sameAs(now[static_cast<std::size_t>(row)]));
            }
        }
    }

    /// Those of the election were cancelled, which no record says.
    void only_timers_of_the_role_are_listed() {
        Bench b;
        const NodeId leader = b.index.leader();
        QVERIFY(leader);
        QVERIFY(b.index.node(leader).timers.contains(TimerKind::Notification));
        for (const auto& [id, node] : b.index.nodes()) {
            std::vector<TimerKind> kinds;
            for (const InboxItem& item : inboxOf(b.index, id, b.view))
                if (item.isTimer()) kinds.push_back(item.timer);
            if (id != leader) QCOMPARE(kinds, std::vector{TimerKind::LearnerSilence});
            QVERIFY(!kinds.empty());
            QCOMPARE(std::count(kinds.begin(), kinds.end(), TimerKind::Notification), std::ptrdiff_t{0});
        }
    }

    void without_a_choice_every_button_says_so() {
        Bench b;
        for (const auto& name :
             {u"inboxDeliver"_s, u"inboxHold"_s, u"inboxRelease"_s, u"inboxDrop"_s, u"inboxDuplicate"_s}) {
            QVERIFY(!b.button(name)->isEnabled());
            QVERIFY(b.button(name)->toolTip().contains(u"Choose"_s));
        }
    }

    void the_first_in_line_is_delivered_and_no_other() {
        Bench b;
        b.order("hold PING all->all");
        b.pass(1200);
        const InboxItem* first = b.choose(InboxItem::State::Held);
        QVERIFY(first);
        const std::uint64_t sent = first->sent;
        QVERIFY(b.button(u"inboxDeliver"_s)->isEnabled());
        QVERIFY(b.button(u"inboxDeliver"_s)->toolTip().startsWith(u"deliver PING "_s));
        const InboxItem* behind = b.choose(InboxItem::State::Behind);
        QVERIFY(behind);
        QVERIFY(!b.button(u"inboxDeliver"_s)->isEnabled());
        QVERIFY(b.button(u"inboxDeliver"_s)->toolTip().contains(u"First in, first out"_s));
        b.choose([&](const InboxItem& item) { return item.sent == sent; });
        QTest::mouseClick(b.button(u"inboxDeliver"_s), Qt::LeftButton);
        b.pass(0);
        QVERIFY(b.refusals.isEmpty());
        QVERIFY(!b.index.flights().contains(sent));
    }

    void a_message_on_its_way_can_be_held_and_released() {
        Bench b;
        b.order("client x at all");
        b.pass(100);
        b.order("client x: create /a");
        const auto onItsWay = [](const InboxItem& item) {
            return item.state == InboxItem::State::OnItsWay && item.message.kind == MessageKind::Proposal;
        };
        for (int i = 0; i < 200 && !b.choose(onItsWay); ++i)
            b.lab.step(), b.observe();
        const InboxItem* item = b.choose(onItsWay);
        QVERIFY(item);
        const std::uint64_t sent = item->sent;
        QVERIFY(!b.button(u"inboxDeliver"_s)->isEnabled());
        QVERIFY(b.button(u"inboxHold"_s)->toolTip().contains(u"zxid=1:"_s));
        QTest::mouseClick(b.button(u"inboxHold"_s), Qt::LeftButton);
        b.pass(500);
        QVERIFY(b.index.flights().at(sent).held);
        b.choose([&](const InboxItem& each) { return each.sent == sent; });
        QCOMPARE(b.view.selectedRecord(), quint64{sent});
        QTest::mouseClick(b.button(u"inboxRelease"_s), Qt::LeftButton);
        b.pass(500);
        QVERIFY(!b.index.flights().contains(sent));
        QVERIFY(b.refusals.isEmpty());
    }

    void in_manual_mode_nothing_moves_unless_released() {
        Bench b;
        QVERIFY(!b.manual->isChecked());
        while (b.waiting() > 0 && b.lab.step())
            b.observe();
        b.click(b.manual);
        QCOMPARE(b.lines, (QStringList{u"hold timers all"_s, u"hold all<->all"_s}));
        b.panel.refreshNow();
        QVERIFY(b.manual->isChecked());
        b.pass(1500);
        QCOMPARE(b.waiting(), std::size_t{0});
        const NodeId leader = b.index.leader();
        QVERIFY(leader);
        const InboxItem* tick = b.choose([&](const InboxItem& item) {
            return item.isTimer() && item.node == leader && item.timer == TimerKind::LeaderTick;
        });
        QVERIFY(tick);
        QVERIFY(b.button(u"inboxDeliver"_s)->text().contains(u"Fire"_s));
        b.tree->setFocus();
        QTest::keyClick(b.tree, Qt::Key_Return);
        QVERIFY(b.refusals.isEmpty());
        b.pass(100);
        QCOMPARE(b.waiting(), std::size_t{2});  // a PING to each follower, and there they stay
        QVERIFY(b.choose(InboxItem::State::Held));
        QTest::keyClick(b.tree, Qt::Key_Return);
        b.pass(100);
        QCOMPARE(b.waiting(), std::size_t{2});  // one was read, its answer waits
        b.lines.clear();
        b.click(b.manual);
        QCOMPARE(b.lines, QStringList{u"release all"_s});
        b.panel.refreshNow();
        QVERIFY(!b.manual->isChecked());
        QVERIFY(b.refusals.isEmpty());
    }

    void losing_a_message_is_outside_the_model_but_for_votes() {
        Bench b;
        b.order("hold PING all->all");
        b.pass(1200);
        QVERIFY(b.choose(InboxItem::State::Held));
        QVERIFY(!b.button(u"inboxDrop"_s)->isEnabled());
        QVERIFY(b.button(u"inboxDuplicate"_s)->toolTip().startsWith(u"Outside the model"_s));
        b.click(b.outside);
        QVERIFY(b.button(u"inboxDrop"_s)->text().contains(u"outside the model"_s));
        QVERIFY(b.button(u"inboxDrop"_s)->toolTip().startsWith(u"drop PING "_s));
        const std::size_t before = b.waiting();
        QTest::mouseClick(b.button(u"inboxDuplicate"_s), Qt::LeftButton);
        QCOMPARE(b.waiting(), before + 1);
        b.tree->setFocus();
        QTest::keyClick(b.tree, Qt::Key_Delete);
        QCOMPARE(b.waiting(), before);  // that one alone
        b.click(b.outside);
        b.order("release all");
        b.order("hold NOTIFICATION all->all");
        b.order("kill leader");
        b.pass(300);
        QVERIFY(b.choose([](const InboxItem& item) { return item.message.kind == MessageKind::Notification; }));
        QVERIFY(b.button(u"inboxDrop"_s)->isEnabled());
        QVERIFY(!b.button(u"inboxDrop"_s)->text().contains(u"outside"_s));
    }

    void a_cut_link_is_healed_not_delivered() {
        Bench b;
        b.order("cut 1<->2");
        b.order("cut 1<->3");
        b.order("cut 2<->3");
        b.pass(700);
        const InboxItem* item = b.choose(InboxItem::State::Cut);
        QVERIFY(item);
        QVERIFY(!b.button(u"inboxDeliver"_s)->isEnabled());
        QVERIFY(b.button(u"inboxRelease"_s)->toolTip().startsWith(u"heal "_s));
    }

    void the_past_offers_nothing() {
        Bench b;
        b.order("hold PING all->all");
        b.pass(1200);
        b.index.showMoment(b.lab.now() - VirtualTime::ofMs(100));
        QVERIFY(b.choose(InboxItem::State::Held));
        QVERIFY(!b.button(u"inboxDeliver"_s)->isEnabled());
        QVERIFY(b.button(u"inboxDeliver"_s)->toolTip().contains(u"past"_s));
        b.index.showLive();
        QVERIFY(b.button(u"inboxDeliver"_s)->isEnabled());
    }

    /// Heartbeats come and go unseen; one that has to be released is there to be released.
    void hidden_kinds_are_listed_while_they_wait() {
        Bench b;
        const auto isPing = [](const InboxItem& item) {
            return !item.isTimer() && item.message.kind == MessageKind::Ping;
        };
        QVERIFY(!b.view.shows(MessageKind::Ping));
        const auto onItsWay = [&b] {
            const auto& flights = b.index.flights();
            return std::any_of(flights.begin(), flights.end(),
                               [](const auto& f) { return f.second.message.kind == MessageKind::Ping; });
        };
        while (!onItsWay())
            b.lab.step(), b.observe();
        QVERIFY(!b.choose(isPing));
        b.view.setShown(MessageKind::Ping, true);
        QVERIFY(b.choose(isPing));
        b.view.setShown(MessageKind::Ping, false);
        b.order("hold PING all->all");
        QVERIFY(b.choose(isPing));
    }
};

QTEST_MAIN(TstInboxPanel)
#include "tst_inbox_panel.moc"
