#include "app/models/reason_words.h"

#include <QCoreApplication>

#include "app/models/patterns.h"
#include "app/models/text.h"

namespace qs::app {

namespace {

/// The first that fits counts: whole texts stand before those with a place holder.
constexpr const char* Reasons[] = {
    // Leaders and learners that look for a leader again (engine/zab).
    QT_TRANSLATE_NOOP("Reasons", "a learner has promised a later epoch"),
    QT_TRANSLATE_NOOP("Reasons", "a follower has a more recent history"),
    QT_TRANSLATE_NOOP("Reasons", "the counter of the epoch is used up"),
    QT_TRANSLATE_NOOP("Reasons", "no quorum of followers within initLimit"),
    QT_TRANSLATE_NOOP("Reasons", "fewer than a quorum of followers heard within syncLimit"),
    QT_TRANSLATE_NOOP("Reasons", "the elected leader accepts no connection"),
    QT_TRANSLATE_NOOP("Reasons", "lost the connection to the leader"),
    QT_TRANSLATE_NOOP("Reasons", "not synchronised within initLimit"),
    QT_TRANSLATE_NOOP("Reasons", "leader not heard for syncLimit"),
    QT_TRANSLATE_NOOP("Reasons", "a packet for a service that has not begun"),
    QT_TRANSLATE_NOOP("Reasons", "the leader proposes an epoch below the one accepted"),
    QT_TRANSLATE_NOOP("Reasons", "TRUNC below the own snapshot"),
    QT_TRANSLATE_NOOP("Reasons", "TRUNC to a zxid that the log does not hold"),
    QT_TRANSLATE_NOOP("Reasons", "a piece of a snapshot out of turn"),
    QT_TRANSLATE_NOOP("Reasons", "NEWLEADER in the middle of a snapshot"),
    QT_TRANSLATE_NOOP("Reasons", "a transaction before synchronisation"),
    QT_TRANSLATE_NOOP("Reasons", "a transaction that the log already passed"),
    QT_TRANSLATE_NOOP("Reasons", "COMMIT before synchronisation"),
    QT_TRANSLATE_NOOP("Reasons", "COMMIT before UPTODATE"),
    QT_TRANSLATE_NOOP("Reasons", "COMMIT of something else than the next proposal"),
    QT_TRANSLATE_NOOP("Reasons", "%1 from a leader"),
    QT_TRANSLATE_NOOP("Reasons", "%1 out of turn"),
    // Ends of client connections, and requests nobody can read (engine/node).
    QT_TRANSLATE_NOOP("Reasons", "the client closed"),
    QT_TRANSLATE_NOOP("Reasons", "the server stopped serving"),
    QT_TRANSLATE_NOOP("Reasons", "the session ended"),
    QT_TRANSLATE_NOOP("Reasons", "a frame of impossible length"),
    QT_TRANSLATE_NOOP("Reasons", "not serving yet"),
    QT_TRANSLATE_NOOP("Reasons", "the session came back on another connection"),
    QT_TRANSLATE_NOOP("Reasons", "the session has expired"),
    QT_TRANSLATE_NOOP("Reasons", "the server is no longer read-only"),
    QT_TRANSLATE_NOOP("Reasons", "the client does not agree to a read-only server"),
    QT_TRANSLATE_NOOP("Reasons", "a session of the ensemble, and there is no leader to ask about it"),
    QT_TRANSLATE_NOOP("Reasons", "the local session expired"),
    QT_TRANSLATE_NOOP("Reasons", "authentication failed"),
    QT_TRANSLATE_NOOP("Reasons", "an opcode that ZooKeeper does not have"),
    QT_TRANSLATE_NOOP("Reasons", "the session moved to another server"),
    QT_TRANSLATE_NOOP("Reasons", "four-letter word %1"),
    QT_TRANSLATE_NOOP("Reasons", "the client has seen %1, this server has not"),
    QT_TRANSLATE_NOOP("Reasons", "a request that cannot be read: %1"),
    // Weights and groups that do not fit the voters (engine/base/membership).
    QT_TRANSLATE_NOOP("Reasons", "a voter stands in no group"),
    QT_TRANSLATE_NOOP("Reasons", "no voter has a weight"),
    QT_TRANSLATE_NOOP("Reasons", "there is a weight for %1, which is no voter"),
    QT_TRANSLATE_NOOP("Reasons", "%1 stands in a group and is no voter"),
    QT_TRANSLATE_NOOP("Reasons", "%1 stands in two groups"),
    // Disks (engine/sim).
    QT_TRANSLATE_NOOP("Reasons", "its disk cannot be read"),
    QT_TRANSLATE_NOOP("Reasons", "loses power between two file operations"),
    QT_TRANSLATE_NOOP("Reasons", "dies between two file operations"),
    QT_TRANSLATE_NOOP("Reasons", "its disk fails: no space left on device"),
    QT_TRANSLATE_NOOP("Reasons", "its disk fails: too many open files"),
    QT_TRANSLATE_NOOP("Reasons", "its disk fails: input/output error"),
    QT_TRANSLATE_NOOP("Reasons", "outside the model: a disk lost what it had synced"),
    QT_TRANSLATE_NOOP("Reasons", "new and empty"),
    QT_TRANSLATE_NOOP("Reasons", "%1 is gone"),
    QT_TRANSLATE_NOOP("Reasons", "a bit of %1 at byte %2 changed"),
    QT_TRANSLATE_NOOP("Reasons", "the last record of %1 looks cut off"),
    QT_TRANSLATE_NOOP("Reasons", "%1 holds what was meant for elsewhere at byte %2"),
    QT_TRANSLATE_NOOP("Reasons", "%1 holds noise at byte %2"),
    QT_TRANSLATE_NOOP("Reasons", "that of node %1"),
    // What an ensemble tells of its ports, clients, steps and speed (app/ensemble).
    QT_TRANSLATE_NOOP("Reasons", "paused"),
    QT_TRANSLATE_NOOP("Reasons", "slow: messages in flight"),
    QT_TRANSLATE_NOOP("Reasons", "the ensemble does not run"),
    QT_TRANSLATE_NOOP("Reasons", "nothing is pending"),
    QT_TRANSLATE_NOOP("Reasons", "no message arrives within a minute"),
    QT_TRANSLATE_NOOP("Reasons", "that moment is over"),
    QT_TRANSLATE_NOOP("Reasons", "conn is reserved for outside clients: connect one to a port"),
    QT_TRANSLATE_NOOP("Reasons", "paused: 1 outside connection waits until the Lab runs on"),
    QT_TRANSLATE_NOOP("Reasons", "paused: %1 outside connections wait until the Lab runs on"),
    QT_TRANSLATE_NOOP("Reasons", "port %1 is in use: clients connect to 127.0.0.1:%2 to %3 instead"),
    QT_TRANSLATE_NOOP("Reasons", "port %1 is in use; no block above it is free: no outside client can connect"),
    QT_TRANSLATE_NOOP("Reasons",
                      "port %1 is in use; the next free block is %2 to %3 (--client-port %2): no outside client can "
                      "connect"),
    QT_TRANSLATE_NOOP("Reasons", "port %1 of replica %2 is taken by another program: trying again until it is free"),
    QT_TRANSLATE_NOOP("Reasons", "%1 at replica %2 refused: it already has %3 connections"),
    QT_TRANSLATE_NOOP("Reasons", "%1 at replica %2 closed: %3"),
    QT_TRANSLATE_NOOP("Reasons", "the client left in the middle of a frame"),
    QT_TRANSLATE_NOOP("Reasons", "no connect request within %1 s"),
    QT_TRANSLATE_NOOP("Reasons", "silent for its timeout of %1 ms"),
    QT_TRANSLATE_NOOP("Reasons", "impossible frame length"),
    QT_TRANSLATE_NOOP("Reasons", "not a connect request: it begins with length %1"),
    QT_TRANSLATE_NOOP("Reasons", "a frame of %1 bytes is too short for a request"),
};

}  // namespace

std::optional<QString> translatedReason(std::string_view english) {
    return translatedBy(Reasons, "Reasons", english, reasonWords);  // a reason may stand in another
}

QString reasonWords(std::string_view english) {
    return translatedReason(english).value_or(spelt(english));
}

}  // namespace qs::app
