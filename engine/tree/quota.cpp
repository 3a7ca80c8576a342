#include "engine/tree/quota.h"

#include <charconv>

#include "engine/tree/tree.h"

namespace qs::tree {

namespace {

std::string quotaNode(std::string_view path, std::string_view name) {
    return std::string(QuotaRoot) + (path == "/" ? std::string() : std::string(path)) + std::string(name);
}

/// "count=3" -> 3 into the field of that name.
void readField(std::string_view field, QuotaNumbers& out) {
    const auto equals = field.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view name = field.substr(0, equals);
    const std::string_view digits = field.substr(equals + 1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return;
    if (value > MaxQuotaNumber || value < -MaxQuotaNumber) return;
    if (name == "count") out.count = value;
    if (name == "bytes") out.bytes = value;
    if (name == "countHardLimit") out.countHardLimit = value;
    if (name == "byteHardLimit") out.byteHardLimit = value;
}

}  // namespace

QuotaNumbers parseQuota(std::string_view text) {
    QuotaNumbers out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find_first_of(",;", at), text.size());
        std::string_view field = text.substr(at, end - at);
        if (field.ends_with('=')) field.remove_suffix(1);  // "bytes=M=;byteHardLimit=..."
        readField(field, out);
        at = end + 1;
    }
    return out;
}

std::string formatQuota(std::int64_t count, std::int64_t bytes) {
    return "count=" + std::to_string(count) + ",bytes=" + std::to_string(bytes);
}

std::string limitsPath(std::string_view path) {
    return quotaNode(path, LimitsName);
}

std::string statsPath(std::string_view path) {
    return quotaNode(path, StatsName);
}

// --- What the tree does with them ----------------------------------------------------------------------------------

std::string Tree::quotaAbove(std::string_view path) const {
    if (m_quotas.empty()) return {};
    for (;; path = parentPath(path)) {
        if (m_quotas.find(path)) return std::string(path);
        if (path == "/") return {};
    }
}

QuotaNumbers Tree::quotaLimits(std::string_view path) const {
    const Znode* node = find(limitsPath(path));
    return node && node->data ? parseQuota(*node->data) : QuotaNumbers{};
}

QuotaNumbers Tree::quotaUsage(std::string_view path) const {
    const Znode* node = find(statsPath(path));
    return node && node->data ? parseQuota(*node->data) : QuotaNumbers{};
}

/// Usage is changed in place, without a transaction: neither version nor mzxid of the znode moves.
void Tree::countForQuota(std::string_view path, std::int64_t znodes, std::int64_t bytes) {
    if (path.starts_with("/zookeeper/")) return;
    const std::string root = quotaAbove(path);
    if (root.empty()) return;
    const QuotaNumbers now = quotaUsage(root);
    change(statsPath(root), [&](Znode& n) { n.data = Data(formatQuota(now.count + znodes, now.bytes + bytes)); });
}

/// A limits or usage znode came or went: quotas are known by their limits, and usage starts from a count.
void Tree::learnQuota(std::string_view path) {
    const bool limits = path.ends_with(LimitsName);
    if (!path.starts_with(QuotaRoot) || (!limits && !path.ends_with(StatsName))) return;
    path.remove_prefix(QuotaRoot.size());
    path.remove_suffix(limits ? LimitsName.size() : StatsName.size());
    if (!path.empty() && path.front() != '/') return;  // beside /zookeeper/quota, not below it
    const std::string root(path.empty() ? "/" : path);
    if (limits && find(limitsPath(root))) {
        m_quotas.insertOrAssign(root, true);
    } else if (limits) {
        m_quotas.erase(root);
    } else if (const Znode* top = find(root)) {
        std::int64_t count = 1;
        std::int64_t bytes = top->data.length();
        forEachBelow(root, [&](const Znode& node) {
            ++count;
            bytes += node.data.length();
        });
        change(statsPath(root), [&](Znode& n) { n.data = Data(formatQuota(count, bytes)); });
    }
}

}  // namespace qs::tree
