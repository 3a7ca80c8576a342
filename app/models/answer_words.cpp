#include "app/models/answer_words.h"

#include <QCoreApplication>

#include "app/models/patterns.h"
#include "app/models/reason_words.h"

namespace qs::app {

namespace {

/// The first that fits counts: whole texts stand before those with a place holder.
constexpr const char* Answers[] = {
    // What was done to nodes and disks (engine/sim/executor.cpp).
    QT_TRANSLATE_NOOP("Answers", "killed %1"),
    QT_TRANSLATE_NOOP("Answers", "restarted %1"),
    QT_TRANSLATE_NOOP("Answers", "froze %1"),
    QT_TRANSLATE_NOOP("Answers", "thawed %1"),
    QT_TRANSLATE_NOOP("Answers", "powered off %1"),
    QT_TRANSLATE_NOOP("Answers", "no longer slow: %1"),
    QT_TRANSLATE_NOOP("Answers", "slow: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "slow: %1"),
    QT_TRANSLATE_NOOP("Answers", "set the clock of %1"),
    QT_TRANSLATE_NOOP("Answers", "fired at %1"),
    QT_TRANSLATE_NOOP("Answers", "holding the timers of %1"),
    QT_TRANSLATE_NOOP("Answers", "released the timers of %1"),
    QT_TRANSLATE_NOOP("Answers", "full: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "out of files: %1"),
    QT_TRANSLATE_NOOP("Answers", "short writes: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "failing: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "lying: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "ok: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "held: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "synced %1"),
    QT_TRANSLATE_NOOP("Answers", "will die at its disk: %1"),
    QT_TRANSLATE_NOOP("Answers", "damaged: the disk of %1"),
    QT_TRANSLATE_NOOP("Answers", "swapped: the disks of %1 and %2"),
    // To links, messages and clients.
    QT_TRANSLATE_NOOP("Answers", "cut"),
    QT_TRANSLATE_NOOP("Answers", "healed"),
    QT_TRANSLATE_NOOP("Answers", "healed 1 direction"),
    QT_TRANSLATE_NOOP("Answers", "healed %1 directions"),
    QT_TRANSLATE_NOOP("Answers", "holding"),
    QT_TRANSLATE_NOOP("Answers", "released"),
    QT_TRANSLATE_NOOP("Answers", "delivered 1 message"),
    QT_TRANSLATE_NOOP("Answers", "delivered %1 messages"),
    QT_TRANSLATE_NOOP("Answers", "dropped 1 message"),
    QT_TRANSLATE_NOOP("Answers", "dropped %1 messages"),
    QT_TRANSLATE_NOOP("Answers", "sent again: 1 message"),
    QT_TRANSLATE_NOOP("Answers", "sent again: %1 messages"),
    QT_TRANSLATE_NOOP("Answers", "delayed"),
    QT_TRANSLATE_NOOP("Answers", "no longer delayed"),
    QT_TRANSLATE_NOOP("Answers", "clogged"),
    QT_TRANSLATE_NOOP("Answers", "reset"),
    QT_TRANSLATE_NOOP("Answers", "will be reset"),
    QT_TRANSLATE_NOOP("Answers", "started client %1"),
    QT_TRANSLATE_NOOP("Answers", "asked"),
    QT_TRANSLATE_NOOP("Answers", "opened"),
    QT_TRANSLATE_NOOP("Answers", "sent"),
    QT_TRANSLATE_NOOP("Answers", "closed"),
    QT_TRANSLATE_NOOP("Answers", "%1 #%2: connection loss, outcome unknown"),
    // Why nothing was done.
    QT_TRANSLATE_NOOP("Answers", "there is no node %1"),
    // Ensembles of server processes (app/ensemble/local_ensemble).
    QT_TRANSLATE_NOOP("Answers",
                      "the Local world cannot do this: it can kill, restart, freeze, thaw, cut, heal, delay and reset, "
                      "break disks, and run clients"),
    QT_TRANSLATE_NOOP(
        "Answers",
        "the Local world can make a disk full, failing, slow, out of files or ok, and wipe it, and cannot "
        "do this to one"),
    QT_TRANSLATE_NOOP("Answers", "the Local world delays exactly, not by a distribution"),
    QT_TRANSLATE_NOOP("Answers", "%1 has not carried it out yet"),
    QT_TRANSLATE_NOOP("Answers", "the Local world resets at once, not after so many messages"),
    QT_TRANSLATE_NOOP("Answers", "the Local world resets a client at once, not after so many bytes"),
    QT_TRANSLATE_NOOP("Answers", "data of servers that others have configured are not wiped from here"),
    QT_TRANSLATE_NOOP("Answers", "not judged: the disks hold more than this trace can tell of"),
    QT_TRANSLATE_NOOP("Answers", "the ensemble does not run"),
    QT_TRANSLATE_NOOP("Answers", "server %1 has ended: %2; its log is %3"),
    QT_TRANSLATE_NOOP("Answers", "server %1 does not start: %2"),
    QT_TRANSLATE_NOOP("Answers", "what server %1 tells cannot be read: %2"),
    // Those that are kept running (app/ensemble/kept_ensemble, app/headless/trace_spool).
    QT_TRANSLATE_NOOP("Answers", "it was ended from here"),
    QT_TRANSLATE_NOOP("Answers", "the process that keeps the servers has ended"),
    QT_TRANSLATE_NOOP("Answers", "the process that keeps the servers is silent: it may be frozen"),
    QT_TRANSLATE_NOOP("Answers", "the process that is to keep the servers does not answer"),
    QT_TRANSLATE_NOOP("Answers", "another version of this program keeps the servers"),
    QT_TRANSLATE_NOOP("Answers", "the servers cannot be kept: there is no folder that is this user's alone"),
    QT_TRANSLATE_NOOP("Answers", "the servers in %1 are kept running already"),
    QT_TRANSLATE_NOOP("Answers", "what it says cannot be understood"),
    QT_TRANSLATE_NOOP("Answers", "the ensemble that runs in %1 has other members"),
    QT_TRANSLATE_NOOP("Answers", "it has told more than %1 MiB: what it does from here on is not shown"),
    QT_TRANSLATE_NOOP("Answers", "its trace cannot be kept: %1"),
    QT_TRANSLATE_NOOP("Answers", "there is no leader now"),
    QT_TRANSLATE_NOOP("Answers", "there is no follower now"),
    QT_TRANSLATE_NOOP("Answers", "there is no observer now"),
    QT_TRANSLATE_NOOP("Answers", "no node is left"),
    QT_TRANSLATE_NOOP("Answers", "no node to act on: each %1"),
    QT_TRANSLATE_NOOP("Answers", "is already dead"),
    QT_TRANSLATE_NOOP("Answers", "is alive"),
    QT_TRANSLATE_NOOP("Answers", "is dead"),
    QT_TRANSLATE_NOOP("Answers", "is dead or already frozen"),
    QT_TRANSLATE_NOOP("Answers", "is not frozen"),
    QT_TRANSLATE_NOOP("Answers", "has no sync that waits to be told"),
    QT_TRANSLATE_NOOP("Answers", "has no such timer now"),
    QT_TRANSLATE_NOOP("Answers", "has its timers held already"),
    QT_TRANSLATE_NOOP("Answers", "has no timers held"),
    QT_TRANSLATE_NOOP("Answers", "node %1 is dead"),
    QT_TRANSLATE_NOOP("Answers", "%1 is already dead"),
    QT_TRANSLATE_NOOP("Answers", "%1 is alive"),
    QT_TRANSLATE_NOOP("Answers", "%1 is dead"),
    QT_TRANSLATE_NOOP("Answers", "%1 is dead or already frozen"),
    QT_TRANSLATE_NOOP("Answers", "%1 is not frozen"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no sync that waits to be told"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no such timer now"),
    QT_TRANSLATE_NOOP("Answers", "%1 has its timers held already"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no timers held"),
    QT_TRANSLATE_NOOP("Answers", "%1 cannot start from its disk: %2"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no file to lose"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no file to damage"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no log to rot"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no record to lose"),
    QT_TRANSLATE_NOOP("Answers", "%1 has no record %2 in its log"),
    QT_TRANSLATE_NOOP("Answers", "two different nodes swap disks"),
    QT_TRANSLATE_NOOP("Answers", "a link needs two different nodes"),
    QT_TRANSLATE_NOOP("Answers", "already cut"),
    QT_TRANSLATE_NOOP("Answers", "not cut"),
    QT_TRANSLATE_NOOP("Answers", "held already"),
    QT_TRANSLATE_NOOP("Answers", "there is no such hold"),
    QT_TRANSLATE_NOOP("Answers", "nothing is held"),
    QT_TRANSLATE_NOOP("Answers", "no such message is the first to wait in its connection"),
    QT_TRANSLATE_NOOP("Answers", "no such message is under way"),
    QT_TRANSLATE_NOOP("Answers", "there is no connection to reset"),
    QT_TRANSLATE_NOOP("Answers", "there is no client %1"),
    QT_TRANSLATE_NOOP("Answers", "there is a client %1 already"),
    QT_TRANSLATE_NOOP("Answers", "client %1 is not connected"),
    QT_TRANSLATE_NOOP("Answers", "client %1 has closed its session"),
    QT_TRANSLATE_NOOP("Answers", "that connection number is in use"),
    QT_TRANSLATE_NOOP("Answers", "there is no such connection"),
    QT_TRANSLATE_NOOP("Answers", "the saved run is being repeated: wait until it stands where it was saved"),
};

}  // namespace

std::optional<QString> translatedAnswer(std::string_view english) {
    return translatedBy(Answers, "Answers", english, answerWords);  // a refusal may stand in another
}

QString answerWords(std::string_view english) {
    const auto answer = translatedAnswer(english);
    return answer ? *answer : reasonWords(english);
}

}  // namespace qs::app
