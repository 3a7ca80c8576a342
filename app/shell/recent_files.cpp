#include "app/shell/recent_files.h"

#include <QFileInfo>
#include <QHash>
#include <QSettings>
#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

RecentFiles::RecentFiles() {
    QSettings settings;
    const int count = std::min(settings.beginReadArray(u"recentFiles"_s), Most);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_files.append({settings.value(u"path"_s).toString(), settings.value(u"repeat"_s).toBool()});
    }
}

void RecentFiles::store() const {
    QSettings settings;
    settings.remove(u"recentFiles"_s);
    settings.beginWriteArray(u"recentFiles"_s, static_cast<int>(m_files.size()));
    for (int i = 0; i < m_files.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"path"_s, m_files.at(i).path);
        settings.setValue(u"repeat"_s, m_files.at(i).repeat);
    }
}

void RecentFiles::add(const QString& path, bool repeat) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_files.removeIf([&](const RecentFile& each) { return each.path == absolute; });
    m_files.prepend({absolute, repeat});
    if (m_files.size() > Most) m_files.resize(Most);
    store();
}

void RecentFiles::remove(const QString& path) {
    m_files.removeIf([&](const RecentFile& each) { return each.path == path; });
    store();
}

void RecentFiles::clear() {
    m_files.clear();
    store();
}

QStringList namesApart(const QStringList& paths) {
    QStringList out(paths.size());
    QList<int> parts(paths.size(), 1);
    for (bool clash = true; clash;) {
        QHash<QString, int> seen;
        for (int i = 0; i < paths.size(); ++i) {
            out[i] = paths.at(i).section(u'/', -parts.at(i));
            ++seen[out.at(i)];
        }
        clash = false;
        for (int i = 0; i < paths.size(); ++i) {
            if (seen.value(out.at(i)) == 1 || out.at(i) == paths.at(i)) continue;
            ++parts[i];
            clash = true;
        }
    }
    return out;
}

}  // namespace qs::app
