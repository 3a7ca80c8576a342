#include "engine/host/control_link.h"

#include <fcntl.h>
#include <poll.h>

#include <asio/buffer.hpp>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <utility>

#include "engine/host/log.h"

namespace qs::host {

namespace {

constexpr std::size_t LongestLine = 1024;

}  // namespace

Result<std::unique_ptr<ControlLink>> ControlLink::open(asio::io_context& loop, std::function<void()> onEnd) {
    const char* named = std::getenv(control::DescriptorVariable);
    if (!named) return std::unique_ptr<ControlLink>();
    const std::string_view text(named);
    int fd = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fd);
    const bool isNumber = error == std::errc{} && end == text.data() + text.size() && fd >= 0;
    // Marked to be closed on exec: it is nobody else's. The link has a copy, so that a second one can follow it.
    const int own = isNumber && ::fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 ? ::fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;
    if (own < 0) return Error{control::DescriptorVariable, "\"" + std::string(text) + "\" is no open descriptor"};
    return std::unique_ptr<ControlLink>(new ControlLink(loop, own, std::move(onEnd)));
}

ControlLink::ControlLink(asio::io_context& loop, int descriptor, std::function<void()> onEnd)
    : m_descriptor(loop, descriptor), m_onEnd(std::move(onEnd)) {
    m_descriptor.non_blocking(true);
    listen();
}

void ControlLink::listen() {
    m_descriptor.async_read_some(asio::buffer(m_heard), [this](const asio::error_code& error, std::size_t count) {
        if (error == asio::error::operation_aborted) return;
        if (error) return m_onEnd();
        hear({m_heard.data(), count});
        listen();
    });
}

void ControlLink::hear(std::string_view bytes) {
    m_line += bytes;
    for (std::size_t end = m_line.find('\n'); end != std::string::npos; end = m_line.find('\n')) {
        const auto order = control::parseOrder(std::string_view(m_line).substr(0, end));
        m_line.erase(0, end + 1);
        if (!order) logLine(Level::Warn, "control channel: " + order.error().message());
        if (order && m_onOrder) m_onOrder(*order);
        ++m_heardOrders;
        m_saysDone = true;
    }
    if (m_saysDone && !m_waiting) write();
    if (m_line.size() > LongestLine) m_line.clear();
}

Result<std::vector<control::Order>> ControlLink::firstOrders() {
    std::vector<control::Order> out;
    const char* named = std::getenv(control::OrdersVariable);
    std::istringstream lines{std::string(named ? named : "")};
    for (std::string line; std::getline(lines, line, ';');) {
        const auto order = control::parseOrder(line);
        if (!order) return Error{control::OrdersVariable, order.error().message()};
        out.push_back(*order);
    }
    return out;
}

Result<trace::Level> ControlLink::wantedTrace() {
    const char* named = std::getenv(control::TraceVariable);
    const std::string_view text = named ? named : "";
    if (text.empty()) return trace::Level::Off;
    if (text == "protocol") return trace::Level::Protocol;
    if (text == "full") return trace::Level::Full;
    return Error{control::TraceVariable, "expected protocol or full, found \"" + std::string(text) + "\""};
}

void ControlLink::say(const control::Status& status) {
    m_next = status;
    if (!m_waiting) write();
}

void ControlLink::tell(const std::string& sections) {
    m_out += control::traceFrame(sections);
    for (write(); m_written < m_out.size() && !m_over; write()) {
        pollfd channel{m_descriptor.native_handle(), POLLOUT, 0};
        if (::poll(&channel, 1, -1) < 0 && errno != EINTR) return;
    }
}

void ControlLink::takeNews() {
    if (std::exchange(m_saysDone, false)) m_out += control::doneLine(m_heardOrders) + '\n';
    if (m_next) m_out += control::lineOf(*std::exchange(m_next, std::nullopt)) + '\n';
}

void ControlLink::write() {
    takeNews();
    while (m_written < m_out.size() && !m_over) {
        asio::error_code error;
        const auto left = asio::buffer(m_out.data() + m_written, m_out.size() - m_written);
        m_written += m_descriptor.write_some(left, error);
        if (error == asio::error::would_block) return writeWhenTaken();
        m_over = error && error != asio::error::interrupted;
    }
    m_out.clear();
    m_written = 0;
}

void ControlLink::writeWhenTaken() {
    if (std::exchange(m_waiting, true)) return;
    m_descriptor.async_wait(asio::posix::stream_descriptor::wait_write, [this](const asio::error_code& error) {
        if (error == asio::error::operation_aborted) return;
        m_waiting = false;
        write();
    });
}

}  // namespace qs::host
