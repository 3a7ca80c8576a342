#include "app/models/record_words.h"

#include "app/models/reason_words.h"
#include "app/models/text.h"

namespace qs::app {

namespace {

QString number(ConnectionId connection) {
    return QString::number(connection.value);
}

}  // namespace

QString RecordWords::words(const trace::ClientConnected& e) const {
    return (e.outside ? tr("client connection %1 arrives from outside") : tr("client connection %1 arrives"))
        .arg(number(e.connection));
}

QString RecordWords::words(const trace::ClientDisconnected& e) const {
    return tr("client connection %1 ends: %2").arg(number(e.connection), reasonWords(m_tables.text(e.reason)));
}

QString RecordWords::words(const trace::ClientCall& e) const {
    const QString what = spelt(trace::opcodeName(e.opcode));
    if (e.path.index == 0) return tr("client connection %1 asks %2").arg(number(e.connection), what);
    return tr("client connection %1 asks %2 %3").arg(number(e.connection), what, spelt(m_tables.text(e.path)));
}

QString RecordWords::words(const trace::ClientReturn& e) const {
    return tr("client connection %1 gets %2 for %3 at %4")
        .arg(number(e.connection), spelt(e.error), spelt(trace::opcodeName(e.opcode)), spelt(e.zxid));
}

QString RecordWords::words(const trace::UnsupportedOpcode& e) const {
    return tr("client connection %1 asks %2, which is not served here: error -6")
        .arg(number(e.connection), spelt(trace::opcodeName(e.opcode)));
}

QString RecordWords::words(const trace::Authenticated& e) const {
    return tr("client connection %1 has proved an identity").arg(number(e.connection));
}

QString RecordWords::words(const trace::AnswerArrived& e) const {
    return tr("session %1 has its answer: %2 at %3").arg(spelt(e.session), spelt(e.error), spelt(e.zxid));
}

QString RecordWords::words(const trace::SessionOpened& e) const {
    return (e.resumed ? tr("session %1 moves here (%2 ms)") : tr("session %1 opens (%2 ms)"))
        .arg(spelt(e.session), QString::number(e.timeoutMs));
}

QString RecordWords::words(const trace::SessionExpired& e) const {
    return tr("session %1 expires").arg(spelt(e.session));
}

QString RecordWords::words(const trace::WatchSet& e) const {
    return tr("watch on %1 for session %2").arg(spelt(m_tables.text(e.path)), spelt(e.session));
}

QString RecordWords::words(const trace::WatchFired& e) const {
    return tr("watch fires: %1 %2 for session %3").arg(spelt(e.type), spelt(m_tables.text(e.path)), spelt(e.session));
}

QString RecordWords::words(const trace::WatchRemoved& e) const {
    return tr("watches on %1 are removed for session %2").arg(spelt(m_tables.text(e.path)), spelt(e.session));
}

QString RecordWords::words(const trace::WatchRestored& e) const {
    return tr("session %1 still watches %2, seen up to %3")
        .arg(spelt(e.session), spelt(m_tables.text(e.path)), spelt(e.zxid));
}

}  // namespace qs::app
