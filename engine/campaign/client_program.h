// What one simulated client of a campaign does, and what must be true at the end by the answers it got. Every path
// belongs to one client, and is left alone once an answer about it was lost: then each answer decides what the tree
// must hold.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/rng.h"
#include "engine/sim/lab.h"

namespace qs::campaign {

class ClientProgram {
public:
    explicit ClientProgram(std::string name) : m_name(std::move(name)) {}

    const std::string& name() const { return m_name; }
    int pending() const { return static_cast<int>(m_asked.size()); }
    /// The next request as command text after "client NAME: "; the first of all creates the counter.
    std::string draw(Rng& rng);
    /// The request that draw() gave last was carried out: the client will be answered.
    void asked();
    /// A last write, once everything is healed. A session that expired before may cost one; then the next must succeed.
    std::string last();
    bool lastOk() const { return m_lastOk; }

    /// `granted`: sequential paths given to any client so far. Returns what the answer broke, empty: nothing.
    std::string answered(const sim::ClientAnswer& answer, std::set<std::string>& granted);
    std::uint64_t writesOk() const { return m_writesOk; }

    struct Loss {
        std::string path;
        bool mustExist = true;
        std::string text;
    };
    /// The first acknowledged write that `tree` does not hold.
    std::optional<Loss> judge(const tree::Tree& tree) const;

private:
    /// The last two are not judged here: an ephemeral goes with its session, and a watch is the checks' business.
    enum class Kind { Create, Sequential, Set, Delete, Counter, Last, Ephemeral, Watch };
    struct Asked {
        Kind kind = Kind::Create;
        std::string path;
        std::string data;
        std::uint64_t value = 0;
    };
    struct Held {
        bool exists = true;
        std::string data;
        std::int32_t version = 0;
        bool busy = false;     ///< a request about it is not answered
        bool unknown = false;  ///< an answer about it was lost
    };

    std::string create(bool sequential);
    std::string change(Rng& rng, const std::string& path);
    std::string watch(Rng& rng);
    std::optional<std::string> pick(Rng& rng) const;
    std::string settle(const Asked& asked, const sim::ClientAnswer& answer, std::set<std::string>& granted);

    std::string m_name;
    std::uint64_t m_submitted = 0;
    std::uint64_t m_serial = 0;     ///< numbers paths and values
    std::uint64_t m_counter = 0;    ///< last value submitted
    std::uint64_t m_counterOk = 0;  ///< last value acknowledged
    bool m_counterExists = false;   ///< acknowledged
    std::uint64_t m_writesOk = 0;
    bool m_lastOk = false;
    Asked m_drawn;
    std::map<std::uint64_t, Asked> m_asked;  ///< by request number
    std::map<std::string, Held> m_held;
};

}  // namespace qs::campaign
