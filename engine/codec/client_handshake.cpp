#include "engine/codec/client_protocol.h"
#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::size_t PasswordSize = 16;

}  // namespace

Result<ConnectRequest> decodeConnectRequest(std::string_view payload) {
    Reader r(payload);
    ConnectRequest out;
    r.i32();
    out.lastZxidSeen = r.zxid();
    out.timeoutMs = r.i32();
    out.session = SessionId{r.i64()};
    const tree::Data password = r.buffer();
    if (password) out.password = *password;
    out.hasReadOnlyByte = r.remaining() > 0;
    if (out.hasReadOnlyByte) out.readOnly = r.boolean();
    if (!r.ok()) return r.error("connect request");
    return out;
}

Result<ConnectResponse> decodeConnectResponse(std::string_view payload) {
    Reader r(payload);
    ConnectResponse out;
    r.i32();
    out.timeoutMs = r.i32();
    out.session = SessionId{r.i64()};
    const tree::Data password = r.buffer();
    if (password) out.password = *password;
    out.hasReadOnlyByte = r.remaining() > 0;
    if (out.hasReadOnlyByte) out.readOnly = r.boolean();
    if (!r.ok()) return r.error("connect response");
    return out;
}

std::string encodeConnectRequest(const ConnectRequest& request) {
    Writer w;
    w.i32(0);
    w.zxid(request.lastZxidSeen);
    w.i32(request.timeoutMs);
    w.i64(request.session.value);
    w.string(request.password.empty() ? std::string(PasswordSize, '\0') : request.password);
    if (request.hasReadOnlyByte) w.boolean(request.readOnly);
    return w.frame();
}

std::string encodeConnectResponse(const ConnectResponse& response) {
    Writer w;
    w.i32(0);
    w.i32(response.timeoutMs);
    w.i64(response.session.value);
    w.string(response.password.empty() ? std::string(PasswordSize, '\0') : response.password);
    if (response.hasReadOnlyByte) w.boolean(response.readOnly);
    return w.frame();
}

std::string sessionPassword(SessionId session) {
    constexpr std::uint64_t Mask = (std::uint64_t{1} << 48) - 1;
    constexpr std::uint64_t Multiplier = 0x5DEECE66DULL;
    std::uint64_t state = (static_cast<std::uint64_t>(session.value) ^ 0xB3415C00ULL ^ Multiplier) & Mask;
    std::string out;
    while (out.size() < PasswordSize) {
        state = (state * Multiplier + 0xBULL) & Mask;
        for (int shift = 16; shift < 48; shift += 8)
            out += static_cast<char>(state >> shift);
    }
    return out;
}

}  // namespace qs::codec
