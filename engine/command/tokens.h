// Splits a line of command or scenario text into words with their columns. A word may be "quoted" with \" \\ \n \t
// \xHH.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace qs::command {

struct Token {
    std::string text;
    int column = 1;  ///< 1-based, in bytes
    bool quoted = false;
};

/// Errors: an unterminated quote or a bad escape; place is "column N". A # outside quotes ends the line when
/// `comments`.
Result<std::vector<Token>> tokenize(std::string_view line, bool comments = false);

/// The text as one word: quoted when it is empty or holds anything but printable ASCII without space, quote, # or
/// backslash.
std::string quoteIfNeeded(std::string_view text);
/// Always quoted.
std::string quote(std::string_view text);

/// "column N" error.
Error errorAt(int column, std::string text);

}  // namespace qs::command
