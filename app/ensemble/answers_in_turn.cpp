#include "app/ensemble/answers_in_turn.h"

#include <utility>

namespace qs::app {

void AnswersInTurn::say(std::function<void()> say, std::function<void(NodeId)> sayLate) {
    m_waiting.push_back({std::exchange(m_ordered, {}), QDeadlineTimer(m_patience), std::move(say), std::move(sayLate)});
    sayWhatIsDone();
}

void AnswersInTurn::obeyed(NodeId process, std::uint64_t orders) {
    for (Waiting& each : m_waiting) {
        const auto awaited = each.awaited.find(process);
        if (awaited != each.awaited.end() && awaited->second <= orders) each.awaited.erase(awaited);
    }
    sayWhatIsDone();
}

void AnswersInTurn::awaitNothingOf(NodeId process) {
    for (Waiting& each : m_waiting)
        each.awaited.erase(process);
    sayWhatIsDone();
}

void AnswersInTurn::sayWhatIsDone() {
    while (!m_waiting.empty() && (m_waiting.front().awaited.empty() || m_waiting.front().until.hasExpired())) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next.awaited.empty()) {
            next.say();
        } else {
            next.sayLate(next.awaited.begin()->first);
        }
    }
}

}  // namespace qs::app
