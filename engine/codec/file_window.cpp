#include "engine/codec/file_window.h"

#include <algorithm>
#include <utility>

namespace qs::codec {

namespace {

constexpr std::size_t RoomBytes = 64 * 1024;  ///< more for an item that wants it

}  // namespace

NextBytes bytesOf(std::string_view file) {
    return [file](std::span<char> into) mutable -> Result<std::size_t> {
        const std::size_t count = file.copy(into.data(), into.size());
        file.remove_prefix(count);
        return count;
    };
}

FileWindow::FileWindow(NextBytes next) : m_next(std::move(next)), m_room(RoomBytes, '\0') {}

bool FileWindow::more() {
    if (m_ended || m_error) return false;
    if (m_begin > 0) {
        std::ranges::copy(bytes(), m_room.begin());
        m_end -= std::exchange(m_begin, 0);
    }
    if (m_end == m_room.size()) m_room.resize(2 * m_end);
    const auto count = m_next(std::span(m_room).subspan(m_end));
    if (!count) {
        m_error = count.error();
        return false;
    }
    m_end += *count;
    m_ended = *count == 0;
    return !m_ended;
}

}  // namespace qs::codec
