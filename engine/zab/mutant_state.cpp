#include "engine/zab/mutant_state.h"

#ifdef QS_MUTANTS

#include <algorithm>
#include <utility>

#include "engine/zab/core.h"

namespace qs::zab {

bool MutantState::takes(const DurableOp& op) {
    if (m_holdingBack) m_heldBack.push_back(op);
    return m_holdingBack;
}

void MutantState::release(Core& core, Effects& out) {
    m_holdingBack = false;
    for (DurableOp& op : std::exchange(m_heldBack, {}))
        core.persist(std::move(op), out);
}

void MutantState::forget() {
    m_holdingBack = false;
    m_heldBack.clear();
}

void MutantState::dropLast(Core& core) {
    const Zxid last = core.m_history.lastZxid();
    if (core.allDurable() || core.m_history.log().empty() || last <= core.appliedZxid()) return;
    core.m_history.truncate(Zxid{last.value - 1});
}

bool MutantState::inWindow(Zxid zxid) const {
    return std::ranges::find(m_outOfWindow, zxid) == m_outOfWindow.end();
}

void MutantState::appendState(StateWords& out) const {
    out.add(m_holdingBack);
    out.add(m_heldBack.size());
    out.add(m_outOfWindow.size());
    out.add(m_deaf);
}

}  // namespace qs::zab

#endif
