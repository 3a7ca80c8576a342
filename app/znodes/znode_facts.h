// What the room knows beyond the picture: answers to requests, and sessions with their watches over time. One fold over
// the records, fed with every batch.
#pragma once

#include "app/models/trace_index.h"
#include "app/znodes/request_ledger.h"
#include "app/znodes/session_ledger.h"

namespace qs::app {

struct ZnodeFacts {
    RequestLedger requests;
    SessionLedger sessions;

    std::vector<RequestAnswer> observe(const trace::Batch& batch, const trace::Tables& tables) {
        sessions.observe(batch);
        return requests.observe(batch, tables);
    }
};

/// How long a session has to live.
struct SessionLife {
    enum class State {
        Renewed,     ///< its connection stands: pings renew it
        RunningOut,  ///< nothing can renew it now
        NoLeader,    ///< nobody counts; the next leader gives it its full time anew
        Expired,     ///< found silent; the transaction that ends it is on its way
    };
    State state = State::Renewed;
    /// RunningOut: at most so long, but for the rest of a tick; Renewed: the whole timeout.
    VirtualTime left;
};
SessionLife lifeOf(SessionId session, std::int32_t timeoutMs, const TraceIndex& index, const SessionLedger& ledger);
QString lifeInWords(const SessionLife& life);

/// "client ada (0x1000...)", "0x1000..." where the client has no name.
QString sessionName(SessionId session, const RequestLedger& requests);
/// "client ada", for narrow columns.
QString shortSessionName(SessionId session, const RequestLedger& requests);

}  // namespace qs::app
