#include "tests/bench/servers/load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <memory>

#include "tests/bench/servers/client.h"

namespace qs::bench {

namespace {

constexpr std::chrono::seconds Patience{20};
constexpr std::size_t ReadBytes = 256 * 1024;
constexpr std::size_t HeaderBytes = 16;  ///< of a reply: xid, zxid, error

std::int32_t i32At(const char* bytes) {
    std::uint32_t out = 0;
    for (int i = 0; i < 4; ++i)
        out = out << 8U | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int32_t>(out);
}

std::string znodeOf(int connection) {
    return "/load-" + std::to_string(connection);
}

/// Its requests are written once and sent again and again: the answers come in order, so their xids say nothing.
class Worker {
public:
    Worker(Client client, const Load& load, const std::string& path, int at)
        : m_client(std::move(client)),
          m_load(load),
          m_read(codec::encodeRequest(1, getRequest(path))),
          m_write(codec::encodeRequest(1, setRequest(path, load.bytes))),
          m_turn(at) {}

    int socket() const { return m_client.socket(); }
    /// Empty, or how it broke.
    std::string begin() {
        for (int i = 0; i < m_load.window; ++i)
            next(Clock::now());
        return flush();
    }
    /// Takes what has come, and asks as much again.
    std::string go(std::vector<float>& latencies) {
        m_in.resize(m_kept + ReadBytes);
        const ssize_t n = ::recv(socket(), m_in.data() + m_kept, ReadBytes, MSG_DONTWAIT);
        if (n < 0 && errno == EAGAIN) return flush();
        if (n <= 0) return "a server ended a connection";
        const auto now = Clock::now();
        const std::size_t have = m_kept + static_cast<std::size_t>(n);
        std::size_t at = 0;
        while (have - at >= codec::LengthSize) {
            const auto length = static_cast<std::size_t>(i32At(m_in.data() + at));
            if (have - at - codec::LengthSize < length) break;
            const char* reply = m_in.data() + at + codec::LengthSize;
            if (length < HeaderBytes || i32At(reply + 12) != 0) return "a request was refused";
            latencies.push_back(std::chrono::duration<float, std::milli>(now - m_sent.front()).count());
            m_sent.pop_front();
            next(now);
            at += codec::LengthSize + length;
        }
        m_kept = have - at;
        std::copy_n(m_in.data() + at, m_kept, m_in.data());
        return flush();
    }
    bool waitsToWrite() const { return !m_out.empty(); }

private:
    void next(Clock::time_point now) {
        const bool read = m_turn++ % (m_load.reads + m_load.writes) < m_load.reads;
        m_out += read ? m_read : m_write;
        m_sent.push_back(now);
    }
    std::string flush() {
        if (m_out.empty()) return {};
        const ssize_t n = ::send(socket(), m_out.data(), m_out.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN) return "a server broke a connection";
        if (n > 0) m_out.erase(0, static_cast<std::size_t>(n));
        return {};
    }

    Client m_client;
    const Load& m_load;
    std::string m_read;
    std::string m_write;
    int m_turn;  ///< each begins elsewhere in the mix
    std::deque<Clock::time_point> m_sent;
    std::string m_out;
    std::vector<char> m_in;
    std::size_t m_kept = 0;  ///< bytes of an answer that is not whole
};

double seconds(Clock::duration d) {
    return std::chrono::duration<double>(d).count();
}

class Poller {
public:
    Poller() : m_fd(::epoll_create1(EPOLL_CLOEXEC)) {}
    ~Poller() { ::close(m_fd); }
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;
    void watch(Worker& worker, bool isNew) {
        epoll_event event{};
        event.events = worker.waitsToWrite() ? EPOLLIN | EPOLLOUT : EPOLLIN;
        event.data.ptr = &worker;
        ::epoll_ctl(m_fd, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, worker.socket(), &event);
    }
    /// Those that have something to do; empty: none had, for long.
    int wait(std::vector<epoll_event>& out) {
        return ::epoll_wait(m_fd, out.data(), static_cast<int>(out.size()),
                            static_cast<int>(std::chrono::milliseconds(Patience).count()));
    }

private:
    int m_fd;
};

}  // namespace

LoadFigures runLoad(const std::vector<std::uint16_t>& ports, const Load& load,
                    const std::function<double()>& cpuSeconds) {
    LoadFigures out;
    std::vector<std::unique_ptr<Worker>> workers;
    Poller poller;
    for (int i = 0; i < load.connections; ++i) {
        Client client;
        if (!client.connect(ports[static_cast<std::size_t>(i) % ports.size()], Patience)) {
            out.problem = "a server refused a session";
            return out;
        }
        client.ask(createRequest(znodeOf(i), load.bytes));
        client.ask(codec::Request(codec::SyncRequest{znodeOf(i)}));
        workers.push_back(std::make_unique<Worker>(std::move(client), load, znodeOf(i), i));
        out.problem = workers.back()->begin();
        if (!out.problem.empty()) return out;
        poller.watch(*workers.back(), true);
    }
    std::vector<float> latencies;
    std::vector<epoll_event> events(workers.size());
    const auto start = Clock::now();
    bool warm = false;
    auto begun = start;
    double cpu = 0;
    for (;;) {
        const auto now = Clock::now();
        if (!warm && seconds(now - start) >= load.warmSeconds) {
            warm = true;
            begun = now;
            latencies.clear();
            cpu = cpuSeconds();
        }
        if (warm && seconds(now - begun) >= load.seconds) break;
        const int count = poller.wait(events);
        if (count <= 0) out.problem = "no answer came";
        for (int i = 0; i < count && out.problem.empty(); ++i) {
            auto& worker = *static_cast<Worker*>(events[static_cast<std::size_t>(i)].data.ptr);
            const bool waited = worker.waitsToWrite();
            out.problem = worker.go(latencies);
            if (worker.waitsToWrite() != waited) poller.watch(worker, false);
        }
        if (!out.problem.empty()) return out;
    }
    out.serverCpuSeconds = cpuSeconds() - cpu;
    out.seconds = seconds(Clock::now() - begun);
    out.operations = latencies.size();
    if (latencies.empty()) {
        out.problem = "no answer came";
        return out;
    }
    const auto middle = latencies.begin() + static_cast<std::ptrdiff_t>(latencies.size() / 2);
    std::nth_element(latencies.begin(), middle, latencies.end());
    out.medianMs = static_cast<double>(*middle);
    return out;
}

std::string fill(std::uint16_t port, int count, std::size_t bytes) {
    constexpr int PerFolder = 1000;
    constexpr int UnderWay = 1000;
    Client client;
    if (!client.connect(port, Patience)) return "a server refused a session";
    int waiting = 0;
    const auto create = [&](const std::string& path, std::size_t size) {
        if (!client.send(createRequest(path, size))) return false;
        if (waiting == UnderWay) return client.answer() == tree::ErrorCode::Ok;
        ++waiting;
        return true;
    };
    bool good = create("/fill", 0);
    std::string folder;
    for (int i = 0; i < count && good; ++i) {
        if (i % PerFolder == 0) {
            folder = "/fill/" + std::to_string(i / PerFolder);
            good = create(folder, 0);
        }
        good = good && create(folder + "/" + std::to_string(i), bytes);
    }
    for (; waiting > 0 && good; --waiting)
        good = client.answer() == tree::ErrorCode::Ok;
    return good ? std::string() : "a server refused a znode";
}

}  // namespace qs::bench
