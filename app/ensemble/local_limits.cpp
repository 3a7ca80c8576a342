#include "app/ensemble/local_limits.h"

#include "engine/base/overload.h"

namespace qs::app {

namespace {

std::string refusalOf(const command::DiskFault& fault) {
    using What = command::DiskFault::What;
    switch (fault.what) {
        case What::Full:
        case What::NoFiles:
        case What::Failing:
        case What::Slow:
        case What::Ok:
        case What::Wipe:
            return {};
        default:
            return "the Local world can make a disk full, failing, slow, out of files or ok, and wipe it, and cannot "
                   "do this to one";
    }
}

}  // namespace

std::string localRefusal(const command::Command& command) {
    const std::string can;
    return std::visit(
        overload{
            [&](const command::Kill&) { return can; },
            [&](const command::Restart&) { return can; },
            [&](const command::Freeze&) { return can; },
            [&](const command::Thaw&) { return can; },
            [&](const command::Cut&) { return can; },
            [&](const command::Heal&) { return can; },
            [&](const command::HealAll&) { return can; },
            [&](const command::Delay& c) {
                const bool exact = c.spread == command::Spread::None;
                return exact ? can : "the Local world delays exactly, not by a distribution";
            },
            [&](const command::Reset& c) {
                return c.after == 0 ? can : "the Local world resets at once, not after so many messages";
            },
            [](const command::DiskFault& c) { return refusalOf(c); },
            [&](const command::ClientStart&) { return can; },
            [&](const command::ClientRequest&) { return can; },
            [&](const command::ResetClient& c) {
                return c.after == 0 ? can : "the Local world resets a client at once, not after so many bytes";
            },
            [](const auto&) {
                return std::string(
                    "the Local world cannot do this: it can kill, restart, freeze, thaw, cut, heal, delay "
                    "and reset, break disks, and run clients");
            },
        },
        command);
}

}  // namespace qs::app
