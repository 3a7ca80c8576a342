// Jute: every type as bytes and back, and what happens to lengths and counts that lie.
#include <QTest>

#include "engine/codec/jute.h"
#include "tests/engine/codec/captured.h"

using namespace qs;
using namespace qs::codec;

namespace {

const std::string Hostile = captured::bytes("fffffffe");
const std::string Huge = captured::bytes("7fffffff");
const std::string Null = captured::bytes("ffffffff");

}  // namespace

class TestJute : public QObject {
    Q_OBJECT

private slots:
    void everyTypeAsBytes() {
        Writer w;
        w.boolean(true);
        w.boolean(false);
        w.i32(-2);
        w.i64(0x0102030405060708);
        w.zxid(Zxid::of(Epoch{1}, 7));
        w.string("/a");
        w.buffer(nullptr);
        w.buffer(tree::Data(""));
        w.buffer(tree::Data("d"));
        w.strings({"x", ""});
        w.acl({{31, "world", "anyone"}});
        const std::string want = captured::bytes(
            "01 00 fffffffe 0102030405060708 0000000100000007 000000022f61 ffffffff 00000000 0000000164 "
            "00000002 0000000178 00000000 00000001 0000001f 00000005776f726c64 00000006616e796f6e65");
        QCOMPARE(captured::hex(w.bytes()), captured::hex(want));
        QCOMPARE(captured::hex(w.frame()), captured::hex(captured::frame(want)));
    }

    void everyTypeBack() {
        const std::string in = captured::bytes(
            "02 00 fffffffe 0102030405060708 0000000100000007 000000022f61 ffffffff 00000000 0000000164 "
            "00000002 0000000178 00000000 00000001 0000001f 00000005776f726c64 00000006616e796f6e65");
        Reader r(in);
        QVERIFY(r.boolean());  // any byte but zero is true
        QVERIFY(!r.boolean());
        QCOMPARE(r.i32(), -2);
        QCOMPARE(r.i64(), 0x0102030405060708);
        QVERIFY(r.zxid() == Zxid::of(Epoch{1}, 7));
        QCOMPARE(r.string(), std::string("/a"));
        QVERIFY(r.buffer() == nullptr);
        QVERIFY(r.buffer() == tree::Data(""));
        QVERIFY(r.buffer() == tree::Data("d"));
        QVERIFY((r.strings() == std::vector<std::string>{"x", ""}));
        QVERIFY((r.acl() == std::vector<tree::Acl>{{31, "world", "anyone"}}));
        QVERIFY(r.ok());
        QCOMPARE(r.remaining(), std::size_t{0});
    }

    void statIs68Bytes() {
        tree::Stat stat;
        stat.czxid = Zxid{1};
        stat.mzxid = Zxid{2};
        stat.ctimeMs = 3;
        stat.mtimeMs = 4;
        stat.version = 5;
        stat.cversion = 6;
        stat.aversion = 7;
        stat.ephemeralOwner = SessionId{8};
        stat.dataLength = 9;
        stat.numChildren = 10;
        stat.pzxid = Zxid{11};
        Writer w;
        w.stat(stat);
        QCOMPARE(captured::hex(w.bytes()),
                 captured::hex(captured::bytes("0000000000000001 0000000000000002 0000000000000003 0000000000000004 "
                                               "00000005 00000006 00000007 0000000000000008 00000009 0000000a "
                                               "000000000000000b")));
        Reader r(w.bytes());
        Writer again;
        again.stat(r.stat());
        QCOMPARE(captured::hex(again.bytes()), captured::hex(w.bytes()));
    }

    void firstErrorStays() {
        const std::string in = captured::bytes("00000005 00000003 616263");
        Reader r(in);
        r.i32();
        QCOMPARE(r.string(), std::string("abc"));
        QVERIFY(r.ok());
        QCOMPARE(r.i64(), 0);
        QVERIFY(!r.ok());
        QCOMPARE(r.i32(), 0);
        QVERIFY(r.string().empty());
        QVERIFY(r.buffer() == nullptr);
        QCOMPARE(r.error("thing").place, std::string("byte 11"));
        QCOMPARE(r.error("thing").text, std::string("thing: the record ends too early"));
    }

    void errorAfterGoodBytesDoesNotRevive() {
        const std::string in = captured::bytes("7fffffff 00000001");  // a bad length, then a good int
        Reader r(in);
        r.string();
        QVERIFY(!r.ok());
        QCOMPARE(r.i32(), 0);
    }

    void lyingLengths_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("-2") << QByteArray::fromStdString(Hostile);
        QTest::newRow("0x7fffffff") << QByteArray::fromStdString(Huge);
        QTest::newRow("0x80000000") << QByteArray::fromHex("80000000");
        QTest::newRow("one more than there is") << QByteArray::fromHex("00000005");
    }
    void lyingLengths() {
        QFETCH(QByteArray, head);
        const std::string in = head.toStdString() + "abcd";
        const auto fails = [&](auto read) {
            Reader r(in);
            read(r);
            return !r.ok();
        };
        QVERIFY(fails([](Reader& r) { r.string(); }));
        QVERIFY(fails([](Reader& r) { r.buffer(); }));
        QVERIFY(fails([](Reader& r) { r.strings(); }));
        QVERIFY(fails([](Reader& r) { r.acl(); }));
    }

    void nullStringIsAnError() {
        Reader r(Null);
        r.string();
        QVERIFY(!r.ok());
        const std::string list = captured::bytes("00000001") + Null;
        Reader inVector(list);
        inVector.strings();
        QVERIFY(!inVector.ok());
    }

    void nullVectorIsDefinedForAclsOnly() {
        Reader acl(Null);
        QVERIFY(acl.acl().empty());
        QVERIFY(acl.ok());
        Reader strings(Null);
        QVERIFY(strings.strings().empty());
        QVERIFY(!strings.ok());
    }

    void countIsHeldAgainstTheSmallestElement() {
        // 8 bytes could be two empty strings but never three, nor one ACL.
        const std::string three = captured::bytes("00000003 00000000 00000000");
        Reader strings(three);
        strings.strings();
        QVERIFY(!strings.ok());
        QCOMPARE(strings.error("x").place, std::string("byte 4"));
        const std::string one = captured::bytes("00000001 00000000 00000000");
        Reader acl(one);
        acl.acl();
        QVERIFY(!acl.ok());
        QCOMPARE(acl.error("x").place, std::string("byte 4"));
    }
};

QTEST_APPLESS_MAIN(TestJute)
#include "tst_jute.moc"
