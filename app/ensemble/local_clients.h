// Clients that the Local world runs itself: the client machine of engine/client over real sockets, told by commands
// what to ask. Belongs to one thread.
#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/client/commanded.h"

namespace qs::app {

class LocalClients : public QObject {
    Q_OBJECT
public:
    using PortOf = std::function<quint16(NodeId)>;
    /// `portOf`: where that server listens for clients, on 127.0.0.1. `timeoutMs`: of their sessions.
    LocalClients(PortOf portOf, std::int32_t timeoutMs, QObject* parent = nullptr);
    ~LocalClients() override;

    /// Why it cannot be done now: there is such a client already; there is none; it is not connected, or closed.
    std::optional<Error> refusal(const command::ClientStart& command) const;
    std::optional<Error> refusal(const command::ClientRequest& command) const;
    std::optional<Error> refusal(const command::ResetClient& command) const;
    /// Each requires: not refused. `servers`: tried in turn.
    void start(const command::ClientStart& command, std::vector<NodeId> servers);
    void ask(const command::ClientRequest& command);
    void reset(const command::ResetClient& command);

signals:
    /// About to connect to that server from that port.
    void dialling(const std::string& client, qs::NodeId server, quint16 fromPort);
    void answered(const qs::client::NamedAnswer& answer, qs::SessionId session);

private:
    class Client;

    PortOf m_portOf;
    std::int32_t m_timeoutMs;
    std::map<std::string, std::unique_ptr<Client>> m_clients;
};

}  // namespace qs::app
