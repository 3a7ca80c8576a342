// Pairs what the program's own clients were told to ask with the answers, from the records alone: a refusal can be
// shown where the write was made, and a session gets the name of its client. No record names the client of a
// connection; it is known from the first call that only one client can have made.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/trace/batch.h"

namespace qs::app {

struct RequestAnswer {
    std::string client;
    command::ClientRequest request;
    bool known = true;                            ///< false: the connection was lost, so whether it happened is unknown
    tree::ErrorCode error = tree::ErrorCode::Ok;  ///< of a multi: that of the part that failed it
};

class RequestLedger {
public:
    /// Answers in the batch, in order; calls of outside clients are left out. `tables` hold the batch's entries.
    std::vector<RequestAnswer> observe(const trace::Batch& batch, const trace::Tables& tables);
    /// Empty: none of the program's own clients, or not known yet.
    const std::string& clientOf(SessionId session) const;

private:
    struct Asked {
        std::string client;
        command::ClientRequest request;
    };
    using Answers = std::vector<RequestAnswer>;

    void onCommand(const std::string& text);
    void onCall(const trace::ClientCall& call, const std::string& path, Answers& out);
    void onReturn(const trace::ClientReturn& answer, const trace::Tables& tables, Answers& out);
    void onDisconnect(ConnectionId connection, Answers& out);
    std::optional<std::string> callerOf(const trace::ClientCall& call, const std::string& path);
    bool fits(const Asked& asked, const trace::ClientCall& call, const std::string& path) const;

    std::map<ConnectionId, bool> m_outside;
    std::map<SessionId, std::string> m_names;
    std::map<std::string, std::string> m_chroots;        ///< by client
    std::map<std::string, std::deque<Asked>> m_waiting;  ///< told to ask, not yet seen at a server; by client
    std::map<std::pair<ConnectionId, std::int32_t>, Asked> m_open;  ///< asked and not answered
};

}  // namespace qs::app
