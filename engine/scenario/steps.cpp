// One attempt at each kind of step.
#include <algorithm>

#include "engine/base/overload.h"
#include "engine/scenario/runner.h"
#include "engine/scenario/words.h"

namespace qs::scenario {

namespace {

std::string answerWord(const client::NamedAnswer& a) {
    if (a.connectionLoss) return "lost";
    return a.error == tree::ErrorCode::Ok ? "ok" : tree::toString(a.error);
}

std::string answerText(const client::NamedAnswer& a) {
    return "client " + a.client + " was answered " + answerWord(a) + " to its request " + std::to_string(a.request);
}

}  // namespace

Runner::Progress Runner::refused(std::string text) {
    fail(std::move(text));
    return Progress::Done;
}

/// Nodes that a word of the scenario means now; `any` stands for all of its set.
std::vector<NodeId> Runner::nodesOf(const std::string& words) const {
    const auto selection = command::parseSelection(words, m_names);
    return selection ? m_lab.nodes(*selection) : std::vector<NodeId>();
}

// --- Actions -------------------------------------------------------------------------------------------------------

Runner::Progress Runner::attempt(const Delay& s) {
    const VirtualTime due = s.absolute ? s.time : m_stepStart + s.time;
    if (s.absolute && m_stepStart > due) return refused("at " + formatDuration(due) + " is in the past");
    // All that happens at that instant comes first, so that a run with the same commands is the same run.
    const auto next = m_lab.nextEventAt();
    return m_lab.now() >= due && !(next && *next <= due) ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const Do& s) {
    const auto command = command::parse(s.text, m_names);
    if (!command) return refused(s.text + ": " + command.error().message());
    for (int i = 0; i < s.times; ++i) {
        m_commands.push_back(placed(m_lab, *command, m_source));
        const auto answer = m_lab.execute(*command, m_source);
        collect();
        if (!answer) m_commands.pop_back();
        if (!answer) return refused(s.text + ": " + answer.error().message());
        if (const auto* request = std::get_if<command::ClientRequest>(&*command)) m_observed.asked(request->client);
    }
    return Progress::Done;
}

Runner::Progress Runner::attempt(const HandleEvents& s) {
    if (m_lab.eventsHandled() - m_stepStartEvents >= s.events) return Progress::Done;
    return m_lab.nextEventAt() ? Progress::Waiting : refused("nothing is pending");
}

Runner::Progress Runner::attempt(const By& s) {
    m_source = s.source;
    return Progress::Done;
}

Runner::Progress Runner::attempt(const Say& s) {
    m_pending.sayings.push_back({m_lab.now(), m_lastSeq, s.text});
    m_transcript.line(m_lab.now(), "says: " + s.text);
    return Progress::Done;
}

// --- Events --------------------------------------------------------------------------------------------------------

bool Runner::matches(const On& s, const trace::Record& r) const {
    const auto nodes = nodesOf(s.node);
    const auto about = [&](On::What what, NodeId node, trace::TxnRef txn) {
        if (s.what != what || !txn || std::find(nodes.begin(), nodes.end(), node) == nodes.end()) return false;
        const tree::Txn& t = *m_lab.tables().txn(txn);
        return (s.path.empty() || tree::pathOf(t.body) == s.path) && (!s.zxid || t.zxid == *s.zxid);
    };
    if (s.what > On::What::Applied) return matchesOther(s, r, nodes);
    if (const auto* e = trace::as<trace::Proposed>(r)) return about(On::What::Proposed, r.node, e->txn);
    if (const auto* e = trace::as<trace::TxnLogged>(r)) return about(On::What::Logged, r.node, e->txn);
    if (const auto* e = trace::as<trace::Committed>(r)) return about(On::What::Committed, r.node, e->txn);
    if (const auto* e = trace::as<trace::Applied>(r)) return about(On::What::Applied, r.node, e->txn);
    if (const auto* e = trace::as<trace::Persisted>(r)) {
        return e->what == trace::DurableKind::Txn && about(On::What::Durable, r.node, e->txn);
    }
    // The record is the leader's; the node that acknowledged is in it.
    if (const auto* e = trace::as<trace::ProposalAcked>(r)) {
        return about(On::What::Acked, e->by, m_observed.proposed(e->zxid));
    }
    return false;
}

/// Events of messages, and of the node itself.
bool Runner::matchesOther(const On& s, const trace::Record& r, const std::vector<NodeId>& nodes) const {
    if (std::find(nodes.begin(), nodes.end(), r.node) == nodes.end()) return false;
    const auto isPeer = [&](NodeId node) {
        if (s.peer.empty()) return true;
        const auto peers = nodesOf(s.peer);
        return std::find(peers.begin(), peers.end(), node) != peers.end();
    };
    switch (s.what) {
        case On::What::Sent: {
            const auto* e = trace::as<trace::MessageSent>(r);
            if (!e || (s.kind && *s.kind != e->kind) || !isPeer(e->to) || (s.zxid && *s.zxid != e->zxid)) return false;
            return s.path.empty() || (e->txn && tree::pathOf(m_lab.tables().txn(e->txn)->body) == s.path);
        }
        case On::What::Received: {
            const auto* e = trace::as<trace::MessageReceived>(r);
            return e && (!s.kind || *s.kind == e->kind) && isPeer(e->from);
        }
        case On::What::Looking: {
            const auto* e = trace::as<trace::RoleChanged>(r);
            return e && e->role == trace::Role::Looking;
        }
        case On::What::Established:
            return trace::as<trace::EpochEstablished>(r) != nullptr;
        case On::What::Serving:
            return trace::as<trace::ServingStarted>(r) != nullptr;
        case On::What::Died:
            return trace::as<trace::NodeKilled>(r) != nullptr;
        case On::What::Snapshot:
            return trace::as<trace::SnapshotBegun>(r) != nullptr;
        case On::What::Proposed:
        case On::What::Logged:
        case On::What::Durable:
        case On::What::Acked:
        case On::What::Committed:
        case On::What::Applied:
            return false;
    }
    return false;
}

Runner::Progress Runner::attempt(const On& s) {
    const bool seen = std::any_of(m_fresh.begin(), m_fresh.end(), [&](const auto& r) { return matches(s, r); });
    if (!seen) return Progress::Waiting;
    m_fresh.clear();  // one event answers one `on`
    return Progress::Done;
}

// --- Expectations --------------------------------------------------------------------------------------------------

Runner::Progress Runner::attempt(const ExpectLeader& s) {
    const NodeId leader = m_lab.leader();
    if (s.none) return leader ? Progress::Waiting : Progress::Done;
    if (!leader || !m_lab.serving(leader)) return Progress::Waiting;
    if (!s.except.empty()) {
        const auto excluded = nodesOf(s.except);
        if (std::find(excluded.begin(), excluded.end(), leader) != excluded.end()) return Progress::Waiting;
    }
    if (!s.as.empty()) m_names.insert_or_assign(s.as, leader);
    return Progress::Done;
}

Runner::Progress Runner::attempt(const ExpectCommitted& s) {
    return m_observed.committed(s.path) ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectAnswer& s) {
    auto& answers = m_observed.answers(s.client);
    if (answers.empty()) return Progress::Waiting;
    const client::NamedAnswer answer = answers.front();
    answers.pop_front();
    if (answerWord(answer) != s.answer) return refused(answerText(answer) + ", expected " + s.answer);
    if (!s.path.empty() && answer.path != s.path) {
        return refused(answerText(answer) + " with the path \"" + answer.path + "\", expected \"" + s.path + "\"");
    }
    if (s.data && answer.data != *s.data) {
        return refused(answerText(answer) + " with the data \"" + answer.data + "\", expected \"" + *s.data + "\"");
    }
    return Progress::Done;
}

Runner::Progress Runner::attempt(const ExpectAnswers& s) {
    auto& answers = m_observed.answers(s.client);
    for (; !answers.empty(); answers.pop_front()) {
        if (answerWord(answers.front()) != s.answer)
            return refused(answerText(answers.front()) + ", expected " + s.answer);
    }
    return m_observed.pending(s.client) == 0 ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectRole& s) {
    const auto nodes = nodesOf(s.node);
    const bool so = std::all_of(nodes.begin(), nodes.end(), [&](NodeId n) {
        const bool settled = s.role == trace::Role::Looking || s.role == trace::Role::Down || m_lab.serving(n);
        return m_lab.role(n) == s.role && settled;
    });
    return so && !nodes.empty() ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectZnode& s) {
    const auto nodes = nodesOf(s.node);
    const bool so = std::all_of(nodes.begin(), nodes.end(), [&](NodeId n) {
        if (!m_lab.serving(n)) return false;
        const tree::Znode* znode = m_lab.treeOf(n)->find(s.path);
        if (!s.present) return znode == nullptr;
        return znode && (!s.data || (znode->data ? *znode->data : "") == *s.data);
    });
    return so && !nodes.empty() ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectSync& s) {
    const auto nodes = nodesOf(s.node);
    const bool so = std::all_of(nodes.begin(), nodes.end(), [&](NodeId n) { return m_observed.sync(n) == s.mode; });
    return so && !nodes.empty() ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectFired& s) {
    return m_observed.fired(s.path) == s.times ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectConverged&) {
    const NodeId leader = m_lab.leader();
    if (!leader) return Progress::Waiting;
    const tree::Tree& tree = *m_lab.treeOf(leader);
    for (const NodeId n : m_lab.membership().all().nodes()) {
        if (!m_lab.alive(n)) continue;
        if (!m_lab.serving(n)) return Progress::Waiting;
        const tree::Tree& other = *m_lab.treeOf(n);
        if (other.digest() != tree.digest() || other.lastZxid() != tree.lastZxid()) return Progress::Waiting;
    }
    return Progress::Done;
}

Runner::Progress Runner::attempt(const ExpectEpoch& s) {
    const NodeId leader = m_lab.leader();
    const bool so = leader && m_lab.serving(leader) && m_observed.epoch(leader) == Epoch{s.epoch};
    return so ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const ExpectViolation& s) {
    for (const trace::CheckStatus& c : m_suite.statuses()) {
        if (c.id == s.check && c.violations > 0) m_expected.insert(s.check);
    }
    return m_expected.contains(s.check) ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::attempt(const Verify& s) {
    for (const trace::CheckStatus& c : m_suite.statuses()) {
        const bool asked = s.checks.empty() || std::find(s.checks.begin(), s.checks.end(), c.id) != s.checks.end();
        if (asked && c.violations > 0 && !m_expected.contains(c.id))
            return refused(std::string(c.id) + " found a violation");
    }
    return Progress::Done;
}

// --- What was missing ----------------------------------------------------------------------------------------------

std::string Runner::missing(const Action& action) const {
    const auto after = [](VirtualTime t) { return " within " + formatDuration(t) + "; "; };
    const auto text = std::visit(
        overload{
            [](const Delay&) { return std::string(); },
            [](const Do&) { return std::string(); },
            [](const HandleEvents&) { return std::string(); },
            [](const By&) { return std::string(); },
            [](const Say&) { return std::string(); },
            [](const Verify&) { return std::string(); },
            [&](const On& s) {
                const std::string about = s.kind ? std::string(toString(*s.kind)) : s.path.empty() ? "so far" : s.path;
                return "no " + wordFor(EventWords, s.what) + " " + about + " at " + s.node + after(s.within);
            },
            [&](const ExpectLeader& s) {
                return (s.none ? "there still is a leader" : "no such leader") + after(s.within);
            },
            [&](const ExpectCommitted& s) { return s.path + " was not committed" + after(s.within); },
            [&](const ExpectAnswer& s) { return "client " + s.client + " was not answered" + after(s.within); },
            [&](const ExpectAnswers& s) {
                return "client " + s.client + " still waits for " + std::to_string(m_observed.pending(s.client)) +
                       " answers" + after(s.within);
            },
            [&](const ExpectRole& s) {
                return "node " + s.node + " is not " + wordFor(RoleWords, s.role) + after(s.within);
            },
            [&](const ExpectZnode& s) {
                return s.path + (s.present ? " is not so on " : " is still there, or not served, on ") + "node " +
                       s.node + after(s.within);
            },
            [&](const ExpectSync& s) {
                return "node " + s.node + " was not brought up to date by " + wordFor(SyncWords, s.mode) +
                       after(s.within);
            },
            [&](const ExpectFired& s) {
                return std::to_string(m_observed.fired(s.path)) + " watches fired on " + s.path + ", not " +
                       std::to_string(s.times) + "," + after(s.within);
            },
            [&](const ExpectConverged& s) { return "not converged" + after(s.within); },
            [&](const ExpectEpoch& s) { return "nobody leads epoch " + std::to_string(s.epoch) + after(s.within); },
            [&](const ExpectViolation& s) { return s.check + " found no violation" + after(s.within); },
        },
        action);
    return text + "now: " + m_lab.status();
}

}  // namespace qs::scenario
