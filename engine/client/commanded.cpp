#include "engine/client/commanded.h"

#include "engine/client/client.h"
#include "engine/tree/acl_text.h"

namespace qs::client {

namespace {

Verb toVerb(command::ClientVerb verb) {
    static_assert(static_cast<int>(Verb::RemoveWatches) == static_cast<int>(command::ClientVerb::RemoveWatches));
    return static_cast<Verb>(verb);
}

}  // namespace

Request requestOf(const command::ClientRequest& asked) {
    Request out;
    out.verb = toVerb(asked.verb);
    out.path = asked.path;
    out.data = asked.data;
    out.version = asked.version;
    out.ephemeral = asked.ephemeral;
    out.sequential = asked.sequential;
    out.watch = asked.watch;
    out.container = asked.container;
    out.ttlMs = asked.ttlMs;
    out.recursive = asked.recursive;
    if (!asked.acl.empty()) out.acl = tree::parseAcl(asked.acl).value_or(std::vector<tree::Acl>());
    for (const command::ClientPart& p : asked.parts) {
        Request part;
        part.verb = toVerb(p.verb);
        part.path = p.path;
        part.data = p.data;
        part.version = p.version;
        part.ephemeral = p.ephemeral;
        part.sequential = p.sequential;
        out.parts.push_back(std::move(part));
    }
    return out;
}

NamedAnswer named(const std::string& client, const Answer& answer) {
    return {client,      answer.request, answer.error, answer.connectionLoss,
            answer.path, answer.data,    answer.zxid,  answer.stat.version};
}

std::string line(const NamedAnswer& answer) {
    std::string out = answer.client + " #" + std::to_string(answer.request) + ": ";
    out += answer.connectionLoss ? "connection loss, outcome unknown" : tree::toString(answer.error);
    if (!answer.path.empty()) out += " " + answer.path;
    if (!answer.data.empty()) out += " \"" + answer.data + "\"";
    if (!answer.connectionLoss) out += " zxid " + toString(answer.zxid);
    return out;
}

}  // namespace qs::client
