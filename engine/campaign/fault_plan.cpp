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
    switch (rng.below(12)) {
        case 9:
            return disk + " nofiles";
        case 10:
        case 11:
            return disk + " short";
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

namespace {

std::string anyLink(const Membership& membership, Rng& rng) {
    const std::string a = rng.chance(1, 3) ? std::string("leader") : anyNode(membership, rng);
    const std::string b = rng.chance(1, 3) ? std::string("all") : anyNode(membership, rng);
    return rng.chance(1, 2) ? a + "->" + b : b + "->" + a;
}

std::string drawHold(const Membership& membership, Rng& rng) {
    static constexpr const char* FromLeader[] = {"PROPOSAL", "COMMIT", "NEWLEADER", "UPTODATE", "LEADERINFO"};
    static constexpr const char* ToLeader[] = {"ACK", "ACKEPOCH", "FOLLOWERINFO", "REQUEST"};
    const std::string node = anyNode(membership, rng);
    switch (rng.below(4)) {
        case 0:
            return "hold " + anyLink(membership, rng);
        case 1:
            return "hold " + std::string(FromLeader[rng.below(5)]) + " all->" + node;
        case 2:
            return "hold " + std::string(ToLeader[rng.below(4)]) + ' ' + node + "->all";
        default:
            return "hold NOTIFICATION " + anyLink(membership, rng);
    }
}

std::string drawDelay(const Membership& membership, Rng& rng) {
    static constexpr const char* Spreads[] = {"", " exp", " pareto"};
    const std::string link = rng.chance(1, 4) ? std::string("all->all") : anyLink(membership, rng);
    if (rng.chance(1, 3)) return "delay " + link + " ok";
    const std::int64_t ms = rng.between(1, rng.chance(1, 3) ? 400 : 60);
    return "delay " + link + ' ' + std::to_string(ms) + "ms" + Spreads[rng.below(3)];
}

}  // namespace

std::string drawMessageFault(const Membership& membership, Rng& rng) {
    switch (rng.below(12)) {
        case 0:
        case 1:
            return drawHold(membership, rng);
        case 2:
        case 3:
        case 4:
            return "release all";
        case 5:
            return "deliver " + anyLink(membership, rng);
        case 6:
            return "reset " + anyLink(membership, rng);
        case 7: {
            const std::string link = anyLink(membership, rng);
            return "reset " + link + " after " + std::to_string(rng.between(1, 40));
        }
        case 8:
            return "drop NOTIFICATION " + anyLink(membership, rng);
        case 9:
        case 10: {
            const std::string link = anyLink(membership, rng);
            return "clog " + link + ' ' + std::to_string(rng.between(100, 4000)) + "ms";
        }
        default:
            return drawDelay(membership, rng);
    }
}

std::string drawMachineFault(const Membership& membership, Rng& rng) {
    const std::string node = rng.chance(1, 3) ? std::string("leader") : anyNode(membership, rng);
    switch (rng.below(10)) {
        case 0:
        case 1:
            return "poweroff " + node;
        case 2:
        case 3:
            return "slow " + node + ' ' + std::to_string(rng.between(1, rng.chance(1, 4) ? 60 : 10)) + "ms";
        case 4:
        case 5:
            return "slow all ok";
        case 6:
            return "skew " + node + ' ' + std::to_string(rng.between(-100000, 100000)) + "ms";
        case 7:
            return "drift " + node + ' ' + std::to_string(rng.between(700, 1400));
        case 8:
            return "drift all 1000";
        default:
            return "restart all";
    }
}

std::string drawLeaderChange(Rng& rng) {
    switch (rng.below(8)) {
        case 6:
            return "slow all ok";
        case 7:
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
