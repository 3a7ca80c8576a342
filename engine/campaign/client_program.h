// What one simulated client of a campaign does, and what must be true at the end by the answers it got. Every path that
// is judged belongs to one client, and is left alone once an answer about it was lost: then each answer decides what
// the tree must hold. What several clients do to one znode, its ACL and its watches, is the checks' business alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/rng.h"
#include "engine/check/register_history.h"
#include "engine/sim/lab.h"

namespace qs::campaign {

class ClientProgram {
public:
    /// `others`: names of the clients whose guarded znodes it tries.
    ClientProgram(std::string name, std::vector<std::string> others)
        : m_name(std::move(name)), m_others(std::move(others)) {}

    const std::string& name() const { return m_name; }
    int pending() const { return static_cast<int>(m_asked.size()); }
    /// The next request as command text after "client NAME: "; the first of all creates the counter.
    std::string draw(Rng& rng);
    /// The request that draw() gave last was carried out: the client will be answered.
    void asked(VirtualTime now);
    /// A read belongs right behind the last request: draw() gives it.
    bool goesOn() const { return m_readRegister; }
    /// A last write, once everything is healed. A session that expired before may cost one; then the next must succeed.
    std::string last();
    bool lastOk() const { return m_lastOk; }

    /// `granted`: sequential paths given to any client so far. Returns what the answer broke, empty: nothing.
    std::string answered(const client::NamedAnswer& answer, std::set<std::string>& granted);
    /// What the answer that answered() had last says about the register that all clients share; nullopt: nothing. Reads
    /// are not linearizable by themselves; one that is sent together with a write before it is, the two taken as one.
    std::optional<check::RegisterOp> registerOp(const client::NamedAnswer& answer, VirtualTime now) const;
    std::uint64_t writesOk() const { return m_writesOk; }

    struct Loss {
        std::string path;
        bool mustExist = true;
        std::string text;
    };
    /// The first acknowledged write that `tree` does not hold.
    std::optional<Loss> judge(const tree::Tree& tree) const;

private:
    /// Those from Boxed on are not judged here. Boxed: a sequential znode in the box; Emptied: all of these deleted,
    /// and the box made anew.
    enum class Kind {
        Create,
        Sequential,
        Set,
        Delete,
        Counter,
        Last,
        Multi,
        Refused,
        Boxed,
        Emptied,
        Register,
        ReadRegister,
        Write,
        Read,
    };
    struct Asked {
        Kind kind = Kind::Create;
        std::string path;
        std::string data;
        std::uint64_t value = 0;
        check::RegisterOp op = {};  ///< Register, ReadRegister
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
    std::string multi(Rng& rng);
    std::string box();
    std::string writeRegister(Rng& rng);
    std::string readRegister();
    std::string guard(Rng& rng);
    std::string read(Rng& rng);
    std::string watch(Rng& rng);
    std::string persistentWatch(Rng& rng);
    std::string mortal(Rng& rng);
    std::string other(Kind kind, std::string request);
    std::optional<std::string> pick(Rng& rng) const;
    void boxAnswered(const Asked& asked, const client::NamedAnswer& answer);
    std::string settle(const Asked& asked, const client::NamedAnswer& answer, std::set<std::string>& granted);

    std::string m_name;
    std::vector<std::string> m_others;
    std::uint64_t m_submitted = 0;
    std::uint64_t m_serial = 0;     ///< numbers paths and values
    std::uint64_t m_counter = 0;    ///< last value submitted
    std::uint64_t m_counterOk = 0;  ///< last value acknowledged
    bool m_counterExists = false;   ///< acknowledged
    std::uint64_t m_writesOk = 0;
    bool m_lastOk = false;
    std::vector<std::string> m_boxed;  ///< names of the sequential znodes known to be in the box
    bool m_readRegister = false;       ///< a write of the register was asked, the read behind it was not
    std::int32_t m_version = -1;       ///< of the register, as last read
    std::uint64_t m_ordered = 0;       ///< the last request about the register that became a transaction
    Asked m_last;                      ///< what was answered last
    Asked m_drawn;
    std::map<std::uint64_t, Asked> m_asked;  ///< by request number
    std::map<std::string, Held> m_held;
};

}  // namespace qs::campaign
