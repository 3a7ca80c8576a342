// Places in histories against a count of every step, with branches, and in bounded memory.
#include <QTest>

#include "app/models/history_places.h"

using namespace qs;
using namespace qs::app;

namespace {

/// A history of `length`, and another one that leaves it after `fork`.
struct Histories {
    trace::Tables tables;
    trace::TxnRef end;
    trace::TxnRef otherEnd;

    Histories(std::uint32_t length, std::uint32_t fork, std::uint32_t other) {
        std::vector<trace::TxnEntry> entries;
        for (std::uint32_t i = 1; i <= length; ++i)
            entries.push_back({std::make_shared<const tree::Txn>(), {i - 1}});
        for (std::uint32_t i = 1; i <= other; ++i)
            entries.push_back({std::make_shared<const tree::Txn>(), {i == 1 ? fork : length + i - 1}});
        tables.append({}, entries);
        end = {length};
        otherEnd = {length + other};
    }
};

}  // namespace

class TstHistoryPlaces : public QObject {
    Q_OBJECT

private slots:
    void the_empty_history_holds_nothing() {
        const Histories h(3, 1, 1);
        HistoryPlaces places;
        QCOMPARE(places.of({}, {}, h.tables).count, std::int64_t{0});
        QCOMPARE(places.of({}, {{2}, 2}, h.tables).count, std::int64_t{0});
    }

    void every_place_is_that_of_a_count_step_by_step() {
        constexpr std::uint32_t Length = 3 * HistoryPlaces::MaxKept;
        const Histories h(Length, 100, 500);
        HistoryPlaces places;
        HistoryPlace near;
        for (std::uint32_t i = 1; i <= Length; ++i) {
            near = places.of({i}, near, h.tables);
            QCOMPARE(near.count, std::int64_t{i});
        }
        // Back, as after a restart, and into the other history.
        for (const std::uint32_t i : {1u, 77u, 5000u, Length - 1}) {
            QCOMPARE(places.of({i}, near, h.tables).count, std::int64_t{i});
        }
        QCOMPARE(places.of(h.otherEnd, near, h.tables).count, std::int64_t{600});
    }

    void what_is_kept_stays_few() {
        constexpr std::uint32_t Length = 10 * HistoryPlaces::MaxKept;
        const Histories h(Length, 1, 1);
        HistoryPlaces places;
        HistoryPlace near;
        for (std::uint32_t i = 1; i <= Length; ++i)
            near = places.of({i}, near, h.tables);
        QVERIFY(places.kept() <= HistoryPlaces::MaxKept);
        QVERIFY(places.kept() >= HistoryPlaces::MaxKept / 2);
    }
};

QTEST_APPLESS_MAIN(TstHistoryPlaces)
#include "tst_history_places.moc"
