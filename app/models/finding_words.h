// What a check found, in the language of the window. The engine says it in English.
#pragma once

#include <QString>
#include <string_view>

namespace qs::app {

/// As it is where it is no sentence of engine/check.
QString findingWords(std::string_view english);

}  // namespace qs::app
