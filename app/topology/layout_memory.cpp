#include "app/topology/layout_memory.h"

#include <QSettings>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Names[] = {"ring"_L1, "star"_L1, "free"_L1};
const auto KindKey = u"topology/layout"_s;

}  // namespace

LayoutMemory::LayoutMemory(const Membership& membership)
    : m_group(u"topology/places/%1+%2"_s.arg(membership.voters.size()).arg(membership.observers.size())),
      m_nodes(membership.all().nodes()) {}

LayoutKind LayoutMemory::kind() const {
    const QString name = QSettings().value(KindKey).toString();
    for (const auto kind : {LayoutKind::Star, LayoutKind::Free})
        if (name == Names[static_cast<int>(kind)]) return kind;
    return LayoutKind::Ring;
}

void LayoutMemory::setKind(LayoutKind kind) const {
    QSettings().setValue(KindKey, Names[static_cast<int>(kind)].toString());
}

Places LayoutMemory::places() const {
    QSettings settings;
    settings.beginGroup(m_group);
    Places out;
    for (const NodeId id : m_nodes) {
        const QVariant place = settings.value(QString::number(id.value));
        if (place.isValid()) out[id] = place.toPointF();
    }
    return out;
}

void LayoutMemory::setPlaces(const Places& places) const {
    QSettings settings;
    settings.beginGroup(m_group);
    for (const auto& [id, place] : places)
        settings.setValue(QString::number(id.value), place);
}

}  // namespace qs::app
