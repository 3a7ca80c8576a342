// Reasons that replicas and disks give, in the language of the window: why a leader is no longer followed, why a
// connection ends, what became of a disk; and what an ensemble tells of its ports and clients. They come as texts in
// English.
#pragma once

#include <QString>
#include <optional>
#include <string_view>

namespace qs::app {

/// Nothing for a text that is not one of the engine's own reasons.
std::optional<QString> translatedReason(std::string_view english);
/// The reason, else the text as it is.
QString reasonWords(std::string_view english);

}  // namespace qs::app
