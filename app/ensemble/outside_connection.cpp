#include "app/ensemble/outside_connection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace qs::app {

namespace {

constexpr std::size_t LengthBytes = 4;
constexpr std::int32_t RequestHeaderBytes = 8;
constexpr std::int32_t ReplyHeaderBytes = 16;
constexpr std::int32_t ConnectResponseBytes = 16;  // up to and including the session id
constexpr std::int32_t PingXid = -2;
constexpr std::int32_t NotificationXid = -1;
constexpr std::int32_t PingOpcode = 11;

std::uint64_t bigEndian(std::string_view bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}
std::int32_t int32At(std::string_view bytes, std::size_t offset) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(bigEndian(bytes.substr(offset), 4)));
}
std::int64_t int64At(std::string_view bytes, std::size_t offset) {
    return static_cast<std::int64_t>(bigEndian(bytes.substr(offset), 8));
}
void put(std::string& out, std::uint64_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

/// {length 8, xid -2, type 11}
std::string pingFrame() {
    std::string out;
    put(out, static_cast<std::uint32_t>(RequestHeaderBytes), 4);
    put(out, static_cast<std::uint32_t>(PingXid), 4);
    put(out, static_cast<std::uint32_t>(PingOpcode), 4);
    return out;
}

/// {length 16, xid -2, zxid, error 0}
std::string pingReply(std::uint64_t zxid) {
    std::string out;
    put(out, static_cast<std::uint32_t>(ReplyHeaderBytes), 4);
    put(out, static_cast<std::uint32_t>(PingXid), 4);
    put(out, zxid, 8);
    put(out, 0, 4);
    return out;
}

}  // namespace

void OutsideConnection::fromClient(std::string_view bytes, WallMs now) {
    if (m_finished || m_phase == Phase::Word) return;  // after a word there is nothing more to say
    m_lastHeard = now;
    m_input += bytes;
    readFrames();
}

void OutsideConnection::fromReplica(std::string_view bytes, bool closed, WallMs now, VirtualTime virtualNow) {
    if (m_finished) return;
    if (m_phase == Phase::Word) {
        m_toClient += bytes;
    } else {
        m_output += bytes;
        std::size_t offset = 0;
        while (m_output.size() - offset >= LengthBytes) {
            const std::int32_t length = int32At(m_output, offset);
            QS_CHECK(length >= 0);
            const std::size_t whole = LengthBytes + static_cast<std::size_t>(length);
            if (m_output.size() - offset < whole) break;
            handleReply(std::string_view(m_output).substr(offset, whole), now, virtualNow);
            offset += whole;
        }
        m_output.erase(0, offset);
    }
    if (closed) {
        m_replicaClosed = true;
        end({}, false);
    } else {
        readFrames();
    }
}

void OutsideConnection::tcpClosed() {
    if (m_finished) return;
    const bool half = m_phase != Phase::Word && m_phase != Phase::Connecting && !m_input.empty();
    end(half ? "the client left in the middle of a frame" : std::string(), true);
}

void OutsideConnection::tick(WallMs now, VirtualTime virtualNow) {
    if (m_finished) return;
    if (m_phase == Phase::Greeting && now - m_opened > GreetingMs) {
        end("no connect request within " + std::to_string(GreetingMs / 1000) + " s", true);
        return;
    }
    if (m_phase != Phase::Established) return;
    if (!wantsInput()) m_lastHeard = now;  // what it says is left unread: silence here is ours
    if (now - m_lastHeard > m_timeoutMs) {
        end("silent for its timeout of " + std::to_string(m_timeoutMs) + " ms", true);
        return;
    }
    if (virtualNow < m_nextPing) return;
    if (!std::exchange(m_spoke, false)) passOn(pingFrame(), true);
    m_nextPing = virtualNow + VirtualTime::ofMs(m_timeoutMs / 3);
}

void OutsideConnection::cutOff(const std::string& why) {
    m_replicaClosed = true;
    end(why, true);
}

void OutsideConnection::forgive(WallMs span) { m_lastHeard += span; }

void OutsideConnection::setFrozen(bool frozen) {
    m_frozen = frozen;
    answerPings();
}

std::vector<OutsideCommand> OutsideConnection::takeCommands() {
    if (!m_commands.empty()) m_openTaken = true;  // the first command of all is the open
    m_commandBytes = 0;
    return std::exchange(m_commands, {});
}

std::string OutsideConnection::takeToClient() { return std::exchange(m_toClient, {}); }

void OutsideConnection::readFrames() {
    std::size_t offset = 0;
    while (!m_finished && m_phase != Phase::Connecting && m_phase != Phase::Word) {
        if (m_phase == Phase::Greeting && isWord()) {
            m_phase = Phase::Word;
            passOn(m_input.substr(0, LengthBytes), false);
            m_input.clear();
            return;
        }
        const std::int32_t length = wholeFrameAt(offset);
        if (length < 0) break;
        const std::size_t whole = LengthBytes + static_cast<std::size_t>(length);
        if (m_phase == Phase::Greeting) {
            m_phase = Phase::Connecting;
            passOn(m_input.substr(offset, whole), false);
        } else {
            handleRequest(std::string_view(m_input).substr(offset, whole));
        }
        offset += whole;
    }
    m_input.erase(0, std::min(offset, m_input.size()));
}

std::int32_t OutsideConnection::wholeFrameAt(std::size_t offset) {
    if (m_input.size() - offset < LengthBytes) return -1;
    const std::int32_t length = int32At(m_input, offset);
    const bool greeting = m_phase == Phase::Greeting;
    const std::int32_t most = greeting ? MaxConnectRequest : MaxFrame;
    if (length < RequestHeaderBytes || length > most) {
        end((greeting ? "not a connect request: it begins with length " : "impossible frame length ") +
                std::to_string(length),
            true);
        return -1;
    }
    return m_input.size() - offset - LengthBytes < static_cast<std::size_t>(length) ? -1 : length;
}

bool OutsideConnection::isWord() const {
    static constexpr std::array<std::string_view, 18> words = {"ruok", "srvr", "mntr", "stat", "isro", "conf",
                                                               "cons", "crst", "dirs", "dump", "envi", "gtmk",
                                                               "hash", "stmk", "srst", "wchc", "wchp", "wchs"};
    if (m_input.size() < LengthBytes) return false;
    return std::find(words.begin(), words.end(), std::string_view(m_input).substr(0, LengthBytes)) != words.end();
}

void OutsideConnection::passOn(std::string bytes, bool keepAlive) {
    // The Lab hears of a connection with its first whole message: whoever only sends garbage never gets that far.
    if (!m_openTaken && m_commands.empty()) m_commands.push_back({command::ConnectionOpen{m_id, m_node}});
    m_commandBytes += bytes.size();
    m_commands.push_back({command::ConnectionSend{m_id, std::move(bytes)}, keepAlive});
}

void OutsideConnection::handleRequest(std::string_view frame) {
    if (int32At(frame, 4) == PingXid && int32At(frame, 8) == PingOpcode) {
        ++m_pingsOwed;
        answerPings();
        return;
    }
    ++m_unanswered;
    m_spoke = true;
    passOn(std::string(frame), false);
}

void OutsideConnection::handleReply(std::string_view frame, WallMs now, VirtualTime virtualNow) {
    const auto length = static_cast<std::int32_t>(frame.size() - LengthBytes);
    if (m_phase == Phase::Connecting) {
        QS_CHECK(length >= ConnectResponseBytes);
        establish(frame, now, virtualNow);
        m_toClient += frame;
        return;
    }
    QS_CHECK(length >= ReplyHeaderBytes);
    const std::int32_t xid = int32At(frame, 4);
    const std::int64_t zxid = int64At(frame, 8);
    if (zxid > 0) m_lastZxid = std::max(m_lastZxid, static_cast<std::uint64_t>(zxid));
    if (xid == PingXid) return;  // the answer to a ping made here
    if (xid != NotificationXid && m_unanswered > 0) --m_unanswered;
    m_toClient += frame;
}

void OutsideConnection::establish(std::string_view frame, WallMs now, VirtualTime virtualNow) {
    const std::int32_t timeout = int32At(frame, 8);
    if (timeout <= 0) return;  // the session is refused: the replica closes after this
    m_timeoutMs = timeout;
    m_session = SessionId{int64At(frame, 12)};
    m_nextPing = virtualNow + VirtualTime::ofMs(timeout / 3);
    m_lastHeard = now;  // it waited for us until here
    m_phase = Phase::Established;
}

void OutsideConnection::answerPings() {
    if (m_frozen || m_phase != Phase::Established || m_finished) return;
    for (; m_pingsOwed > 0; --m_pingsOwed) m_toClient += pingReply(m_lastZxid);
}

void OutsideConnection::end(const std::string& complaint, bool abortive) {
    if (m_finished) return;
    m_finished = true;
    m_abortive = abortive;
    m_complaint = complaint;
    m_nextPing = VirtualTime::never();
    if (!m_openTaken || m_replicaClosed) {
        m_commands.clear();
    } else {
        m_commands.push_back({command::ConnectionClose{m_id}});
    }
    m_input.clear();
}

}  // namespace qs::app
