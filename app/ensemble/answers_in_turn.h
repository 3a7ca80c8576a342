// Commands to processes are answered in the order in which they came, each when all processes have carried out what it
// had them do, or are too late with that.
#pragma once

#include <QDeadlineTimer>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>

#include "engine/base/ids.h"

namespace qs::app {

class AnswersInTurn {
public:
    explicit AnswersInTurn(std::chrono::milliseconds patience) : m_patience(patience) {}

    /// The next answer waits for this order, and those before it, of that process.
    void ordered(NodeId process, std::uint64_t order) { m_ordered[process] = order; }
    /// As soon as those before are said; `sayLate`, with one of them: processes have not obeyed in time.
    void say(std::function<void()> say, std::function<void(NodeId late)> sayLate = {});
    /// It has carried out so many orders.
    void obeyed(NodeId process, std::uint64_t orders);
    /// It is frozen or dead.
    void awaitNothingOf(NodeId process);
    /// To be called now and then: who is late does not say so.
    void sayWhatIsDone();

private:
    using Orders = std::map<NodeId, std::uint64_t>;  ///< the last of each process
    struct Waiting {
        Orders awaited;
        QDeadlineTimer until;
        std::function<void()> say;
        std::function<void(NodeId)> sayLate;
    };

    const std::chrono::milliseconds m_patience;
    Orders m_ordered;
    std::deque<Waiting> m_waiting;
};

}  // namespace qs::app
