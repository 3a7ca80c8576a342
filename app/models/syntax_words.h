// What is wrong with a command that was typed, in the language of the window. It comes as text in English.
#pragma once

#include <QString>
#include <optional>

#include "engine/base/result.h"

namespace qs::app {

/// Nothing for a text that the language of commands never says.
std::optional<QString> translatedSyntax(const Error& error);
/// With its place in front; the text as it is where it is none of the language of commands.
QString syntaxWords(const Error& error);

}  // namespace qs::app
