#include "app/znodes/window_client.h"

#include <utility>

namespace qs::app {

using command::ClientRequest;
using command::ClientVerb;

namespace {

ClientRequest requestFor(ClientVerb verb, const std::string& path) {
    ClientRequest request;
    request.client = WindowClient::ClientName;
    request.verb = verb;
    request.path = path;
    return request;
}

bool isSequential(CreateMode mode) {
    return mode == CreateMode::PersistentSequential || mode == CreateMode::EphemeralSequential ||
           mode == CreateMode::TtlSequential;
}

}  // namespace

ClientRequest createRequest(const std::string& path, const std::string& data, CreateMode mode, std::int64_t ttlMs,
                            const std::string& acl) {
    ClientRequest request = requestFor(ClientVerb::Create, path);
    request.data = data;
    request.acl = acl;
    request.ephemeral = mode == CreateMode::Ephemeral || mode == CreateMode::EphemeralSequential;
    request.sequential = isSequential(mode);
    request.container = mode == CreateMode::Container;
    if (mode == CreateMode::Ttl || mode == CreateMode::TtlSequential) request.ttlMs = ttlMs;
    return request;
}

ClientRequest setRequest(const std::string& path, const std::string& data, std::int32_t version) {
    ClientRequest request = requestFor(ClientVerb::Set, path);
    request.data = data;
    request.version = version;
    return request;
}

ClientRequest deleteRequest(const std::string& path, std::int32_t version) {
    ClientRequest request = requestFor(ClientVerb::Delete, path);
    request.version = version;
    return request;
}

ClientRequest setAclRequest(const std::string& path, const std::string& acl, std::int32_t aversion) {
    ClientRequest request = requestFor(ClientVerb::SetAcl, path);
    request.acl = acl;
    request.version = aversion;
    return request;
}

ClientRequest authRequest(const std::string& userAndPassword) {
    ClientRequest request = requestFor(ClientVerb::Auth, {});
    request.data = userAndPassword;
    return request;
}

ClientRequest watchRequest(const std::string& path, tree::WatchKind kind) {
    using tree::WatchKind;
    const bool stays = kind == WatchKind::Persistent || kind == WatchKind::PersistentRecursive;
    const ClientVerb once = kind == WatchKind::DataWatch     ? ClientVerb::Get
                            : kind == WatchKind::ExistsWatch ? ClientVerb::Exists
                                                             : ClientVerb::List;
    ClientRequest request = requestFor(stays ? ClientVerb::AddWatch : once, path);
    request.watch = !stays;
    request.recursive = kind == WatchKind::PersistentRecursive;
    return request;
}

ClientRequest unwatchRequest(const std::string& path) {
    return requestFor(ClientVerb::RemoveWatches, path);
}

void WindowClient::ask(ClientRequest request) {
    if (!m_started) {
        m_sink.submit(command::ClientStart{ClientName, {command::NodeSelector::all()}});
        m_started = true;
    }
    request.client = ClientName;
    m_sink.submit(std::move(request));
}

QString WindowClient::text(ClientRequest request) {
    request.client = ClientName;
    return QString::fromStdString(command::format(request));
}

}  // namespace qs::app
