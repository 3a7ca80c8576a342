#include "engine/host/control_link.h"

#include <fcntl.h>

#include <asio/buffer.hpp>
#include <asio/write.hpp>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace qs::host {

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
    listen();
}

/// Nothing is said to a replica yet; the end is.
void ControlLink::listen() {
    m_descriptor.async_read_some(asio::buffer(m_heard), [this](const asio::error_code& error, std::size_t) {
        if (error == asio::error::operation_aborted) return;
        if (error) return m_onEnd();
        listen();
    });
}

void ControlLink::say(const control::Status& status) {
    m_next = status;
    if (m_writing.empty()) write();
}

void ControlLink::write() {
    m_writing = control::lineOf(*std::exchange(m_next, std::nullopt)) + '\n';
    asio::async_write(m_descriptor, asio::buffer(m_writing), [this](const asio::error_code& error, std::size_t) {
        m_writing.clear();
        if (!error && m_next) write();
    });
}

}  // namespace qs::host
