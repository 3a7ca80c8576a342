// Pause, step, run until, speed and record: how virtual time runs. The bar shows the time, the speed in force and why
// it is in force, and what really happens per second; the wish goes out, the truth comes back from the ensemble.
#pragma once

#include <QToolBar>

#include "app/ensemble/ensemble.h"
#include "app/models/trace_index.h"

class QAction;
class QCheckBox;
class QLabel;
class QMenu;
class QSlider;

namespace qs::app {

class TransportBar : public QToolBar {
    Q_OBJECT
public:
    explicit TransportBar(const TraceIndex& index, QWidget* parent = nullptr);

    const Pace& pace() const { return m_pace; }
    /// Pause or resume, step event, step message, run until: for menus.
    QList<QAction*> transportActions() const { return {m_pause, m_stepEvent, m_stepMessage, m_until}; }
    QAction* recordAction() const { return m_record; }
    bool isRealTime() const { return m_realTime; }

public slots:
    void setTime(qs::VirtualTime now);
    void setSpeedInForce(double speed, const QString& why);
    /// Records and virtual seconds per second of wall time.
    void setRate(double recordsPerSecond, double realTime);
    void setPaused(bool paused);
    /// Time is that of the clock on the wall: it cannot be stopped, and no run be recorded.
    void setRealTime(bool on);
    /// Shows a pace that is in force already; nothing is emitted.
    void showPace(const qs::app::Pace& pace);
    /// What is done is being recorded already, or not; nothing is emitted.
    void showRecording(bool on);
    /// The run has come to its goal, and is paused.
    void showStopped();
    /// Time goes on until the goal is met.
    void runUntil(const qs::app::RunGoal& goal);
    /// Next slower (-1) or faster (+1) choice.
    void changeSpeed(int steps);

signals:
    void paceChosen(const qs::app::Pace& pace);
    void stepEventAsked();
    void stepMessageAsked();
    void goalChosen(const qs::app::RunGoal& goal);
    /// The goal that was chosen last is met; time stands.
    void goalMet();
    /// What is done from here on is to be recorded; or it ends, and is to be saved.
    void recordingAsked(bool on);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeUntilMenu();
    void makeSpeed();
    void askForGoal();
    void chooseSpeed();
    void refreshSpeed();
    void refreshActions();

    const TraceIndex& m_index;
    Pace m_pace;
    bool m_realTime = false;
    QAction* m_pause;
    QAction* m_stepEvent;
    QAction* m_stepMessage;
    QAction* m_until;
    QAction* m_record;
    QMenu* m_untilMenu;
    QCheckBox* m_automatic;
    QSlider* m_speed;
    QLabel* m_wish;
    QLabel* m_time;
    QLabel* m_inForce;
    QLabel* m_rate;
    QList<QAction*> m_ofVirtualTime;
};

/// "1x", "1/20x", "2x"; "0x" when time stands.
QString speedText(double speed);

}  // namespace qs::app
