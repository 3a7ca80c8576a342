// Quorums by majority, by weight and by groups: protocol notes, section 7.3.
#include <QTest>

#include "engine/base/membership.h"

using namespace qs;

namespace {

NodeSet nodes(std::initializer_list<std::uint8_t> ids) {
    NodeSet out;
    for (const auto id : ids)
        out.insert(NodeId{id});
    return out;
}

Membership weighted(int voters, std::map<NodeId, std::uint32_t> weights, std::vector<NodeSet> groups = {}) {
    Membership m = Membership::ofSize(voters, 1);
    m.weights = std::move(weights);
    m.groups = std::move(groups);
    return m;
}

}  // namespace

class TestMembership : public QObject {
    Q_OBJECT
private slots:
    void majority() {
        const Membership four = Membership::ofSize(4, 1);
        QVERIFY(!four.isQuorum(nodes({1, 2})));
        QVERIFY(four.isQuorum(nodes({1, 2, 3})));
        QVERIFY(!four.isQuorum(nodes({1, 2, 5})));  // 5 is an observer
        QVERIFY(four.isBareQuorum(nodes({2, 3, 4})));
        QVERIFY(!four.isBareQuorum(nodes({1, 2, 3, 4})));
    }

    void weight() {
        const Membership m = weighted(3, {{NodeId{1}, 2}});
        QVERIFY(m.isQuorum(nodes({1, 2})));
        QVERIFY(!m.isQuorum(nodes({2, 3})));  // two of four
        QVERIFY(!m.isQuorum(nodes({1})));
    }

    void aVoterOfWeightZeroCountsForNothing() {
        const Membership m = weighted(3, {{NodeId{3}, 0}});
        QVERIFY(m.isQuorum(nodes({1, 2})));
        QVERIFY(!m.isQuorum(nodes({1, 3})));
        QVERIFY(m.isBareQuorum(nodes({1, 2})));
    }

    /// Nine voters in three groups: four are enough when they are two of two groups each.
    void groups() {
        const Membership m = weighted(9, {}, {nodes({1, 2, 3}), nodes({4, 5, 6}), nodes({7, 8, 9})});
        QVERIFY(m.isQuorum(nodes({1, 2, 4, 5})));
        QVERIFY(!m.isQuorum(nodes({1, 2, 3, 4, 7})));
        QVERIFY(!m.isQuorum(nodes({1, 4, 7})));
    }

    void aGroupWithoutWeightDoesNotCount() {
        const Membership m = weighted(4, {{NodeId{3}, 0}, {NodeId{4}, 0}}, {nodes({1, 2}), nodes({3, 4})});
        QVERIFY(m.isQuorum(nodes({1, 2})));
        QVERIFY(!m.isQuorum(nodes({1, 3, 4})));
    }

    void twoQuorumsOfOneEnsembleAlwaysMeet() {
        const Membership all[] = {
            Membership::ofSize(5, 0),
            weighted(5, {{NodeId{1}, 3}, {NodeId{4}, 0}}),
            weighted(6, {{NodeId{6}, 0}, {NodeId{2}, 2}}, {nodes({1, 2}), nodes({3, 4}), nodes({5, 6})}),
        };
        for (const Membership& m : all) {
            for (std::uint64_t a = 0; a < 128; a += 2)
                for (std::uint64_t b = 0; b < 128; b += 2)
                    if (m.isQuorum(NodeSet{a}) && m.isQuorum(NodeSet{b})) QVERIFY((a & b) != 0);
        }
    }

    void aServerMayHaveTheNumberZero() {
        const NodeId zero{0};
        QVERIFY(zero && NodeId{} < zero && zero < NodeId{1} && NodeId{255} > zero);
        QVERIFY(!zero.canBeTraced());
        Membership m;
        m.voters = nodes({0, 1, 2});
        QCOMPARE(m.voters.nodes().front().value, 0);
        QVERIFY(m.isQuorum(nodes({0, 2})) && !m.isQuorum(nodes({0, 255})));
        QCOMPARE(toString(zero), std::string("0"));
    }

    void whatDoesNotFitIsNamed() {
        QCOMPARE(weighted(3, {}).problem(), std::string());
        QVERIFY(!weighted(3, {{NodeId{4}, 1}}).problem().empty());
        QVERIFY(!weighted(2, {{NodeId{1}, 0}, {NodeId{2}, 0}}).problem().empty());
        QVERIFY(!weighted(3, {}, {nodes({1, 2})}).problem().empty());
        QVERIFY(!weighted(3, {}, {nodes({1, 2}), nodes({2, 3})}).problem().empty());
        QVERIFY(!weighted(3, {}, {nodes({1, 2, 3, 4})}).problem().empty());
    }
};

QTEST_APPLESS_MAIN(TestMembership)
#include "tst_membership.moc"
