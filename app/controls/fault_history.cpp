#include "app/controls/fault_history.h"

namespace qs::app {

namespace {

constexpr std::size_t MostEntries = 200;
constexpr std::size_t MostRunning = 64;

command::Selection one(NodeId id) {
    return {command::NodeSelector::of(id)};
}

command::MessageSelector selectorOf(const trace::HoldChanged& e, const trace::Tables& tables) {
    command::MessageSelector out;
    out.from = one(e.from);
    out.to = one(e.to);
    if (!e.anyKind) out.kind = e.kind;
    if (e.zxid != Zxid{}) out.zxid = e.zxid;
    out.path = tables.text(e.path);
    return out;
}

command::DiskFault diskCommand(NodeId node, const trace::DiskChanged& before) {
    using What = command::DiskFault::What;
    const auto what = [&] {
        switch (before.state) {
            case trace::DiskState::Ok:
                return What::Ok;
            case trace::DiskState::Full:
                return What::Full;
            case trace::DiskState::Failing:
                return What::Failing;
            case trace::DiskState::Lying:
                return What::Lying;
            case trace::DiskState::Slow:
                return What::Slow;
            case trace::DiskState::Held:
                return What::Hold;
            case trace::DiskState::NoFiles:
                return What::NoFiles;
            case trace::DiskState::Short:
                return What::Short;
        }
        return What::Ok;
    }();
    return {one(node), what, what == What::Slow ? before.factor : 0, {}};
}

/// Both directions of a link as one command, where the other one is already there.
template <class L>
bool joins(const command::Command& added, command::Command& there) {
    const auto* way = std::get_if<L>(&added);
    auto* back = std::get_if<L>(&there);
    if (!way || !back || back->bothWays || way->from != back->to || way->to != back->from) return false;
    back->bothWays = true;
    return true;
}

template <class K, class V>
V valueOr(const std::map<K, V>& map, const K& key, V otherwise) {
    const auto it = map.find(key);
    return it == map.end() ? otherwise : it->second;
}

}  // namespace

FaultHistory::FaultHistory(CommandSink& sink, QObject* parent) : QObject(parent), m_sink(sink) {}

void FaultHistory::submit(const command::Command& command) {
    submitEntry({command}, Kind::Do, {});
}

void FaultHistory::submitAll(const std::vector<command::Command>& commands) {
    submitEntry(commands, Kind::Do, {});
}

void FaultHistory::submitEntry(const std::vector<command::Command>& commands, Kind kind, const QString& name) {
    const quint64 click = ++m_clicks;
    for (const command::Command& each : commands) {
        m_pending.push_back({command::format(each), click, kind, name});
        m_sink.submit(each);
    }
}

void FaultHistory::undo() {
    if (!canUndo()) return;
    const Entry entry = std::move(m_done.back());
    m_done.pop_back();
    submitEntry(entry.inverse, Kind::Undo, entry.text);
    emit changed();
}

void FaultHistory::redo() {
    if (!canRedo()) return;
    const Entry entry = std::move(m_undone.back());
    m_undone.pop_back();
    submitEntry(entry.inverse, Kind::Redo, entry.text);
    emit changed();
}

void FaultHistory::observe(const trace::Batch& batch, const trace::Tables& tables) {
    for (const trace::Record& record : batch.records) {
        const auto* issued = trace::as<trace::CommandIssued>(record);
        if (issued && issued->source == trace::CommandSource::User) begin(record, tables.text(issued->text));
        if (!issued) note(record, tables);
    }
}

/// Commands enter the trace in the order in which they were submitted; those before this one were refused.
void FaultHistory::begin(const trace::Record& record, const std::string& text) {
    Running running{++m_clicks, Kind::Do, QString::fromStdString(text)};
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (m_pending[i].text != text) continue;
        const Pending& found = m_pending[i];
        running.click = found.click;
        running.kind = found.kind;
        if (!found.entry.isEmpty()) running.text = found.entry;
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        break;
    }
    m_running.emplace(record.seq, running);
    if (m_running.size() > MostRunning) m_running.erase(m_running.begin());
}

void FaultHistory::note(const trace::Record& record, const trace::Tables& tables) {
    const auto running = m_running.find(record.cause);
    if (running != m_running.end()) push(running->second, inverseOf(record, tables));
    remember(record);
}

std::vector<command::Command> FaultHistory::inverseOf(const trace::Record& r, const trace::Tables& tables) const {
    if (trace::as<trace::NodeKilled>(r)) return {command::Restart{one(r.node)}};
    if (trace::as<trace::NodeStarted>(r)) return {command::Kill{one(r.node)}};
    if (trace::as<trace::NodeFrozen>(r)) return {command::Thaw{one(r.node)}};
    if (trace::as<trace::NodeThawed>(r)) return {command::Freeze{one(r.node)}};
    if (const auto* e = trace::as<trace::LinkChanged>(r)) {
        if (e->state == trace::LinkState::Cut) return {command::Heal{one(e->from), one(e->to), false}};
        return {command::Cut{one(e->from), one(e->to), false}};
    }
    if (const auto* e = trace::as<trace::HoldChanged>(r)) {
        if (e->on) return {command::Release{selectorOf(*e, tables)}};
        return {command::Hold{selectorOf(*e, tables)}};
    }
    if (const auto* e = trace::as<trace::TimersHeld>(r)) {
        if (e->on) return {command::ReleaseTimers{one(r.node)}};
        return {command::HoldTimers{one(r.node)}};
    }
    if (const auto* e = trace::as<trace::LinkDelayed>(r)) {
        const auto before = valueOr(m_before.delays, {e->from, e->to}, {e->from, e->to, {}, trace::Spread::None});
        return {command::Delay{one(e->from), one(e->to), false, before.by, before.spread}};
    }
    if (const auto* e = trace::as<trace::LinkClogged>(r)) {
        if (e->until > r.at) return {command::Clog{one(e->from), one(e->to), false, {}}};
        return {};
    }
    if (trace::as<trace::DiskChanged>(r)) {
        return {diskCommand(r.node, valueOr(m_before.disks, r.node, {trace::DiskState::Ok, 1}))};
    }
    if (trace::as<trace::NodeSlowed>(r)) return {command::Slow{one(r.node), valueOr(m_before.costs, r.node, {})}};
    if (const auto* e = trace::as<trace::ClockChanged>(r)) {
        const auto before = valueOr(m_before.clocks, r.node, {{}, 1000});
        if (e->perMille != before.perMille) return {command::Drift{one(r.node), before.perMille}};
        return {command::Skew{one(r.node), before.ahead}};
    }
    return {};
}

void FaultHistory::remember(const trace::Record& r) {
    if (const auto* delayed = trace::as<trace::LinkDelayed>(r)) {
        m_before.delays.insert_or_assign({delayed->from, delayed->to}, *delayed);
    } else if (const auto* disk = trace::as<trace::DiskChanged>(r)) {
        m_before.disks.insert_or_assign(r.node, *disk);
    } else if (const auto* slowed = trace::as<trace::NodeSlowed>(r)) {
        m_before.costs.insert_or_assign(r.node, slowed->cost);
    } else if (const auto* clock = trace::as<trace::ClockChanged>(r)) {
        m_before.clocks.insert_or_assign(r.node, *clock);
    }
}

void FaultHistory::push(const Running& running, std::vector<command::Command> inverse) {
    if (inverse.empty()) return;
    auto& stack = running.kind == Kind::Undo ? m_undone : m_done;
    if (stack.empty() || stack.back().click != running.click) {
        stack.push_back({running.click, running.text, {}});
        if (running.kind == Kind::Do) m_undone.clear();
        if (stack.size() > MostEntries) stack.pop_front();
    }
    auto& all = stack.back().inverse;
    for (command::Command& each : inverse) {
        const bool joined =
            !all.empty() && (joins<command::Heal>(each, all.front()) || joins<command::Cut>(each, all.front()));
        if (!joined) all.insert(all.begin(), std::move(each));
    }
    emit changed();
}

}  // namespace qs::app
