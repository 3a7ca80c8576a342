#include "engine/base/mutant.h"

#include <string>

namespace qs {

namespace {

std::string& active() {
    static std::string name;
    return name;
}

}  // namespace

const std::vector<Mutant>& mutants() {
#ifdef QS_MUTANTS
    static const std::vector<Mutant> all = {
        {"EpochNotIncremented", "a new leader reuses the highest epoch it heard instead of one above it", "Z-01"},
        {"CommitOnFirstAck", "the leader commits a proposal on the first ack, quorum or not", "Z-11"},
        {"AckBeforeFsync", "a follower acknowledges a proposal before its log is on disk", "Z-11"},
        {"StaleCandidateWins", "election prefers the lower zxid, so a leader may lack committed history", "Z-03"},
        {"SyncKeepsTail", "a learner ignores TRUNC and keeps the tail the leader told it to cut", "Z-03"},
    };
#else
    static const std::vector<Mutant> all;
#endif
    return all;
}

bool activateMutant(std::string_view name) {
    if (name.empty()) {
        active().clear();
        return true;
    }
    for (const auto& m : mutants()) {
        if (m.name == name) {
            active() = name;
            return true;
        }
    }
    return false;
}

bool mutantActive(std::string_view name) {
    return active() == name;
}

}  // namespace qs
