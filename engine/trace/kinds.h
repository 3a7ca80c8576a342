// A set of kinds of events: what a reader of the trace wants to see of it.
#pragma once

#include <bitset>

#include "engine/trace/record.h"

namespace qs::trace {

class Kinds {
public:
    Kinds() = default;
    template <class... E>
    static Kinds of() {
        Kinds out;
        (out.m_bits.set(Event(E{}).index()), ...);
        return out;
    }
    static Kinds all() {
        Kinds out;
        out.m_bits.set();
        return out;
    }

    static constexpr std::size_t Count = std::variant_size_v<Event>;
    /// `kind`: index of the event in its variant.
    bool contains(std::size_t kind) const { return m_bits.test(kind); }
    Kinds operator|(const Kinds& other) const {
        Kinds out = *this;
        out.m_bits |= other.m_bits;
        return out;
    }

private:
    std::bitset<Count> m_bits;
};

}  // namespace qs::trace
