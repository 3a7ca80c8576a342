// Pause, step and speed: how virtual time runs. The bar shows the time, the speed in force and why it is in force; the
// wish goes out as a Pace, the truth comes back from the ensemble.
#pragma once

#include <QToolBar>

#include "app/ensemble/ensemble.h"

class QAction;
class QComboBox;
class QLabel;

namespace qs::app {

class TransportBar : public QToolBar {
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent = nullptr);

    const Pace& pace() const { return m_pace; }
    /// Pause or resume, step event, step message: for menus.
    QList<QAction*> transportActions() const { return {m_pause, m_stepEvent, m_stepMessage}; }

public slots:
    void setTime(qs::VirtualTime now);
    void setSpeedInForce(double speed, const QString& why);
    void setPaused(bool paused);
    /// Shows a pace that is in force already; nothing is emitted.
    void showPace(const qs::app::Pace& pace);
    /// Next slower (-1) or faster (+1) choice.
    void changeSpeed(int steps);

signals:
    void paceChosen(const qs::app::Pace& pace);
    void stepEventAsked();
    void stepMessageAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void chooseSpeed(int index);
    void refreshActions();

    Pace m_pace;
    QAction* m_pause;
    QAction* m_stepEvent;
    QAction* m_stepMessage;
    QComboBox* m_speed;
    QLabel* m_time;
    QLabel* m_inForce;
};

/// "1x", "1/20x", "2x"; "0x" when time stands.
QString speedText(double speed);

}  // namespace qs::app
