// What the Lab answers to a command, done or refused, and what its own clients are answered, in the language of the
// window. It comes as text in English.
#pragma once

#include <QString>
#include <optional>
#include <string_view>

namespace qs::app {

/// Nothing for a text that the Lab never answers.
std::optional<QString> translatedAnswer(std::string_view english);
/// The answer, a reason of the engine, else the text as it is.
QString answerWords(std::string_view english);

}  // namespace qs::app
