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
        {"StaleCandidateWins", "election prefers the lower zxid, so a leader may lack committed history", "Z-08"},
        {"StaleServerAccepts", "a server takes a client that has seen more than the server has", "S-02"},
        {"ClosedSessionWrites", "the leader lets a session write after it was closed", "S-08"},
        {"SessionIdReused", "a server gives every new session the same id", "S-08"},
        {"CloseLeavesEphemeral", "closing a session forgets the last of its ephemerals", "S-09"},
        {"WatchStays", "a one-shot watch is not taken out when it fires", "S-10"},
        {"EventAfterAnswer", "a server answers the writer before it fires the watches", "S-11"},
        {"EventForParent", "changed data also fires the watches on the parent's children", "S-13"},
        {"SyncKeepsTail", "a learner ignores TRUNC and keeps the tail the leader told it to cut", "Z-03"},
        {"NewLeaderAckBeforeFsync", "a follower acknowledges NEWLEADER before its history is on disk", "Z-12"},
        {"EpochBeforeHistory", "a follower writes currentEpoch before the history it stands for", "Z-12"},
        {"AcceptedEpochNotSaved", "the promised epoch is kept in memory only", "Z-13"},
        {"AcceptedEpochLost", "a restart forgets the promised epoch", "Z-13"},
        {"RecoveryDropsLast", "a restart forgets the last transaction of the log", "Z-15"},
        {"ZxidSkips", "the leader leaves a zxid out", "Z-16"},
        {"ObserverRewritesTxn", "an observer logs what it is informed of with another time", "Z-02"},
        {"FastForwardSkips", "a service starts with one transaction of its history left out", "Z-05"},
        {"HalfIsQuorum", "half of the voters, rounded down, count as a quorum", "Z-01"},
        {"HistoryNotAdopted", "a follower acknowledges NEWLEADER without the history it was sent", "Z-12"},
        {"ServesOnFirstAck", "a leader serves on the first ack of NEWLEADER, quorum or not", "Z-19"},
        {"ServesStaleTree", "a follower serves before it has applied the history of the epoch", "Z-09"},
        {"SyncNotLogged", "what a follower is sent to catch up stays in memory", "Z-14"},
        {"HoleInLog", "an observer leaves transactions out of its log", "Z-17"},
        {"CurrentEpochLost", "a restart forgets the epoch in force", "Z-13"},
        {"AppliesByCounter", "a node that joins applies the log in the order of counters, whatever the epoch", "Z-06"},
        {"VotesPromisedEpoch", "a vote carries the promised epoch instead of the one in force", "Z-20"},
        {"TimeOfAddress", "the time in a transaction depends on where it lies in memory", "M-01"},
        {"ShrinksToAnything", "the shrinker takes a run that breaks any property for one that breaks the given one",
         "M-05"},
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
