#include "engine/scenario/runner.h"

#include <algorithm>
#include <iterator>

#include "engine/base/overload.h"
#include "engine/trace/transcript.h"

namespace qs::scenario {

Runner::Runner(Scenario scenario)
    : m_scenario(std::move(scenario)), m_lab(m_scenario.config), m_suite(m_lab.membership()) {
    collect();
}

int Runner::exitCode() const { return violations() > 0 ? 3 : m_failure ? 1 : 0; }

trace::Batch Runner::takeBatch() {
    m_pending.upTo = m_lab.now();
    m_pending.checks = m_suite.statuses();
    return std::exchange(m_pending, {});
}

/// Takes what the last event or command wrote: checks it, keeps it, remembers what steps ask about.
void Runner::collect() {
    trace::Batch batch = m_lab.takeBatch();
    m_suite.observe(batch, m_lab.tables());
    for (const trace::Record& r : batch.records) {
        if (trace::isNotable(r)) m_transcript += trace::transcriptLine(r, m_lab.tables()) + "\n";
        if (const auto* committed = trace::as<trace::Committed>(r)) {
            const auto path = tree::pathOf(m_lab.tables().txn(committed->txn)->body);
            if (!path.empty()) m_committedPaths.try_emplace(std::string(path), committed->zxid);
        }
    }
    for (const trace::Finding& f : batch.findings) m_transcript += "VIOLATION " + f.check + ": " + f.text + "\n";
    for (sim::ClientAnswer& a : m_lab.takeClientAnswers()) m_answers[a.client].push_back(std::move(a));
    m_fresh = batch.records;
    const auto move = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(batch.records, m_pending.records);
    move(batch.texts, m_pending.texts);
    move(batch.txns, m_pending.txns);
    move(batch.findings, m_pending.findings);
}

void Runner::run() { runUntil(VirtualTime::never()); }

void Runner::runUntil(VirtualTime until) {
    while (!finished()) {
        const Step& step = m_scenario.steps[m_next];
        if (!m_started) m_stepStart = m_lab.now();
        m_started = true;
        if (attempt(step) == Progress::Done) {
            if (m_failure) return;
            ++m_next;
            m_started = false;
            continue;
        }
        const VirtualTime deadline = deadlineOf(step.action);
        const auto next = m_lab.nextEventAt();
        if (!next || *next > deadline) {
            if (deadline > until) break;
            m_lab.runUntil(deadline);
            if (!std::holds_alternative<Delay>(step.action)) {
                fail("not so within " + formatDuration(deadline - m_stepStart));
            }
            continue;
        }
        if (*next > until) break;
        m_lab.step();
        collect();
    }
    if (until.isNever() || m_lab.now() >= until) return;
    while (m_lab.nextEventAt() && *m_lab.nextEventAt() <= until) {
        m_lab.step();
        collect();
    }
    m_lab.runUntil(until);
}

/// When the step gives up (for a delay: when it is over).
VirtualTime Runner::deadlineOf(const Action& action) const {
    const auto within = [this](const auto& s) { return m_stepStart + s.within; };
    return std::visit(overload{
                          [this](const Delay& s) { return s.absolute ? s.time : m_stepStart + s.time; },
                          [this](const Do&) { return m_stepStart; },
                          [this](const Say&) { return m_stepStart; },
                          [&](const On& s) { return within(s); },
                          [&](const ExpectLeader& s) { return within(s); },
                          [&](const ExpectCommitted& s) { return within(s); },
                          [&](const ExpectAnswer& s) { return within(s); },
                          [&](const ExpectRole& s) { return within(s); },
                          [&](const ExpectZnode& s) { return within(s); },
                          [&](const ExpectConverged& s) { return within(s); },
                          [this](const Verify&) { return m_stepStart; },
                      },
                      action);
}

Runner::Progress Runner::attempt(const Step& step) {
    return std::visit(overload{
                          [&](const Delay& s) { return tryDelay(s); },
                          [&](const Do& s) { return doCommand(s); },
                          [&](const Say& s) {
                              m_caption = s.text;
                              m_transcript += toString(m_lab.now()) + "  says: " + s.text + "\n";
                              return Progress::Done;
                          },
                          [&](const On& s) { return tryOn(s); },
                          [&](const ExpectLeader& s) { return tryLeader(s); },
                          [&](const ExpectCommitted& s) { return tryCommitted(s); },
                          [&](const ExpectAnswer& s) { return tryAnswer(s); },
                          [&](const ExpectRole& s) { return tryRole(s); },
                          [&](const ExpectZnode& s) { return tryZnode(s); },
                          [&](const ExpectConverged&) { return tryConverged(); },
                          [&](const Verify&) { return verify(); },
                      },
                      step.action);
}

void Runner::fail(std::string text) {
    const Step& step = m_scenario.steps[m_next];
    m_failure = Error{"line " + std::to_string(step.line), std::move(text)};
    m_transcript += toString(m_lab.now()) + "  FAILED " + m_failure->message() + "\n";
}

Runner::Progress Runner::tryDelay(const Delay& s) {
    const VirtualTime due = s.absolute ? s.time : m_stepStart + s.time;
    if (s.absolute && m_stepStart > due) {
        fail("at " + formatDuration(due) + " is in the past: it is " + toString(m_stepStart));
        return Progress::Done;
    }
    return m_lab.now() >= due ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::doCommand(const Do& s) {
    const auto command = command::parse(s.text, m_names);
    if (!command) {
        fail(command.error().message());
        return Progress::Done;
    }
    const auto answer = m_lab.execute(*command, trace::CommandSource::Scenario);
    collect();
    if (!answer) fail(s.text + ": " + answer.error().message());
    return Progress::Done;
}

std::vector<NodeId> Runner::nodesOf(const std::string& word) const {
    if (word == "any") return m_lab.membership().all().nodes();
    if (word == "leader") return m_lab.leader() ? std::vector<NodeId>{m_lab.leader()} : std::vector<NodeId>{};
    const auto probe = command::parse("kill " + word, m_names);
    if (!probe) return {};
    std::vector<NodeId> out;
    for (const auto& s : std::get<command::Kill>(*probe).nodes) {
        if (s.kind == command::NodeSelector::Kind::All) return m_lab.membership().all().nodes();
        out.push_back(s.node);
    }
    return out;
}

bool Runner::matches(const On& s, const trace::Record& r) const {
    const auto about = [&](On::What what, trace::TxnRef txn) {
        return s.what == what && txn &&
               (s.path.empty() || tree::pathOf(m_lab.tables().txn(txn)->body) == s.path);
    };
    if (const auto* e = trace::as<trace::Proposed>(r)) return about(On::What::Proposed, e->txn);
    if (const auto* e = trace::as<trace::TxnLogged>(r)) return about(On::What::Logged, e->txn);
    if (const auto* e = trace::as<trace::Committed>(r)) return about(On::What::Committed, e->txn);
    if (const auto* e = trace::as<trace::Applied>(r)) return about(On::What::Applied, e->txn);
    if (const auto* e = trace::as<trace::Persisted>(r)) {
        return e->what == trace::DurableKind::Txn && about(On::What::Durable, e->txn);
    }
    if (trace::as<trace::ProposalAcked>(r)) return s.what == On::What::Acked && s.path.empty();
    return false;
}

Runner::Progress Runner::tryOn(const On& s) {
    const auto nodes = nodesOf(s.node);
    for (const trace::Record& r : m_fresh) {
        const bool here = std::find(nodes.begin(), nodes.end(), r.node) != nodes.end();
        if (here && matches(s, r)) {
            m_fresh.clear();  // one record answers one `on`
            return Progress::Done;
        }
    }
    return Progress::Waiting;
}

Runner::Progress Runner::tryLeader(const ExpectLeader& s) {
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

Runner::Progress Runner::tryCommitted(const ExpectCommitted& s) {
    return m_committedPaths.contains(s.path) ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::tryAnswer(const ExpectAnswer& s) {
    auto& answers = m_answers[s.client];
    if (answers.empty()) return Progress::Waiting;
    const sim::ClientAnswer answer = answers.front();
    answers.pop_front();
    const std::string got = answer.connectionLoss ? "lost" : tree::toString(answer.error);
    if (got != s.answer) {
        fail("client " + s.client + " was answered " + got + " to its request " + std::to_string(answer.request) +
             ", expected " + s.answer);
    }
    return Progress::Done;
}

Runner::Progress Runner::tryRole(const ExpectRole& s) {
    for (const NodeId n : nodesOf(s.node)) {
        const trace::Role role = m_lab.role(n);
        const bool settled = role == trace::Role::Looking || role == trace::Role::Down || m_lab.serving(n);
        if (role != s.role || !settled) return Progress::Waiting;
    }
    return Progress::Done;
}

Runner::Progress Runner::tryZnode(const ExpectZnode& s) {
    for (const NodeId n : nodesOf(s.node)) {
        const tree::Tree* tree = m_lab.treeOf(n);
        if (!tree || !m_lab.serving(n) || (tree->find(s.path) != nullptr) != s.present) return Progress::Waiting;
    }
    return Progress::Done;
}

Runner::Progress Runner::tryConverged() {
    const tree::Tree* first = nullptr;
    for (const NodeId n : m_lab.membership().all().nodes()) {
        if (!m_lab.alive(n)) continue;
        const tree::Tree* tree = m_lab.treeOf(n);
        if (!m_lab.serving(n)) return Progress::Waiting;
        if (first && (first->digest() != tree->digest() || first->lastZxid() != tree->lastZxid())) {
            return Progress::Waiting;
        }
        first = tree;
    }
    return first && m_lab.leader() ? Progress::Done : Progress::Waiting;
}

Runner::Progress Runner::verify() {
    if (violations() > 0) fail("a check found a violation");
    return Progress::Done;
}

}  // namespace qs::scenario
