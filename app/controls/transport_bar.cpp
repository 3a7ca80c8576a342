#include "app/controls/transport_bar.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/controls/transport_icons.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Logarithmic choices; index 0 of the box is Auto.
constexpr std::array<double, 13> Speeds{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

/// What a clock gives as its reason (app/ensemble/lab_clock.cpp), where Qt Linguist finds it.
constexpr const char* Reasons[] = {
    QT_TRANSLATE_NOOP("TransportBar", "paused"),
    QT_TRANSLATE_NOOP("TransportBar", "slow: messages in flight"),
};

QString reasonWords(const QString& why) {
    const auto* known = std::ranges::find(Reasons, why, [](const char* reason) { return QLatin1String(reason); });
    return known == std::ranges::end(Reasons) ? why : TransportBar::tr(*known);
}

}  // namespace

QString speedText(double speed) {
    if (speed <= 0) return u"0x"_s;
    if (speed >= 1) return u"%1x"_s.arg(speed, 0, 'g', 3);
    const double inverse = 1 / speed;
    if (std::abs(inverse - std::round(inverse)) < 0.01) return u"1/%1x"_s.arg(std::round(inverse));
    return u"%1x"_s.arg(speed, 0, 'g', 2);
}

TransportBar::TransportBar(QWidget* parent)
    : QToolBar(tr("Transport"), parent),
      m_pause(addAction(tr("Pause"))),
      m_stepEvent(addAction(tr("Step event"))),
      m_stepMessage(addAction(tr("Step message"))),
      m_speed(new QComboBox(this)),
      m_time(new QLabel(this)),
      m_inForce(new QLabel(this)) {
    setObjectName(u"transportBar"_s);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pause->setObjectName(u"transportPause"_s);
    m_pause->setShortcut(Qt::Key_Space);
    m_stepEvent->setObjectName(u"transportStepEvent"_s);
    m_stepEvent->setShortcut(Qt::Key_F10);
    m_stepMessage->setObjectName(u"transportStepMessage"_s);
    m_stepMessage->setShortcut(Qt::Key_F11);
    m_speed->setObjectName(u"transportSpeed"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->addItem(tr("Auto speed"));
    for (const double speed : Speeds) {
        m_speed->addItem(speedText(speed));
    }
    m_speed->setToolTip(
        tr("Virtual seconds per second. Auto slows down while messages other than heartbeats are in flight."));
    m_time->setObjectName(u"transportTime"_s);
    m_time->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_time->setToolTip(tr("Virtual time of the ensemble"));
    m_inForce->setObjectName(u"transportInForce"_s);

    addSeparator();
    addWidget(m_speed);
    addSeparator();
    m_time->setContentsMargins(8, 0, 8, 0);
    addWidget(m_time);
    m_inForce->setContentsMargins(4, 0, 8, 0);
    addWidget(m_inForce);

    // A click must not take the keyboard from where the user works.
    for (QAction* action : transportActions()) {
        widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    }
    connect(m_pause, &QAction::triggered, this, [this] { setPaused(!m_pace.paused); });
    connect(m_stepEvent, &QAction::triggered, this, &TransportBar::stepEventAsked);
    connect(m_stepMessage, &QAction::triggered, this, &TransportBar::stepMessageAsked);
    connect(m_speed, &QComboBox::currentIndexChanged, this, &TransportBar::chooseSpeed);
    setTime({});
    setSpeedInForce(1, {});
    refreshActions();
}

void TransportBar::setTime(VirtualTime now) {
    m_time->setText(QString::fromStdString(toString(now)));
}

void TransportBar::setSpeedInForce(double speed, const QString& why) {
    const QString text = speedText(speed);
    m_inForce->setText(why.isEmpty() || why == text ? text : tr("%1, %2").arg(text, reasonWords(why)));
}

void TransportBar::setPaused(bool paused) {
    if (m_pace.paused == paused) return;
    m_pace.paused = paused;
    refreshActions();
    emit paceChosen(m_pace);
}

void TransportBar::showPace(const Pace& pace) {
    const QSignalBlocker silent(m_speed);
    const auto nearest = std::min_element(Speeds.begin(), Speeds.end(), [&](double a, double b) {
        return std::abs(std::log(a / pace.speed)) < std::abs(std::log(b / pace.speed));
    });
    m_speed->setCurrentIndex(pace.automatic ? 0 : 1 + static_cast<int>(nearest - Speeds.begin()));
    m_pace = pace;
    refreshActions();
}

void TransportBar::chooseSpeed(int index) {
    m_pace.automatic = index == 0;
    if (index > 0) m_pace.speed = Speeds.at(static_cast<std::size_t>(index - 1));
    emit paceChosen(m_pace);
}

void TransportBar::changeSpeed(int steps) {
    const int first = m_speed->currentIndex() == 0 ? 1 + static_cast<int>(Speeds.size()) / 2 : m_speed->currentIndex();
    m_speed->setCurrentIndex(std::clamp(first + steps, 1, static_cast<int>(Speeds.size())));
}

void TransportBar::refreshActions() {
    m_pause->setText(m_pace.paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(m_pace.paused ? tr("Let virtual time run (Space)") : tr("Stop virtual time (Space)"));
    m_pause->setIcon(transportIcon(m_pace.paused ? TransportIcon::Resume : TransportIcon::Pause, palette()));
    m_stepEvent->setIcon(transportIcon(TransportIcon::StepEvent, palette()));
    m_stepMessage->setIcon(transportIcon(TransportIcon::StepMessage, palette()));
    m_stepEvent->setEnabled(m_pace.paused);
    m_stepMessage->setEnabled(m_pace.paused);
    const QString only = m_pace.paused ? QString() : tr(" Pause first.");
    m_stepEvent->setToolTip(tr("Handle the next event (F10).") + only);
    m_stepMessage->setToolTip(tr("Run until a message other than a heartbeat was delivered (F11).") + only);
}

void TransportBar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_pause) refreshActions();
}

}  // namespace qs::app
