// What reached one replica, and a fingerprint of what it made of each: whoever drives it writes this down, and the same
// inputs give the same effects again, wherever the replica runs. Frames with an i32 length in front:
//
//   begin  ustring "quorumscope inputs 1", the configuration, what the disk held, i64 fingerprint of what it did first
//   step   i64 time in us, i64 wall clock at time 0 in ms, the input, i64 fingerprint of its effects
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/node/replica.h"

namespace qs::replay {

struct Begin {
    node::ReplicaConfig config;
    zab::DurableState durable;
    std::uint64_t fingerprint = 0;
};
struct Step {
    VirtualTime at;
    std::int64_t clockOriginMs = 0;
    node::Input input;
    std::uint64_t fingerprint = 0;
};

/// Of everything that a driver carries out; what is merely told of it (Emit) does not count.
std::uint64_t fingerprintOf(const node::Effects& effects, const zab::Config& config);

/// Whole frames. Requires of the durable state: all of it is in memory; of the input: a driver's.
std::string encode(const Begin& begin);
std::string encode(const Step& step);

/// Of one frame, without its length. Errors: it is cut short, or no such frame.
Result<Begin> decodeBegin(std::string_view frame);
Result<Step> decodeStep(std::string_view frame);

}  // namespace qs::replay
