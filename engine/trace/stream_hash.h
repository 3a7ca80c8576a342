// A number for a whole trace: two runs that are the same have the same one, on every machine and build.
#pragma once

#include <string>

#include "engine/trace/stream_writer.h"

namespace qs::trace {

class StreamHash {
public:
    explicit StreamHash(const Setting& setting);
    StreamHash(const StreamHash&) = delete;
    StreamHash& operator=(const StreamHash&) = delete;

    /// Call with every batch of the run, in order.
    void add(const Batch& batch);
    /// FNV-1a, 64 bits, over the bytes of the stream so far.
    std::uint64_t value() const { return m_value; }

private:
    void take();

    std::string m_bytes;
    StreamWriter m_writer;
    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

}  // namespace qs::trace
