#include "app/setup/folder_look.h"

#include <QPromise>
#include <QThreadPool>
#include <memory>
#include <utility>

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

}  // namespace

FolderLook::FolderLook(QObject* parent) : QObject(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FolderLook::onFinished);
}

void FolderLook::look(const QString& folder) {
    if (std::exchange(m_looking, true)) {
        m_next = folder;
    } else {
        begin(folder);
    }
}

void FolderLook::begin(const QString& folder) {
    const auto promise = std::make_shared<QPromise<FolderFacts>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, folder] {
        promise->start();
        promise->addResult(factsOf(folder));
        promise->finish();
    });
}

void FolderLook::onFinished() {
    if (m_next) return begin(*std::exchange(m_next, std::nullopt));
    m_looking = false;
    emit looked(m_watcher.result());
}

}  // namespace qs::app
