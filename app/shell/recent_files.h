// The scenarios and saved runs that were opened or saved last, newest first; kept between starts.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace qs::app {

struct RecentFile {
    QString path;         ///< absolute
    bool repeat = false;  ///< opened as a saved run
    bool operator==(const RecentFile&) const = default;
};

class RecentFiles {
public:
    static constexpr int Most = 10;

    RecentFiles();

    const QList<RecentFile>& files() const { return m_files; }
    /// To the front; any path is made absolute.
    void add(const QString& path, bool repeat);
    void remove(const QString& path);
    void clear();

private:
    void store() const;

    QList<RecentFile> m_files;
};

/// Names of the files, with as many of their folders as it takes to tell equal names apart. Requires: all paths differ.
QStringList namesApart(const QStringList& paths);

}  // namespace qs::app
