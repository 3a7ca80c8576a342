// Breadth-first search over all states that a model reaches. The model decides what a state and an event are; the
// search keeps a fingerprint, a parent and an event for each distinct state, and whole states only for the frontier.
// The first violation found is one with the fewest events. Source: Murphi, TLC (explicit-state search with hashed
// states).
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/check.h"
#include "engine/base/state_words.h"

namespace qs::campaign {

/// A property that a state breaks.
struct Broken {
    std::string check;  ///< its id
    std::string text;
};

/// enabled() gives the events in an order that depends on the state alone; apply() does one of them.
template <class M>
concept Model = requires(M& model, const typename M::State& state, typename M::Event event,
                         std::vector<typename M::Event>& events) {
    { model.initial() } -> std::same_as<typename M::State>;
    model.enabled(state, events);
    { model.apply(state, event) } -> std::same_as<typename M::State>;
    { model.fingerprint(state) } -> std::same_as<Fingerprint>;
    { model.violated(state) } -> std::same_as<std::optional<Broken>>;
};

struct SearchLimits {
    std::uint32_t depth = UINT32_MAX;       ///< events from the initial state
    std::uint32_t states = UINT32_MAX - 1;  ///< the search gives up beyond so many
};

template <class Event>
struct SearchResult {
    std::uint64_t states = 0;       ///< distinct, the initial one included
    std::uint64_t transitions = 0;  ///< events done, those that led to a known state included
    std::uint32_t depth = 0;        ///< events to the state farthest from the initial one
    bool complete = false;          ///< no state has a successor that was not looked at
    std::optional<Broken> violation;
    std::vector<Event> path;  ///< to the violation
};

/// Fingerprints in order of insertion, and their numbers. Open addressing; half full at most.
class FingerprintSet {
public:
    /// True when it was not there.
    bool insert(const Fingerprint& fingerprint) {
        if ((m_all.size() + 1) * 2 > m_slots.size()) grow();
        std::uint32_t& slot = find(fingerprint);
        if (slot != Empty) return false;
        slot = static_cast<std::uint32_t>(m_all.size());
        m_all.push_back(fingerprint);
        return true;
    }
    std::size_t size() const { return m_all.size(); }
    const std::vector<Fingerprint>& all() const { return m_all; }

private:
    static constexpr std::uint32_t Empty = UINT32_MAX;
    static constexpr std::size_t SmallestSize = 1U << 12U;

    std::uint32_t& find(const Fingerprint& fingerprint) {
        std::size_t at = fingerprint.high & (m_slots.size() - 1);
        while (m_slots[at] != Empty && m_all[m_slots[at]] != fingerprint)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow() {
        m_slots.assign(m_slots.empty() ? SmallestSize : m_slots.size() * 2, Empty);
        for (std::uint32_t i = 0; i < m_all.size(); ++i)
            find(m_all[i]) = i;
    }

    std::vector<std::uint32_t> m_slots;
    std::vector<Fingerprint> m_all;
};

template <Model M>
class Search {
public:
    using State = typename M::State;
    using Event = typename M::Event;

    Search(M& model, const SearchLimits& limits) : m_model(model), m_limits(limits) {}

    SearchResult<Event> run() {
        std::vector<State> frontier;
        std::vector<State> next;
        std::uint32_t number = 0;  // of the first state of the frontier: states are numbered as they are found
        visit(m_model.initial(), 0, Event{}, frontier);
        std::vector<Event> events;
        for (std::uint32_t depth = 0; !frontier.empty() && !m_result.violation; ++depth) {
            m_result.depth = depth;
            if (depth == m_limits.depth) break;
            next.clear();
            for (std::uint32_t i = 0; i < frontier.size() && !m_result.violation && !isFull(); ++i) {
                events.clear();
                m_model.enabled(frontier[i], events);
                for (const Event event : events) {
                    ++m_result.transitions;
                    visit(m_model.apply(frontier[i], event), number + i, event, next);
                    if (m_result.violation) {
                        m_result.depth = depth + 1;
                        break;
                    }
                }
            }
            number += static_cast<std::uint32_t>(frontier.size());
            frontier.swap(next);
        }
        m_result.states = m_seen.size();
        m_result.complete = frontier.empty() && !m_result.violation && !isFull();
        return std::move(m_result);
    }

    /// Of all distinct states, in the order in which they were found.
    const std::vector<Fingerprint>& fingerprints() const { return m_seen.all(); }

private:
    struct Step {
        std::uint32_t parent = 0;
        Event event{};
    };

    bool isFull() const { return m_seen.size() > m_limits.states; }

    void visit(State&& state, std::uint32_t parent, Event event, std::vector<State>& found) {
        if (!m_seen.insert(m_model.fingerprint(state))) return;
        m_steps.push_back({parent, event});
        m_result.violation = m_model.violated(state);
        if (m_result.violation) m_result.path = pathTo(static_cast<std::uint32_t>(m_steps.size() - 1));
        found.push_back(std::move(state));
    }

    std::vector<Event> pathTo(std::uint32_t state) const {
        std::vector<Event> out;
        for (; state != 0; state = m_steps[state].parent)
            out.push_back(m_steps[state].event);
        return {out.rbegin(), out.rend()};
    }

    M& m_model;
    SearchLimits m_limits;
    FingerprintSet m_seen;
    std::vector<Step> m_steps;  ///< how each state was first reached
    SearchResult<Event> m_result;
};

}  // namespace qs::campaign
