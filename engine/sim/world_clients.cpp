// Client connections of the simulated world: outside ones, whose other end is the gateway, and simulated clients.
#include "engine/base/overload.h"
#include "engine/sim/world.h"

namespace qs::sim {

// --- Outside clients -----------------------------------------------------------------------------------------------

void World::openOutside(ConnectionId connection, NodeId node) {
    links[connection] = ClientLink{node, 0, {}, false, false, {}, false};
    handle(ClientReachesNode{connection, ClientReachesNode::What::Opened, {}, journal.cause()});
}

void World::outsideBytes(ConnectionId connection, const std::string& bytes) {
    handle(ClientReachesNode{connection, ClientReachesNode::What::Bytes, bytes, journal.cause()});
}

void World::closeOutside(ConnectionId connection) {
    handle(ClientReachesNode{connection, ClientReachesNode::What::Closed, {}, journal.cause()});
}

// --- Between replicas and clients ----------------------------------------------------------------------------------

/// Outside clients hear at once; simulated ones after the client latency.
void World::toClient(ConnectionId connection, NodeReachesClient::What what, const std::string& bytes) {
    const ClientLink& link = links.at(connection);
    if (!link.simClient.empty()) {
        const bool isBytes = what == NodeReachesClient::What::Bytes;
        const std::string through = isBytes ? passing(connection, bytes) : bytes;
        if (!isBytes || !through.empty())
            schedule.at(journal.now() + ClientLatency, NodeReachesClient{connection, what, through, journal.cause()});
        if (link.broken) breakClient(connection);
        return;
    }
    switch (what) {
        case NodeReachesClient::What::Opened:
            break;
        case NodeReachesClient::What::Bytes:
            clientOutput.push_back({connection, bytes, false});
            break;
        case NodeReachesClient::What::Refused:
        case NodeReachesClient::What::Closed:
            clientOutput.push_back({connection, {}, true});
            break;
    }
}

void World::onNodeReachesClient(const NodeReachesClient& event) {
    const auto link = links.find(event.connection);
    if (link == links.end()) return;
    const std::string name = link->second.simClient;
    SimClient& c = clients.at(name);
    if (c.connection != event.connection) return;  // it gave this connection up
    journal.setCause(event.cause);
    client::Effects effects;
    switch (event.what) {
        case NodeReachesClient::What::Opened:
            c.machine.step(client::Connected{}, journal.now(), effects);
            break;
        case NodeReachesClient::What::Bytes:
            c.machine.step(client::BytesReceived{event.bytes}, journal.now(), effects);
            break;
        case NodeReachesClient::What::Refused:
        case NodeReachesClient::What::Closed:
            c.connection = {};
            if (!link->second.nodeOpen) links.erase(event.connection);
            c.machine.step(client::Disconnected{}, journal.now(), effects);
            break;
    }
    carryOutClient(name, effects);
}

std::string World::passing(ConnectionId connection, const std::string& bytes) {
    ClientLink& link = links.at(connection);
    if (!link.bytesLeft) return bytes;
    const auto through = std::min<std::size_t>(*link.bytesLeft, bytes.size());
    *link.bytesLeft -= static_cast<std::uint32_t>(through);
    link.broken = *link.bytesLeft == 0;
    return bytes.substr(0, through);
}

/// Both ends hear of it after what had gone through.
void World::breakClient(ConnectionId connection) {
    schedule.at(journal.now() + ClientLatency,
                ClientReachesNode{connection, ClientReachesNode::What::Closed, {}, journal.cause()});
    schedule.at(journal.now() + ClientLatency,
                NodeReachesClient{connection, NodeReachesClient::What::Closed, {}, journal.cause()});
}

void World::resetClient(const std::string& name, std::uint32_t afterBytes) {
    const ConnectionId connection = clients.at(name).connection;
    ClientLink& link = links.at(connection);
    link.bytesLeft = afterBytes;
    link.broken = afterBytes == 0;
    if (link.broken) breakClient(connection);
}

// --- Simulated clients ---------------------------------------------------------------------------------------------

void World::startClient(const std::string& name, std::vector<NodeId> nodes, const std::string& chroot, bool readOnly) {
    client::ClientConfig clientConfig;
    clientConfig.readOnly = readOnly;
    clientConfig.servers = std::move(nodes);
    clientConfig.chroot = chroot;
    clientConfig.timeoutMs = static_cast<std::int32_t>(config.tick.ms() * 8);
    const auto [it, isNew] = clients.emplace(name, SimClient{client::Client(clientConfig), {}, 0});
    QS_CHECK(isNew);
    client::Effects effects;
    it->second.machine.start(journal.now(), effects);
    carryOutClient(name, effects);
}

void World::clientRequest(const command::ClientRequest& request) {
    client::Effects effects;
    clients.at(request.client).machine.step(client::Submit{client::requestOf(request)}, journal.now(), effects);
    carryOutClient(request.client, effects);
}

void World::onClientTimer(const ClientTimerDue& due) {
    SimClient& c = clients.at(due.client);
    if (c.timerGeneration != due.generation) return;
    journal.setCause(due.cause);
    client::Effects effects;
    c.machine.step(client::TimerFired{}, journal.now(), effects);
    carryOutClient(due.client, effects);
}

void World::carryOutClient(const std::string& name, const client::Effects& effects) {
    SimClient& c = clients.at(name);
    const auto toNode = [&](ClientReachesNode::What what, const std::string& bytes) {
        schedule.at(journal.now() + ClientLatency, ClientReachesNode{c.connection, what, bytes, journal.cause()});
    };
    for (const client::Effect& effect : effects) {
        std::visit(
            overload{
                [&](const client::Dial& e) {
                    // Even numbers: the gateway gives its clients odd ones, without asking here.
                    do
                        m_lastConnection += 2;
                    while (links.contains(ConnectionId{m_lastConnection}));
                    c.connection = ConnectionId{m_lastConnection};
                    links[c.connection] = ClientLink{e.server, 0, name, false, false, {}, false};
                    toNode(ClientReachesNode::What::Opened, {});
                },
                [&](const client::SendBytes& e) {
                    const std::string through = passing(c.connection, e.bytes);
                    if (!through.empty()) toNode(ClientReachesNode::What::Bytes, through);
                    if (links.at(c.connection).broken) breakClient(c.connection);
                },
                [&](const client::Close&) {
                    toNode(ClientReachesNode::What::Closed, {});
                    c.connection = {};
                },
                [&](const client::SetTimer& e) {
                    schedule.at(e.due, ClientTimerDue{name, ++c.timerGeneration, journal.cause()});
                },
                [&](const client::Answer& e) {
                    if (e.zxid != Zxid{}) {
                        journal.write({}, trace::Event{trace::AnswerArrived{c.machine.session(), e.error, e.zxid}});
                    }
                    clientAnswers.push_back(client::named(name, e));
                },
                [](const client::WatchEvent&) {},
                [](const client::SessionEstablished&) {},
                [](const client::SessionExpired&) {},
            },
            effect);
    }
}

}  // namespace qs::sim
