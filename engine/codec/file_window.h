// A file read front to back, of which a piece is in memory at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace qs::codec {

/// Puts the next bytes of a file to the front of `into`, which is not empty, and says how many; 0 at the end only.
using NextBytes = std::function<Result<std::size_t>(std::span<char> into)>;

/// The bytes of `file`, which must outlive it.
NextBytes bytesOf(std::string_view file);

class FileWindow {
public:
    explicit FileWindow(NextBytes next);

    /// What is in memory: some bytes of the file from offset() on. Valid until more().
    std::string_view bytes() const { return std::string_view(m_room).substr(m_begin, m_end - m_begin); }
    std::size_t offset() const { return m_offset; }
    /// The first `count` of bytes() are done with.
    void drop(std::size_t count) {
        m_begin += count;
        m_offset += count;
    }
    /// Adds to the end of bytes(); false at the end of the file, and where it cannot be read.
    bool more();
    /// All that is left of the file is in bytes() then, if it can be read.
    void toTheEnd() {
        while (more()) {
        }
    }
    /// That the file cannot be read, as its source says it; nullopt: nothing has gone wrong.
    const std::optional<Error>& error() const { return m_error; }

private:
    NextBytes m_next;
    std::string m_room;
    std::size_t m_begin = 0;   ///< of bytes() in m_room
    std::size_t m_end = 0;     ///< of bytes() in m_room
    std::size_t m_offset = 0;  ///< of bytes() in the file
    bool m_ended = false;
    std::optional<Error> m_error;
};

}  // namespace qs::codec
