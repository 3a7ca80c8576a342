// What grows holds what was written, on either way to the disk, whole when it is closed and with nothing but zeros
// behind it before.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <vector>

#include "engine/host/growing_file.h"

using namespace qs::host;

Q_DECLARE_METATYPE(GrowingFile::Way)

namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(path));
    return file.readAll();
}

/// That differ from place to place.
std::string someBytes(std::size_t count, std::size_t seed) {
    std::string out(count, '\0');
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<char>(1 + (seed * 7919 + i * 31) % 251);
    return out;
}

/// Bytes of the file that the system has in memory.
std::size_t inMemory(const QString& path) {
    const int fd = ::open(qPrintable(path), O_RDONLY);
    struct stat is {};
    if (fd < 0 || ::fstat(fd, &is) != 0) qFatal("no %s", qPrintable(path));
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto size = static_cast<std::size_t>(is.st_size);
    void* const place = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    std::vector<unsigned char> pages((size + page - 1) / page);
    if (place == MAP_FAILED || ::mincore(place, size, pages.data()) != 0) qFatal("no pages of %s", qPrintable(path));
    ::munmap(place, size);
    ::close(fd);
    return static_cast<std::size_t>(std::ranges::count_if(pages, [](unsigned char each) { return (each & 1U) != 0; })) *
           page;
}

bool canGoPastThePageCache(const QString& folder) {
    struct statx is {};
    return ::statx(AT_FDCWD, qPrintable(folder + "/probe"), 0, STATX_DIOALIGN, &is) == 0 &&
           (is.stx_mask & STATX_DIOALIGN) != 0 && is.stx_dio_offset_align != 0;
}

}  // namespace

class TestGrowingFile : public QObject {
    Q_OBJECT

private slots:
    void itHoldsWhatWasWritten_data() {
        QTest::addColumn<GrowingFile::Way>("way");
        QTest::addColumn<QString>("folder");
        for (const auto way : {GrowingFile::Way::PageCache, GrowingFile::Way::PastIt}) {
            const char* const name = way == GrowingFile::Way::PastIt ? "past it" : "page cache";
            QTest::addRow("%s", name) << way << QString();
            QTest::addRow("%s, in memory", name) << way << "/dev/shm";  // a file system that may know one way alone
        }
    }
    void itHoldsWhatWasWritten() {
        QFETCH(const GrowingFile::Way, way);
        QFETCH(const QString, folder);
        const QTemporaryDir place((folder.isEmpty() ? QDir::tempPath() : folder) + "/qs-XXXXXX");
        if (!place.isValid()) QSKIP("there is no such folder");
        const QString path = place.filePath("log");
        std::string all;
        GrowingFile file;
        for (const std::size_t count : {1, 4095, 1, 4096, 100, 0, 8192, 300'000, 7, 1'048'576, 4089}) {
            if (file.name().empty()) QVERIFY(file.open("log", path.toStdString(), O_CREAT, way));
            const std::string bytes = someBytes(count, all.size());
            QVERIFY(file.append(bytes, count % 2 == 0 ? 0 : 65536));
            QVERIFY(file.sync());
            all += bytes;
            const QByteArray there = bytesOf(path);
            QVERIFY(there.size() >= static_cast<qsizetype>(all.size()) &&
                    there.size() < static_cast<qsizetype>(all.size()) + 4096);
            QVERIFY(there.startsWith(QByteArray::fromStdString(all)));
            QCOMPARE(there.mid(static_cast<qsizetype>(all.size())).count('\0'), there.size() - all.size());
            if (count != 100 && count != 300'000) continue;
            file.close();  // another goes on
            QCOMPARE(bytesOf(path).size(), static_cast<qsizetype>(all.size()));
        }
        file.close();
        QCOMPARE(file.name(), std::string());
        QVERIFY(bytesOf(path) == QByteArray::fromStdString(all));
        struct stat is {};
        QCOMPARE(::stat(qPrintable(path), &is), 0);
        QVERIFY(is.st_blocks * 512 < static_cast<std::int64_t>(all.size()) + 65536);
    }

    void oneInPlaceOfAnother() {
        const QTemporaryDir place;
        GrowingFile file;
        for (const char* const name : {"a", "b"}) {
            QVERIFY(file.open(name, place.filePath(name).toStdString(), O_CREAT, GrowingFile::Way::PastIt));
            QCOMPARE(file.name(), std::string(name));
            QVERIFY(file.append(name, 1 << 20));
        }
        QCOMPARE(bytesOf(place.filePath("a")), QByteArray("a"));
        QVERIFY(file.open("a", place.filePath("a").toStdString(), O_TRUNC, GrowingFile::Way::PastIt));
        file.close();
        QCOMPARE(bytesOf(place.filePath("a")), QByteArray());
        QCOMPARE(bytesOf(place.filePath("b")), QByteArray("b"));
        QVERIFY(!file.open("c", place.filePath("none/c").toStdString(), O_CREAT, GrowingFile::Way::PastIt));
        QCOMPARE(errno, ENOENT);
        QCOMPARE(file.name(), std::string());
    }

    void pastThePageCacheNothingStaysThere() {
        const QTemporaryDir place;
        const QString path = place.filePath("probe");
        GrowingFile file;
        QVERIFY(file.open("probe", path.toStdString(), O_CREAT, GrowingFile::Way::PastIt));
        if (!canGoPastThePageCache(place.path())) QSKIP("this file system knows one way alone");
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY(file.append(someBytes(10'000, i), 0));
        QVERIFY(file.sync());
        QCOMPARE(inMemory(path), std::size_t{0});
        QVERIFY(file.open("probe", path.toStdString(), 0, GrowingFile::Way::PageCache));
        QVERIFY(file.append(someBytes(10'000, 0), 0));
        QVERIFY(inMemory(path) > 0);
    }
};

QTEST_APPLESS_MAIN(TestGrowingFile)
#include "tst_growing_file.moc"
