// The transport bar with real clicks: each asks for one pace or one step, and what is in force is shown as reported.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/controls/run_until_dialog.h"
#include "app/controls/transport_bar.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    TraceIndex index{{Membership::ofSize(3, 0)}};
    TransportBar bar{index};
    QSignalSpy paces{&bar, &TransportBar::paceChosen};
    QSignalSpy goals{&bar, &TransportBar::goalChosen};
    QSlider* speed = bar.findChild<QSlider*>(u"transportSpeed"_s);
    QCheckBox* automatic = bar.findChild<QCheckBox*>(u"transportAuto"_s);

    Bench() { bar.show(); }
    QWidget* button(int place) { return bar.widgetForAction(bar.transportActions().at(place)); }
    void click(int place) { QTest::mouseClick(button(place), Qt::LeftButton); }
    QString label(const QString& name) { return bar.findChild<QLabel*>(name)->text(); }
};

}  // namespace

class TstTransportBar : public QObject {
    Q_OBJECT

private slots:
    /// Of server processes: nothing there stops time, by click or by key.
    void realTimeCannotBeStopped() {
        Bench b;
        b.bar.setRealTime(true);
        b.bar.setSpeedInForce(1.0, {});
        b.bar.setRate(120, 1.0);
        QCOMPARE(b.label(u"transportInForce"_s), u"real time"_s);
        QCOMPARE(b.label(u"transportRate"_s), u"120 events/s"_s);
        for (QAction* action : b.bar.transportActions() + QList<QAction*>{b.bar.recordAction()})
            QVERIFY2(!action->isVisible() && !action->isEnabled(), qPrintable(action->text()));
        QVERIFY(!b.speed->isVisible() && !b.automatic->isVisible());
        b.bar.setPaused(true);
        b.bar.changeSpeed(1);
        b.bar.runUntil(RunGoal{RunGoal::What::RoleChange});
        QVERIFY(!b.bar.pace().paused);
        QVERIFY(b.paces.isEmpty() && b.goals.isEmpty());
    }

    void pause_and_resume() {
        Bench b;
        b.click(0);
        QVERIFY(b.bar.pace().paused);
        b.click(0);
        QVERIFY(!b.bar.pace().paused);
        QCOMPARE(b.paces.size(), 2);
        QCOMPARE(b.paces.first().first().value<app::Pace>(), (app::Pace{true, true, 1.0}));
    }

    void steps_need_a_pause() {
        Bench b;
        QSignalSpy events(&b.bar, &TransportBar::stepEventAsked);
        QSignalSpy messages(&b.bar, &TransportBar::stepMessageAsked);
        b.click(1);
        b.click(2);
        QCOMPARE(events.size() + messages.size(), 0);
        b.click(0);
        b.click(1);
        b.click(2);
        QCOMPARE(events.size(), 1);
        QCOMPARE(messages.size(), 1);
    }

    void the_slider_is_logarithmic() {
        Bench b;
        b.speed->setValue(b.speed->minimum());
        QCOMPARE(b.bar.pace().speed, 0.01);
        QVERIFY(!b.bar.pace().automatic);
        b.speed->setValue(b.speed->maximum());
        QCOMPARE(b.bar.pace().speed, 1000.0);
        b.speed->setValue((b.speed->minimum() + b.speed->maximum()) / 2);
        QVERIFY(std::abs(b.bar.pace().speed - 3.1623) < 0.01);
        QCOMPARE(b.paces.size(), 3);
        QTest::mouseClick(b.automatic, Qt::LeftButton, {}, {5, b.automatic->height() / 2});
        QVERIFY(b.bar.pace().automatic);
        QCOMPARE(b.label(u"transportWish"_s), QString());
    }

    void the_keyboard_moves_the_slider() {
        Bench b;
        b.bar.changeSpeed(1);
        b.speed->setFocus();
        QTest::keyClick(b.speed, Qt::Key_PageUp);
        QCOMPARE(b.bar.pace().speed, 20.0);
        QTest::keyClick(b.speed, Qt::Key_Home);
        QCOMPARE(b.bar.pace().speed, 0.01);
    }

    void a_pace_that_is_shown_is_not_asked_for() {
        Bench b;
        b.bar.showPace({false, false, 50.0});
        QCOMPARE(b.label(u"transportWish"_s), u"50x"_s);
        QVERIFY(!b.automatic->isChecked());
        QCOMPARE(b.paces.size(), 0);
    }

    void slower_and_faster_start_from_one_and_stop_at_the_ends() {
        Bench b;
        b.bar.changeSpeed(1);
        QCOMPARE(b.bar.pace().speed, 2.0);
        b.bar.showPace({false, false, 3.0});
        b.bar.changeSpeed(1);
        QCOMPARE(b.bar.pace().speed, 5.0);
        b.bar.showPace({false, false, 3.0});
        b.bar.changeSpeed(-1);
        QCOMPARE(b.bar.pace().speed, 2.0);
        for (int i = 0; i < 50; ++i)
            b.bar.changeSpeed(-1);
        QCOMPARE(b.bar.pace().speed, 0.01);
        for (int i = 0; i < 50; ++i)
            b.bar.changeSpeed(1);
        QCOMPARE(b.bar.pace().speed, 1000.0);
    }

    void a_goal_of_the_menu_runs_a_paused_ensemble() {
        Bench b;
        b.bar.setRate(44, 0.999);
        QCOMPARE(b.label(u"transportRate"_s), u"44 events/s, 1x real time"_s);
        b.bar.setPaused(true);
        auto* menu = b.bar.findChild<QMenu*>(u"transportUntilMenu"_s);
        for (QAction* action : menu->actions())
            if (!action->isSeparator() && action != menu->actions().last()) action->trigger();
        QVERIFY(!b.bar.pace().paused);
        QCOMPARE(b.goals.size(), 9);
        const auto goal = [&](int i) { return b.goals.at(i).first().value<RunGoal>(); };
        QVERIFY(goal(0).metBy({1, {}, 0, NodeId{1}, trace::EpochEstablished{}}));
        QVERIFY(!goal(0).metBy({1, {}, 0, NodeId{1}, trace::Committed{}}));
        QCOMPARE(goal(5).what, RunGoal::What::Finding);
        QCOMPARE(goal(7).moment.ms(), 10'000);
        b.bar.showStopped();
        QVERIFY(b.bar.pace().paused);
    }

    void any_goal_can_be_asked_for() {
        Bench b;
        b.bar.show();
        QTimer::singleShot(0, [&] {
            auto* dialog = b.bar.findChild<RunUntilDialog*>();
            QVERIFY(dialog);
            auto* what = dialog->findChild<QComboBox*>(u"untilWhat"_s);
            auto* zxid = dialog->findChild<QLineEdit*>(u"untilZxid"_s);
            auto* run = dialog->findChild<QPushButton*>(u"untilRun"_s);
            what->setCurrentIndex(2);
            QVERIFY(!run->isEnabled());
            QTest::keyClicks(zxid, u"2:7"_s);
            QVERIFY(run->isEnabled());
            what->setCurrentIndex(3);
            auto* moment = dialog->findChild<QLineEdit*>(u"untilMoment"_s);
            moment->clear();
            QTest::keyClicks(moment, u"0ms"_s);  // the present is no goal
            QVERIFY(!run->isEnabled());
            what->setCurrentIndex(2);
            QTest::keyClick(zxid, Qt::Key_Return);
        });
        b.bar.transportActions().at(3)->trigger();
        QCOMPARE(b.goals.size(), 1);
        const auto goal = b.goals.first().first().value<RunGoal>();
        QVERIFY(goal.what == RunGoal::What::Committed);
        QVERIFY(goal.zxid == Zxid::of(Epoch{2}, 7));
        QVERIFY(goal.flatOut);
    }

    void a_recording_begins_and_is_saved() {
        Bench b;
        QSignalSpy asked(&b.bar, &TransportBar::recordingAsked);
        QWidget* button = b.bar.widgetForAction(b.bar.recordAction());
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.first().first().toBool());
        QVERIFY(!asked.last().first().toBool());
    }

    void the_truth_is_shown() {
        Bench b;
        b.bar.setTime(VirtualTime::ofMs(12345));
        QCOMPARE(b.label(u"transportTime"_s), u"12.345 s"_s);
        b.bar.setSpeedInForce(0.05, u"slow: messages in flight"_s);
        QCOMPARE(b.label(u"transportInForce"_s), u"1/20x, slow: messages in flight"_s);
        b.bar.setSpeedInForce(1, u"1x"_s);
        QCOMPARE(b.label(u"transportInForce"_s), u"1x"_s);
        b.bar.setRate(12345.4, 19.7);
        QCOMPARE(b.label(u"transportRate"_s), u"12,345 events/s, 19.7x real time"_s);
        b.bar.setPaused(true);
        QCOMPARE(b.label(u"transportRate"_s), QString());
    }

    void clicks_leave_the_keyboard_where_it_was() {
        Bench b;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(b.button(i)->focusPolicy(), Qt::TabFocus);
    }
};

QTEST_MAIN(TstTransportBar)
#include "tst_transport_bar.moc"
