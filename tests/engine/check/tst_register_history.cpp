// Linearizability of registers: histories whose verdict is known, and thousands of small ones against trying all
// orders.
#include <QTest>

#include "engine/base/rng.h"
#include "engine/check/register_history.h"

using namespace qs;
using namespace qs::check;
using Kind = RegisterOp::Kind;
using Outcome = RegisterOp::Result;

namespace {

using Ops = std::vector<RegisterOp>;

RegisterOp op(Kind kind, Outcome result, const std::string& value, std::int64_t from, std::int64_t to,
              std::int32_t version = -1) {
    return {kind, result, value, version, VirtualTime{from}, VirtualTime{to}};
}

Linearizability judge(const Ops& ops) {
    return judgeRegister(ops);
}

// --- The slow twin ---------------------------------------------------------------------------------------------------

struct Znode {
    bool exists = false;
    std::int32_t version = 0;
    std::string value;
};

Outcome perform(Znode& z, const RegisterOp& o, bool& agrees) {
    const bool fits = o.version == -1 || o.version == z.version;
    agrees = true;
    if (o.kind == Kind::Create) {
        if (z.exists) return Outcome::Exists;
        z = {true, 0, o.value};
        return Outcome::Ok;
    }
    if (!z.exists) return Outcome::Missing;
    if (o.kind == Kind::Read) {
        agrees = z.value == o.value && fits;
        return Outcome::Ok;
    }
    if (!fits) return Outcome::BadVersion;
    if (o.kind == Kind::Set) {
        z.value = o.value;
        ++z.version;
    } else {
        z = {};
    }
    return Outcome::Ok;
}

/// Tries every order that keeps real time; operations of unknown outcome may be left out.
bool someOrder(const Ops& ops, std::vector<bool>& placed, const Znode& z) {
    bool knownLeft = false;
    for (std::size_t i = 0; i < ops.size(); ++i)
        knownLeft = knownLeft || (!placed[i] && ops[i].result != Outcome::Unknown);
    if (!knownLeft) return true;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        if (placed[i]) continue;
        bool early = true;
        for (std::size_t k = 0; k < ops.size(); ++k) {
            const bool ended = ops[k].result != Outcome::Unknown && ops[k].returned < ops[i].invoked;
            if (k != i && !placed[k] && ended) early = false;
        }
        if (!early) continue;
        Znode next = z;
        bool agrees = true;
        const Outcome result = perform(next, ops[i], agrees);
        if (ops[i].result != Outcome::Unknown && (result != ops[i].result || (result == Outcome::Ok && !agrees)))
            continue;
        placed[i] = true;
        if (someOrder(ops, placed, next)) return true;
        placed[i] = false;
    }
    return false;
}

Ops drawHistory(Rng& rng) {
    static constexpr Kind Kinds[] = {Kind::Create, Kind::Set, Kind::Delete, Kind::Read, Kind::Set};
    static constexpr Outcome Results[] = {Outcome::Ok, Outcome::Ok, Outcome::Ok, Outcome::Unknown, Outcome::Missing};
    Ops out;
    const auto count = rng.between(2, 6);
    for (std::int64_t i = 0; i < count; ++i) {
        RegisterOp o;
        o.kind = Kinds[rng.below(5)];
        o.result = Results[rng.below(5)];
        if (o.kind == Kind::Create && o.result == Outcome::Missing) o.result = Outcome::Exists;
        if (o.kind == Kind::Set && rng.chance(1, 6)) o.result = Outcome::BadVersion;
        if (o.kind != Kind::Delete) o.value.assign(1, rng.chance(1, 2) ? 'a' : 'b');
        if (o.kind != Kind::Create && rng.chance(1, 3)) o.version = static_cast<std::int32_t>(rng.between(0, 2));
        const std::int64_t from = rng.between(0, 12);
        o.invoked = VirtualTime{from};
        if (o.result != Outcome::Unknown) o.returned = VirtualTime{from + rng.between(1, 6)};
        out.push_back(o);
    }
    return out;
}

}  // namespace

class TestRegisterHistory : public QObject {
    Q_OBJECT
private slots:
    void nothingIsLinearizable() { QCOMPARE(judge({}), Linearizability::Holds); }

    void oneAfterTheOther() {
        QCOMPARE(judge({op(Kind::Create, Outcome::Ok, "a", 0, 1), op(Kind::Set, Outcome::Ok, "b", 2, 3),
                        op(Kind::Read, Outcome::Ok, "b", 4, 5, 1)}),
                 Linearizability::Holds);
    }

    void staleRead() {
        QCOMPARE(judge({op(Kind::Create, Outcome::Ok, "a", 0, 1), op(Kind::Set, Outcome::Ok, "b", 2, 3),
                        op(Kind::Read, Outcome::Ok, "a", 4, 5)}),
                 Linearizability::Broken);
    }

    void readDuringAWriteMaySeeEither() {
        for (const char* seen : {"a", "b"}) {
            QCOMPARE(judge({op(Kind::Create, Outcome::Ok, "a", 0, 1), op(Kind::Set, Outcome::Ok, "b", 2, 9),
                            op(Kind::Read, Outcome::Ok, seen, 4, 5)}),
                     Linearizability::Holds);
        }
    }

    void newThenOld() {
        QCOMPARE(judge({op(Kind::Create, Outcome::Ok, "a", 0, 1), op(Kind::Set, Outcome::Ok, "b", 2, 9),
                        op(Kind::Read, Outcome::Ok, "b", 3, 4), op(Kind::Read, Outcome::Ok, "a", 5, 6)}),
                 Linearizability::Broken);
    }

    void oneVersionIsWonOnce() {
        const RegisterOp created = op(Kind::Create, Outcome::Ok, "a", 0, 1);
        QCOMPARE(judge({created, op(Kind::Set, Outcome::Ok, "b", 2, 5, 0),
                        op(Kind::Set, Outcome::BadVersion, "c", 2, 5, 0)}),
                 Linearizability::Holds);
        QCOMPARE(judge({created, op(Kind::Set, Outcome::Ok, "b", 2, 5, 0), op(Kind::Set, Outcome::Ok, "c", 2, 5, 0)}),
                 Linearizability::Broken);
    }

    void unknownMayHaveHappenedOrNot() {
        const RegisterOp created = op(Kind::Create, Outcome::Ok, "a", 0, 1);
        RegisterOp lost = op(Kind::Set, Outcome::Unknown, "b", 2, 0);
        lost.returned = VirtualTime::never();
        for (const char* seen : {"a", "b"}) {
            QCOMPARE(judge({created, lost, op(Kind::Read, Outcome::Ok, seen, 50, 51)}), Linearizability::Holds);
        }
        QCOMPARE(judge({created, lost, op(Kind::Read, Outcome::Ok, "c", 50, 51)}), Linearizability::Broken);
        QCOMPARE(judge({created, op(Kind::Read, Outcome::Ok, "b", 0, 1), lost}), Linearizability::Broken);
    }

    void touchingIsConcurrent() {
        QCOMPARE(judge({op(Kind::Create, Outcome::Ok, "a", 0, 2), op(Kind::Read, Outcome::Missing, "", 2, 3)}),
                 Linearizability::Holds);
    }

    void agreesWithTryingAllOrders() {
        Rng rng(7);
        int holds = 0;
        int broken = 0;
        for (int i = 0; i < 20000; ++i) {
            const Ops ops = drawHistory(rng);
            std::vector<bool> placed(ops.size(), false);
            const bool expected = someOrder(ops, placed, {});
            (expected ? holds : broken) += 1;
            if (judge(ops) != (expected ? Linearizability::Holds : Linearizability::Broken)) {
                QFAIL(qPrintable(QStringLiteral("history %1 is judged otherwise by trying all orders").arg(i)));
            }
        }
        QVERIFY(holds > 1000);
        QVERIFY(broken > 1000);
    }

    void saysWhenItGivesUp() {
        Ops many{op(Kind::Create, Outcome::Ok, "a", 0, 1)};
        for (int i = 0; i < 40; ++i)
            many.push_back(op(Kind::Set, Outcome::Ok, std::to_string(i), 2, 9));
        many.push_back(op(Kind::Read, Outcome::Ok, "none of these", 10, 11));
        QCOMPARE(judgeRegister(many, {1000, 200}), Linearizability::Undecided);
        QCOMPARE(judgeRegister(many, {1000, 10}), Linearizability::Undecided);
    }

    void registersAreJudgedApart() {
        RegisterHistory h;
        h.add("/x", op(Kind::Create, Outcome::Ok, "a", 0, 1));
        h.add("/y", op(Kind::Create, Outcome::Ok, "a", 2, 3));
        QCOMPARE(h.judge().judged, std::uint64_t{2});
        QVERIFY(h.judge().broken.empty());
        h.add("/y", op(Kind::Read, Outcome::Missing, "", 5, 6));
        QCOMPARE(h.judge().broken, std::string("/y"));
    }
};

QTEST_APPLESS_MAIN(TestRegisterHistory)
#include "tst_register_history.moc"
