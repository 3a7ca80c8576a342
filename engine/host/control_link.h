// The replica's end of the control channel to whoever started it: says how the replica stands, and hears when the other
// end is gone.
#pragma once

#include <array>
#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/control/status.h"

namespace qs::host {

class ControlLink {
public:
    /// Of the descriptor that the environment names; null: it names none. `onEnd`: nobody is at the other end any more.
    /// Errors: what is named is no open descriptor.
    static Result<std::unique_ptr<ControlLink>> open(asio::io_context& loop, std::function<void()> onEnd);

    /// Never waits: what the other end is slow to take is replaced by what is true later.
    void say(const control::Status& status);

private:
    ControlLink(asio::io_context& loop, int descriptor, std::function<void()> onEnd);
    void listen();
    void write();

    asio::posix::stream_descriptor m_descriptor;
    std::function<void()> m_onEnd;
    std::array<char, 256> m_heard{};
    std::string m_writing;
    std::optional<control::Status> m_next;
};

}  // namespace qs::host
