#include "app/znodes/window_client.h"

#include <utility>

namespace qs::app {

using command::ClientRequest;
using command::ClientVerb;

void WindowClient::submit(ClientRequest request) {
    if (!m_started) {
        m_sink.submit(command::ClientStart{ClientName, {command::NodeSelector::all()}});
        m_started = true;
    }
    request.client = ClientName;
    m_sink.submit(std::move(request));
}

void WindowClient::create(const std::string& path, const std::string& data, bool ephemeral, bool sequential) {
    ClientRequest request;
    request.verb = ClientVerb::Create;
    request.path = path;
    request.data = data;
    request.ephemeral = ephemeral;
    request.sequential = sequential;
    submit(std::move(request));
}

void WindowClient::set(const std::string& path, const std::string& data, std::int32_t version) {
    ClientRequest request;
    request.verb = ClientVerb::Set;
    request.path = path;
    request.data = data;
    request.version = version;
    submit(std::move(request));
}

void WindowClient::remove(const std::string& path, std::int32_t version) {
    ClientRequest request;
    request.verb = ClientVerb::Delete;
    request.path = path;
    request.version = version;
    submit(std::move(request));
}

}  // namespace qs::app
