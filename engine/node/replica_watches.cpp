#include "engine/base/mutant.h"
#include "engine/node/replica.h"

namespace qs::node {

void Replica::watch(ConnectionId id, tree::WatchKind kind, const std::string& path, Effects& out) {
    m_watches.add(id, kind, path);
    emitEvent(out, trace::WatchSet{id, m_connections.at(id).session, kind, {}}, path);
}

void Replica::notify(ConnectionId id, tree::WatchEventType type, const std::string& path, Effects& out) {
    emitEvent(out, trace::WatchFired{id, m_connections.at(id).session, type, {}}, path);
    std::string event = codec::encodeWatcherEvent({type, path});
    m_statistics.responseSizes.add(event.size() - codec::LengthSize);
    sendTo(id, std::move(event), out);
}

/// Who may not READ the znode does not hear of it; the watch is used up all the same (CVE-2024-23944).
void Replica::fireWatches(const tree::Outcome& outcome, Effects& out) {
    for (const tree::Change& change : outcome.changes) {
        for (const tree::FiredWatch& fired : m_watches.fire(change)) {
            const bool mayHear = may(fired.connection, fired.readable, tree::Perm::Read);
            if (mayHear || QS_MUTANT(EventsIgnoreAcl)) notify(fired.connection, fired.type, fired.path, out);
        }
    }
}

/// Departs from 3.8.6, which replays to whoever asks: READ is needed here, too.
void Replica::setWatches(ConnectionId id, const codec::SetWatchesRequest& r, Effects& out) {
    const auto each = [&](tree::WatchKind kind, const std::vector<std::string>& paths) {
        for (const std::string& path : paths) {
            emitEvent(out, trace::WatchRestored{id, m_connections.at(id).session, kind, r.relativeZxid, {}}, path);
            const auto missed = tree::missedEvent(tree(), kind, path, r.relativeZxid);
            if (!missed) {
                watch(id, kind, path, out);
                continue;
            }
            const tree::Znode* node = tree().find(path);
            const bool mayHear = !node || may(id, node->acl, tree::Perm::Read);
            if (mayHear || QS_MUTANT(EventsIgnoreAcl)) notify(id, *missed, path, out);
        }
    };
    each(tree::WatchKind::DataWatch, r.data);
    each(tree::WatchKind::ExistsWatch, r.exist);
    each(tree::WatchKind::ChildWatch, r.child);
    each(tree::WatchKind::Persistent, r.persistent);
    each(tree::WatchKind::PersistentRecursive, r.persistentRecursive);
}

}  // namespace qs::node
