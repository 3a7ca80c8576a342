// Sentences that the engine makes up in English, in the language of the window. A pattern is such a sentence with %1,
// %2 ... where anything may stand; they come in the order of their numbers.
#pragma once

#include <QString>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace qs::app {

/// The translation of the first pattern that is the whole of `english`; nothing where none is. `part` puts what stands
/// at a place holder into words.
std::optional<QString> translatedBy(std::span<const char* const> patterns, const char* context,
                                    std::string_view english, const std::function<QString(std::string_view)>& part);

}  // namespace qs::app
