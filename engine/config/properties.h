// The lines of a Java properties file: comments, continued lines, escapes. Source: java.util.Properties.load.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qs::config {

struct Property {
    int line = 0;  ///< where it begins, from 1
    std::string key;
    std::string value;  ///< without the white space around it
};

/// In the order of the file. A line without a separator is a key with an empty value.
std::vector<Property> readProperties(std::string_view text);

}  // namespace qs::config
