// Frames: cutting a stream at any byte, the length limit, and the words that may come first.
#include <QElapsedTimer>
#include <QTest>

#include "engine/codec/frame.h"
#include "tests/engine/codec/captured.h"

using namespace qs::codec;

class TestFrame : public QObject {
    Q_OBJECT

private slots:
    void anyCutOfTheStreamGivesTheSameFrames() {
        const std::string stream = captured::frame("first") + captured::frame("") + captured::frame("third");
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            FrameReader r;
            std::vector<std::string> got;
            for (const auto part : {std::string_view(stream).substr(0, cut), std::string_view(stream).substr(cut)}) {
                r.feed(part);
                while (auto payload = r.next())
                    got.push_back(*payload);
            }
            QVERIFY((got == std::vector<std::string>{"first", "", "third"}));
            QVERIFY(r.buffered().empty());
            QVERIFY(!r.broken());
        }
    }

    void bufferedIsWhatWasNotHandedOut() {
        FrameReader r;
        r.feed(captured::frame("one") + captured::frame("two") + "th");
        QCOMPARE(r.buffered().size(), std::size_t{16});
        QCOMPARE(r.next().value(), std::string("one"));
        QCOMPARE(r.buffered(), captured::frame("two") + "th");
        QCOMPARE(r.next().value(), std::string("two"));
        QVERIFY(!r.next());
        QCOMPARE(r.buffered(), std::string("th"));
    }

    void longestFrameIsTakenAndOneByteMoreIsNot() {
        FrameReader r;
        r.feed(captured::frame(std::string(MaxFrame, 'x')));
        QCOMPARE(r.next().value().size(), MaxFrame);
        r.feed(captured::bytes("00100000"));  // judged before any of it has arrived
        QVERIFY(!r.next());
        QVERIFY(r.broken());
    }

    void ownLimit() {
        FrameReader r(3);
        r.feed(captured::frame("abc") + captured::frame("abcd"));
        QVERIFY(r.next().has_value());
        QVERIFY(!r.next());
        QVERIFY(r.broken());
    }

    void negativeLengthBreaksForGood() {
        for (const char* length : {"ffffffff", "fffffffe", "80000000"}) {
            FrameReader r;
            r.feed(captured::bytes(length));
            QVERIFY(!r.next());
            QVERIFY(r.broken());
            r.feed(captured::frame("good"));
            QVERIFY(!r.next());
            QVERIFY(r.broken());
            QCOMPARE(r.buffered().size(), std::size_t{4});  // a broken stream is not hoarded
        }
    }

    void framesBeforeABadLengthAreStillGood() {
        FrameReader r;
        r.feed(captured::frame("good") + captured::bytes("fffffffe"));
        QCOMPARE(r.next().value(), std::string("good"));
        QVERIFY(!r.broken());
        QVERIFY(!r.next());
        QVERIFY(r.broken());
    }

    void manySmallFramesInOneReadAreNotQuadratic() {
        std::string stream;
        for (int i = 0; i < 200'000; ++i)
            stream += captured::frame("12345678");
        FrameReader r;
        r.feed(stream);
        int frames = 0;
        QElapsedTimer timer;
        timer.start();
        while (r.next())
            ++frames;
        QCOMPARE(frames, 200'000);
        QVERIFY2(timer.elapsed() < 10'000, "2.4 MB of pings took more than ten seconds");  // quadratic: minutes
    }

    void words() {
        for (const char* word : {"ruok", "srvr", "mntr", "stat", "isro", "stmk"})
            QVERIFY(isFourLetterWord(word));
        for (const auto other : {std::string_view("RUOK"), std::string_view("ruo"), std::string_view("ruok\n"),
                                 std::string_view(""), std::string_view("\0\0\0\x2d", 4)}) {
            QVERIFY(!isFourLetterWord(other));
        }
    }
};

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"
