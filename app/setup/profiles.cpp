#include "app/setup/profiles.h"

#include <QDir>
#include <QSettings>
#include <QUrl>
#include <algorithm>

#include "app/ensemble/server_files.h"
#include "engine/base/overload.h"
#include "engine/scenario/ensemble_line.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int LastPort = 65535;

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
    to.setValue(u"folder"_s, folderOf(local));
    const auto* own = std::get_if<OwnServers>(&local.servers);
    to.setValue(u"world"_s, own ? u"local"_s : u"configured"_s);
    if (!own) return;
    to.setValue(u"voters"_s, own->voters);
    to.setValue(u"observers"_s, own->observers);
    to.setValue(u"port"_s, own->clientPort);
}

Result<BegunWith> readConfigured(const QString& folder) {
    const auto set = findServerSet(folder);
    if (!set) return set.error();
    if (!*set) return Error{folder.toStdString(), "there are no zoo.cfg files"};
    return BegunWith(LocalEnsembleOptions{**set});
}

ServerPlan planOf(const NewEnsemble& lab) {
    ServerPlan out{lab.lab.membership(), {}, {}, lab.lab.snapCount, lab.lab.readOnly};
    out.pace.tick = std::max(lab.lab.tick, VirtualTime::ofMs(1));
    out.pace.initLimit = lab.lab.initLimit;
    out.pace.syncLimit = lab.lab.syncLimit;
    return out;
}

ServerPlan planOf(const LocalEnsembleOptions& local) {
    return {settingOf(local).membership, qs::Pace{}, {}, {}, false};
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
    const QString folder = settings.value(u"folder"_s).toString();
    const auto port = static_cast<quint16>(settings.value(u"port"_s).toUInt());
    if (world == u"configured") return readConfigured(folder);
    if (world == u"local") {
        return BegunWith(LocalEnsembleOptions{
            OwnServers{settings.value(u"voters"_s).toInt(), settings.value(u"observers"_s).toInt(), port, folder}});
    }
    if (world != u"lab") return Error{name.toStdString(), "there is no such profile"};
    NewEnsemble lab = lastEnsemble(settings);
    lab.clientPort = port;
    return BegunWith(lab);
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
