// Records in words, in the language of the window: what trace::describe says in English, for people at the window.
// Transcripts and the command line keep the engine's English. Protocol words stay as the field writes them.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "engine/trace/tables.h"

namespace qs::app {

class RecordWords {
    Q_DECLARE_TR_FUNCTIONS(RecordWords)
public:
    /// What happened, without time and node: "leads epoch 2".
    static QString describe(const trace::Record& record, const trace::Tables& tables);
    /// "12.345 s  node 3  leads epoch 2"; records of no node have "-" in its place.
    static QString line(const trace::Record& record, const trace::Tables& tables);

private:
    explicit RecordWords(const trace::Tables& tables) : m_tables(tables) {}

    // An overload for every kind of event and no catch-all: a new kind without words does not compile.

    // What the driver saw: record_words_driver.cpp.
    QString words(const trace::CommandIssued& e) const;
    QString words(const trace::NodeStarted& e) const;
    QString words(const trace::NodeKilled& e) const;
    QString words(const trace::NodeFrozen& e) const;
    QString words(const trace::NodeThawed& e) const;
    QString words(const trace::NodeSlowed& e) const;
    QString words(const trace::ClockChanged& e) const;
    QString words(const trace::LinkChanged& e) const;
    QString words(const trace::HoldChanged& e) const;
    QString words(const trace::LinkDelayed& e) const;
    QString words(const trace::LinkClogged& e) const;
    QString words(const trace::MessageSent& e) const;
    QString words(const trace::MessageHeld& e) const;
    QString words(const trace::MessageReleased& e) const;
    QString words(const trace::MessageReceived& e) const;
    QString words(const trace::MessageDropped& e) const;
    QString words(const trace::MessageRepeated& e) const;
    QString words(const trace::ConnectionOpened& e) const;
    QString words(const trace::ConnectionClosed& e) const;
    QString words(const trace::TimerSet& e) const;
    QString words(const trace::TimerFired& e) const;
    QString words(const trace::TimersHeld& e) const;

    // Logs and disks: record_words_disks.cpp.
    QString words(const trace::TxnLogged& e) const;
    QString words(const trace::Persisted& e) const;
    QString words(const trace::SnapshotBegun& e) const;
    QString words(const trace::DiskRead& e) const;
    QString words(const trace::DiskFailed& e) const;
    QString words(const trace::DiskLost& e) const;
    QString words(const trace::DiskChanged& e) const;
    QString words(const trace::DiskDamaged& e) const;

    // Elections and broadcast: record_words_zab.cpp.
    QString words(const trace::RoleChanged& e) const;
    QString words(const trace::VoteChanged& e) const;
    QString words(const trace::EpochProposed& e) const;
    QString words(const trace::EpochEstablished& e) const;
    QString words(const trace::SyncChosen& e) const;
    QString words(const trace::Proposed& e) const;
    QString words(const trace::ProposalAcked& e) const;
    QString words(const trace::Committed& e) const;
    QString words(const trace::Applied& e) const;
    QString words(const trace::TreeReset& e) const;
    QString words(const trace::ServingStarted& e) const;
    QString words(const trace::ServingStopped& e) const;
    QString words(const trace::ReadOnlyChanged& e) const;
    QString words(const trace::PacketRefused& e) const;
    QString words(const trace::Noted& e) const;

    // Clients, sessions and watches: record_words_clients.cpp.
    QString words(const trace::ClientConnected& e) const;
    QString words(const trace::ClientDisconnected& e) const;
    QString words(const trace::ClientCall& e) const;
    QString words(const trace::ClientReturn& e) const;
    QString words(const trace::UnsupportedOpcode& e) const;
    QString words(const trace::Authenticated& e) const;
    QString words(const trace::AnswerArrived& e) const;
    QString words(const trace::SessionOpened& e) const;
    QString words(const trace::SessionExpired& e) const;
    QString words(const trace::WatchSet& e) const;
    QString words(const trace::WatchFired& e) const;
    QString words(const trace::WatchRemoved& e) const;
    QString words(const trace::WatchRestored& e) const;

    QString txn(trace::TxnRef ref) const;
    static QString vote(const trace::MessageSent& e);
    static QString acks(std::uint64_t bits);
    static QString learner(const trace::RoleChanged& e);

    const trace::Tables& m_tables;
};

}  // namespace qs::app
