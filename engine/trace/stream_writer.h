// The trace as a file: a versioned little-endian stream. Same seed and commands give the same bytes on every machine,
// compiler and build type. stream_reader.h reads it back.
//
//   stream  = header section*
//   header  = "QSTRACE2" u64 voters u64 observers          bit n of a set: node n belongs to it
//             u32 count (u8 node u32 weight)*              of voters that do not weigh 1
//             u32 count (u64 group)*
//             i64 tick u32 initLimit u32 syncLimit i64 finalizeWait i64 maxNotificationInterval i64 connectTimeout
//             u32 startCounter i32 firstSequence seal      times in microseconds
//   section = u8 'T' u32 length bytes seal                   next text (1, 2, 3 ...)
//           | u8 'X' u32 previous u64 digest u32 length entry seal
//                                                          next transaction (1, 2, 3 ...): the one before it in its
//                                                          history, digest of the leader's tree after it, and itself as
//                                                          codec/txn_record.h writes it
//           | u8 'S' u32 length snapshot seal              behind a transaction without one before it: the tree after
//           it,
//                                                          as codec/snapshot.h writes it; the ensemble is older
//           | u8 'R' u64 seq i64 us u64 cause u8 node u8 event fields seal
//                                                          record; event: its place in the variant of record.h
//   fields  = the event's fields in the order of fields.h: integers as wide as their type, enums as their underlying
//             type, bool u8, ids, zxids and references as the integer they hold
//   seal    = u32 CRC-32 (as zlib's) of the header or section before it
//
// Version 1 had transactions in words only, and did not say who belongs to the ensemble.
#pragma once

#include <string>
#include <string_view>

#include "engine/trace/batch.h"
#include "engine/trace/setting.h"

namespace qs::trace {

inline constexpr std::string_view StreamMagic = "QSTRACE2";

class StreamWriter {
public:
    /// Appends to `out`, the header first.
    StreamWriter(std::string& out, const Setting& setting);
    /// Texts and transactions of the batch, then its records.
    void write(const Batch& batch);

private:
    std::string& m_out;
};

/// What a header or a section of these bytes ends with.
std::uint32_t sealOf(std::string_view bytes);

}  // namespace qs::trace
