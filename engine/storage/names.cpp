#include "engine/storage/names.h"

#include <charconv>

namespace qs::storage {

std::string nameOf(std::string_view prefix, Zxid zxid) {
    return std::string(prefix) + toHex(zxid).substr(2);
}

std::optional<Zxid> zxidOf(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix)) return std::nullopt;
    const std::string_view digits = name.substr(prefix.size());
    Zxid out;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), out.value, 16);
    if (problem != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return out;
}

}  // namespace qs::storage
