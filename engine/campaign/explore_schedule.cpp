#include "engine/campaign/explore_schedule.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/overload.h"

namespace qs::campaign {

namespace {

using Kind = ExploreEvent::Kind;

constexpr std::size_t MostCalmEvents = 10000;
constexpr unsigned MostOfABound = 100;
constexpr std::array<std::pair<std::string_view, std::uint8_t ExploreBounds::*>, 5> Bounds{
    {{"crashes", &ExploreBounds::crashes},
     {"resets", &ExploreBounds::resets},
     {"transactions", &ExploreBounds::transactions},
     {"timeouts", &ExploreBounds::timeouts},
     {"resends", &ExploreBounds::resends}}};

// --- Reading -------------------------------------------------------------------------------------------------------

class Planner {
public:
    explicit Planner(const scenario::Scenario& scenario)
        : m_scenario(scenario), m_model(exploredConfig(), std::clamp(scenario.config.voters, 1, 5)) {
        m_state = m_model.initial();
    }

    Result<ExplorePlan> run() {
        ExplorePlan& plan = m_plan;
        plan.voters = m_scenario.config.voters;
        if (plan.voters > static_cast<int>(ZabModel::MostVoters) || m_scenario.config.observers > 0)
            return Error{m_scenario.file, "the explorer takes 1 to 5 replicas and no observers"};
        if (!m_scenario.branches.empty()) return Error{m_scenario.file, "the explorer takes no branches"};
        for (const scenario::Parameter& p : m_scenario.parameters)
            bound(p);
        for (const scenario::Step& step : m_scenario.steps) {
            if (m_error) break;
            m_line = step.line;
            take(step.action);
        }
        if (m_error) return *m_error;
        return plan;
    }

private:
    void fail(const std::string& text) {
        if (m_error) return;
        m_error = Error{m_line > 0 ? m_scenario.file + ":" + std::to_string(m_line) : m_scenario.file, text};
    }

    void bound(const scenario::Parameter& p) {
        const auto known = std::ranges::find(Bounds, p.name, [](const auto& b) { return b.first; });
        unsigned value = 0;
        const char* end = p.value.data() + p.value.size();
        const auto read = std::from_chars(p.value.data(), end, value);
        if (known == Bounds.end()) {
            fail("the explorer knows no bound " + p.name + ", but crashes, resets, transactions, timeouts and resends");
        } else if (read.ec != std::errc{} || read.ptr != end || value > MostOfABound) {
            fail("param " + p.name + ": expected a number up to 100, found " + p.value);
        } else {
            m_plan.bounds.*(known->second) = static_cast<std::uint8_t>(value);
        }
    }

    void take(const scenario::Action& action) {
        std::visit(overload{
                       [](const scenario::Delay&) {},
                       [](const scenario::Say&) {},
                       [](const scenario::By&) {},
                       [&](const scenario::HandleEvents&) { refuse(); },
                       [](const scenario::Verify&) {},
                       [&](const scenario::Do& s) { take(s); },
                       [&](const scenario::ExpectLeader& s) { calmUntilLeader(s); },
                       [&](const scenario::ExpectConverged&) { calm([] { return false; }); },
                       [&](const scenario::On&) { refuse(); },
                       [&](const scenario::ExpectCommitted&) { refuse(); },
                       [&](const scenario::ExpectAnswer&) { refuse(); },
                       [&](const scenario::ExpectAnswers&) { refuse(); },
                       [&](const scenario::ExpectRole&) { refuse(); },
                       [&](const scenario::ExpectZnode&) { refuse(); },
                       [&](const scenario::ExpectSync&) { refuse(); },
                       [&](const scenario::ExpectFired&) { refuse(); },
                       [&](const scenario::ExpectEpoch&) { refuse(); },
                       [&](const scenario::ExpectViolation&) { refuse(); },
                   },
                   action);
    }
    void refuse() {
        fail(
            "the explorer takes commands on single messages, disks, timers and processes, `expect leader` and "
            "`expect converged`; not this");
    }

    void take(const scenario::Do& step) {
        const auto parsed = command::parse(step.text, m_names);
        if (!parsed) return fail(parsed.error().message());
        for (int i = 0; i < step.times && !m_error; ++i)
            perform(parsed.value());
    }

    void perform(const command::Command& c) {
        using What = command::DiskFault::What;
        if (const auto* deliver = std::get_if<command::Deliver>(&c)) {
            perform(deliver->messages);
        } else if (const auto* fire = std::get_if<command::FireTimer>(&c)) {
            each(fire->nodes, [&](NodeId n) { return ExploreEvent{Kind::Fire, n, {}, fire->timer}; });
        } else if (const auto* disk = std::get_if<command::DiskFault>(&c)) {
            if (disk->what == What::Sync)
                return each(disk->nodes, [](NodeId n) { return ExploreEvent{Kind::Sync, n, {}}; });
            if (disk->what != What::Hold) refuse();
        } else if (const auto* kill = std::get_if<command::Kill>(&c)) {
            each(kill->nodes, [](NodeId n) { return ExploreEvent{Kind::Kill, n, {}}; });
        } else if (const auto* restart = std::get_if<command::Restart>(&c)) {
            each(restart->nodes, [](NodeId n) { return ExploreEvent{Kind::Restart, n, {}}; });
        } else if (const auto* reset = std::get_if<command::Reset>(&c)) {
            const NodeId a = one(reset->from);
            const NodeId b = one(reset->to);
            perform(ExploreEvent{Kind::Reset, std::min(a, b), std::max(a, b)});
        } else if (const auto* client = std::get_if<command::ClientStart>(&c)) {
            perform(ExploreEvent{Kind::Propose, one(client->nodes), {}});
        } else if (!std::holds_alternative<command::Hold>(c)) {
            refuse();
        }
    }

    void perform(const command::MessageSelector& m) {
        const NodeId from = one(m.from);
        const NodeId to = one(m.to);
        if (m_error) return;
        if (!m.kind || m.bothWays || m.zxid || !m.path.empty() || m.sent != 0)
            return fail("expected deliver KIND A->B: which message, and which way");
        const bool vote = *m.kind == trace::MessageKind::Notification;
        const ExploreEvent event{vote ? Kind::DeliverVote : Kind::DeliverPacket, from, to};
        if (!vote && isPossible(event) && m_model.firstKind(m_state, from, to) != *m.kind)
            return fail("the first message from " + toString(from) + " to " + toString(to) + " is a " +
                        std::string(toString(m_model.firstKind(m_state, from, to))));
        perform(event);
    }

    template <class F>
    void each(const command::Selection& nodes, F&& event) {
        for (const command::NodeSelector& s : nodes.set)
            perform(event(node(s)));
        if (nodes.any || !nodes.except.empty()) refuse();
    }
    NodeId one(const command::Selection& nodes) {
        if (nodes.any || !nodes.except.empty() || nodes.set.size() != 1) refuse();
        return nodes.set.empty() ? NodeId{} : node(nodes.set.front());
    }
    NodeId node(const command::NodeSelector& s) {
        if (s.kind == command::NodeSelector::Kind::Leader && leader()) return leader();
        if (s.kind != command::NodeSelector::Kind::Node || s.node.value > m_plan.voters)
            fail("expected the number of a node, or leader where one serves");
        return s.node;
    }
    NodeId leader() const {
        for (const NodeId n : m_model.membership().voters.nodes())
            if (m_model.node(m_state, n).canPropose()) return n;
        return {};
    }

    bool isPossible(const ExploreEvent& event) const {
        std::vector<ExploreEvent> all;
        m_model.possible(m_state, all);
        return std::ranges::find(all, event) != all.end();
    }
    void perform(const ExploreEvent& event) {
        if (m_error) return;
        if (!isPossible(event)) return fail("that cannot happen here; nodes: " + m_model.status(m_state));
        m_state = m_model.apply(m_state, event);
        m_plan.events.push_back(event);
        if (const auto broken = m_model.violated(m_state)) fail(broken->check + " is violated before exploring begins");
    }

    /// Nothing bad happens and everything takes its turn.
    template <class Done>
    void calm(Done&& done) {
        for (std::size_t i = 0; i < MostCalmEvents && !m_error && !done(); ++i) {
            std::vector<ExploreEvent> all;
            m_model.possible(m_state, all);
            const auto rank = [](const ExploreEvent& e) {
                if (e.kind == Kind::DeliverVote || e.kind == Kind::DeliverPacket) return 0;
                if (e.kind == Kind::Sync) return 1;
                if (e.kind != Kind::Fire) return 4;
                return e.timer == TimerKind::FinalizeWait ? 2 : e.timer == TimerKind::Redial ? 3 : 4;
            };
            const auto next = std::ranges::min_element(all, {}, rank);
            if (next == all.end() || rank(*next) == 4) return;
            perform(*next);
        }
    }
    void calmUntilLeader(const scenario::ExpectLeader& s) {
        if (s.none || !s.except.empty()) return refuse();
        calm([this] { return static_cast<bool>(leader()); });
        if (!leader()) fail("no leader comes out of it; nodes: " + m_model.status(m_state));
        if (!s.as.empty()) m_names.insert_or_assign(s.as, leader());
    }

    const scenario::Scenario& m_scenario;
    ZabModel m_model;
    ZabModel::State m_state;
    ExplorePlan m_plan;
    command::Bindings m_names;
    int m_line = 0;
    std::optional<Error> m_error;
};

// --- Writing -------------------------------------------------------------------------------------------------------

constexpr VirtualTime NextToNothing{1};
constexpr VirtualTime Settled{10};  ///< a dial and its answer
constexpr VirtualTime FarAway = VirtualTime::ofMs(1000000);
constexpr VirtualTime ClientIsThere = VirtualTime::ofMs(4);  ///< its connection, and its request for a session

std::string commandOf(const ZabModel& model, const ZabModel::State& state, const ExploreEvent& e) {
    const std::string a = toString(e.a);
    const std::string link = a + "->" + toString(e.b);
    switch (e.kind) {
        case Kind::DeliverVote:
            return "deliver NOTIFICATION " + link;
        case Kind::DeliverPacket:
            return "deliver " + std::string(toString(model.firstKind(state, e.a, e.b))) + " " + link;
        case Kind::Sync:
            return "disk " + a + " sync";
        case Kind::Fire:
            return "fire " + std::string(toString(e.timer)) + " " + a;
        case Kind::Propose:
            return "client p" + std::to_string(state.used.transactions + 1) + " at " + a;
        case Kind::Reset:
            return "reset " + link;
        case Kind::Kill:
            return "kill " + a;
        case Kind::Restart:
            return "restart " + a;
    }
    return {};
}

}  // namespace

Result<ExplorePlan> planOf(const scenario::Scenario& scenario) {
    return Planner(scenario).run();
}

zab::Config exploredConfig() {
    return {};
}

ZabModel::State replayed(ZabModel& model, const std::vector<ExploreEvent>& events) {
    ZabModel::State state = model.initial();
    for (const ExploreEvent& event : events)
        state = model.apply(state, event);
    return state;
}

scenario::Scenario scheduleOf(ZabModel& model, const std::vector<ExploreEvent>& events, const std::string& name) {
    scenario::Scenario out;
    out.name = name;
    out.config.voters = model.membership().voters.size();
    out.config.latency = NextToNothing;
    out.config.fsync = NextToNothing;
    out.config.tick = FarAway;
    const auto add = [&](scenario::Action action) { out.steps.push_back({0, 0, std::move(action)}); };
    for (const char* text : {"hold all->all", "hold END all->all", "disk all hold"})
        add(scenario::Do{text, 1});
    ZabModel::State state = model.initial();
    for (const ExploreEvent& event : events) {
        add(scenario::Do{commandOf(model, state, event), 1});
        add(scenario::Delay{false, event.kind == Kind::Propose ? ClientIsThere : Settled});
        state = model.apply(state, event);
    }
    add(scenario::Verify{});
    return out;
}

}  // namespace qs::campaign
