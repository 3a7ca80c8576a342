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
    change(statsPath(root), [&](Znode& n) { n.data = makeData(formatQuota(now.count + znodes, now.bytes + bytes)); });
}

/// A limits or usage znode came or went: quotas are known by their limits, and usage starts from a count.
void Tree::learnQuota(std::string_view path) {
    if (!path.starts_with(QuotaRoot)) return;
    const auto subject = [&](std::string_view name) {
        const std::string_view inside = path.substr(QuotaRoot.size(), path.size() - QuotaRoot.size() - name.size());
        return inside.empty() ? std::string("/") : std::string(inside);
    };
    if (path.ends_with(LimitsName)) {
        if (find(path)) {
            m_quotas.insertOrAssign(subject(LimitsName), true);
        } else {
            m_quotas.erase(subject(LimitsName));
        }
    } else if (path.ends_with(StatsName) && find(path)) {
        const std::string root = subject(StatsName);
        std::int64_t count = 0;
        std::int64_t bytes = 0;
        countSubtree(root, count, bytes);
        change(path, [&](Znode& n) { n.data = makeData(formatQuota(count, bytes)); });
    }
}

void Tree::countSubtree(std::string_view path, std::int64_t& count, std::int64_t& bytes) const {
    const Znode* node = find(path);
    if (!node) return;
    ++count;
    if (node->data) bytes += static_cast<std::int64_t>(node->data->size());
    forEachChild(path, [&](std::string_view name, const Znode&) {
        countSubtree((path == "/" ? "/" : std::string(path) + "/") + std::string(name), count, bytes);
        return true;
    });
}

}  // namespace qs::tree
