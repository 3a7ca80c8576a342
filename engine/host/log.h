// Lines of a server process on standard error, with time and level as ZooKeeper's own logs have them.
#pragma once

#include <string_view>

namespace qs::host {

enum class Level { Info, Warn, Error };
/// From any thread; a line is never torn.
void logLine(Level level, std::string_view text);

}  // namespace qs::host
