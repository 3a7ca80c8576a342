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
        {"EpochNotIncremented", "a new leader reuses the highest epoch it heard instead of one above it", "Z-01", "Z2"},
        {"CommitOnFirstAck", "the leader commits a proposal on the first ack, quorum or not", "Z-11", "Z10"},
        {"AckBeforeFsync", "a follower acknowledges a proposal before its log is on disk", "Z-11"},
        {"StaleCandidateWins", "election prefers the lower zxid, so a leader may lack committed history", "Z-08", "Z5"},
        {"StaleServerAccepts", "a server takes a client that has seen more than the server has", "S-02"},
        {"ClosedSessionWrites", "the leader lets a session write after it was closed", "S-08"},
        {"SessionIdReused", "a server gives every new session the same id", "S-08"},
        {"CloseLeavesEphemeral", "closing a session forgets the last of its ephemerals", "S-09"},
        {"WatchStays", "a one-shot watch is not taken out when it fires", "S-10"},
        {"EventAfterAnswer", "a server answers the writer before it fires the watches", "S-11"},
        {"EventForParent", "changed data also fires the watches on the parent's children", "S-13"},
        {"SyncKeepsTail", "a learner ignores TRUNC and keeps the tail the leader told it to cut", "Z-03"},
        {"NewLeaderAckBeforeFsync", "a follower acknowledges NEWLEADER before its history is on disk", "Z-12", "R2"},
        {"EpochBeforeHistory", "a follower writes currentEpoch before the history it stands for", "Z-12", "R1,Z12"},
        {"AcceptedEpochNotSaved", "the promised epoch is kept in memory only", "Z-13"},
        {"AcceptedEpochLost", "a restart forgets the promised epoch", "Z-13", "Z3"},
        {"RecoveryDropsLast", "a restart forgets the last transaction of the log", "Z-15", "Z6"},
        {"ZxidSkips", "the leader leaves a zxid out", "Z-16"},
        {"ObserverRewritesTxn", "an observer logs what it is informed of with another time", "Z-02"},
        {"FastForwardSkips", "a service starts with one transaction of its history left out", "Z-05"},
        {"HalfIsQuorum", "half of the voters, rounded down, count as a quorum", "Z-01", "Z1"},
        {"HistoryNotAdopted", "a follower acknowledges NEWLEADER without the history it was sent", "Z-12", "Z4"},
        {"ServesOnFirstAck", "a leader serves on the first ack of a follower, quorum or not", "Z-19", "Z10b",
         "at 3 voters: the first follower and the leader, whose own ack it waits for, are a quorum"},
        {"ServesStaleTree", "a follower serves before it has applied the history of the epoch", "Z-09", "R8"},
        {"SyncNotLogged", "what a follower is sent to catch up stays in memory", "Z-14"},
        {"HoleInLog", "an observer leaves transactions out of its log", "Z-17"},
        {"CurrentEpochLost", "a restart forgets the epoch in force", "Z-13", "Z7"},
        {"AppliesByCounter", "a node that joins applies the log in the order of counters, whatever the epoch", "Z-06"},
        {"AnswersEarlierZxid", "the answer to a write carries the zxid of the transaction before it", "S-01"},
        {"ReadsAheadOfZxid", "a read is answered from a tree that is further than the zxid it names", "S-03"},
        {"MultiHalfApplied", "a refused multi leaves the parts before the one that failed it", "S-04"},
        {"AnswersBeforeCommit", "the leader answers a write as soon as it has proposed it", "S-05"},
        {"AversionStays", "setACL does not count the aversion", "S-06"},
        {"StalePzxidAfterRestart", "a tree read back from its snapshot has the pzxid that znodes began with", "S-06"},
        {"SequenceFromChildren", "sequence numbers are the number of children", "S-07"},
        {"CloseSkippedInReplay", "a replica that catches up passes over closeSession", "S-09"},
        {"DeliversNewestFirst", "of transactions committed together, the newest is told first", "S-12"},
        {"ReplayForgetsChildren", "a client that comes back does not hear that children changed", "S-14"},
        {"EventsIgnoreAcl", "watches fire for whoever may not read the znode", "S-16"},
        {"DeleteIgnoresAcl", "whoever may not delete children deletes them", "S-18"},
        {"AclShowsHashes", "getACL shows the hashes of passwords to every reader", "S-18"},
        {"VotesPromisedEpoch", "a vote carries the promised epoch instead of the one in force", "Z-20"},
        {"ProposesToAckersOnly", "a leader sends proposals only to those who acknowledged NEWLEADER", "Z-21", "Z8"},
        {"CommitCarriesWrongZxid", "a COMMIT names the newest proposal instead of its own", "Z-21", "Z9"},
        {"ZxidByCounter", "elections compare zxids by their counters, whatever the epoch", "Z-08", "Z11"},
        {"VotesIgnoreEpoch", "elections compare zxids only, whatever the epoch in force", "Z-07", "Z11"},
        {"AcceptsLowerEpoch", "a follower accepts an epoch below the one it promised", "Z-13", "Z11"},
        {"SyncLoggedAfterUpToDate", "what a follower is sent to catch up is logged only after UPTODATE", "Z-12", "R3"},
        {"VotesFromMemory", "a vote carries the last transaction applied, not the last one logged", "Z-20", "R4"},
        {"LogFlushedAfterVote", "a node votes while its log is still being written, and forgets what is", "Z-10", "R5"},
        {"CommitBeforeUpToDateFails", "a follower cannot take a COMMIT between its ack and UPTODATE", "Z-21", "R6"},
        {"AckOvertakesNewLeaderAck", "proposals are acknowledged before NEWLEADER is", "Z-21", "R7"},
        {"CommittedWindowHole", "what came between the ack and UPTODATE is left out of a later DIFF", "Z-17", "R9"},
        {"SyncInMemoryOnly", "a sync cut short stays in memory and never reaches the log", "Z-17", "R10"},
        {"SnapInMemoryOnly", "a SNAP cut short stays in memory and never reaches the disk", "Z-18", "R11"},
        {"LivesOnWithoutLog", "a server whose disk fails lives on without its log", "Z-23", "R14"},
        {"VoteKillsReceiver", "a vote for nobody ends the election for its receiver", "Z-23", "R17"},
        {"EpochFileInPlace", "an epoch is written over the old one, so a crash leaves half of it", "Z-13", "R18"},
        {"RotIsEndOfFile", "a rotten record counts as the end of its log file", "Z-17", "R25"},
        {"StaleAckAfterTrunc", "an ack counts on after the learner was told to cut what it acknowledged", "Z-11",
         "R26"},
        {"RefusesUnhealedEpoch", "a server that died between history and epoch does not start again", "Z-13", "R27"},
        {"RejoinsFromMemory", "after an error of its disk a server goes on from memory", "Z-17", "R28"},
        {"SilentRefusal", "a packet that is not acted on is dropped in silence", "Z-21", ""},
        {"LookerUnanswered", "a settled server does not answer who looks for a leader", "Z-21", ""},
        {"OvertakesInConnection", "packets of one connection overtake each other", "Z-22", ""},
        {"LeadsOnOwnVote", "a server leads on its own vote", "Z-20", ""},
        {"RoundStays", "a new election begins in the round of the last", "Z-20", ""},
        {"NoInitLimit", "a follower waits for ever for a leader that does not lead", "Z-20", ""},
        {"TimeOfAddress", "the time in a transaction depends on where it lies in memory", "M-01", ""},
        {"ShrinksToAnything", "the shrinker takes a run that breaks any property for one that breaks the given one",
         "M-05", ""},
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
