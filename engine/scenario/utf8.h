// Well-formed UTF-8, as the Unicode standard's table 3-7 defines it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace qs::scenario {

/// Offset of the first byte that begins no well-formed character; nullopt when all of the text is UTF-8.
std::optional<std::size_t> firstBadUtf8(std::string_view text);

}  // namespace qs::scenario
