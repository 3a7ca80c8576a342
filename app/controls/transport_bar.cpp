#include "app/controls/transport_bar.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/controls/run_until_dialog.h"
#include "app/controls/transport_icons.h"
#include "app/models/reason_words.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// The slider stands for 0.01x to 1000x on a log scale: hundredths of a decade.
constexpr int SlowestTick = -200;
constexpr int FastestTick = 300;
/// Where the keyboard and the menu stop: 1, 2, 5 of each decade.
constexpr std::array<int, 16> Stops{-200, -170, -130, -100, -70, -30, 0, 30, 70, 100, 130, 170, 200, 230, 270, 300};

double speedOf(int tick) {
    // 1, 2 and 5 are meant where they are chosen, not 1.995.
    const double raw = std::pow(10.0, tick / 100.0);
    const double decade = std::pow(10.0, std::floor(tick / 100.0));
    for (const double nice : {1.0, 2.0, 5.0, 10.0})
        if (std::abs(raw / decade - nice) < nice * 0.006) return nice * decade;
    return raw;
}

int tickOf(double speed) {
    return std::clamp(static_cast<int>(std::lround(std::log10(speed) * 100)), SlowestTick, FastestTick);
}

}  // namespace

QString speedText(double speed) {
    if (speed <= 0) return u"0x"_s;
    if (speed >= 1) return u"%1x"_s.arg(speed, 0, 'g', speed >= 1000 ? 4 : 3);
    const double inverse = 1 / speed;
    if (inverse < 1.5) return u"%1x"_s.arg(speed, 0, 'g', 2);
    if (std::abs(inverse - std::round(inverse)) < 0.01) return u"1/%1x"_s.arg(std::round(inverse));
    return u"%1x"_s.arg(speed, 0, 'g', 2);
}

TransportBar::TransportBar(const TraceIndex& index, QWidget* parent)
    : QToolBar(tr("Transport"), parent),
      m_index(index),
      m_pause(addAction(tr("Pause"))),
      m_stepEvent(addAction(tr("Step event"))),
      m_stepMessage(addAction(tr("Step message"))),
      m_until(addAction(tr("Run until..."))),
      m_record(new QAction(tr("Record"), this)),
      m_untilMenu(new QMenu(this)),
      m_automatic(new QCheckBox(tr("Auto"), this)),
      m_speed(new QSlider(Qt::Horizontal, this)),
      m_wish(new QLabel(this)),
      m_time(new QLabel(this)),
      m_inForce(new QLabel(this)),
      m_rate(new QLabel(this)) {
    setObjectName(u"transportBar"_s);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pause->setObjectName(u"transportPause"_s);
    m_pause->setShortcut(Qt::Key_Space);
    m_stepEvent->setObjectName(u"transportStepEvent"_s);
    m_stepEvent->setShortcut(Qt::Key_F10);
    m_stepMessage->setObjectName(u"transportStepMessage"_s);
    m_stepMessage->setShortcut(Qt::Key_F11);
    m_until->setObjectName(u"transportUntil"_s);
    m_until->setShortcut(Qt::Key_F7);
    m_until->setToolTip(tr("Run, and stop by itself at an event, a moment, a change of role or a commit (F7)"));
    m_record->setObjectName(u"transportRecord"_s);
    m_record->setCheckable(true);
    m_record->setShortcut(Qt::Key_F9);
    m_record->setToolTip(
        tr("Record what you do (F9). Pressed again, it is saved as a scenario file that plays the same run."));
    m_time->setObjectName(u"transportTime"_s);
    m_time->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_inForce->setObjectName(u"transportInForce"_s);
    m_rate->setObjectName(u"transportRate"_s);
    m_rate->setToolTip(tr("Events, and virtual seconds, per second of the clock on the wall"));

    makeUntilMenu();
    m_ofVirtualTime.append(addSeparator());
    addAction(m_record);
    m_ofVirtualTime.append(addSeparator());
    makeSpeed();
    m_ofVirtualTime.append(addSeparator());
    for (QLabel* label : {m_time, m_inForce, m_rate}) {
        label->setContentsMargins(6, 0, 6, 0);
        addWidget(label);
    }
    // A click must not take the keyboard from where the user works.
    for (QAction* action : transportActions() + QList<QAction*>{m_record})
        widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    connect(m_pause, &QAction::triggered, this, [this] { setPaused(!m_pace.paused); });
    connect(m_stepEvent, &QAction::triggered, this, &TransportBar::stepEventAsked);
    connect(m_stepMessage, &QAction::triggered, this, &TransportBar::stepMessageAsked);
    connect(m_until, &QAction::triggered, this, &TransportBar::askForGoal);
    connect(m_record, &QAction::triggered, this, [this](bool on) {
        refreshActions();
        emit recordingAsked(on);
    });
    setRealTime(false);
    setTime({});
    setSpeedInForce(1, {});
    refreshSpeed();
    refreshActions();
}

/// The usual goals at one click; the button itself asks for any.
void TransportBar::makeUntilMenu() {
    m_untilMenu->setObjectName(u"transportUntilMenu"_s);
    const auto add = [this](const QString& words, const RunGoal& goal) {
        m_untilMenu->addAction(words, this, [this, goal] { runUntil(goal); });
    };
    add(tr("Until a leader establishes its epoch"), next<trace::EpochEstablished>());
    add(tr("Until the next proposal"), next<trace::Proposed>());
    add(tr("Until the next commit"), next<trace::Committed>());
    add(tr("Until a role changes"), RunGoal{RunGoal::What::RoleChange});
    add(tr("Until a client is answered"), next<trace::ClientReturn>());
    add(tr("Until a promise is broken"), RunGoal{RunGoal::What::Finding});
    m_untilMenu->addSeparator();
    for (const int seconds : {1, 10, 60}) {
        m_untilMenu->addAction(tr("For %n virtual second(s)", nullptr, seconds), this, [this, seconds] {
            RunGoal goal;
            goal.moment = m_index.live().now() + VirtualTime::ofMs(1000 * seconds);
            runUntil(goal);
        });
    }
    m_untilMenu->addSeparator();
    m_untilMenu->addAction(tr("Until..."), this, &TransportBar::askForGoal);
    auto* button = qobject_cast<QToolButton*>(widgetForAction(m_until));
    button->setMenu(m_untilMenu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
}

void TransportBar::makeSpeed() {
    m_automatic->setObjectName(u"transportAuto"_s);
    m_automatic->setToolTip(
        tr("Slows down to 1/20 while messages other than heartbeats are in flight, and runs at 1x between"));
    m_automatic->setFocusPolicy(Qt::TabFocus);
    m_speed->setObjectName(u"transportSpeed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Virtual seconds per second, from 1/100 to 1000 (Ctrl++ and Ctrl+-)"));
    m_speed->setRange(SlowestTick, FastestTick);
    m_speed->setSingleStep(10);
    m_speed->setPageStep(100);
    m_speed->setFixedWidth(fontMetrics().averageCharWidth() * 18);
    m_speed->setFocusPolicy(Qt::TabFocus);
    m_wish->setObjectName(u"transportWish"_s);
    m_wish->setMinimumWidth(fontMetrics().horizontalAdvance(u"0.0123x"_s));
    for (QWidget* part :
         {static_cast<QWidget*>(m_automatic), static_cast<QWidget*>(m_speed), static_cast<QWidget*>(m_wish)})
        m_ofVirtualTime.append(addWidget(part));
    connect(m_automatic, &QCheckBox::toggled, this, [this](bool on) {
        m_pace.automatic = on;
        refreshSpeed();
        emit paceChosen(m_pace);
    });
    connect(m_speed, &QSlider::valueChanged, this, &TransportBar::chooseSpeed);
}

void TransportBar::setTime(VirtualTime now) {
    m_time->setText(QString::fromStdString(toString(now)));
}

void TransportBar::setSpeedInForce(double speed, const QString& why) {
    if (m_realTime) return m_inForce->setText(tr("real time"));
    const QString text = speedText(speed);
    m_inForce->setText(why.isEmpty() || why == text ? text : tr("%1, %2").arg(text, reasonWords(why.toStdString())));
}

void TransportBar::setRate(double recordsPerSecond, double realTime) {
    if (m_pace.paused) return m_rate->clear();
    const QLocale locale;
    if (m_realTime) return m_rate->setText(tr("%1 events/s").arg(locale.toString(std::llround(recordsPerSecond))));
    m_rate->setText(tr("%1 events/s, %2 real time")
                        .arg(locale.toString(std::llround(recordsPerSecond)), speedText(std::max(realTime, 0.0))));
}

void TransportBar::setRealTime(bool on) {
    m_realTime = on;
    for (QAction* part : m_ofVirtualTime)
        part->setVisible(!on);
    for (QAction* action : transportActions() + QList<QAction*>{m_record}) {
        action->setEnabled(!on);
        action->setVisible(!on);
    }
    m_time->setToolTip(on ? tr("Since the servers were started") : tr("Virtual time of the ensemble"));
    refreshActions();
}

void TransportBar::setPaused(bool paused) {
    if (m_pace.paused == paused || m_realTime) return;
    m_pace.paused = paused;
    refreshActions();
    emit paceChosen(m_pace);
}

void TransportBar::showStopped() {
    m_pace.paused = true;
    refreshActions();
    emit goalMet();
}

void TransportBar::showPace(const Pace& pace) {
    m_pace = pace;
    refreshSpeed();
    refreshActions();
}

void TransportBar::showRecording(bool on) {
    m_record->setChecked(on);
    refreshActions();
}

void TransportBar::runUntil(const RunGoal& goal) {
    if (m_realTime) return;
    m_pace.paused = false;
    refreshActions();
    emit goalChosen(goal);
}

void TransportBar::askForGoal() {
    RunUntilDialog dialog(m_index.membership().all(), m_index.live().now(), this);
    if (dialog.exec() == QDialog::Accepted && dialog.goal()) runUntil(*dialog.goal());
}

void TransportBar::chooseSpeed() {
    m_pace.automatic = false;
    m_pace.speed = speedOf(m_speed->value());
    refreshSpeed();
    emit paceChosen(m_pace);
}

void TransportBar::refreshSpeed() {
    const QSignalBlocker silent(m_speed);
    const QSignalBlocker alsoSilent(m_automatic);
    m_automatic->setChecked(m_pace.automatic);
    m_speed->setValue(tickOf(m_pace.speed));
    m_wish->setText(m_pace.automatic ? QString() : speedText(m_pace.speed));
}

void TransportBar::changeSpeed(int steps) {
    if (m_realTime) return;
    const int tick = m_pace.automatic ? 0 : m_speed->value();
    auto stop = static_cast<std::ptrdiff_t>(std::lower_bound(Stops.begin(), Stops.end(), tick) - Stops.begin());
    // Between two stops the next slower one is the lower of them.
    if (steps > 0 && stop < std::ssize(Stops) && Stops[static_cast<std::size_t>(stop)] != tick) --stop;
    const auto wanted = std::clamp<std::ptrdiff_t>(stop + steps, 0, std::ssize(Stops) - 1);
    m_speed->setValue(Stops[static_cast<std::size_t>(wanted)]);
    if (m_pace.automatic) chooseSpeed();
}

void TransportBar::refreshActions() {
    m_pause->setText(m_pace.paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(m_pace.paused ? tr("Let virtual time run (Space)") : tr("Stop virtual time (Space)"));
    m_pause->setIcon(transportIcon(m_pace.paused ? TransportIcon::Resume : TransportIcon::Pause, palette()));
    m_stepEvent->setIcon(transportIcon(TransportIcon::StepEvent, palette()));
    m_stepMessage->setIcon(transportIcon(TransportIcon::StepMessage, palette()));
    m_until->setIcon(transportIcon(TransportIcon::RunUntil, palette()));
    m_record->setIcon(transportIcon(TransportIcon::Record, palette()));
    m_record->setText(m_record->isChecked() ? tr("Save recording...") : tr("Record"));
    m_stepEvent->setEnabled(m_pace.paused);
    m_stepMessage->setEnabled(m_pace.paused);
    m_stepEvent->setToolTip(m_pace.paused ? tr("Handle the next event (F10).")
                                          : tr("Handle the next event (F10). Pause first."));
    m_stepMessage->setToolTip(m_pace.paused
                                  ? tr("Run until a message other than a heartbeat was delivered (F11).")
                                  : tr("Run until a message other than a heartbeat was delivered (F11). Pause first."));
    if (m_pace.paused) m_rate->clear();
}

void TransportBar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_record) refreshActions();
}

}  // namespace qs::app
