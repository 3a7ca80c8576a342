// Reads the trace stream of stream_writer.h back, a bounded batch at a time. A stream is outside data: every length is
// held against the bytes that remain before anything is allocated, every enumerator, node and table index is checked,
// and what the records of one run always keep to (numbers without a hole, causes before effects, time that only grows).
// What passes can be handed to the checks, the transcript and the models as it is.
#pragma once

#include <string_view>
#include <utility>

#include "engine/base/result.h"
#include "engine/trace/batch.h"
#include "engine/trace/setting.h"

namespace qs::trace {

class StreamReader {
public:
    /// `bytes` must outlive the reader. Errors: no trace stream, or one of another version.
    static Result<StreamReader> open(std::string_view bytes);

    const Setting& setting() const { return m_setting; }
    /// The next records, at most `limit`, with the table entries that come before them; no records: the stream is at
    /// its end.
    /// Errors: "byte N: WHAT", N being where the value that cannot be used begins, or its section where only the seal
    /// tells. They come once everything before the damage was handed out.
    Result<Batch> next(std::size_t limit);
    /// The stream goes on: `bytes` come after those read so far, and begin with a section. Requires: next() has come to
    /// the end of those. Errors of next() count from here on.
    void goOn(std::string_view bytes);

private:
    StreamReader(std::string_view bytes, Setting setting, std::size_t at)
        : m_bytes(bytes), m_setting(std::move(setting)), m_at(at) {}

    std::string_view m_bytes;
    Setting m_setting;
    std::size_t m_at;  ///< where the next section begins
    std::uint32_t m_texts = 1;
    std::uint32_t m_txns = 1;
    Record m_last;
};

}  // namespace qs::trace
