#include "app/setup/folder_look.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "app/ensemble/handoff.h"
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
        // A look that outlived the application would use what Qt takes down at its end.
        qAddPostRoutine([] {
            constexpr int WaitMs = 500;
            pool().clear();
            pool().waitForDone(WaitMs);
        });
        return made;
    }();
    return *looks;
}

}  // namespace

FolderLook::FolderLook(QObject* parent) : QObject(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_looking = false;
        handoff::takeOver();
        emit looked(*m_facts);
    });
}

void FolderLook::look(const QString& folder) {
    m_looking = true;
    m_facts = std::make_shared<FolderFacts>();
    const auto promise = std::make_shared<QPromise<void>>();
    m_watcher.setFuture(promise->future());
    std::function<void()> look = [promise, facts = m_facts, folder] {
        handoff::takeOver();
        promise->start();
        *facts = factsOf(folder);
        handoff::handOver();
        promise->finish();
    };
    handoff::handOver();
    pool().start(std::move(look));
}

}  // namespace qs::app
