#include "app/models/record_words.h"

#include "app/models/text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

// --- Commands, processes and clocks --------------------------------------------------------------------------------

QString RecordWords::words(const trace::CommandIssued& e) const {
    const QString command = spelt(m_tables.text(e.text));
    switch (e.source) {
        case trace::CommandSource::User:
            return tr("command (user): %1").arg(command);
        case trace::CommandSource::Scenario:
            return tr("command (scenario): %1").arg(command);
        case trace::CommandSource::OutsideClient:
            return tr("command (outside client): %1").arg(command);
        case trace::CommandSource::Campaign:
            return tr("command (campaign): %1").arg(command);
    }
    return command;
}

QString RecordWords::words(const trace::NodeStarted& e) const {
    return e.incarnation == 1 ? tr("starts") : tr("starts again from its disk");
}

QString RecordWords::words(const trace::NodeKilled& e) const {
    return e.power ? tr("loses its power") : tr("is killed");
}

QString RecordWords::words(const trace::NodeFrozen&) const {
    return tr("is frozen");
}

QString RecordWords::words(const trace::NodeThawed&) const {
    return tr("runs again");
}

QString RecordWords::words(const trace::NodeSlowed& e) const {
    if (e.cost.us == 0) return tr("is as fast as usual");
    return tr("takes %1 for each event").arg(spelt(formatDuration(e.cost)));
}

QString RecordWords::words(const trace::ClockChanged& e) const {
    const QString offset = spelt(formatDuration(VirtualTime{std::abs(e.ahead.us)}));
    const QString rate = QString::number(e.perMille);
    if (e.perMille == 1000) {
        if (e.ahead.us == 0) return tr("its wall clock is right");
        return (e.ahead.us < 0 ? tr("its wall clock is %1 behind") : tr("its wall clock is %1 ahead")).arg(offset);
    }
    if (e.ahead.us == 0) return tr("its wall clock is right, its clocks run at %1 thousandths").arg(rate);
    return (e.ahead.us < 0 ? tr("its wall clock is %1 behind, its clocks run at %2 thousandths")
                           : tr("its wall clock is %1 ahead, its clocks run at %2 thousandths"))
        .arg(offset, rate);
}

// --- Links ---------------------------------------------------------------------------------------------------------

QString RecordWords::words(const trace::LinkChanged& e) const {
    return (e.state == trace::LinkState::Cut ? tr("link %1->%2 cut") : tr("link %1->%2 healed"))
        .arg(spelt(e.from), spelt(e.to));
}

QString RecordWords::words(const trace::HoldChanged& e) const {
    QString what = e.anyKind ? tr("messages") : spelt(e.kind);
    if (e.zxid != Zxid{}) what = tr("%1 %2").arg(what, spelt(e.zxid));
    const std::string& path = m_tables.text(e.path);
    if (!path.empty()) what = tr("%1 of %2").arg(what, spelt(path));
    return (e.on ? tr("%1 %2->%3 wait from here on") : tr("%1 %2->%3 wait no longer"))
        .arg(what, spelt(e.from), spelt(e.to));
}

QString RecordWords::words(const trace::LinkDelayed& e) const {
    if (e.by.us == 0) return tr("link %1->%2 takes no longer than usual").arg(spelt(e.from), spelt(e.to));
    const QString by = spelt(formatDuration(e.by));
    if (e.spread == trace::Spread::None) return tr("link %1->%2 takes %3 longer").arg(spelt(e.from), spelt(e.to), by);
    return tr("link %1->%2 takes %3 longer, on average (%4)").arg(spelt(e.from), spelt(e.to), by, spelt(e.spread));
}

QString RecordWords::words(const trace::LinkClogged& e) const {
    return tr("link %1->%2 clogged until %3").arg(spelt(e.from), spelt(e.to), spelt(e.until));
}

// --- Messages ------------------------------------------------------------------------------------------------------

QString RecordWords::vote(const trace::MessageSent& e) {
    const bool looking = e.senderRole == trace::Role::Looking;
    if (!e.voteFor) {
        return looking ? tr("asks who leads -> %1").arg(spelt(e.to))
                       : tr("asks who leads from one that is %1 -> %2").arg(spelt(e.senderRole), spelt(e.to));
    }
    const QString round = QString::number(e.count);
    if (looking) {
        return tr("vote for %1 (zxid %2, epoch %3, round %4) -> %5")
            .arg(spelt(e.voteFor), spelt(e.zxid), spelt(e.epoch), round, spelt(e.to));
    }
    return tr("vote for %1 (zxid %2, epoch %3, round %4) from one that is %5 -> %6")
        .arg(spelt(e.voteFor), spelt(e.zxid), spelt(e.epoch), round, spelt(e.senderRole), spelt(e.to));
}

QString RecordWords::words(const trace::MessageSent& e) const {
    if (e.kind == MessageKind::Notification) return vote(e);
    if (e.txn) return u"%1 %2 -> %3"_s.arg(spelt(e.kind), txn(e.txn), spelt(e.to));
    if (e.zxid != Zxid{}) return u"%1 %2 -> %3"_s.arg(spelt(e.kind), spelt(e.zxid), spelt(e.to));
    return u"%1 -> %2"_s.arg(spelt(e.kind), spelt(e.to));
}

QString RecordWords::words(const trace::MessageHeld& e) const {
    return tr("message #%1 waits").arg(e.sent);
}

QString RecordWords::words(const trace::MessageReleased& e) const {
    return tr("message #%1 goes on").arg(e.sent);
}

QString RecordWords::words(const trace::MessageReceived& e) const {
    return tr("%1 received from %2").arg(spelt(e.kind), spelt(e.from));
}

QString RecordWords::words(const trace::MessageDropped& e) const {
    switch (e.reason) {
        case trace::DropReason::ConnectionBroken:
            return tr("message #%1 is lost: connection broken").arg(e.sent);
        case trace::DropReason::ReceiverDown:
            return tr("message #%1 is lost: receiver down").arg(e.sent);
        case trace::DropReason::Superseded:
            return tr("message #%1 is lost: superseded").arg(e.sent);
        case trace::DropReason::Lost:
            return tr("message #%1 is lost: dropped by a command").arg(e.sent);
    }
    return {};
}

QString RecordWords::words(const trace::MessageRepeated& e) const {
    return tr("record %1 is the message of record %2 a second time").arg(e.copy).arg(e.sent);
}

QString RecordWords::words(const trace::ConnectionOpened& e) const {
    return tr("connected with %1").arg(spelt(e.peer));
}

QString RecordWords::words(const trace::ConnectionClosed& e) const {
    return tr("connection with %1 closed").arg(spelt(e.peer));
}

QString RecordWords::words(const trace::TimerSet& e) const {
    return tr("timer %1 set").arg(spelt(e.timer));
}

QString RecordWords::words(const trace::TimerFired& e) const {
    return tr("timer %1 fires").arg(spelt(e.timer));
}

QString RecordWords::words(const trace::TimersHeld& e) const {
    return e.on ? tr("its timers wait until they are fired") : tr("its timers run out as ever");
}

}  // namespace qs::app
