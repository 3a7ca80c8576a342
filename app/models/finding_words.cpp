#include "app/models/finding_words.h"

#include <QCoreApplication>

#include "app/models/patterns.h"
#include "app/models/reason_words.h"

namespace qs::app {

namespace {

/// The sentences of engine/check, where Qt Linguist finds them; a test compares. The first that fits counts.
constexpr const char* Findings[] = {
    // What had happened before (check.cpp).
    QT_TRANSLATE_NOOP("Findings", "outside the model: messages of a live connection were lost: %1"),
    QT_TRANSLATE_NOOP("Findings", "outside the model: messages of a live connection came twice: %1"),
    // Elections and epochs.
    QT_TRANSLATE_NOOP("Findings", "epoch %1 has a second leader: node %2 now, node %3 before (record %4)"),
    QT_TRANSLATE_NOOP("Findings", "epoch %1 began without %2 (%3), which was committed before it"),
    QT_TRANSLATE_NOOP("Findings", "epoch %1 begins without %2, which was answered ok"),
    QT_TRANSLATE_NOOP("Findings", "node %1 votes in round %2 after round %3"),
    QT_TRANSLATE_NOOP("Findings", "node %1 votes for itself with epoch %2 and %3; its disk holds epoch %4 and %5"),
    QT_TRANSLATE_NOOP("Findings", "node %1 leads with equal votes of %2 of %3 voters"),
    QT_TRANSLATE_NOOP("Findings", "node %1 still waits for the leader it turned to, %2 after it did"),
    QT_TRANSLATE_NOOP("Findings", "node %1 serves in epoch %2, whose leader has %3 acks of %4 voters"),
    QT_TRANSLATE_NOOP("Findings", "node %1 serves in epoch %2 from %3, and the epoch began with %4"),
    QT_TRANSLATE_NOOP("Findings", "node %1 began to broadcast in epoch %2 without %3 (%4), which was delivered"),
    QT_TRANSLATE_NOOP("Findings", "node %1 began to broadcast in epoch %2 without %3 (%4), which is delivered now"),
    QT_TRANSLATE_NOOP(
        "Findings",
        "nodes %1 and %2 are synchronised with node %3 in epoch %4, and their disks differ in the first %5 "
        "transactions, up to %6 and %7"),
    // Broadcast.
    QT_TRANSLATE_NOOP("Findings", "%1 names two transactions"),
    QT_TRANSLATE_NOOP("Findings", "node %1 proposes %2, the last before the wrap"),
    QT_TRANSLATE_NOOP("Findings", "node %1 proposes %2 right after number %3 of that epoch"),
    QT_TRANSLATE_NOOP("Findings", "node %1 applies %2, which it never handed to its log"),
    QT_TRANSLATE_NOOP("Findings", "node %1 applies %2 (%3), which nobody proposed"),
    QT_TRANSLATE_NOOP("Findings", "node %1 applies %2 right after number %3 of that epoch"),
    QT_TRANSLATE_NOOP("Findings", "node %1 applies %2 after epoch %3"),
    QT_TRANSLATE_NOOP("Findings", "node %1 delivers %2 as number %3, where another node delivered %4"),
    QT_TRANSLATE_NOOP("Findings", "node %1 commits %2 (%3) while of %4 voters none has it on disk"),
    QT_TRANSLATE_NOOP("Findings", "node %1 commits %2 (%3) while of %4 voters only node %5 has it on disk"),
    QT_TRANSLATE_NOOP("Findings", "node %1 establishes its epoch on %2 (%3) while of %4 voters none has it on disk"),
    QT_TRANSLATE_NOOP("Findings",
                      "node %1 establishes its epoch on %2 (%3) while of %4 voters only node %5 has it on disk"),
    QT_TRANSLATE_NOOP("Findings",
                      "outside the model: %1 of node %2 reaches node %3, and something that was sent before it "
                      "on the same connection was lost"),
    QT_TRANSLATE_NOOP("Findings", "%1 of node %2 reaches node %3 a second time"),
    QT_TRANSLATE_NOOP("Findings", "%1 of node %2 reaches node %3 after it saw the end of the connection"),
    QT_TRANSLATE_NOOP("Findings", "%1 reaches node %2, said to come from node %3, which did not send it"),
    QT_TRANSLATE_NOOP("Findings",
                      "%1 of node %2 reaches node %3 before what was sent earlier (record %4) on the same connection"),
    QT_TRANSLATE_NOOP("Findings", "node %1 refuses %2 of node %3 (%4), which was in turn"),
    QT_TRANSLATE_NOOP("Findings", "node %1 does not refuse %2 of node %3, which was out of turn"),
    QT_TRANSLATE_NOOP("Findings", "node %1 has to refuse %2 of node %3, which was out of turn"),
    QT_TRANSLATE_NOOP("Findings", "node %1 leaves %2 of node %3 unanswered, and that looks for a leader"),
    // Disks.
    QT_TRANSLATE_NOOP("Findings", "node %1 acknowledges the new leader of epoch %2 with epoch %3 on disk"),
    QT_TRANSLATE_NOOP("Findings", "node %1 acknowledges %2, which its disk does not hold"),
    QT_TRANSLATE_NOOP("Findings", "node %1 writes %2 to disk after epoch %3, whose history it belongs to"),
    QT_TRANSLATE_NOOP("Findings", "node %1 writes %2 to disk behind %3; before it comes %4"),
    QT_TRANSLATE_NOOP("Findings", "node %1 removes %2 (%3) from its disk, and it is committed"),
    QT_TRANSLATE_NOOP("Findings", "node %1 finds a disk that no crash may leave behind, and does not start"),
    QT_TRANSLATE_NOOP("Findings", "the disk of node %1 goes back from accepted epoch %2 to %3"),
    QT_TRANSLATE_NOOP("Findings", "the disk of node %1 goes back from current epoch %2 to %3"),
    QT_TRANSLATE_NOOP("Findings", "the disk of node %1 has current epoch %2 and has accepted only %3"),
    QT_TRANSLATE_NOOP("Findings", "the disk of node %1 holds a transaction of epoch %2 and has accepted only %3"),
    QT_TRANSLATE_NOOP("Findings", "node %1 serves at %2, which a replay of its own log does not reach"),
    QT_TRANSLATE_NOOP("Findings", "node %1 serves at %2 with another tree in memory than a replay of its log gives"),
    // The tree.
    QT_TRANSLATE_NOOP("Findings", "node %1 applies the multi at %2, which was refused, and its tree changes"),
    QT_TRANSLATE_NOOP("Findings", "node %1 applies the multi at %2, and not all of it"),
    QT_TRANSLATE_NOOP("Findings", "after %1 (%2) node %3 holds other znodes than were committed"),
    QT_TRANSLATE_NOOP("Findings", "%1 (%2) does not count on by one"),
    QT_TRANSLATE_NOOP("Findings", "%1 does not end with a sequence number in ten places"),
    QT_TRANSLATE_NOOP("Findings", "%1 was given a number that does not follow %2"),
    QT_TRANSLATE_NOOP("Findings", "%1 (%2) of session %3 is let through, and the ACL of %4 does not permit it"),
    QT_TRANSLATE_NOOP("Findings", "%1 (%2) of session %3 is refused, though the ACL of %4 permits it"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 for session %3 is refused, though its ACL permits it"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 for session %3 shows what its ACL hides"),
    QT_TRANSLATE_NOOP("Findings", "getACL of %1 for session %2 shows another list than the znode has"),
    QT_TRANSLATE_NOOP("Findings", "getACL of %1 for session %2 shows another list than the one without the hashes"),
    // Sessions and watches.
    QT_TRANSLATE_NOOP("Findings", "closing session %1 at %2 leaves another tree at node %3 than it should"),
    QT_TRANSLATE_NOOP("Findings", "closing session %1 at %2 leaves its ephemeral %3 behind"),
    QT_TRANSLATE_NOOP("Findings", "closing session %1 at %2 deletes %3, which is not its own"),
    QT_TRANSLATE_NOOP("Findings", "session %1 begins a second time at %2"),
    QT_TRANSLATE_NOOP("Findings", "after session %1 was closed, %2 (%3) of it is committed"),
    QT_TRANSLATE_NOOP("Findings", "session %1 hears of %2, which it may not read"),
    QT_TRANSLATE_NOOP("Findings", "session %1 is answered from %2, after it has seen %3"),
    QT_TRANSLATE_NOOP(
        "Findings", "session %1, which has seen all up to %2, names its watch on %3, and it is neither set nor fired"),
    QT_TRANSLATE_NOOP("Findings", "session %1, which has seen all up to %2, is not told what changed at %3"),
    QT_TRANSLATE_NOOP("Findings", "the watch on %1 fires again, and was not set again"),
    QT_TRANSLATE_NOOP("Findings", "node %1 answers a client that watches %2 before it tells of the change"),
    QT_TRANSLATE_NOOP("Findings", "the event about %1 comes before that of an earlier transaction"),
    QT_TRANSLATE_NOOP("Findings", "an event about %1, where nothing that was watched changed"),
    // What clients are told.
    QT_TRANSLATE_NOOP("Findings", "%1 of session %2 is answered at %3, and %4 was answered before it was called"),
    QT_TRANSLATE_NOOP("Findings", "%1 of session %2 is answered at %3, where nothing is committed"),
    QT_TRANSLATE_NOOP("Findings", "%1 of session %2 is answered at %3, where another request was committed"),
    QT_TRANSLATE_NOOP("Findings", "%1 of session %2 is answered %3 at %4, which is not what that transaction did: %5"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 is answered at %3, after an answer at %4 on the same connection"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 is answered at %3, where nothing is committed"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 is answered at %3 with something else than what the znode was there"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 is answered %3 at %4, where there is no such znode"),
    QT_TRANSLATE_NOOP("Findings", "%1 of %2 is answered %3 at %4, where the znode exists"),
    QT_TRANSLATE_NOOP("Findings", "request %1 of session %2 is answered ok, and is not committed"),
    QT_TRANSLATE_NOOP("Findings", "request %1 of session %2 was refused, and is done at %3"),
    // Liveness.
    QT_TRANSLATE_NOOP("Findings", "nodes %1 are undisturbed since %2, and do not all serve in one epoch %3 later"),
    QT_TRANSLATE_NOOP("Findings", "nodes %1 are undisturbed since %2, and node %3 served at %4 and stopped again"),
    QT_TRANSLATE_NOOP("Findings", "nodes %1 are undisturbed since %2, and node %3 lacks what was committed by %4"),
    QT_TRANSLATE_NOOP("Findings", "nodes %1 are undisturbed since %2, and node %3 let a client wait until it gave up"),
    QT_TRANSLATE_NOOP("Findings",
                      "nodes %1 are undisturbed since %2, and node %3 has not answered what it was asked at %4"),
    // Why a replica refuses a packet (engine/trace).
    QT_TRANSLATE_NOOP("Findings", "its connection is over"),
    QT_TRANSLATE_NOOP("Findings", "out of turn"),
    QT_TRANSLATE_NOOP("Findings", "it contradicts the own history"),
    QT_TRANSLATE_NOOP("Findings", "its epoch is below the one promised"),
    QT_TRANSLATE_NOOP("Findings", "not a voter's vote"),
    QT_TRANSLATE_NOOP("Findings", "nobody looks for a leader"),
    // After a disk lost something: what it was, then any of the above.
    QT_TRANSLATE_NOOP("Findings", "%1 (node %2): %3"),
};

}  // namespace

QString findingWords(std::string_view english) {
    return translatedBy(Findings, "Findings", english, findingWords).value_or(reasonWords(english));
}

}  // namespace qs::app
