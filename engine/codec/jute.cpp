#include "engine/codec/jute.h"

#include <bit>

namespace qs::codec {

void Writer::bigEndian(std::uint64_t value, int bytes) {
    value <<= 64 - 8 * bytes;
    if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
    m_out.append(reinterpret_cast<const char*>(&value), static_cast<std::size_t>(bytes));
}

void Writer::string(std::string_view v) {
    i32(static_cast<std::int32_t>(v.size()));
    m_out += v;
}

void Writer::buffer(const tree::Data& v) {
    if (v) {
        string(*v);
    } else {
        i32(-1);
    }
}

void Writer::strings(const std::vector<std::string>& v) {
    i32(static_cast<std::int32_t>(v.size()));
    for (const auto& s : v)
        string(s);
}

void Writer::acl(const std::vector<tree::Acl>& v) {
    i32(static_cast<std::int32_t>(v.size()));
    for (const auto& a : v) {
        i32(a.perms);
        string(a.scheme);
        string(a.id);
    }
}

void Writer::stat(const tree::Stat& v) {
    zxid(v.czxid);
    zxid(v.mzxid);
    i64(v.ctimeMs);
    i64(v.mtimeMs);
    i32(v.version);
    i32(v.cversion);
    i32(v.aversion);
    i64(v.ephemeralOwner.value);
    i32(v.dataLength);
    i32(v.numChildren);
    zxid(v.pzxid);
}

std::string Writer::frame() {
    Writer length;
    length.i32(static_cast<std::int32_t>(m_out.size()));
    m_out.insert(0, length.m_out);
    return take();
}

void Reader::fail(const char* problem) {
    if (!m_problem) m_problem = problem;
}

Error Reader::error(const char* what) const {
    QS_CHECK(!ok());
    return {"byte " + std::to_string(m_at), std::string(what) + ": " + m_problem};
}

std::string_view Reader::take(std::size_t bytes) {
    if (!ok() || bytes > remaining()) {
        fail("the record ends too early");
        return {};
    }
    const std::string_view out = m_bytes.substr(m_at, bytes);
    m_at += bytes;
    return out;
}

std::uint64_t Reader::bigEndian(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char c : take(bytes))
        value = (value << 8) | static_cast<unsigned char>(c);
    return value;
}

bool Reader::boolean() {
    return bigEndian(1) != 0;
}
std::int32_t Reader::i32() {
    return static_cast<std::int32_t>(bigEndian(4));
}
std::int64_t Reader::i64() {
    return static_cast<std::int64_t>(bigEndian(8));
}

std::size_t Reader::length(const char* what, bool& null) {
    const std::int32_t n = i32();
    null = ok() && n == -1;
    if (ok() && (n < -1 || (n > 0 && static_cast<std::size_t>(n) > remaining()))) fail(what);
    return ok() && n > 0 ? static_cast<std::size_t>(n) : 0;
}

std::string Reader::string() {
    bool null = false;
    const std::size_t n = length("a string's length does not fit the record", null);
    if (null) fail("a string is null");
    return std::string(take(n));
}

std::string Reader::stringOrNull() {
    bool null = false;
    const std::size_t n = length("a string's length does not fit the record", null);
    return std::string(take(n));
}

tree::Data Reader::buffer() {
    bool null = false;
    const std::size_t n = length("a buffer's length does not fit the record", null);
    const std::string_view bytes = take(n);
    return null || !ok() ? nullptr : tree::Data(bytes);
}

std::size_t Reader::count(std::size_t minimum, bool& null) {
    const std::int32_t n = i32();
    null = ok() && n == -1;
    if (!ok() || null) return 0;
    if (n < 0 || static_cast<std::size_t>(n) > remaining() / minimum) {
        fail("a vector's count does not fit the record");
        return 0;
    }
    return static_cast<std::size_t>(n);
}

std::vector<std::string> Reader::strings() {
    constexpr std::size_t EmptyString = 4;
    bool null = false;
    std::vector<std::string> out;
    for (std::size_t n = count(EmptyString, null); n > 0 && ok(); --n)
        out.push_back(string());
    if (null) fail("a vector of strings is null");
    return out;
}

std::vector<tree::Acl> Reader::acl() {
    constexpr std::size_t EmptyAcl = 12;
    bool null = false;
    std::vector<tree::Acl> out;
    for (std::size_t n = count(EmptyAcl, null); n > 0 && ok(); --n) {
        tree::Acl a;
        a.perms = i32();
        a.scheme = stringOrNull();
        a.id = stringOrNull();
        out.push_back(std::move(a));
    }
    return out;
}

tree::Identities Reader::identities() {
    constexpr std::size_t EmptyIdentity = 8;
    bool null = false;
    tree::Identities out;
    for (std::size_t n = count(EmptyIdentity, null); n > 0 && ok(); --n) {
        tree::Identity who;
        who.scheme = string();
        who.id = string();
        out.push_back(std::move(who));
    }
    return out;
}

tree::Stat Reader::stat() {
    tree::Stat s;
    s.czxid = zxid();
    s.mzxid = zxid();
    s.ctimeMs = i64();
    s.mtimeMs = i64();
    s.version = i32();
    s.cversion = i32();
    s.aversion = i32();
    s.ephemeralOwner = SessionId{i64()};
    s.dataLength = i32();
    s.numChildren = i32();
    s.pzxid = zxid();
    return s;
}

}  // namespace qs::codec
