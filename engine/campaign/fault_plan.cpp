#include "engine/campaign/fault_plan.h"

namespace qs::campaign {

namespace {

std::string anyNode(const Membership& membership, Rng& rng) {
    const auto nodes = membership.all().nodes();
    return toString(nodes[rng.below(nodes.size())]);
}

/// Two groups that do not hear each other.
std::string split(const Membership& membership, Rng& rng) {
    std::string left;
    std::string right;
    for (const NodeId n : membership.all().nodes()) {
        std::string& side = rng.chance(1, 2) ? left : right;
        side += (side.empty() ? "" : ",") + toString(n);
    }
    if (left.empty() || right.empty()) return "heal all";
    return "cut " + left + "<->" + right;
}

}  // namespace

std::string drawFault(const Membership& membership, Rng& rng) {
    const std::string a = anyNode(membership, rng);
    const std::string b = anyNode(membership, rng);
    switch (rng.below(20)) {
        case 0:
        case 1:
            return "kill leader";
        case 2:
            return "kill " + a;
        case 3:
        case 4:
        case 5:
        case 6:
            return "restart all";
        case 7:
            return "restart " + a;
        case 8:
            return "cut " + a + "->" + b;
        case 9:
            return "cut " + a + "<->" + b;
        case 10:
        case 11:
            return "cut leader->all";
        case 12:
            return "cut leader<->all";
        case 13:
            return "cut " + a + (rng.chance(1, 2) ? "<->all" : "->all");
        case 14:
            return split(membership, rng);
        case 15:
            return "freeze " + (rng.chance(1, 2) ? a : std::string("leader"));
        case 16:
            return "thaw all";
        default:
            return "heal all";
    }
}

std::string drawDiskFault(const Membership& membership, Rng& rng) {
    const std::string disk = "disk " + (rng.chance(1, 3) ? std::string("leader") : anyNode(membership, rng));
    const std::string soon = ' ' + std::to_string(rng.below(rng.chance(1, 2) ? 12 : 60));
    switch (rng.below(9)) {
        case 0:
        case 1:
            return disk + " crash" + soon;
        case 2:
        case 3:
        case 4:
            return disk + " poweroff" + soon;
        case 5:
            return disk + " full";
        case 6:
            return disk + " failing";
        case 7:
            return disk + " slow " + std::to_string(rng.between(2, 60));
        default:
            return "disk all ok";
    }
}

std::string drawLeaderChange(Rng& rng) {
    switch (rng.below(6)) {
        case 0:
            return "kill leader";
        case 1:
            return "disk all ok";
        case 3:
            return "thaw all";
        case 2:
            return "heal all";
        default:
            return "restart all";
    }
}

}  // namespace qs::campaign
