// What the machines of a peer keep for mutants only. Of the libraries that ship the class is empty, and what it is
// asked has constant answers: no memory of a mutant lies in a class of theirs. The one header of zab/ that has two
// forms.
#pragma once

#include <vector>

#include "engine/base/state_words.h"
#include "engine/zab/effects.h"

namespace qs::zab {

class Core;

#ifdef QS_MUTANTS

class MutantState {
public:
    /// Until release(), transactions and snapshots that are ordered stay in memory; forget(): for good.
    void holdBack() { m_holdingBack = true; }
    /// True: it was kept from the disk.
    bool takes(const DurableOp& op);
    void release(Core& core, Effects& out);
    void forget();
    /// The last transaction leaves memory, but not the queue to the disk.
    static void dropLast(Core& core);

    void leaveOutOfWindow(Zxid zxid) { m_outOfWindow.push_back(zxid); }
    bool inWindow(Zxid zxid) const;

    void deafen() { m_deaf = true; }
    /// To votes.
    bool deaf() const { return m_deaf; }

    void appendState(StateWords& out) const;

private:
    bool m_holdingBack = false;
    std::vector<DurableOp> m_heldBack;
    std::vector<Zxid> m_outOfWindow;
    bool m_deaf = false;
};

#else

class MutantState {
public:
    void holdBack() {}
    bool takes(const DurableOp&) { return false; }
    void release(Core&, Effects&) {}
    void forget() {}
    static void dropLast(Core&) {}
    void leaveOutOfWindow(Zxid) {}
    bool inWindow(Zxid) const { return true; }
    void deafen() {}
    bool deaf() const { return false; }
    void appendState(StateWords&) const {}
};

#endif

}  // namespace qs::zab
