#include "engine/check/watches.h"

#include <algorithm>

#include "engine/base/overload.h"
#include "engine/check/opcodes.h"
#include "engine/check/properties.h"

namespace qs::check {

using tree::WatchEventType;

WatchLedger::Judgement WatchLedger::fold(const trace::Record& r, const trace::Tables& tables, std::string& path) {
    if (const auto* set = trace::as<trace::WatchSet>(r)) {
        arm(*set, r.node, tables.text(set->path));
    } else if (const auto* removed = trace::as<trace::WatchRemoved>(r)) {
        disarm(*removed, tables.text(removed->path));
    } else if (const auto* change = trace::as<trace::Applied>(r)) {
        applied(r.node, *tables.txn(change->txn));
    } else if (const auto* call = trace::as<trace::ClientCall>(r)) {
        if (opcode::setsWatches(call->opcode)) ++m_connections[call->connection].setWatchesCalls;
    } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
        m_connections.erase(gone->connection);
    } else if (trace::as<trace::NodeKilled>(r)) {
        std::erase_if(m_connections, [&](const auto& c) { return c.second.node == r.node; });
    } else if (const auto* fired = trace::as<trace::WatchFired>(r)) {
        path = tables.text(fired->path);
        return judgeEvent(*fired, path);
    } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
        return judgeAnswer(*answer, path);
    }
    return Judgement::Nothing;
}

WatchLedger::Judgement WatchLedger::judgeEvent(const trace::WatchFired& e, const std::string& path) {
    Connection& c = m_connections[e.connection];
    const auto owed = c.owed.lower_bound({e.type, path, {}});
    if (owed != c.owed.end() && owed->type == e.type && owed->path == path) {
        const Zxid zxid = owed->zxid;
        c.owed.erase(owed);
        const bool late = std::ranges::any_of(c.owed, [&](const Event& other) { return other.zxid < zxid; });
        return late ? Judgement::Overtook : Judgement::Owed;
    }
    if (c.setWatchesCalls > 0 || guarded(path)) return Judgement::Replay;
    return c.spent.contains(path) ? Judgement::Again : Judgement::NoCause;
}

WatchLedger::Judgement WatchLedger::judgeAnswer(const trace::ClientReturn& e, std::string& path) {
    const auto it = m_connections.find(e.connection);
    if (it == m_connections.end()) return Judgement::Nothing;
    Connection& c = it->second;
    if (opcode::setsWatches(e.opcode) && c.setWatchesCalls > 0) --c.setWatchesCalls;
    if (!c.owed.empty()) {
        path = c.owed.begin()->path;
        return Judgement::TooSoon;
    }
    const bool watched = !c.data.empty() || !c.child.empty() || !c.spent.empty();
    return watched ? Judgement::Answer : Judgement::Nothing;
}

void WatchLedger::arm(const trace::WatchSet& e, NodeId node, const std::string& path) {
    Connection& c = m_connections[e.connection];
    c.node = node;
    c.spent.erase(path);
    switch (e.kind) {
        case tree::WatchKind::DataWatch:
        case tree::WatchKind::ExistsWatch:
            c.data[path] = Mode::Once;
            break;
        case tree::WatchKind::ChildWatch:
            c.child[path] = Mode::Once;
            break;
        case tree::WatchKind::Persistent:
            c.data[path] = c.child[path] = Mode::Persistent;
            break;
        case tree::WatchKind::PersistentRecursive:
            c.data[path] = c.child[path] = Mode::Recursive;
            break;
    }
}

void WatchLedger::disarm(const trace::WatchRemoved& e, const std::string& path) {
    Connection& c = m_connections[e.connection];
    if (e.type != tree::WatcherType::ChildWatches) c.data.erase(path);
    if (e.type != tree::WatcherType::DataWatches) c.child.erase(path);
}

void WatchLedger::applied(NodeId node, const tree::Txn& txn) {
    const auto created = [&](const tree::CreateTxn& b) {
        if (*b.acl != *tree::openAcl()) m_guarded.insert(b.path);
        change(node, txn.zxid, WatchEventType::NodeCreated, b.path);
    };
    const auto deleted = [&](const std::string& path) { change(node, txn.zxid, WatchEventType::NodeDeleted, path); };
    const auto set = [&](const tree::SetDataTxn& b) {
        change(node, txn.zxid, WatchEventType::NodeDataChanged, b.path);
    };
    std::visit(overload{
                   [&](const tree::CreateTxn& b) { created(b); },
                   [&](const tree::DeleteTxn& b) { deleted(b.path); },
                   [&](const tree::SetDataTxn& b) { set(b); },
                   [&](const tree::SetAclTxn& b) {
                       if (*b.acl != *tree::openAcl()) m_guarded.insert(b.path);
                   },
                   [&](const tree::MultiTxn& b) {
                       if (b.failed()) return;
                       for (const tree::TxnPart& part : b.parts) {
                           std::visit(overload{
                                          [&](const tree::CreateTxn& p) { created(p); },
                                          [&](const tree::DeleteTxn& p) { deleted(p.path); },
                                          [&](const tree::SetDataTxn& p) { set(p); },
                                          [](const tree::CheckTxn&) {},
                                          [](const tree::ErrorTxn&) {},
                                      },
                                      part);
                       }
                   },
                   [](const tree::CreateSessionTxn&) {},
                   [&](const tree::CloseSessionTxn& b) {
                       for (const std::string& path : b.paths)
                           deleted(path);
                   },
                   [](const tree::ErrorTxn&) {},
                   [&](const tree::ReconfigTxn& b) { set(b.asSetData()); },
               },
               txn.body);
}

void WatchLedger::change(NodeId node, Zxid zxid, WatchEventType type, const std::string& path) {
    const std::string parent(tree::parentPath(path));
    for (auto& [id, c] : m_connections) {
        if (c.node != node) continue;
        bool hears = use(c, c.data, path) || recursiveAbove(c.data, path);
        if (type == WatchEventType::NodeDeleted) {
            const bool child = use(c, c.child, path) || recursiveAbove(c.child, path);
            hears = hears || child;  // one event for both
        }
        if (hears && !guarded(path)) c.owed.insert({type, path, zxid});
        if (type == WatchEventType::NodeDataChanged || !use(c, c.child, parent)) continue;
        if (!guarded(parent)) c.owed.insert({WatchEventType::NodeChildrenChanged, parent, zxid});
    }
}

/// True when a watch on exactly this path hears of it; a one-shot one is used up. Recursive ones are asked apart.
bool WatchLedger::use(Connection& c, Table& table, const std::string& path) {
    const auto it = table.find(path);
    if (it == table.end() || it->second == Mode::Recursive) return false;
    if (it->second == Mode::Once) {
        table.erase(it);
        c.spent.insert(path);
    }
    return true;
}

bool WatchLedger::recursiveAbove(const Table& table, std::string_view path) {
    for (;; path = tree::parentPath(path)) {
        const auto it = table.find(path);
        if (it != table.end() && it->second == Mode::Recursive) return true;
        if (path.size() <= 1) return false;
    }
}

// --- The checks ----------------------------------------------------------------------------------------------------

namespace {

using Judgement = WatchLedger::Judgement;

bool wasOwed(Judgement j) {
    return j == Judgement::Owed || j == Judgement::Overtook;
}

class WatchesFireOnce : public Check {
public:
    WatchesFireOnce()
        : Check("S-10", "Watches fire once", "A one-shot watch fires at most once after it was set.",
                WatchLedger::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<WatchesFireOnce>(*this); }
    void observe(const trace::Record& r, const trace::Tables& tables) override {
        std::string path;
        const Judgement j = m_ledger.fold(r, tables, path);
        if (!wasOwed(j) && j != Judgement::Again) return;
        evaluated(true);
        if (j == Judgement::Again) violated(r, "the watch on " + path + " fires again, and was not set again");
    }

private:
    WatchLedger m_ledger;
};

class EventsBeforeAnswers : public Check {
public:
    EventsBeforeAnswers()
        : Check("S-11", "Events before answers",
                "A connection hears of a change it watches before it gets any answer that may reflect the change.",
                WatchLedger::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<EventsBeforeAnswers>(*this); }
    void observe(const trace::Record& r, const trace::Tables& tables) override {
        std::string path;
        const Judgement j = m_ledger.fold(r, tables, path);
        if (j == Judgement::Answer || j == Judgement::TooSoon) evaluated(true);
        if (j == Judgement::TooSoon) {
            violated(r, "node " + toString(r.node) + " answers a client that watches " + path +
                            " before it tells of the change");
        }
    }

private:
    WatchLedger m_ledger;
};

class EventsInOrder : public Check {
public:
    EventsInOrder()
        : Check("S-12", "Events in order",
                "A connection hears of changes in the order of their transactions. Replay after a reconnect has no "
                "order.",
                WatchLedger::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<EventsInOrder>(*this); }
    void observe(const trace::Record& r, const trace::Tables& tables) override {
        std::string path;
        const Judgement j = m_ledger.fold(r, tables, path);
        if (!wasOwed(j)) return;
        evaluated(true);
        if (j == Judgement::Overtook) {
            violated(r, "the event about " + path + " comes before that of an earlier transaction");
        }
    }

private:
    WatchLedger m_ledger;
};

class NoEventWithoutCause : public Check {
public:
    NoEventWithoutCause()
        : Check("S-13", "No event without cause", "A watch event tells of a change that was made and was watched.",
                WatchLedger::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<NoEventWithoutCause>(*this); }
    void observe(const trace::Record& r, const trace::Tables& tables) override {
        std::string path;
        const Judgement j = m_ledger.fold(r, tables, path);
        if (!wasOwed(j) && j != Judgement::NoCause) return;
        evaluated(true);
        if (j == Judgement::NoCause) violated(r, "an event about " + path + ", where nothing that was watched changed");
    }

private:
    WatchLedger m_ledger;
};

}  // namespace

std::unique_ptr<Check> watchesFireOnce() {
    return std::make_unique<WatchesFireOnce>();
}
std::unique_ptr<Check> eventsBeforeAnswers() {
    return std::make_unique<EventsBeforeAnswers>();
}
std::unique_ptr<Check> eventsInOrder() {
    return std::make_unique<EventsInOrder>();
}
std::unique_ptr<Check> noEventWithoutCause() {
    return std::make_unique<NoEventWithoutCause>();
}

}  // namespace qs::check
