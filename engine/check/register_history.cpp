#include "engine/check/register_history.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/base/check.h"

namespace qs::check {

namespace {

using Kind = RegisterOp::Kind;
using Result = RegisterOp::Result;

struct State {
    bool exists = false;
    std::int32_t version = 0;
    std::string value;
    auto operator<=>(const State&) const = default;
};

/// The state after `op`; nullopt when a register in that state does not answer so. An unknown outcome is only worth
/// trying where the operation does something.
std::optional<State> after(const State& before, const RegisterOp& op) {
    const bool versionFits = op.version == -1 || op.version == before.version;
    Result result = Result::Ok;
    State out = before;
    switch (op.kind) {
        case Kind::Create:
            result = before.exists ? Result::Exists : Result::Ok;
            out = {true, 0, op.value};
            break;
        case Kind::Set:
            result = !before.exists ? Result::Missing : versionFits ? Result::Ok : Result::BadVersion;
            out = {true, before.version + 1, op.value};
            break;
        case Kind::Delete:
            result = !before.exists ? Result::Missing : versionFits ? Result::Ok : Result::BadVersion;
            out = {};
            break;
        case Kind::Read:
            result = before.exists ? Result::Ok : Result::Missing;
            if (op.result == Result::Ok && (before.value != op.value || !versionFits)) return std::nullopt;
            break;
    }
    if (op.result == Result::Unknown)
        return result == Result::Ok && op.kind != Kind::Read ? std::optional(out) : std::nullopt;
    if (op.result != result) return std::nullopt;
    return result == Result::Ok ? out : before;
}

/// Calls and returns in order of time, as a list from which operations are taken out and put back.
class Timeline {
public:
    struct Entry {
        std::size_t op = 0;
        bool isCall = false;
    };
    static constexpr std::size_t Head = 0;

    explicit Timeline(const std::vector<RegisterOp>& ops) : m_entries(1), m_calls(ops.size()), m_returns(ops.size()) {
        struct Moment {
            VirtualTime at;
            bool isReturn;
            std::size_t op;
            auto operator<=>(const Moment&) const = default;
        };
        std::vector<Moment> moments;
        for (std::size_t i = 0; i < ops.size(); ++i) {
            moments.push_back({ops[i].invoked, false, i});
            if (ops[i].result != Result::Unknown) moments.push_back({ops[i].returned, true, i});
        }
        std::sort(moments.begin(), moments.end());
        std::size_t open = 0;
        for (const Moment& m : moments) {
            (m.isReturn ? m_returns : m_calls)[m.op] = m_entries.size();
            m_entries.push_back({m.op, !m.isReturn});
            open = m.isReturn ? open - 1 : open + 1;
            m_mostOpen = std::max(m_mostOpen, open);
        }
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            m_next.push_back(i + 1);
            m_previous.push_back(i == 0 ? 0 : i - 1);
        }
    }

    std::size_t mostOpen() const { return m_mostOpen; }
    const Entry& operator[](std::size_t entry) const { return m_entries[entry]; }
    bool atEnd(std::size_t entry) const { return entry == m_entries.size(); }
    std::size_t next(std::size_t entry) const { return m_next[entry]; }
    std::size_t callOf(std::size_t op) const { return m_calls[op]; }

    void take(std::size_t op) {
        unlink(m_calls[op]);
        if (m_returns[op] != Head) unlink(m_returns[op]);
    }
    /// Requires: the reverse order of take().
    void putBack(std::size_t op) {
        if (m_returns[op] != Head) link(m_returns[op]);
        link(m_calls[op]);
    }

private:
    void unlink(std::size_t e) {
        m_next[m_previous[e]] = m_next[e];
        if (!atEnd(m_next[e])) m_previous[m_next[e]] = m_previous[e];
    }
    void link(std::size_t e) {
        m_next[m_previous[e]] = e;
        if (!atEnd(m_next[e])) m_previous[m_next[e]] = e;
    }

    std::vector<Entry> m_entries;  ///< [0] is the head
    std::vector<std::size_t> m_next;
    std::vector<std::size_t> m_previous;
    std::vector<std::size_t> m_calls;
    std::vector<std::size_t> m_returns;  ///< Head: none
    std::size_t m_mostOpen = 0;
};

class Search {
public:
    Search(const std::vector<RegisterOp>& ops, std::uint64_t steps)
        : m_ops(ops), m_timeline(ops), m_done(ops.size(), false), m_steps(steps) {
        for (const RegisterOp& op : ops)
            m_left += op.result != Result::Unknown ? 1U : 0U;
    }
    std::size_t mostOpen() const { return m_timeline.mostOpen(); }

    Linearizability run() {
        std::size_t entry = m_timeline.next(Timeline::Head);
        while (m_left > 0) {
            if (m_steps-- == 0) return Linearizability::Undecided;
            QS_CHECK(!m_timeline.atEnd(entry));  // what is left has its return ahead
            if (!m_timeline[entry].isCall) {
                if (m_taken.empty()) return Linearizability::Broken;
                entry = m_timeline.next(back());
            } else {
                entry = forward(m_timeline[entry].op) ? m_timeline.next(Timeline::Head) : m_timeline.next(entry);
            }
        }
        return Linearizability::Holds;
    }

private:
    struct Taken {
        std::size_t op;
        State before;
    };

    /// Lets `op` be the next; false when it cannot be, or when what follows was tried before.
    bool forward(std::size_t op) {
        auto next = after(m_state, m_ops[op]);
        if (!next) return false;
        m_done[op] = true;
        if (!m_tried.emplace(m_done, *next).second) {
            m_done[op] = false;
            return false;
        }
        m_taken.push_back({op, std::exchange(m_state, std::move(*next))});
        m_timeline.take(op);
        if (m_ops[op].result != Result::Unknown) --m_left;
        return true;
    }
    /// Takes the last one back; returns where its call stands.
    std::size_t back() {
        const Taken last = std::move(m_taken.back());
        m_taken.pop_back();
        m_state = last.before;
        m_done[last.op] = false;
        m_timeline.putBack(last.op);
        if (m_ops[last.op].result != Result::Unknown) ++m_left;
        return m_timeline.callOf(last.op);
    }

    const std::vector<RegisterOp>& m_ops;
    Timeline m_timeline;
    std::vector<bool> m_done;
    std::uint64_t m_steps;
    std::size_t m_left = 0;  ///< with a known outcome, not placed yet
    State m_state;
    std::vector<Taken> m_taken;
    std::set<std::pair<std::vector<bool>, State>> m_tried;
};

}  // namespace

Linearizability judgeRegister(const std::vector<RegisterOp>& ops, const SearchBudget& budget) {
    Search search(ops, budget.steps);
    if (search.mostOpen() > budget.concurrent) return Linearizability::Undecided;
    return search.run();
}

RegisterHistory::Verdict RegisterHistory::judge(const SearchBudget& budget) const {
    Verdict out;
    for (const auto& [name, ops] : m_ops) {
        ++out.judged;
        const Linearizability one = judgeRegister(ops, budget);
        if (one == Linearizability::Undecided) ++out.undecided;
        if (one == Linearizability::Broken && out.broken.empty()) out.broken = name;
    }
    return out;
}

}  // namespace qs::check
