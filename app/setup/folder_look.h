// Looks into a folder beside the window: a disk may take its time, and so may a process that listens there.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <memory>
#include <optional>

#include "app/ensemble/server_files.h"
#include "app/ensemble/server_set.h"

namespace qs::app {

/// What is there of an ensemble of server processes.
struct FolderFacts {
    QString problem;  ///< why nothing can begin there; empty: it can
    std::optional<ServerFiles::Held> held;
    std::optional<ServerSet> set;  ///< as others have configured it
    bool kept = false;             ///< its servers run already
};

class FolderLook : public QObject {
    Q_OBJECT
public:
    explicit FolderLook(QObject* parent = nullptr);

    /// looked() follows, unless another folder is named before. One that cannot be looked into holds up nobody.
    void look(const QString& folder);
    bool looking() const { return m_looking; }

signals:
    void looked(const qs::app::FolderFacts& facts);

private:
    QFutureWatcher<void> m_watcher;
    std::shared_ptr<FolderFacts> m_facts;  ///< the look's until it is over
    bool m_looking = false;
};

}  // namespace qs::app
