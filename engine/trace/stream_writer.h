// The trace as a file: a versioned little-endian stream. Same seed and commands give the same bytes on every machine,
// compiler and build type.
//
//   stream  = "QSTRACE1" section*
//   section = u8 'T' u32 length bytes                      next text (1, 2, 3 ...)
//           | u8 'X' u32 previous u64 hash u64 zxid i64 session i32 cxid i64 timeMs u64 digest u32 length bytes
//                                                          next transaction (1, 2, 3 ...), bytes: it in words
//           | u8 'R' u64 seq i64 us u64 cause u8 node u8 event fields
//                                                          record; event: its place in the variant of record.h
//   fields  = the event's fields in the order of fields.h: integers as wide as their type, enums as u8 (error codes
//   i32),
//             bool u8, ids, zxids and references as the integer they hold
#pragma once

#include <string>

#include "engine/trace/batch.h"

namespace qs::trace {

class StreamWriter {
public:
    /// Appends to `out`, the magic first.
    explicit StreamWriter(std::string& out);
    /// Texts and transactions of the batch, then its records.
    void write(const Batch& batch);

private:
    std::string& m_out;
};

}  // namespace qs::trace
