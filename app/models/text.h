// The engine's own words as the window's strings.
#pragma once

#include <QString>
#include <string_view>

namespace qs::app {

/// Of ASCII: names of packets, roles and the like.
inline QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace qs::app
