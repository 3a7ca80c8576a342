// The window's own client of the ensemble: what is asked for in the window are ordinary requests of a client
// named "window", so they travel, commit and show up in the trace as everybody else's do.
#pragma once

#include <QString>
#include <string>

#include "app/models/command_sink.h"
#include "engine/tree/tree.h"
#include "engine/tree/watch_table.h"

namespace qs::app {

enum class CreateMode {
    Persistent,
    PersistentSequential,
    Ephemeral,
    EphemeralSequential,
    Container,
    Ttl,
    TtlSequential,
};

/// `ttlMs` counts for the TTL modes alone; `acl` as in tree/acl_text.h, empty: the open one.
command::ClientRequest createRequest(const std::string& path, const std::string& data, CreateMode mode,
                                     std::int64_t ttlMs = 0, const std::string& acl = {});
/// Refused unless the znode still has `version`; -1: whichever.
command::ClientRequest setRequest(const std::string& path, const std::string& data, std::int32_t version);
command::ClientRequest deleteRequest(const std::string& path, std::int32_t version);
command::ClientRequest setAclRequest(const std::string& path, const std::string& acl, std::int32_t aversion);
/// Proves to be USER from here on: "user:password".
command::ClientRequest authRequest(const std::string& userAndPassword);
command::ClientRequest watchRequest(const std::string& path, tree::WatchKind kind);
command::ClientRequest unwatchRequest(const std::string& path);

class WindowClient {
public:
    static constexpr const char* ClientName = "window";

    explicit WindowClient(CommandSink& sink) : m_sink(sink) {}

    /// The client starts with its first request.
    void ask(command::ClientRequest request);
    /// Another command, as it is.
    void submit(const command::Command& command) { m_sink.submit(command); }
    /// The command that ask() would submit, as text: for tooltips.
    static QString text(command::ClientRequest request);

private:
    CommandSink& m_sink;
    bool m_started = false;
};

}  // namespace qs::app
