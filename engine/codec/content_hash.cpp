#include "engine/tree/content_hash.h"

#include "engine/codec/client_protocol.h"

namespace qs::codec {

namespace {

void addNames(tree::ContentHash& h, const std::vector<std::string>& names) {
    std::uint64_t sum = 0;
    for (const std::string& name : names)
        sum += tree::nameHash(name);
    h.names(sum, names.size());
}

void addParts(tree::ContentHash& h, const std::vector<ReplyBody::Part>& parts) {
    for (const ReplyBody::Part& p : parts) {
        const bool set = p.opcode == static_cast<std::int32_t>(Opcode::SetData);
        const bool creates = p.opcode == static_cast<std::int32_t>(Opcode::Create) ||
                             p.opcode == static_cast<std::int32_t>(Opcode::Create2);
        h.part(p.error, p.failed, creates ? std::string_view(p.body.path) : std::string_view(),
               set ? &p.body.stat : nullptr);
    }
}

}  // namespace

std::uint64_t contentHash(std::int32_t opcode, const ReplyBody& body) {
    tree::ContentHash h;
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
            h.text(body.path);
            break;
        case Opcode::Create2:
        case Opcode::CreateContainer:
        case Opcode::CreateTtl:
            h.text(body.path);
            h.stat(body.stat);
            break;
        case Opcode::Exists:
        case Opcode::SetData:
        case Opcode::SetAcl:
            h.stat(body.stat);
            break;
        case Opcode::GetData:
        case Opcode::Reconfig:
            h.data(body.data);
            h.stat(body.stat);
            break;
        case Opcode::GetAcl:
            h.acl(body.acl);
            h.stat(body.stat);
            break;
        case Opcode::GetChildren:
            addNames(h, body.children);
            break;
        case Opcode::GetChildren2:
            addNames(h, body.children);
            h.stat(body.stat);
            break;
        case Opcode::GetAllChildrenNumber:
            h.number(body.number);
            break;
        case Opcode::Multi:
            addParts(h, body.parts);
            break;
        case Opcode::GetEphemerals:
        case Opcode::MultiRead:
        case Opcode::WhoAmI:
        case Opcode::Sync:
        case Opcode::AddWatch:
        case Opcode::Delete:
        case Opcode::DeleteContainer:
        case Opcode::Check:
        case Opcode::Ping:
        case Opcode::Auth:
        case Opcode::SetWatches:
        case Opcode::SetWatches2:
        case Opcode::CheckWatches:
        case Opcode::RemoveWatches:
        case Opcode::CloseSession:
            break;
    }
    return h.value();
}

}  // namespace qs::codec
