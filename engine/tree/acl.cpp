#include "engine/tree/acl.h"

#include <nettle/base64.h>
#include <nettle/sha1.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace qs::tree {

namespace {

using Address = std::uint32_t;

/// "a.b.c.d"; nullopt for anything else (IPv6 is not known to this scheme).
std::optional<Address> parseAddress(std::string_view text) {
    Address out = 0;
    for (int part = 0; part < 4; ++part) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || value > 255) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        out = (out << 8) | value;
        if (part == 3) break;
        if (text.empty() || text.front() != '.') return std::nullopt;
        text.remove_prefix(1);
    }
    return text.empty() ? std::optional(out) : std::nullopt;
}

struct Network {
    Address address = 0;
    Address mask = 0;
};

/// "a.b.c.d" or "a.b.c.d/bits".
std::optional<Network> parseNetwork(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = parseAddress(text.substr(0, slash));
    if (!address) return std::nullopt;
    unsigned bits = 32;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc{} || end != digits.data() + digits.size() || bits > 32) return std::nullopt;
    }
    return Network{*address, bits == 0 ? 0 : ~Address{0} << (32 - bits)};
}

bool inNetwork(const std::string& address, const std::string& network) {
    const auto a = parseAddress(address);
    const auto n = parseNetwork(network);
    return a && n && (*a & n->mask) == (n->address & n->mask);
}

bool stands(const Identity& who, const Acl& acl) {
    if (who.scheme != acl.scheme) return false;
    return acl.scheme == "ip" ? inNetwork(who.id, acl.id) : who.id == acl.id;
}

bool validId(const Acl& a) {
    if (a.scheme == "world") return a.id == "anyone";
    if (a.scheme == "digest") return std::count(a.id.begin(), a.id.end(), ':') == 1 && a.id.back() != ':';
    if (a.scheme == "ip") return parseNetwork(a.id).has_value();
    return false;
}

void addOnce(std::vector<Acl>& out, Acl acl) {
    if (std::find(out.begin(), out.end(), acl) == out.end()) out.push_back(std::move(acl));
}

}  // namespace

const AclList& readAcl() {
    static const AclList list = makeAcl({{static_cast<std::int32_t>(Perm::Read), "world", "anyone"}});
    return list;
}

bool permits(const AclList& acl, Perm perm, const Identities& who) {
    const auto isSuper = [](const Identity& w) { return w.scheme == SuperScheme; };
    if (acl->empty() || std::any_of(who.begin(), who.end(), isSuper)) return true;
    return std::any_of(acl->begin(), acl->end(), [&](const Acl& a) {
        if ((a.perms & static_cast<std::int32_t>(perm)) == 0) return false;
        if (a.scheme == "world") return a.id == "anyone";
        return std::any_of(who.begin(), who.end(), [&](const Identity& w) { return stands(w, a); });
    });
}

std::optional<std::vector<Acl>> resolveAcl(const std::vector<Acl>& acl, const Identities& who) {
    const bool hasDigest = std::any_of(who.begin(), who.end(), [](const Identity& w) { return w.scheme == "digest"; });
    std::vector<Acl> out;
    for (const Acl& a : acl) {
        if (a.scheme != "auth") {
            if (!validId(a)) return std::nullopt;
            addOnce(out, a);
            continue;
        }
        if (!hasDigest) return std::nullopt;
        for (const Identity& w : who) {
            if (w.scheme == "digest") addOnce(out, {a.perms, w.scheme, w.id});
        }
    }
    if (out.empty()) return std::nullopt;
    return out;
}

std::string digestIdentity(std::string_view userAndPassword) {
    const std::string_view user = userAndPassword.substr(0, userAndPassword.find(':'));
    sha1_ctx sha1;
    sha1_init(&sha1);
    sha1_update(&sha1, userAndPassword.size(), reinterpret_cast<const unsigned char*>(userAndPassword.data()));
    std::array<unsigned char, SHA1_DIGEST_SIZE> hash{};
    sha1_digest(&sha1, hash.size(), hash.data());
    std::array<char, BASE64_ENCODE_RAW_LENGTH(SHA1_DIGEST_SIZE)> text{};
    base64_encode_raw(text.data(), hash.size(), hash.data());
    return std::string(user) + ":" + std::string(text.begin(), text.end());
}

std::vector<Acl> maskDigests(const std::vector<Acl>& acl) {
    std::vector<Acl> out = acl;
    for (Acl& a : out) {
        if (a.scheme == "digest") a.id = a.id.substr(0, a.id.find(':')) + ":x";
    }
    return out;
}

}  // namespace qs::tree
