// A small machine with known numbers of states, to prove the search: single-value Paxos, messages as a set that only
// grows. Source: Lamport's Paxos.tla (Phase1a, Phase1b, Phase2a, Phase2b), without symmetry.
#pragma once

#include <array>
#include <bitset>

#include "engine/campaign/explore_search.h"

namespace qs::campaign {

class PaxosModel {
public:
    /// What may be broken; the shortest ways to two chosen values are known.
    enum class Bug { None, AcceptsBelowPromise, IgnoresVotes, TwoValuesInABallot };

    static constexpr int Most = 5;
    struct State {
        std::array<int, Most> promised{-1, -1, -1, -1, -1};  ///< by acceptor: highest ballot; -1: none
        std::array<int, Most> votedIn{-1, -1, -1, -1, -1};   ///< highest ballot it voted in
        std::array<int, Most> votedFor{};                    ///< value of that vote
        std::bitset<512> messages;
    };
    struct Event {
        enum class Kind : std::uint8_t { Prepare, Promise, Propose, Vote } kind = Kind::Prepare;
        std::uint8_t acceptor = 0;
        std::uint8_t ballot = 0;
        std::uint8_t value = 0;
    };

    PaxosModel(int acceptors, int ballots, int values, Bug bug = Bug::None)
        : m_acceptors(acceptors), m_ballots(ballots), m_values(values), m_bug(bug) {}

    State initial() { return {}; }

    void enabled(const State& s, std::vector<Event>& out) const {
        using enum Event::Kind;
        for (std::uint8_t b = 0; b < m_ballots; ++b) {
            if (!s.messages[prepare(b)]) out.push_back({Prepare, 0, b, 0});
            for (std::uint8_t a = 0; a < m_acceptors; ++a)
                if (s.messages[prepare(b)] && b > s.promised[a]) out.push_back({Promise, a, b, 0});
            for (std::uint8_t v = 0; v < m_values; ++v) {
                if (mayPropose(s, b, v)) out.push_back({Propose, 0, b, v});
                for (std::uint8_t a = 0; a < m_acceptors; ++a)
                    if (mayVote(s, a, b, v)) out.push_back({Vote, a, b, v});
            }
        }
    }

    State apply(const State& before, Event e) {
        State s = before;
        switch (e.kind) {
            case Event::Kind::Prepare:
                s.messages.set(prepare(e.ballot));
                break;
            case Event::Kind::Promise:
                s.messages.set(promise(e.acceptor, e.ballot, s.votedIn[e.acceptor], s.votedFor[e.acceptor]));
                s.promised[e.acceptor] = e.ballot;
                break;
            case Event::Kind::Propose:
                s.messages.set(proposal(e.ballot, e.value));
                break;
            case Event::Kind::Vote:
                s.messages.set(vote(e.acceptor, e.ballot, e.value));
                s.promised[e.acceptor] = std::max<int>(s.promised[e.acceptor], e.ballot);
                s.votedIn[e.acceptor] = e.ballot;
                s.votedFor[e.acceptor] = e.value;
                break;
        }
        return s;
    }

    Fingerprint fingerprint(const State& s) const {
        StateWords words;
        for (std::size_t a = 0; a < Most; ++a) {
            for (const int n : {s.promised[a], s.votedIn[a], s.votedFor[a]})
                words.add(n);
        }
        const std::bitset<512> low(~0ULL);
        for (std::size_t shift = 0; shift < 512; shift += 64)
            words.add(((s.messages >> shift) & low).to_ullong());
        return fingerprintOf(words);
    }

    std::optional<Broken> violated(const State& s) const {
        int chosen = 0;
        for (int v = 0; v < m_values; ++v)
            chosen += isChosen(s, v) ? 1 : 0;
        return chosen > 1 ? std::optional(Broken{"P-01", "two values are chosen"}) : std::nullopt;
    }

private:
    std::size_t prepare(int b) const { return static_cast<std::size_t>(b); }
    std::size_t proposal(int b, int v) const { return static_cast<std::size_t>(m_ballots + b * m_values + v); }
    std::size_t vote(int a, int b, int v) const {
        return proposal(m_ballots, 0) + static_cast<std::size_t>((a * m_ballots + b) * m_values + v);
    }
    std::size_t promise(int a, int b, int votedIn, int votedFor) const {
        const int n = ((a * m_ballots + b) * (m_ballots + 1) + votedIn + 1) * m_values + (votedIn < 0 ? 0 : votedFor);
        return vote(m_acceptors, 0, 0) + static_cast<std::size_t>(n);
    }

    /// Some quorum promised `b`, and the latest vote among its promises allows `v`.
    bool mayPropose(const State& s, int b, int v) const {
        for (int other = 0; other < m_values; ++other)
            if (s.messages[proposal(b, other)] && (m_bug != Bug::TwoValuesInABallot || other == v)) return false;
        for (unsigned quorum = 1; quorum < 1U << m_acceptors; ++quorum)
            if (2 * __builtin_popcount(quorum) > m_acceptors && showsSafe(s, quorum, b, v)) return true;
        return false;
    }
    bool showsSafe(const State& s, unsigned quorum, int b, int v) const {
        int latest = -1;
        int value = v;
        for (int a = 0; a < m_acceptors; ++a) {
            if ((quorum >> a & 1U) == 0) continue;
            bool promised = false;
            for (int votedIn = -1; votedIn < b; ++votedIn) {
                for (int votedFor = 0; votedFor < (votedIn < 0 ? 1 : m_values); ++votedFor) {
                    if (!s.messages[promise(a, b, votedIn, votedFor)]) continue;
                    promised = true;
                    if (votedIn > latest) value = votedFor;
                    latest = std::max(latest, votedIn);
                }
            }
            if (!promised) return false;
        }
        return value == v || m_bug == Bug::IgnoresVotes;
    }
    bool mayVote(const State& s, int a, int b, int v) const {
        const auto acceptor = static_cast<std::size_t>(a);
        const bool allowed = b >= s.promised[acceptor] || m_bug == Bug::AcceptsBelowPromise;
        return allowed && s.messages[proposal(b, v)] && !s.messages[vote(a, b, v)];
    }
    bool isChosen(const State& s, int v) const {
        for (int b = 0; b < m_ballots; ++b) {
            int votes = 0;
            for (int a = 0; a < m_acceptors; ++a)
                votes += s.messages[vote(a, b, v)] ? 1 : 0;
            if (2 * votes > m_acceptors) return true;
        }
        return false;
    }

    int m_acceptors;
    int m_ballots;
    int m_values;
    Bug m_bug;
};

}  // namespace qs::campaign
