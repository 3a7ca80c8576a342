// Memory that is taken for a large tree: what is allocated then is good, whatever the system thinks of large pages.
#include <QTest>
#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include "engine/host/tree_memory.h"

class TestTreeMemory : public QObject {
    Q_OBJECT
private slots:
    void whatIsAllocatedAfterwardsIsGood() {
        constexpr std::uint64_t SnapshotBytes = std::uint64_t{100} << 20U;
        constexpr std::size_t Blocks = 200'000;
        constexpr std::size_t BlockBytes = 200;
        qs::host::expectTree(SnapshotBytes);
        for (int round = 0; round < 2; ++round) {
            std::vector<std::unique_ptr<char[]>> blocks(Blocks);
            for (std::size_t i = 0; i < Blocks; ++i) {
                blocks[i] = std::make_unique<char[]>(BlockBytes);
                QVERIFY(std::all_of(blocks[i].get(), blocks[i].get() + BlockBytes, [](char c) { return c == 0; }));
                std::memset(blocks[i].get(), static_cast<int>(i % 251), BlockBytes);
            }
            for (std::size_t i = 0; i < Blocks; ++i) {
                const auto expected = static_cast<char>(i % 251);
                QVERIFY(blocks[i][0] == expected && blocks[i][BlockBytes - 1] == expected);
            }
            qs::host::expectTree(SnapshotBytes);  // once is enough
        }
    }
};

QTEST_APPLESS_MAIN(TestTreeMemory)
#include "tst_tree_memory.moc"
