// The store's file operations on a real directory: what is written is read back, one server a directory.
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <future>
#include <optional>
#include <set>
#include <vector>

#include "engine/host/data_directory.h"

using namespace qs;
using namespace qs::host;

namespace {

DataDirectory opened(const std::string& data, const std::string& logs = {}, std::uint64_t setAside = 0) {
    auto out = DataDirectory::open(data, logs, true, setAside);
    if (!out) qFatal("%s", out.error().message().c_str());
    return std::move(out).value();
}

struct Space {
    std::int64_t size = 0;    ///< bytes
    std::int64_t onDisk = 0;  ///< bytes that are not free for others
};
Space spaceOf(const QString& path) {
    struct stat is {};
    if (::stat(path.toLocal8Bit().constData(), &is) != 0) qFatal("no %s", qPrintable(path));
    return {is.st_size, is.st_blocks * 512};
}

bool canSetAside(const QString& path, std::int64_t bytes) {
    const int fd = ::open(path.toLocal8Bit().constData(), O_RDWR | O_CREAT, 0644);
    const bool can = ::fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, bytes) == 0;
    ::close(fd);
    return can;
}

std::set<std::string> namesIn(const DataDirectory& directory) {
    const auto names = directory.names();
    if (!names) qFatal("%s", names.error().message().c_str());
    return {names->begin(), names->end()};
}

}  // namespace

class TestDataDirectory : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        DataDirectory directory = opened(data);
        const std::vector<storage::FileOp> ops{storage::Create{"log.1"},
                                               storage::Append{"log.1", "abc"},
                                               storage::Append{"log.1", "def"},
                                               storage::Fsync{"log.1"},
                                               storage::Create{"x.tmp"},
                                               storage::Append{"x.tmp", "7"},
                                               storage::Rename{"x.tmp", "currentEpoch"},
                                               storage::SyncDirectory{},
                                               storage::Truncate{"log.1", 4},
                                               storage::Append{"log.1", "!"},
                                               storage::Create{"snapshot.0"},
                                               storage::Remove{"snapshot.0"}};
        for (const auto& op : ops)
            QCOMPARE(directory.carryOut(op), std::string());
        QCOMPARE(namesIn(directory), (std::set<std::string>{"log.1", "currentEpoch"}));
        std::array<char, 8> room{};
        const auto text = [&room](std::size_t count) { return std::string(room.data(), count); };
        const std::string grows = text(directory.read("log.1", 0, room).value());  // zeros may be behind it
        QVERIFY(grows == "abcd!" || grows == std::string("abcd!\0\0\0", room.size()));
        QCOMPARE(text(directory.read("log.1", 1, std::span(room).first(3)).value()), std::string("bcd"));
        QCOMPARE(directory.carryOut(storage::Create{"log.9"}), std::string());
        QCOMPARE(text(directory.read("log.1", 0, room).value()), std::string("abcd!"));
        QCOMPARE(directory.read("log.1", 5, room).value(), std::size_t{0});
        QCOMPARE(directory.carryOut(storage::Remove{"log.9"}), std::string());
        QCOMPARE(text(directory.read("currentEpoch", 0, room).value()), std::string("7"));
        const auto missing = directory.read("log.2", 0, room);
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().place.ends_with("version-2/log.2"));
    }

    void logsInADirectoryOfTheirOwn() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        const std::string logs = folder.filePath("logs").toStdString();
        DataDirectory directory = opened(data, logs);
        QCOMPARE(directory.carryOut(storage::Create{"log.1"}), std::string());
        QCOMPARE(directory.carryOut(storage::Create{"snapshot.0"}), std::string());
        QVERIFY(QFile::exists(folder.filePath("logs/version-2/log.1")));
        QVERIFY(QFile::exists(folder.filePath("data/version-2/snapshot.0")));
        QCOMPARE(namesIn(directory), (std::set<std::string>{"log.1", "snapshot.0"}));
        QVERIFY(QFile::copy(folder.filePath("logs/version-2/log.1"), folder.filePath("data/version-2/log.1")));
        const auto mixed = directory.names();
        QVERIFY(!mixed.ok());
        QVERIFY(mixed.error().message().ends_with("log.1: a log in the directory of the snapshots"));
    }

    void aLogHasRoomOnTheDiskUntilItEnds() {
        constexpr std::int64_t Room = 1 << 20;
        constexpr std::int64_t Block = 4096;
        constexpr std::int64_t Size = 5 + Room + Block;  // that is written
        const QTemporaryDir folder;
        if (!canSetAside(folder.filePath("probe"), Room)) QSKIP("this file system sets nothing aside");
        const std::string data = folder.filePath("data").toStdString();
        const QString first = folder.filePath("data/version-2/log.1");
        const QString second = folder.filePath("data/version-2/log.2");
        {
            DataDirectory directory = opened(data, {}, Room);
            const auto write = [&directory](const char* name, std::size_t bytes) {
                return directory.carryOut(storage::Append{name, std::string(bytes, 'x')});
            };
            QCOMPARE(directory.carryOut(storage::Create{"log.1"}), std::string());
            QCOMPARE(write("log.1", 5), std::string());
            QVERIFY(spaceOf(first).size >= 5 && spaceOf(first).size <= Block);
            QVERIFY(spaceOf(first).onDisk >= Room);
            QCOMPARE(directory.carryOut(storage::Create{"currentEpoch"}), std::string());
            QCOMPARE(write("currentEpoch", 1), std::string());
            QVERIFY(spaceOf(folder.filePath("data/version-2/currentEpoch")).onDisk < Room);
            QCOMPARE(write("log.1", Room + Block), std::string());
            QVERIFY(spaceOf(first).size >= Size && spaceOf(first).size <= Room + 2 * Block);
            QVERIFY(spaceOf(first).onDisk >= 2 * Room);
            QCOMPARE(directory.carryOut(storage::Create{"log.2"}), std::string());
            QCOMPARE(write("log.2", 7), std::string());
            QCOMPARE(spaceOf(first).size, Size);
            QVERIFY(spaceOf(first).onDisk < 2 * Room);
            QVERIFY(spaceOf(second).onDisk >= Room);
        }
        QVERIFY(spaceOf(second).onDisk < Room);
        // What a killed process leaves.
        QVERIFY(canSetAside(first, 3 * Room));
        QVERIFY(spaceOf(first).onDisk >= 2 * Room);
        opened(data);
        QCOMPARE(spaceOf(first).size, Size);
        QVERIFY(spaceOf(first).onDisk < 2 * Room);
    }

    /// It comes whole, and never grows.
    void anInstalledLogHasNoRoom() {
        const QTemporaryDir folder;
        {
            DataDirectory directory = opened(folder.filePath("data").toStdString(), {}, 1 << 20);
            QCOMPARE(directory.carryOut(storage::Create{"install.log.5"}), std::string());
            QCOMPARE(directory.carryOut(storage::Append{"install.log.5", "abc"}), std::string());
            QVERIFY(spaceOf(folder.filePath("data/version-2/install.log.5")).onDisk < (1 << 20));
            QCOMPARE(directory.carryOut(storage::Rename{"install.log.5", "log.5"}), std::string());
            QCOMPARE(directory.carryOut(storage::Append{"log.5", "def"}), std::string());
        }
        QCOMPARE(spaceOf(folder.filePath("data/version-2/log.5")).size, 6);
    }

    void noneIsSetAsideOnADiskThatHasLittle() {
        const QTemporaryDir folder;
        struct statfs system {};
        QCOMPARE(::statfs(qPrintable(folder.path()), &system), 0);
        if (system.f_type == TMPFS_MAGIC) QSKIP("room would be memory here");
        struct statvfs before {};
        QCOMPARE(::statvfs(qPrintable(folder.path()), &before), 0);
        const std::uint64_t third = before.f_bavail * before.f_frsize / 3;
        DataDirectory directory = opened(folder.filePath("data").toStdString(), {}, third);
        QCOMPARE(directory.carryOut(storage::Create{"log.1"}), std::string());
        QCOMPARE(directory.carryOut(storage::Append{"log.1", "abc"}), std::string());
        QVERIFY(spaceOf(folder.filePath("data/version-2/log.1")).onDisk < static_cast<std::int64_t>(third / 2));
    }

    void theSameDirectoryInOtherWords() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        DataDirectory directory = opened(data, data + "/.");
        QCOMPARE(directory.carryOut(storage::Create{"log.1"}), std::string());
        QCOMPARE(directory.carryOut(storage::Create{"snapshot.0"}), std::string());
        QCOMPARE(namesIn(directory), (std::set<std::string>{"log.1", "snapshot.0"}));
    }

    void oneServerADirectory() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        {
            const DataDirectory directory = opened(data);
            const auto second = DataDirectory::open(data, {}, true);
            QVERIFY(!second.ok());
            QCOMPARE(second.error().message(), data + "/version-2: another server uses this directory");
        }
        const std::string logs = folder.filePath("logs").toStdString();
        {
            const DataDirectory directory = opened(data, logs);
            const auto second = DataDirectory::open(folder.filePath("other").toStdString(), logs, true);
            QVERIFY(!second.ok());
            QCOMPARE(second.error().message(), logs + "/version-2: another server uses this directory");
        }
        QVERIFY(DataDirectory::open(data, {}, true).ok());
    }

    void whoComesNextWaitsForTheOneThatEnds() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        std::optional<DataDirectory> first = opened(data);
        auto next = std::async(std::launch::async, [&data] {
            return DataDirectory::open(data, {}, true, 0, std::chrono::minutes(1)).ok();
        });
        QCOMPARE(next.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
        first.reset();
        QVERIFY(next.get());
    }

    void failuresNameTheFile() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        DataDirectory directory = opened(data);
        QCOMPARE(directory.carryOut(storage::Append{"log.7", "x"}),
                 data + "/version-2/log.7: No such file or directory");
        QVERIFY(!DataDirectory::open("/proc/nowhere", {}, true).ok());
    }

    void foreignFilesAreLeftAlone() {
        const QTemporaryDir folder;
        const std::string data = folder.filePath("data").toStdString();
        const DataDirectory directory = opened(data);
        QFile other(folder.filePath("data/version-2/notes.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(directory.names()->empty());
    }
};

QTEST_APPLESS_MAIN(TestDataDirectory)
#include "tst_data_directory.moc"
