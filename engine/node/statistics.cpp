#include "engine/node/statistics.h"

namespace qs::node {

std::string Latency::meanText() const {
    if (count == 0) return "0.0";
    const std::int64_t scaled = (sum * 10000 + count / 2) / count;
    std::string decimals = std::to_string(scaled % 10000);
    decimals.insert(0, 4 - decimals.size(), '0');
    while (decimals.size() > 1 && decimals.back() == '0')
        decimals.pop_back();
    return std::to_string(scaled / 10000) + "." + decimals;
}

}  // namespace qs::node
