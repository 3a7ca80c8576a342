#include "engine/tree/acl_text.h"

#include "engine/tree/acl.h"

namespace qs::tree {

namespace {

constexpr std::pair<char, Perm> Letters[] = {
    {'c', Perm::Create}, {'d', Perm::Delete}, {'r', Perm::Read}, {'w', Perm::Write}, {'a', Perm::Admin}};

std::optional<std::int32_t> parsePerms(std::string_view text) {
    std::int32_t out = 0;
    for (const char c : text) {
        std::int32_t bit = 0;
        for (const auto& [letter, perm] : Letters)
            if (c == letter) bit = static_cast<std::int32_t>(perm);
        if (bit == 0) return std::nullopt;
        out |= bit;
    }
    return out;
}

}  // namespace

std::optional<std::vector<Acl>> parseAcl(std::string_view text) {
    std::vector<Acl> out;
    while (true) {
        const auto comma = text.find(',');
        const std::string_view one = text.substr(0, comma);
        const auto first = one.find(':');
        const auto last = one.rfind(':');
        if (first == std::string_view::npos || first == last || first == 0) return std::nullopt;
        const auto perms = parsePerms(one.substr(last + 1));
        if (!perms) return std::nullopt;
        out.push_back(
            {*perms, std::string(one.substr(0, first)), std::string(one.substr(first + 1, last - first - 1))});
        if (comma == std::string_view::npos) return out;
        text.remove_prefix(comma + 1);
    }
}

std::string formatAcl(const std::vector<Acl>& acl) {
    std::string out;
    for (const Acl& a : acl) {
        out += (out.empty() ? "" : ",") + a.scheme + ":" + a.id + ":";
        for (const auto& [letter, perm] : Letters)
            if ((a.perms & static_cast<std::int32_t>(perm)) != 0) out += letter;
    }
    return out;
}

}  // namespace qs::tree
