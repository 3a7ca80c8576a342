// What every fuzz target is: one function over any bytes. It may refuse them; a crash, a sanitizer's report or a failed
// QS_CHECK is a bug.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/base/check.h"

namespace fuzz {

void run(std::string_view bytes);

}  // namespace fuzz
