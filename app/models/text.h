// The engine's own words as the window's strings.
#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "engine/base/membership.h"

namespace qs::app {

/// Of ASCII: names of packets, roles and the like.
inline QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

/// What is spelt the same in every language: ids, zxids, names of the protocol, error codes, and texts of the run.
inline QString spelt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline QString spelt(const std::string& text) {
    return spelt(std::string_view(text));
}
/// As the toString of its own namespace writes it.
template <class T>
QString spelt(const T& value) {
    return spelt(std::string_view(toString(value)));
}

/// "1, 2, 5"; empty for none.
QString listed(NodeSet nodes);

}  // namespace qs::app
