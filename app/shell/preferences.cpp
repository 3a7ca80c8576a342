#include "app/shell/preferences.h"

#include <QSettings>
#include <QVariant>
#include <utility>

#include "app/ensemble/port_block.h"
#include "app/setup/new_ensemble.h"

namespace qs::app {

namespace {

constexpr QLatin1StringView MotionKey("window/reducedMotion");
constexpr QLatin1StringView AskKey("window/askBeforeEnding");
constexpr QLatin1StringView PortKey("ensemble/clientPort");

}  // namespace

Preferences::Preferences(QObject* parent) : QObject(parent) {
    const QSettings settings;
    m_reducedMotion = settings.value(MotionKey, false).toBool();
    m_askBeforeEnding = settings.value(AskKey, true).toBool();
    const quint16 usual = NewEnsemble{}.clientPort;
    const uint kept = settings.value(PortKey, usual).toUInt();
    m_clientPort = kept >= 1 && kept <= LastPort ? static_cast<quint16>(kept) : usual;
}

void Preferences::keep(const QString& key, const QVariant& value) {
    QSettings().setValue(key, value);
    emit changed();
}

void Preferences::setReducedMotion(bool on) {
    if (std::exchange(m_reducedMotion, on) != on) keep(MotionKey, on);
}

void Preferences::setAskBeforeEnding(bool on) {
    if (std::exchange(m_askBeforeEnding, on) != on) keep(AskKey, on);
}

void Preferences::setClientPort(quint16 port) {
    if (std::exchange(m_clientPort, port) != port) keep(PortKey, uint{port});
}

}  // namespace qs::app
