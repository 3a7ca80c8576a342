#include "engine/campaign/hostile_bytes.h"

#include "engine/codec/client_protocol.h"

namespace qs::campaign {

namespace {

void mutate(std::string& bytes, Rng& rng) {
    const auto at = static_cast<std::size_t>(rng.below(bytes.size()));
    switch (rng.below(5)) {
        case 0:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << rng.below(8)));
            break;
        case 1:
            bytes[at] = static_cast<char>(rng.below(256));
            break;
        case 2:
            bytes.resize(at + 1);
            break;
        case 3: {
            const auto byte = static_cast<char>(rng.below(256));
            const auto place = static_cast<std::size_t>(rng.below(4));  // in the length of the frame
            if (place < bytes.size()) bytes[place] = byte;              // which may have been cut away
            break;
        }
        default:
            bytes.insert(at, 1, static_cast<char>(rng.below(256)));
            break;
    }
}

std::string greeting(Rng& rng) {
    codec::ConnectRequest request;
    request.timeoutMs = static_cast<std::int32_t>(rng.between(-1, 20000));
    request.readOnly = rng.chance(1, 2);
    request.hasReadOnlyByte = !rng.chance(1, 4);
    if (rng.chance(1, 4)) request.session = SessionId{static_cast<std::int64_t>(rng.below(1ULL << 62U))};
    return codec::encodeConnectRequest(request);
}

std::string request(std::int32_t xid, Rng& rng) {
    static const std::string Path = "/hostile";
    switch (rng.below(7)) {
        case 0:
            return codec::encodeRequest(xid, tree::CreateRequest{Path, nullptr, *tree::openAcl(), 0});
        case 1:
            return codec::encodeRequest(xid, tree::SetDataRequest{Path, tree::Data("x"), -1});
        case 2:
            return codec::encodeRequest(xid, codec::GetDataRequest{Path, true});
        case 3:
            return codec::encodeRequest(xid, codec::GetChildrenRequest{"/", true, false});
        case 4:
            return codec::encodeRequest(xid, codec::SyncRequest{Path});
        case 5:
            return codec::encodeRequest(codec::XidPing, codec::PingRequest{});
        default:
            return codec::encodeRequest(xid, tree::CloseSessionRequest{});
    }
}

}  // namespace

std::vector<std::string> drawHostileBytes(Rng& rng) {
    std::vector<std::string> out{greeting(rng)};
    if (rng.chance(1, 2)) mutate(out.front(), rng);
    const auto requests = static_cast<std::int32_t>(rng.between(0, 4));
    for (std::int32_t xid = 1; xid <= requests; ++xid) {
        out.push_back(request(xid, rng));
        for (auto changes = rng.below(3); changes > 0; --changes)
            mutate(out.back(), rng);
    }
    return out;
}

}  // namespace qs::campaign
