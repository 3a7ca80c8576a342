// The replica's end of the control channel to whoever started it: says how the replica stands and what happens in it,
// and hears when the other end is gone.
#pragma once

#include <array>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/control/channel.h"
#include "engine/control/order.h"
#include "engine/trace/level.h"

namespace qs::host {

class ControlLink {
public:
    /// Of the descriptor that the environment names; null: it names none. `onEnd`: nobody is at the other end any more.
    /// Errors: what is named is no open descriptor.
    static Result<std::unique_ptr<ControlLink>> open(asio::io_context& loop, std::function<void()> onEnd);
    /// From now on each order goes there; when it comes back, it is carried out.
    void whenOrdered(std::function<void(const control::Order&)> onOrder) { m_onOrder = std::move(onOrder); }

    /// What the environment asks for. Errors name the variable.
    static Result<trace::Level> wantedTrace();
    /// What holds from the begin on. Errors name the variable.
    static Result<std::vector<control::Order>> firstOrders();

    /// Never waits: what the other end is slow to take is replaced by what is true later.
    void say(const control::Status& status);
    /// Waits until the channel has taken all of it: from then on it is told, even if the process is killed, and what is
    /// done next nobody can see before.
    void tell(const std::string& sections);

private:
    ControlLink(asio::io_context& loop, int descriptor, std::function<void()> onEnd);
    void listen();
    void hear(std::string_view bytes);
    void takeNews();
    void write();
    void writeWhenTaken();

    asio::posix::stream_descriptor m_descriptor;
    std::function<void()> m_onEnd;
    std::function<void(const control::Order&)> m_onOrder;
    std::array<char, 256> m_heard{};
    std::string m_line;
    std::uint64_t m_heardOrders = 0;
    bool m_saysDone = false;  ///< that they are carried out, as soon as the channel takes it
    std::string m_out;
    std::size_t m_written = 0;  ///< of it
    bool m_waiting = false;     ///< for the channel to take more
    bool m_over = false;
    std::optional<control::Status> m_next;
};

}  // namespace qs::host
