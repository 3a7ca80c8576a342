#include "app/ensemble/outside_connection.h"

#include <algorithm>
#include <utility>

namespace qs::app {

namespace {

constexpr std::size_t LengthBytes = 4;
constexpr std::size_t RequestHeaderBytes = 8;

std::uint32_t lengthField(const std::string& bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < LengthBytes; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string frameOf(const std::string& payload) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(payload.size() >> shift));
    return out + payload;
}

const std::string& pingFrame() {
    static const std::string frame = codec::encodeRequest(codec::XidPing, codec::PingRequest{});
    return frame;
}

std::string pingReply(Zxid zxid) {
    return codec::encodeReply({codec::XidPing, zxid, tree::ErrorCode::Ok},
                              static_cast<std::int32_t>(codec::Opcode::Ping), {});
}

}  // namespace

void OutsideConnection::fromClient(std::string_view bytes, WallMs now) {
    if (m_finished || m_phase == Phase::Word) return;  // after a word there is nothing more to say
    m_lastHeard = now;
    m_input.feed(bytes);
    readFrames();
}

void OutsideConnection::fromReplica(std::string_view bytes, bool closed, WallMs now, VirtualTime virtualNow) {
    if (m_finished) return;
    if (m_phase == Phase::Word) {
        m_toClient += bytes;
    } else {
        m_output.feed(bytes);
        while (const auto payload = m_output.next())
            handleReply(*payload, now, virtualNow);
        QS_CHECK(!m_output.broken());
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
    const bool half = m_phase != Phase::Word && m_phase != Phase::Connecting && !m_input.buffered().empty();
    end(half ? "the client left in the middle of a frame" : std::string(), true);
}

void OutsideConnection::tick(WallMs now, VirtualTime virtualNow) {
    if (m_finished) return;
    if (m_phase == Phase::Greeting && now - m_opened > GreetingMs) {
        end("no connect request within " + std::to_string(GreetingMs / 1000) + " s", true);
        return;
    }
    if (m_phase != Phase::Established) return;
    if (!mayPassOn() || !wantsInput()) m_lastHeard = now;  // what it says waits here: its silence is ours
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

void OutsideConnection::forgive(WallMs span) {
    m_lastHeard += span;
}

void OutsideConnection::setFrozen(bool frozen) {
    m_frozen = frozen;
    answerPings();
}

void OutsideConnection::setOutputFull(bool full) {
    if (m_outputFull == full) return;
    m_outputFull = full;
    readFrames();
}

std::vector<OutsideCommand> OutsideConnection::takeCommands() {
    if (!m_commands.empty()) m_openTaken = true;  // the first command of all is the open
    m_commandBytes = 0;
    return std::exchange(m_commands, {});
}

std::string OutsideConnection::takeToClient() {
    return std::exchange(m_toClient, {});
}

bool OutsideConnection::mayPassOn() const {
    if (m_outputFull) return false;
    const auto withIt = static_cast<std::size_t>(m_unanswered) + 1;
    return m_unanswered == 0 || (m_unanswered < MaxUnanswered && withIt * m_answerBytes <= AnswerBudget);
}

void OutsideConnection::readFrames() {
    if (m_phase == Phase::Greeting) judgeGreeting();
    while (!m_finished && mayPassOn() && (m_phase == Phase::Greeting || m_phase == Phase::Established)) {
        const auto payload = m_input.next();
        if (!payload) break;
        if (m_phase == Phase::Greeting) {
            m_phase = Phase::Connecting;
            passOn(frameOf(*payload), false);
        } else {
            handleRequest(*payload);
        }
    }
    if (!m_finished && m_input.broken()) end("impossible frame length", true);
}

void OutsideConnection::judgeGreeting() {
    const std::string& bytes = m_input.buffered();
    if (bytes.size() < LengthBytes) return;
    if (codec::isFourLetterWord(std::string_view(bytes).substr(0, LengthBytes))) {
        m_phase = Phase::Word;
        passOn(bytes.substr(0, LengthBytes), false);
        m_input = {};
        return;
    }
    // Judged before the rest has arrived: whoever has no session may not make us keep a long frame.
    const std::uint32_t length = lengthField(bytes);
    if (length < RequestHeaderBytes || length > MaxConnectRequest) {
        end("not a connect request: it begins with length " + std::to_string(static_cast<std::int32_t>(length)), true);
    }
}

void OutsideConnection::passOn(std::string bytes, bool keepAlive) {
    // The Lab hears of a connection with its first whole message: whoever only sends garbage never gets that far.
    if (!m_openTaken && m_commands.empty()) m_commands.push_back({command::ConnectionOpen{m_id, m_node}});
    m_commandBytes += bytes.size();
    m_commands.push_back({command::ConnectionSend{m_id, std::move(bytes)}, keepAlive});
}

void OutsideConnection::handleRequest(const std::string& payload) {
    if (payload.size() < RequestHeaderBytes) {
        end("a frame of " + std::to_string(payload.size()) + " bytes is too short for a request", true);
        return;
    }
    std::string frame = frameOf(payload);
    if (frame == pingFrame()) {
        ++m_pingsOwed;
        answerPings();
        return;
    }
    ++m_unanswered;
    m_spoke = true;
    passOn(std::move(frame), false);
}

void OutsideConnection::handleReply(const std::string& payload, WallMs now, VirtualTime virtualNow) {
    if (m_phase == Phase::Connecting) {
        establish(payload, now, virtualNow);
        m_toClient += frameOf(payload);
        return;
    }
    const auto header = codec::decodeReplyHeader(payload);
    QS_CHECK(header.ok());
    const bool realZxid = static_cast<std::int64_t>(header->zxid.value) > 0;  // notifications carry -1
    if (realZxid) m_lastZxid = std::max(m_lastZxid, header->zxid);
    if (header->xid == codec::XidPing) return;  // the answer to a ping made here
    if (header->xid != codec::XidNotification) {
        if (m_unanswered > 0) --m_unanswered;
        m_answerBytes = std::max(payload.size(), m_answerBytes - m_answerBytes / 8);
    }
    m_toClient += frameOf(payload);
}

void OutsideConnection::establish(const std::string& payload, WallMs now, VirtualTime virtualNow) {
    const auto response = codec::decodeConnectResponse(payload);
    QS_CHECK(response.ok());
    if (response->timeoutMs <= 0) return;  // the session is refused: the replica closes after this
    m_timeoutMs = response->timeoutMs;
    m_session = response->session;
    m_nextPing = virtualNow;  // at once: its answer says where the server stands, which answers to pings here repeat
    m_lastHeard = now;        // it waited for us until here
    m_phase = Phase::Established;
}

void OutsideConnection::answerPings() {
    if (m_frozen || m_phase != Phase::Established || m_finished) return;
    for (; m_pingsOwed > 0; --m_pingsOwed)
        m_toClient += pingReply(m_lastZxid);
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
    m_input = {};
}

}  // namespace qs::app
