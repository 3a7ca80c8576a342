#include "app/setup/profiles.h"

#include <QDir>
#include <QSettings>
#include <QUrl>
#include <algorithm>

#include "app/ensemble/port_block.h"
#include "app/ensemble/server_files.h"
#include "engine/base/overload.h"
#include "engine/sim/lab_bounds.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Names may hold what separates groups of settings.
QString groupOf(const QString& name) {
    return u"profiles/"_s + QString::fromLatin1(QUrl::toPercentEncoding(name));
}

void write(QSettings& to, const NewEnsemble& lab) {
    to.setValue(u"world"_s, u"lab"_s);
    rememberEnsemble(to, lab);
    to.setValue(u"port"_s, lab.clientPort);
}

void write(QSettings& to, const LocalEnsembleOptions& local) {
    to.setValue(u"keepRunning"_s, local.keepRunning);
    to.setValue(u"folder"_s, QDir(folderOf(local)).absolutePath());
    const auto* own = std::get_if<OwnServers>(&local.servers);
    to.setValue(u"world"_s, own ? u"local"_s : u"configured"_s);
    if (!own) return;
    to.setValue(u"voters"_s, own->voters);
    to.setValue(u"observers"_s, own->observers);
    to.setValue(u"port"_s, own->clientPort);
    to.setValue(u"ownLines"_s, own->ownLines);
}

Result<BegunWith> readConfigured(const QSettings& from) {
    const auto set = openServerSet(from.value(u"folder"_s).toString());
    if (!set) return set.error();
    return BegunWith(LocalEnsembleOptions{*set, replicaProgram(), from.value(u"keepRunning"_s).toBool()});
}

Result<BegunWith> readOwn(const QSettings& from) {
    const OwnServers own{from.value(u"voters"_s).toInt(), from.value(u"observers"_s).toInt(),
                         static_cast<quint16>(from.value(u"port"_s).toUInt()), from.value(u"folder"_s).toString(),
                         from.value(u"ownLines"_s).toString()};
    const auto fits = [](int count, const sim::Bounds<int>& may) { return count >= may.least && count <= may.most; };
    if (!fits(own.voters, sim::bounds::Voters) || !fits(own.observers, sim::bounds::Observers))
        return Error{from.group().toStdString(), "voters or observers are out of range"};
    return BegunWith(LocalEnsembleOptions{own, replicaProgram(), from.value(u"keepRunning"_s).toBool()});
}

Result<BegunWith> readLab(const QSettings& from) {
    NewEnsemble lab = lastEnsemble(from);
    lab.clientPort = static_cast<quint16>(from.value(u"port"_s).toUInt());
    return BegunWith(lab);
}

ServerPlan planOf(const NewEnsemble& lab) {
    ServerPlan out{lab.lab.membership(), {}, {}, lab.lab.snapCount, lab.lab.readOnly};
    out.pace.tick = std::max(lab.lab.tick, VirtualTime::ofMs(1));
    out.pace.initLimit = lab.lab.initLimit;
    out.pace.syncLimit = lab.lab.syncLimit;
    return out;
}

ServerPlan planOf(const LocalEnsembleOptions& local) {
    return {settingOf(local).membership, qs::Pace{}, {}, {}, false, std::get<OwnServers>(local.servers).ownLines};
}

int firstPort(const BegunWith& ensemble) {
    return std::visit(overload{
                          [](const NewEnsemble& lab) { return int(lab.clientPort); },
                          [](const LocalEnsembleOptions& l) { return int(std::get<OwnServers>(l.servers).clientPort); },
                      },
                      ensemble);
}

}  // namespace

QStringList Profiles::names() const {
    QSettings settings;
    settings.beginGroup(u"profiles"_s);
    QStringList out;
    for (const QString& group : settings.childGroups())
        out << QUrl::fromPercentEncoding(group.toLatin1());
    out.sort(Qt::CaseInsensitive);
    return out;
}

void Profiles::save(const QString& name, const BegunWith& ensemble) {
    remove(name);
    QSettings settings;
    settings.beginGroup(groupOf(name));
    std::visit([&](const auto& each) { write(settings, each); }, ensemble);
}

void Profiles::remove(const QString& name) {
    QSettings().remove(groupOf(name));
}

Result<BegunWith> Profiles::read(const QString& name) const {
    QSettings settings;
    settings.beginGroup(groupOf(name));
    const QString world = settings.value(u"world"_s).toString();
    if (world == u"configured") return readConfigured(settings);
    if (world == u"local") return readOwn(settings);
    if (world == u"lab") return readLab(settings);
    return Error{name.toStdString(), "there is no such profile"};
}

Result<ServerSet> exportServers(const QString& folder, const BegunWith& ensemble) {
    if (!QDir(folder).isEmpty() && QDir(folder).exists()) return Error{folder.toStdString(), "it is not empty"};
    ServerPlan plan = std::visit([](const auto& each) { return planOf(each); }, ensemble);
    const int count = plan.membership.all().size();
    int first = firstPort(ensemble);
    if (first == 0) first = NewEnsemble{}.clientPort;
    if (first + 3 * count - 1 > LastPort)
        return Error{folder.toStdString(), "no room below 65536 for three ports of each server"};
    for (int i = 0; i < count; ++i) {
        const int quorum = first + count + 2 * i;
        plan.ports.push_back(
            {static_cast<quint16>(first + i), static_cast<quint16>(quorum), static_cast<quint16>(quorum + 1)});
    }
    return writeServerSet(folder, plan);
}

}  // namespace qs::app
