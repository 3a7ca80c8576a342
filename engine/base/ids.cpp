#include "engine/base/ids.h"

#include <bit>
#include <charconv>

namespace qs {

namespace {

std::string hex(std::uint64_t value) {
    char buffer[16];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, 16).ptr;
    return "0x" + std::string(buffer, end);
}

template <class T>
bool parseWhole(std::string_view text, T& out, int base = 10) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty();
}

}  // namespace

int NodeSet::size() const {
    int out = 0;
    for (const std::uint64_t word : m_words)
        out += std::popcount(word);
    return out;
}

NodeSet NodeSet::intersect(const NodeSet& other) const {
    NodeSet out = *this;
    for (std::size_t i = 0; i < Words; ++i)
        out.m_words[i] &= other.m_words[i];
    return out;
}

NodeSet NodeSet::unite(const NodeSet& other) const {
    NodeSet out = *this;
    for (std::size_t i = 0; i < Words; ++i)
        out.m_words[i] |= other.m_words[i];
    return out;
}

NodeSet NodeSet::without(const NodeSet& other) const {
    NodeSet out = *this;
    for (std::size_t i = 0; i < Words; ++i)
        out.m_words[i] &= ~other.m_words[i];
    return out;
}

std::vector<NodeId> NodeSet::nodes() const {
    std::vector<NodeId> out;
    for (std::size_t i = 0; i < Words; ++i) {
        for (std::uint64_t left = m_words[i]; left != 0; left &= left - 1)
            out.push_back(NodeId{static_cast<std::uint8_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left)))});
    }
    return out;
}

std::string toString(NodeId n) {
    return n ? std::to_string(n.value) : "-";
}
std::string toString(Epoch e) {
    return std::to_string(e.value);
}
std::string toString(Zxid z) {
    return std::to_string(z.epoch().value) + ":" + std::to_string(z.counter());
}
std::string toString(SessionId s) {
    return hex(static_cast<std::uint64_t>(s.value));
}
std::string toHex(Zxid z) {
    return hex(z.value);
}

std::optional<Zxid> parseZxid(std::string_view text) {
    if (text.substr(0, 2) == "0x") {
        std::uint64_t value = 0;
        if (!parseWhole(text.substr(2), value, 16)) return std::nullopt;
        return Zxid{value};
    }
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::uint32_t epoch = 0;
    std::uint32_t counter = 0;
    if (!parseWhole(text.substr(0, colon), epoch) || !parseWhole(text.substr(colon + 1), counter)) return std::nullopt;
    return Zxid::of(Epoch{epoch}, counter);
}

}  // namespace qs
