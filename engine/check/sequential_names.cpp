#include <array>
#include <charconv>
#include <cstdio>
#include <map>

#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// A create is sequential where the path that was created is longer than the one that was asked for.
class SequentialNames : public TreeCheck {
public:
    explicit SequentialNames(SharedTree tree)
        : TreeCheck(
              "S-07", "Sequential names grow",
              "The numbers of sequential znodes under one parent strictly increase for as long as that parent lives; "
              "after 2147483647 they go on from the negative end.",
              std::move(tree), trace::Kinds::of<trace::ClientCall>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<SequentialNames>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        forEachFresh(r, [&](const CommittedTree::Step& step) { judge(r, *tables.txn(step.txn), tables); });
        const auto* call = trace::as<trace::ClientCall>(r);
        if (call && opcode::creates(call->opcode)) m_asked[{call->session, call->xid}] = call->path;
    }

private:
    struct Parent {
        Zxid czxid;
        std::int32_t last = 0;
    };

    void judge(const trace::Record& r, const tree::Txn& txn, const trace::Tables& tables) {
        const auto asked = m_asked.find({txn.session, txn.cxid});
        if (asked == m_asked.end()) return;
        const std::string prefix = tables.text(asked->second);
        m_asked.erase(asked);
        const auto* create = std::get_if<tree::CreateTxn>(&txn.body);
        if (!create || create->path == prefix || !create->path.starts_with(prefix)) return;
        const std::string parentPath(tree::parentPath(create->path));
        const CommittedTree::Node* node = m_tree->find(parentPath, txn.zxid);
        if (!node) return;
        std::int32_t number = 0;
        const bool shaped = parse(std::string_view(create->path).substr(prefix.size()), number);
        const auto [it, isFirst] = m_parents.try_emplace(parentPath, Parent{node->znode.czxid, number});
        Parent& parent = it->second;
        const bool sameLife = !isFirst && parent.czxid == node->znode.czxid;
        evaluated(sameLife);
        if (!shaped) {
            violated(r, create->path + " does not end with a sequence number in ten places");
        } else if (sameLife && !isAfter(number, parent.last)) {
            violated(r, create->path + " was given a number that does not follow " + std::to_string(parent.last));
        }
        parent = {node->znode.czxid, number};
    }

    static bool parse(std::string_view suffix, std::int32_t& number) {
        const auto [end, error] = std::from_chars(suffix.data(), suffix.data() + suffix.size(), number);
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "%010d", number);
        return error == std::errc{} && end == suffix.data() + suffix.size() && suffix == text.data();
    }
    /// Along the circle of 32 bits, the nearer way.
    static bool isAfter(std::int32_t number, std::int32_t last) {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(number) - static_cast<std::uint32_t>(last)) > 0;
    }

    std::map<std::pair<SessionId, std::int32_t>, trace::TextRef> m_asked;
    std::map<std::string, Parent> m_parents;
};

}  // namespace

std::unique_ptr<Check> sequentialNames(SharedTree tree) {
    return std::make_unique<SequentialNames>(std::move(tree));
}

}  // namespace qs::check
