// Which connections of a loop have something to read. The system keeps one set of them, beside the loop's own: Asio
// tells the system anew before every wait that it is interested, this one tells it once.
#pragma once

#include <asio/any_io_executor.hpp>
#include <asio/execution_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>
#include <memory>
#include <vector>

namespace qs::host {

class Readiness : public asio::execution_context::service {
public:
    class Reader {
    public:
        virtual ~Reader() = default;
        /// Once a round, as long as there is something to read, or the end.
        virtual void onReadable() = 0;
    };

    static asio::execution_context::id id;
    static Readiness& of(const asio::any_io_executor& loop);
    explicit Readiness(asio::execution_context& loop);

    /// The reader lives until it is removed. False: the system takes no more.
    bool add(int descriptor, std::shared_ptr<Reader> reader);
    /// Before the descriptor is closed.
    void remove(int descriptor);
    /// When everyone has been served who has something to read in this round; false: there is no round now.
    bool afterRound(const std::function<void()>& f);

private:
    void shutdown() override;
    void wait();
    void serve();

    asio::posix::stream_descriptor m_set;
    std::vector<std::shared_ptr<Reader>> m_readers;  ///< by descriptor
    std::vector<std::function<void()>> m_after;
    std::vector<std::function<void()>> m_due;
    bool m_serving = false;
};

}  // namespace qs::host
