#include "engine/tree/content_hash.h"

#include <bit>
#include <cstring>

#include "engine/base/rng.h"

namespace qs::tree {

namespace {

/// Eight bytes from `bytes` on: values of a megabyte are hashed at each read of them.
std::uint64_t bigEndian(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

}  // namespace

void ContentHash::number(std::int64_t value) {
    m_hash = mixHash(m_hash, static_cast<std::uint64_t>(value));
}

void ContentHash::text(std::string_view text) {
    number(static_cast<std::int64_t>(text.size()));
    std::uint64_t word = 0;
    for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
        word = bigEndian(text.data());
        number(static_cast<std::int64_t>(word));
    }
    for (const char c : text)
        word = (word << 8) | static_cast<unsigned char>(c);
    number(static_cast<std::int64_t>(word));
}

void ContentHash::data(const Data& data) {
    number(data ? 1 : 0);
    if (data) text(*data);
}

void ContentHash::stat(const Stat& s) {
    number(static_cast<std::int64_t>(s.czxid.value));
    number(static_cast<std::int64_t>(s.mzxid.value));
    number(static_cast<std::int64_t>(s.pzxid.value));
    number(s.ctimeMs);
    number(s.mtimeMs);
    number(s.version);
    number(s.cversion);
    number(s.aversion);
    number(s.ephemeralOwner.value);
    number(s.dataLength);
    number(s.numChildren);
}

void ContentHash::acl(const std::vector<Acl>& acl) {
    number(static_cast<std::int64_t>(acl.size()));
    for (const Acl& a : acl) {
        number(a.perms);
        text(a.scheme);
        text(a.id);
    }
}

void ContentHash::names(std::uint64_t sum, std::size_t count) {
    number(static_cast<std::int64_t>(sum));
    number(static_cast<std::int64_t>(count));
}

void ContentHash::part(ErrorCode error, bool failed, std::string_view path, const Stat* s) {
    number(static_cast<std::int64_t>(error));
    number(failed ? 1 : 0);
    if (failed) return;
    text(path);
    if (s) stat(*s);
}

std::uint64_t nameHash(std::string_view name) {
    ContentHash h;
    h.text(name);
    return h.value();
}

std::uint64_t identityHash(std::string_view scheme, std::string_view id) {
    ContentHash h;
    h.text(scheme);
    h.text(id);
    return h.value();
}

}  // namespace qs::tree
