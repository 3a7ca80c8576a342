// The transport bar with real clicks: each asks for one pace or one step, and what is in force is shown as reported.
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "app/controls/transport_bar.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    TransportBar bar;
    QSignalSpy paces{&bar, &TransportBar::paceChosen};
    QComboBox* speed = bar.findChild<QComboBox*>(u"transportSpeed"_s);

    Bench() { bar.show(); }
    QWidget* button(int index) { return bar.widgetForAction(bar.transportActions().at(index)); }
    void click(int index) { QTest::mouseClick(button(index), Qt::LeftButton); }
    QString label(const QString& name) { return bar.findChild<QLabel*>(name)->text(); }
};

}  // namespace

class TstTransportBar : public QObject {
    Q_OBJECT

private slots:
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

    void speeds_from_a_hundredth_to_a_hundred() {
        Bench b;
        b.speed->setCurrentIndex(1);
        QCOMPARE(b.bar.pace().speed, 0.01);
        QVERIFY(!b.bar.pace().automatic);
        b.speed->setCurrentIndex(b.speed->count() - 1);
        QCOMPARE(b.bar.pace().speed, 100.0);
        b.speed->setCurrentIndex(0);
        QVERIFY(b.bar.pace().automatic);
        QCOMPARE(b.paces.size(), 3);
    }

    void slower_and_faster_start_from_one_and_stop_at_the_ends() {
        Bench b;
        b.bar.changeSpeed(1);
        QCOMPARE(b.bar.pace().speed, 2.0);
        for (int i = 0; i < 50; ++i)
            b.bar.changeSpeed(-1);
        QCOMPARE(b.bar.pace().speed, 0.01);
        for (int i = 0; i < 50; ++i)
            b.bar.changeSpeed(1);
        QCOMPARE(b.bar.pace().speed, 100.0);
    }

    void the_truth_is_shown() {
        Bench b;
        b.bar.setTime(VirtualTime::ofMs(12345));
        QCOMPARE(b.label(u"transportTime"_s), u"12.345 s"_s);
        b.bar.setSpeedInForce(0.05, u"slow: messages in flight"_s);
        QCOMPARE(b.label(u"transportInForce"_s), u"1/20x, slow: messages in flight"_s);
        b.bar.setSpeedInForce(1, u"1x"_s);
        QCOMPARE(b.label(u"transportInForce"_s), u"1x"_s);
    }

    void clicks_leave_the_keyboard_where_it_was() {
        Bench b;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(b.button(i)->focusPolicy(), Qt::TabFocus);
    }
};

QTEST_MAIN(TstTransportBar)
#include "tst_transport_bar.moc"
