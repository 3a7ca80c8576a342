// What an answer to a client says, as one number, so that a record of a trace can carry it. Whoever knows what the
// answer must be (a check) computes the same number from its own state. The names of children are a set here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/tree/acl.h"
#include "engine/tree/tree.h"

namespace qs::tree {

class ContentHash {
public:
    void number(std::int64_t value);
    void text(std::string_view text);
    void data(const Data& data);
    void stat(const Stat& stat);
    void acl(const std::vector<Acl>& acl);
    /// The sum of nameHash() over all of them, and how many they are.
    void names(std::uint64_t sum, std::size_t count);
    /// Result of one part of a multi: `path` is set for creates, `stat` for setData.
    void part(ErrorCode error, bool failed, std::string_view path, const Stat* stat);
    std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 0xc0137e47ULL;
};

std::uint64_t nameHash(std::string_view name);
/// Stands for one identity of a connection where the identity itself, a hash of a password in it, has no business.
std::uint64_t identityHash(std::string_view scheme, std::string_view id);

}  // namespace qs::tree
