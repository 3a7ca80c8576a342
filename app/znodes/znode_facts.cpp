#include "app/znodes/znode_facts.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/znodes/znode_text.h"

namespace qs::app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SessionLife)
};

}  // namespace

SessionLife lifeOf(SessionId session, std::int32_t timeoutMs, const TraceIndex& index, const SessionLedger& ledger) {
    using enum SessionLife::State;
    const VirtualTime now = index.now();
    const VirtualTime timeout = VirtualTime::ofMs(timeoutMs);
    if (ledger.expiredAt(session) <= now) return {Expired, {}};
    if (!index.leader()) return {NoLeader, timeout};
    const ConnectionSpan* span = ledger.connectionOf(session, now);
    VirtualTime since;
    if (span && span->at(now)) {
        const auto server = index.nodes().find(span->node);
        if (server == index.nodes().end() || !server->second.frozen) return {Renewed, timeout};
        const VirtualTime frozen = ledger.frozenSince(span->node);
        since = frozen <= now ? frozen : now;
    } else if (span) {
        since = span->to;
    }
    const VirtualTime leading = ledger.leaderSince(now);
    if (!leading.isNever()) since = std::max(since, leading);
    return {RunningOut, std::max(since + timeout - now, VirtualTime{})};
}

QString lifeInWords(const SessionLife& life) {
    const QString seconds = QString::number(static_cast<double>(life.left.us) / 1e6, 'f', 1);
    switch (life.state) {
        case SessionLife::State::Renewed:
            return Words::tr("%1 s, pings renew it").arg(seconds);
        case SessionLife::State::RunningOut:
            return life.left.us == 0 ? Words::tr("expires any moment") : Words::tr("%1 s left, silent").arg(seconds);
        case SessionLife::State::NoLeader:
            return Words::tr("no leader counts");
        case SessionLife::State::Expired:
            return Words::tr("expired, being closed");
    }
    return {};
}

QString sessionName(SessionId session, const RequestLedger& requests) {
    const std::string& client = requests.clientOf(session);
    if (client.empty()) return toText(session);
    return Words::tr("client %1 (%2)").arg(QString::fromStdString(client), toText(session));
}

QString shortSessionName(SessionId session, const RequestLedger& requests) {
    const std::string& client = requests.clientOf(session);
    return client.empty() ? toText(session) : Words::tr("client %1").arg(QString::fromStdString(client));
}

}  // namespace qs::app
