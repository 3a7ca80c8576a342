// The persistent containers against obvious twins, with copies that must not change.
#include <QTest>
#include <atomic>
#include <deque>
#include <map>
#include <thread>

#include "engine/base/persistent_map.h"
#include "engine/base/persistent_vector.h"
#include "engine/base/rng.h"

using namespace qs;

class TestContainers : public QObject {
    Q_OBJECT
private slots:
    void differencesAreThoseOfTheTwins(const PersistentMap<int, int>& before, const std::map<int, int>& beforeTwin,
                                       const PersistentMap<int, int>& after, const std::map<int, int>& afterTwin) {
        std::map<int, int> patched = beforeTwin;
        int last = -1;
        after.forEachDifference(before, [&](int key, const int* then, const int* now) {
            if (key <= last) qFatal("out of order");
            last = key;
            const auto was = beforeTwin.find(key);
            if ((then != nullptr) != (was != beforeTwin.end()) || (then && *then != was->second)) qFatal("wrong past");
            patched.erase(key);
            if (now) patched[key] = *now;
            return true;
        });
        QVERIFY(patched == afterTwin);
    }
    void differencesOfCopiesSkipWhatTheyShare() {
        PersistentMap<int, int> before;
        for (int i = 0; i < 100'000; ++i)
            before.insertOrAssign(i, i);
        PersistentMap<int, int> after = before;
        after.erase(17);
        after.insertOrAssign(50'000, -1);
        after.insertOrAssign(100'000, 0);
        int told = 0;
        std::vector<int> changed;
        after.forEachDifference(before, [&](int key, const int* then, const int* now) {
            ++told;
            if (!then || !now || *then != *now) changed.push_back(key);
            return true;
        });
        QVERIFY(changed == (std::vector<int>{17, 50'000, 100'000}));
        QVERIFY2(told < 150, qPrintable(QString::number(told)));  // and the nodes on the way to them
        int first = 0;
        after.forEachDifference(before, [&](int, const int*, const int*) { return ++first < 2; });
        QCOMPARE(first, 2);
    }

    void mapBehavesLikeStdMap() {
        Rng rng(7);
        PersistentMap<int, int> map;
        std::map<int, int> twin;
        std::vector<std::pair<PersistentMap<int, int>, std::map<int, int>>> copies;
        for (int i = 0; i < 6000; ++i) {
            const int key = static_cast<int>(rng.below(300));
            if (rng.chance(2, 5)) {
                QCOMPARE(map.erase(key), twin.erase(key) == 1);
            } else {
                map.insertOrAssign(key, i);
                twin[key] = i;
            }
            if (i % 500 == 0) copies.emplace_back(map, twin);
        }
        copies.emplace_back(map, twin);
        for (const auto& [copy, expected] : copies) {
            std::map<int, int> seen;
            copy.forEach([&](int k, int v) { seen.emplace_hint(seen.end(), k, v); });
            QVERIFY(seen == expected);
            QCOMPARE(copy.size(), expected.size());
        }
        for (const auto& [copy, expected] : copies) {
            for (const auto& [other, otherExpected] : copies)
                differencesAreThoseOfTheTwins(copy, expected, other, otherExpected);
        }
        std::vector<int> tail;
        map.forEachFrom(150, [&](int k, int) {
            tail.push_back(k);
            return true;
        });
        QCOMPARE(tail.size(), static_cast<std::size_t>(std::distance(twin.lower_bound(150), twin.end())));
    }

    void textKeysLieInTheirNodes() {
        Rng rng(11);
        PersistentMap<std::string, std::string> map;
        std::map<std::string, std::string> twin;
        PersistentMap<std::string, std::string> copy;
        std::map<std::string, std::string> copyTwin;
        for (int i = 0; i < 4000; ++i) {
            const std::string key(rng.below(40), static_cast<char>('a' + rng.below(3)));
            if (i == 2000) {
                copy = map;
                copyTwin = twin;
            }
            if (rng.chance(1, 3)) {
                QCOMPARE(map.erase(key), twin.erase(key) == 1);
            } else {
                map.insertOrAssign(key, std::to_string(i));
                twin[key] = std::to_string(i);
            }
        }
        const auto contentOf = [](const PersistentMap<std::string, std::string>& of) {
            std::map<std::string, std::string> out;
            of.forEach([&](std::string_view key, const std::string& value) { out.emplace(key, value); });
            return out;
        };
        QVERIFY(contentOf(map) == twin);
        QVERIFY(contentOf(copy) == copyTwin);
    }

    /// As a snapshot that a thread of its own writes and lets go while the tree goes on; for the thread sanitizer.
    void copiesLiveOnOtherThreads() {
        PersistentMap<std::string, Shared<std::string>> map;
        for (int i = 0; i < 2000; ++i)
            map.insertOrAssign(std::to_string(i), Shared(std::to_string(i)));
        std::atomic<int> wrong = 0;
        for (int round = 0; round < 20; ++round) {
            std::thread reader([copy = map, &wrong] {
                std::size_t seen = 0;
                copy.forEach([&](std::string_view key, const Shared<std::string>& value) {
                    ++seen;
                    if (!value->starts_with(key)) ++wrong;
                });
                if (seen != copy.size()) ++wrong;
            });
            for (int i = round; i < 2000; i += 7) {
                if (i % 2 == 0) {
                    map.erase(std::to_string(i));
                } else {
                    map.insertOrAssign(std::to_string(i), Shared(std::to_string(i) + "!"));
                }
            }
            reader.join();
        }
        QCOMPARE(wrong.load(), 0);
    }

    void mapIsBuiltFromEntriesInAnyOrder_data() {
        QTest::addColumn<bool>("ascending");
        QTest::newRow("ascending") << true;
        QTest::newRow("shuffled, some twice") << false;
    }
    void mapIsBuiltFromEntriesInAnyOrder() {
        QFETCH(bool, ascending);
        Rng rng(5);
        for (const int count : {0, 1, 2, 3, 100, 1000}) {
            PersistentMap<std::string, int>::Builder builder;
            std::map<std::string, int> twin;
            int twice = 0;
            for (int i = 0; i < count; ++i) {
                const int number = ascending ? 10'000 + i : 10'000 + static_cast<int>(rng.below(900));
                if (!twin.emplace(std::to_string(number), i).second) ++twice;
                builder.add(std::to_string(number), i);
            }
            int told = 0;
            PersistentMap<std::string, int> map = std::move(builder).build([&](std::string_view) { ++told; });
            QCOMPARE(told, twice);
            QCOMPARE(map.size(), twin.size());
            for (int i = 0; i < 50; ++i) {
                const std::string key = std::to_string(10'000 + rng.below(2000));
                QCOMPARE(map.erase(key), twin.erase(key) == 1);
                map.insertOrAssign(key, i);
                twin[key] = i;
            }
            std::map<std::string, int> seen;
            map.forEach([&](std::string_view key, int value) { seen.emplace(key, value); });
            QVERIFY(seen == twin);
        }
    }

    void vectorKeepsItsCopies() {
        PersistentVector<int> v;
        for (int i = 0; i < 1000; ++i)
            v.push_back(i);
        const PersistentVector<int> copy = v;
        v.truncate(130);
        v.push_back(-1);
        QCOMPARE(v.size(), std::size_t{131});
        QCOMPARE(v.back(), -1);
        QCOMPARE(copy.size(), std::size_t{1000});
        QCOMPARE(copy[130], 130);
        QCOMPARE(copy.back(), 999);
        QVERIFY_EXCEPTION_THROWN((void)copy[1000], CheckFailed);
    }

    void vectorBehavesLikeADeque() {
        Rng rng(3);
        PersistentVector<int> v;
        std::deque<int> twin;
        PersistentVector<int> copy;
        std::deque<int> copyTwin;
        const auto same = [](const PersistentVector<int>& a, const std::deque<int>& b) {
            if (a.size() != b.size()) return false;
            for (std::size_t i = 0; i < b.size(); ++i)
                if (a[i] != b[i]) return false;
            return true;
        };
        for (int step = 0; step < 3000; ++step) {
            switch (rng.below(8)) {
                case 0: {
                    const auto count = static_cast<std::size_t>(rng.below(twin.size() + 1));
                    v.dropFront(count);
                    twin.erase(twin.begin(), twin.begin() + static_cast<std::ptrdiff_t>(count));
                    break;
                }
                case 1: {
                    const auto count = twin.size() - static_cast<std::size_t>(rng.below(twin.size() / 2 + 1));
                    v.truncate(count);
                    twin.resize(count);
                    break;
                }
                case 2:
                    copy = v;
                    copyTwin = twin;
                    break;
                default:
                    for (int i = 0; i < 60; ++i) {
                        v.push_back(step * 100 + i);
                        twin.push_back(step * 100 + i);
                    }
            }
            QVERIFY(same(v, twin));
            QVERIFY(same(copy, copyTwin));
        }
        QVERIFY_EXCEPTION_THROWN(v.dropFront(v.size() + 1), CheckFailed);
    }

    void generatorIsTheSameEverywhere() {
        Rng rng(1);
        QCOMPARE(rng.next(), std::uint64_t{12966619160104079557ULL});
        QCOMPARE(rng.next(), std::uint64_t{9600361134598540522ULL});
        for (int i = 0; i < 1000; ++i) {
            const auto n = rng.between(-3, 3);
            QVERIFY(n >= -3 && n <= 3);
        }
    }
};

QTEST_APPLESS_MAIN(TestContainers)
#include "tst_containers.moc"
