#include "engine/base/virtual_time.h"

namespace qs {

std::string toString(VirtualTime t) {
    if (t.isNever()) return "never";
    const std::string ms = std::to_string(t.ms() % 1000);
    return std::to_string(t.ms() / 1000) + "." + std::string(3 - ms.size(), '0') + ms + " s";
}

}  // namespace qs
