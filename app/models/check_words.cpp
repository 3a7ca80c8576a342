#include "app/models/check_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace qs::app {

namespace {

struct CheckText {
    std::string_view id;
    const char* name;
    const char* words;
};

/// The literals of engine/check again, where Qt Linguist finds them; a test compares.
constexpr CheckText Texts[] = {
    {"Z-01", QT_TRANSLATE_NOOP("Checks", "Single leader per epoch"),
     QT_TRANSLATE_NOOP("Checks", "At most one leader is ever established for an epoch.")},
    {"Z-02", QT_TRANSLATE_NOOP("Checks", "Integrity"),
     QT_TRANSLATE_NOOP("Checks", "What a node delivers was proposed by the leader of its epoch.")},
    {"Z-03", QT_TRANSLATE_NOOP("Checks", "Agreement"),
     QT_TRANSLATE_NOOP("Checks", "Of the transactions any two nodes delivered, one list is a prefix of the other.")},
    {"Z-05", QT_TRANSLATE_NOOP("Checks", "Local primary order"),
     QT_TRANSLATE_NOOP("Checks",
                       "A node that delivers a proposal has delivered every earlier proposal of the same leader.")},
    {"Z-06", QT_TRANSLATE_NOOP("Checks", "Global primary order"),
     QT_TRANSLATE_NOOP("Checks", "The epochs of what a node delivers never decrease.")},
    {"Z-07", QT_TRANSLATE_NOOP("Checks", "Primary integrity"),
     QT_TRANSLATE_NOOP("Checks",
                       "When a leader broadcasts for the first time, it has every transaction of an earlier epoch that "
                       "anyone ever delivers.")},
    {"Z-08", QT_TRANSLATE_NOOP("Checks", "Leader completeness"),
     QT_TRANSLATE_NOOP("Checks",
                       "A new epoch begins with all that was committed in earlier epochs, and nothing else of an "
                       "earlier epoch is committed later.")},
    {"Z-09", QT_TRANSLATE_NOOP("Checks", "Commit consistency"),
     QT_TRANSLATE_NOOP("Checks",
                       "A node that serves in an epoch has delivered the whole history that the epoch began with.")},
    {"Z-10", QT_TRANSLATE_NOOP("Checks", "History consistency"),
     QT_TRANSLATE_NOOP("Checks",
                       "Of the logs on the disks of two voters that are synchronised with the same leader, one is a "
                       "prefix of the other.")},
    {"Z-11", QT_TRANSLATE_NOOP("Checks", "Commit implies quorum-durable"),
     QT_TRANSLATE_NOOP("Checks", "A transaction is committed only when a quorum of the voters has it on disk.")},
    {"Z-12", QT_TRANSLATE_NOOP("Checks", "Ack implies durable"),
     QT_TRANSLATE_NOOP(
         "Checks", "A voter acknowledges a proposal, or the history of a new leader, only when its disk holds it.")},
    {"Z-13", QT_TRANSLATE_NOOP("Checks", "Durable promises"),
     QT_TRANSLATE_NOOP("Checks",
                       "The epochs on a disk never decrease, neither its history nor currentEpoch is ahead of the "
                       "acceptedEpoch, and a start can go on from it.")},
    {"Z-14", QT_TRANSLATE_NOOP("Checks", "Accepted covers commit"),
     QT_TRANSLATE_NOOP(
         "Checks", "A voter applies a transaction only after it handed it to its own log, or has it from a snapshot.")},
    {"Z-15", QT_TRANSLATE_NOOP("Checks", "Nothing committed is removed"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "No truncation and no snapshot takes a transaction from a disk that was committed when it was ordered.")},
    {"Z-16", QT_TRANSLATE_NOOP("Checks", "zxid discipline"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "Within an epoch the zxids grow by one from its start, never wrap, and no zxid names two transactions.")},
    {"Z-17", QT_TRANSLATE_NOOP("Checks", "No hole"),
     QT_TRANSLATE_NOOP("Checks",
                       "On every disk each transaction stands right behind the one that its proposer had before it.")},
    {"Z-18", QT_TRANSLATE_NOOP("Checks", "Memory is as the disk"),
     QT_TRANSLATE_NOOP("Checks",
                       "When a node begins to serve, the tree in its memory is what a replay of its own log gives.")},
    {"Z-19", QT_TRANSLATE_NOOP("Checks", "Serve after a quorum"),
     QT_TRANSLATE_NOOP("Checks", "Nobody serves in an epoch before a quorum of the voters acknowledged its leader.")},
    {"Z-20", QT_TRANSLATE_NOOP("Checks", "Elections"),
     QT_TRANSLATE_NOOP("Checks",
                       "Who proposes itself does so with what its disk holds, nobody leads without a quorum of equal "
                       "votes, rounds grow, and nobody follows for longer than initLimit one that does not lead.")},
    {"Z-21", QT_TRANSLATE_NOOP("Checks", "Message legality"),
     QT_TRANSLATE_NOOP("Checks", "Every message finds a receiver that expects it, and nothing is dropped in silence.")},
    {"Z-22", QT_TRANSLATE_NOOP("Checks", "First in, first out"),
     QT_TRANSLATE_NOOP("Checks",
                       "What arrives on a connection is a prefix of what was sent on it, in order, and nothing arrives "
                       "after the receiver saw its end.")},
    {"Z-23", QT_TRANSLATE_NOOP("Checks", "Liveness"),
     QT_TRANSLATE_NOOP("Checks",
                       "When faults stop for a quorum and nobody else disturbs it, it has a leader in time, its "
                       "members have the same data and every request is answered.")},
    {"S-01", QT_TRANSLATE_NOOP("Checks", "Writes are linearizable"),
     QT_TRANSLATE_NOOP("Checks",
                       "Each answered write is a committed transaction with that very result, and one that was called "
                       "after another was answered has the higher zxid.")},
    {"S-02", QT_TRANSLATE_NOOP("Checks", "Single system image"),
     QT_TRANSLATE_NOOP(
         "Checks", "No answer to a client shows an older state than one it had before, whichever server it moved to.")},
    {"S-03", QT_TRANSLATE_NOOP("Checks", "Reads show a prefix"),
     QT_TRANSLATE_NOOP(
         "Checks", "What a read answers is the state after all transactions up to the zxid that the answer carries.")},
    {"S-04", QT_TRANSLATE_NOOP("Checks", "Multi is atomic"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "A replica that applies a multi has all of its parts, under one zxid, or none where it was refused.")},
    {"S-05", QT_TRANSLATE_NOOP("Checks", "Reliability"),
     QT_TRANSLATE_NOOP("Checks",
                       "A write that was answered ok is committed, and is part of every later epoch; one that was "
                       "refused never happens.")},
    {"S-06", QT_TRANSLATE_NOOP("Checks", "Counters of znodes"),
     QT_TRANSLATE_NOOP("Checks",
                       "Each change adds one to the version, cversion or aversion that counts it; mzxid and pzxid of "
                       "every replica's znodes are those of the last change and of the last change of children.")},
    {"S-07", QT_TRANSLATE_NOOP("Checks", "Sequential names grow"),
     QT_TRANSLATE_NOOP("Checks",
                       "The numbers of sequential znodes under one parent strictly increase for as long as that parent "
                       "lives; after 2147483647 they go on from the negative end.")},
    {"S-08", QT_TRANSLATE_NOOP("Checks", "Session lifetime"),
     QT_TRANSLATE_NOOP("Checks",
                       "A session begins once, and nothing of it is committed after it was closed or expired.")},
    {"S-09", QT_TRANSLATE_NOOP("Checks", "Ephemerals end with their session"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "The transaction that closes a session deletes exactly the ephemerals that are its own, on every replica.")},
    {"S-10", QT_TRANSLATE_NOOP("Checks", "Watches fire once"),
     QT_TRANSLATE_NOOP("Checks", "A one-shot watch fires at most once after it was set.")},
    {"S-11", QT_TRANSLATE_NOOP("Checks", "Events before answers"),
     QT_TRANSLATE_NOOP(
         "Checks", "A connection hears of a change it watches before it gets any answer that may reflect the change.")},
    {"S-12", QT_TRANSLATE_NOOP("Checks", "Events in order"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "A connection hears of changes in the order of their transactions. Replay after a reconnect has no order.")},
    {"S-13", QT_TRANSLATE_NOOP("Checks", "No event without cause"),
     QT_TRANSLATE_NOOP("Checks", "A watch event tells of a change that was made and was watched.")},
    {"S-14", QT_TRANSLATE_NOOP("Checks", "No event is lost"),
     QT_TRANSLATE_NOOP("Checks",
                       "A client that comes back and names its watches hears of every change that it has not seen; a "
                       "watch is set again only where there was none.")},
    {"S-16", QT_TRANSLATE_NOOP("Checks", "Events need READ"),
     QT_TRANSLATE_NOOP("Checks",
                       "Nobody hears the path of a znode that it may not read, neither when it changes nor when the "
                       "client comes back.")},
    {"S-18", QT_TRANSLATE_NOOP("Checks", "Access control"),
     QT_TRANSLATE_NOOP(
         "Checks",
         "Whatever is written or read, the ACL of the znode concerned permits it, and whatever is refused for want of "
         "permission, it does not; hashes of passwords are shown to administrators alone.")},
};

/// The text of that check in the language of the window; of a check without a text, what the engine says.
QString translated(const trace::CheckStatus& status, const char* CheckText::*text, std::string_view english) {
    const auto* found = std::ranges::find(Texts, status.id, &CheckText::id);
    if (found == std::ranges::end(Texts)) return QString::fromUtf8(english);
    return QCoreApplication::translate("Checks", found->*text);
}

}  // namespace

QString checkName(const trace::CheckStatus& status) {
    return translated(status, &CheckText::name, status.name);
}

QString checkWords(const trace::CheckStatus& status) {
    return translated(status, &CheckText::words, status.words);
}

}  // namespace qs::app
