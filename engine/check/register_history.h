// Is the history of one register linearizable? A search for an order of the operations that keeps real time and that
// one register after the other could have answered so. What is known of zxids is not used: this is for registers that
// have no such witness, and a second opinion on those that have. Each register is judged alone, for linearizability is
// local. Source: J. Wing, C. Gong, "Testing and verifying concurrent objects", 1993; G. Lowe, "Testing for
// linearizability", 2017 (states that were tried are remembered), as in Porcupine.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/base/virtual_time.h"

namespace qs::check {

/// One operation on a register that may be missing, and counts its versions as a znode does: 0 when created, one more
/// with every set.
struct RegisterOp {
    enum class Kind : std::uint8_t { Create, Set, Delete, Read };
    enum class Result : std::uint8_t { Ok, Exists, Missing, BadVersion, Unknown };
    Kind kind = Kind::Read;
    Result result = Result::Ok;
    std::string value;          ///< written; Read: found
    std::int32_t version = -1;  ///< Set and Delete: the one it must have, -1: any. Read and Set: ignored where unknown
    VirtualTime invoked;
    /// An Unknown operation has no end: it may happen at any time after it was invoked, or never.
    VirtualTime returned = VirtualTime::never();
};

enum class Linearizability : std::uint8_t { Holds, Broken, Undecided };

struct SearchBudget {
    std::uint64_t steps = 200'000;  ///< operations tried; beyond it is Undecided
    std::size_t concurrent = 200;   ///< operations open at one time; beyond it is Undecided
};

/// `ops` in any order. Those that touch at one instant count as concurrent.
Linearizability judgeRegister(const std::vector<RegisterOp>& ops, const SearchBudget& budget = {});

/// Histories of many registers, by name.
class RegisterHistory {
public:
    void add(const std::string& name, RegisterOp op) { m_ops[name].push_back(std::move(op)); }
    struct Verdict {
        std::uint64_t judged = 0;
        std::uint64_t undecided = 0;
        std::string broken;  ///< name of the first register that was; empty: none
    };
    Verdict judge(const SearchBudget& budget = {}) const;

private:
    std::map<std::string, std::vector<RegisterOp>> m_ops;
};

}  // namespace qs::check
