#include "app/setup/folder_look.h"

#include <QPromise>
#include <QThreadPool>
#include <memory>

#include "app/ensemble/kept_socket.h"

namespace qs::app {

namespace {

FolderFacts factsOf(const QString& folder) {
    FolderFacts out;
    if (folder.isEmpty()) {
        out.problem = FolderLook::tr("Choose where the servers keep their data.");
        return out;
    }
    out.kept = isKept(folder);
    const auto held = ServerFiles::heldIn(folder);
    if (!held) {
        out.problem = QString::fromStdString(held.error().message());
        return out;
    }
    out.held = *held;
    if (out.held) return out;
    const auto set = findServerSet(folder);
    if (set) {
        out.set = *set;
    } else {
        out.problem = QString::fromStdString(set.error().message());
    }
    return out;
}

/// Lives for ever: at its end it would wait for a disk that does not answer.
QThreadPool& pool() {
    constexpr int Threads = 8;  // most of them for those that wait so
    static auto* const looks = [] {
        auto* made = new QThreadPool;
        made->setMaxThreadCount(Threads);
        return made;
    }();
    return *looks;
}

}  // namespace

FolderLook::FolderLook(QObject* parent) : QObject(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_looking = false;
        emit looked(m_watcher.result());
    });
}

void FolderLook::look(const QString& folder) {
    m_looking = true;
    const auto promise = std::make_shared<QPromise<FolderFacts>>();
    m_watcher.setFuture(promise->future());
    pool().start([promise, folder] {
        promise->start();
        promise->addResult(factsOf(folder));
        promise->finish();
    });
}

}  // namespace qs::app
