#include "engine/host/readiness.h"

#include <sys/epoll.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace qs::host {

namespace {

constexpr std::size_t MostInRound = 128;  ///< connections; the others come in the next

asio::io_context& ioContext(asio::execution_context& loop) {
    return static_cast<asio::io_context&>(loop);
}

}  // namespace

asio::execution_context::id Readiness::id;

Readiness& Readiness::of(const asio::any_io_executor& loop) {
    return asio::use_service<Readiness>(asio::query(loop, asio::execution::context));
}

Readiness::Readiness(asio::execution_context& loop) : service(loop), m_set(ioContext(loop)) {
    const int set = ::epoll_create1(EPOLL_CLOEXEC);
    if (set < 0) throw std::system_error(errno, std::system_category(), "epoll_create1");
    m_set.assign(set);
    wait();
}

void Readiness::shutdown() {
    asio::error_code ignored;
    m_set.close(ignored);
    m_after.clear();
    const auto readers = std::exchange(m_readers, {});  // as they go, they ask to be removed
}

bool Readiness::add(int descriptor, std::shared_ptr<Reader> reader) {
    const auto at = static_cast<std::size_t>(descriptor);
    if (m_readers.size() <= at) m_readers.resize(at + 1);
    epoll_event interest{};
    interest.events = EPOLLIN;
    interest.data.fd = descriptor;
    if (::epoll_ctl(m_set.native_handle(), EPOLL_CTL_ADD, descriptor, &interest) != 0) return false;
    m_readers[at] = std::move(reader);
    return true;
}

void Readiness::remove(int descriptor) {
    const auto at = static_cast<std::size_t>(descriptor);
    if (at >= m_readers.size() || !m_readers[at]) return;
    ::epoll_ctl(m_set.native_handle(), EPOLL_CTL_DEL, descriptor, nullptr);
    m_readers[at].reset();
}

bool Readiness::afterRound(const std::function<void()>& f) {
    if (m_serving) m_after.push_back(f);
    return m_serving;
}

void Readiness::wait() {
    m_set.async_wait(asio::posix::stream_descriptor::wait_read, [this](const asio::error_code& error) {
        if (error) return;
        serve();
        wait();
    });
}

void Readiness::serve() {
    std::array<epoll_event, MostInRound> events;
    const int count = ::epoll_wait(m_set.native_handle(), events.data(), static_cast<int>(events.size()), 0);
    m_serving = true;
    for (int i = 0; i < count; ++i) {
        // Removed by one before it, it is not there; another one at its place finds nothing to read.
        const auto at = static_cast<std::size_t>(events.at(static_cast<std::size_t>(i)).data.fd);
        if (const std::shared_ptr<Reader> reader = m_readers[at]) reader->onReadable();
    }
    m_serving = false;
    std::swap(m_due, m_after);
    for (const std::function<void()>& f : m_due)
        f();
    m_due.clear();
}

}  // namespace qs::host
