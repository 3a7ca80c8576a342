#include "engine/codec/frame.h"

#include <algorithm>
#include <array>

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::array<std::string_view, 18> Words{"ruok", "srvr", "stat", "mntr", "isro", "conf",
                                                 "cons", "crst", "dump", "envi", "srst", "wchc",
                                                 "wchp", "wchs", "dirs", "hash", "gtmk", "stmk"};

}  // namespace

bool isFourLetterWord(std::string_view first4) {
    return std::find(Words.begin(), Words.end(), first4) != Words.end();
}

void FrameReader::feed(std::string_view bytes) {
    if (!m_broken) m_buffer += bytes;
}

const std::string& FrameReader::buffered() const {
    m_buffer.erase(0, m_handedOut);
    m_handedOut = 0;
    return m_buffer;
}

std::optional<std::string> FrameReader::next() {
    const std::string_view rest = std::string_view(m_buffer).substr(m_handedOut);
    if (!m_broken && rest.size() >= LengthSize) {
        const std::int32_t length = Reader(rest.substr(0, LengthSize)).i32();
        m_broken = length < 0 || static_cast<std::size_t>(length) > m_maxFrame;
        const std::size_t payload = m_broken ? 0 : static_cast<std::size_t>(length);
        if (!m_broken && rest.size() >= LengthSize + payload) {
            m_handedOut += LengthSize + payload;
            return std::string(rest.substr(LengthSize, payload));
        }
    }
    buffered();
    return std::nullopt;
}

}  // namespace qs::codec
