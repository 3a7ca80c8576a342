// Jute, ZooKeeper's record encoding: big-endian integers, length-prefixed buffers and strings, counted vectors.
// Source: ZooKeeper 3.8 zookeeper-jute BinaryInputArchive, BinaryOutputArchive; zookeeper-protocol.md section 1.
//
//   bool    1 byte              buffer   i32 length (-1: null), bytes
//   int     4 bytes             ustring  as buffer, UTF-8
//   long    8 bytes             vector   i32 count (-1: null), elements
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/tree/acl.h"
#include "engine/tree/tree.h"

namespace qs::codec {

/// Appends to a string.
class Writer {
public:
    void boolean(bool v) { m_out += static_cast<char>(v ? 1 : 0); }
    void i32(std::int32_t v) { bigEndian(static_cast<std::uint32_t>(v), 4); }
    void i64(std::int64_t v) { bigEndian(static_cast<std::uint64_t>(v), 8); }
    void zxid(Zxid v) { bigEndian(v.value, 8); }
    void string(std::string_view v);
    void buffer(const tree::Data& v);
    void strings(const std::vector<std::string>& v);
    void acl(const std::vector<tree::Acl>& v);
    void stat(const tree::Stat& v);
    /// Bytes that are encoded already.
    void raw(std::string_view v) { m_out += v; }
    const std::string& bytes() const { return m_out; }
    /// Room for so many bytes at once.
    void reserve(std::size_t bytes) { m_out.reserve(bytes); }
    /// Its memory is kept.
    void clear() { m_out.clear(); }
    /// The bytes; it is empty then.
    std::string take() { return std::exchange(m_out, {}); }
    /// The same with their i32 length in front.
    std::string frame();

private:
    void bigEndian(std::uint64_t value, int bytes);
    std::string m_out;
};

/// Reads from a view. The first error stays: every read after it returns an empty value. Lengths and counts are held
/// against the bytes that remain before anything is allocated.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    bool boolean();
    std::int32_t i32();
    std::int64_t i64();
    Zxid zxid() { return Zxid{static_cast<std::uint64_t>(i64())}; }
    /// A null string is an error: no record of the client protocol that is served here allows one.
    std::string string();
    /// Null reads as empty: clients send the id of `auth` either way, and validation judges both alike.
    std::string stringOrNull();
    tree::Data buffer();
    /// A null vector is an error, as it is to ZooKeeper.
    std::vector<std::string> strings();
    /// A null vector is an empty one: both are refused by validation, not here.
    std::vector<tree::Acl> acl();
    tree::Stat stat();
    tree::Identities identities();
    /// Everything that remains.
    std::string rest() { return std::string(take(remaining())); }
    /// What was read makes no sense; the first such problem stays.
    void refuse(const char* problem) { fail(problem); }

    bool ok() const { return m_problem == nullptr; }
    /// "byte 12: WHAT: why". Requires: !ok().
    Error error(const char* what) const;
    /// Where the next read begins; after an error, behind the last bytes that could be read.
    std::size_t offset() const { return m_at; }
    std::size_t remaining() const { return m_bytes.size() - m_at; }

private:
    std::uint64_t bigEndian(std::size_t bytes);
    std::string_view take(std::size_t count);
    std::size_t length(const char* what, bool& null);
    /// Number of elements; each takes at least `minimum` bytes. `null`: it was -1.
    std::size_t count(std::size_t minimum, bool& null);
    void fail(const char* problem);

    std::string_view m_bytes;
    std::size_t m_at = 0;
    const char* m_problem = nullptr;
};

}  // namespace qs::codec
