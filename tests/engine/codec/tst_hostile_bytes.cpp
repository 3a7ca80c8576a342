// Bytes that lie: truncation at every length, lengths and counts that do not fit, and random changes. Nothing may
// crash, and what is cut short must be refused.
#include <QTest>

#include "engine/base/rng.h"
#include "engine/codec/client_protocol.h"
#include "tests/engine/codec/captured.h"

using namespace qs;
using namespace qs::codec;
using captured::bytes;

namespace {

/// Decodes as everything it could be; the sanitizers watch.
void readAll(std::string_view payload) {
    (void)decodeConnectRequest(payload).ok();
    (void)decodeConnectResponse(payload).ok();
    (void)decodeRequest(payload).ok();
    (void)decodeReplyHeader(payload).ok();
    (void)decodeWatcherEvent(payload).ok();
    for (const auto& e : captured::exchanges())
        (void)decodeReplyBody(payload, e.opcode).ok();
}

std::vector<std::string> allPayloads() {
    std::vector<std::string> out{bytes(captured::ConnectRequest), bytes(captured::ReconnectRequest),
                                 bytes(captured::ConnectResponse), bytes(captured::WatchEvent)};
    for (const auto& e : captured::exchanges()) {
        out.push_back(bytes(e.request));
        out.push_back(bytes(e.reply));
    }
    return out;
}

bool malformed(std::string_view payload) {
    const auto frame = decodeRequest(payload);
    return frame && std::holds_alternative<MalformedRequest>(frame->request);
}

}  // namespace

class TestHostileBytes : public QObject {
    Q_OBJECT

private slots:
    void requestCutShort() {
        for (const auto& e : captured::exchanges()) {
            const std::string whole = bytes(e.request);
            for (std::size_t n = 0; n < whole.size(); ++n) {
                const std::string_view cut = std::string_view(whole).substr(0, n);
                if (n < 8) {
                    QVERIFY2(!decodeRequest(cut).ok(), e.name);
                    continue;
                }
                QVERIFY2(malformed(cut), e.name);
                const auto frame = decodeRequest(cut).value();  // the server must know what to answer
                QCOMPARE(frame.opcode, e.opcode);
                QCOMPARE(frame.xid, decodeRequest(whole)->xid);
                QVERIFY(!std::get<MalformedRequest>(frame.request).problem.empty());
            }
        }
    }

    void replyCutShort() {
        for (const auto& e : captured::exchanges()) {
            const std::string whole = bytes(e.reply);
            for (std::size_t n = 0; n < whole.size(); ++n) {
                const std::string_view cut = std::string_view(whole).substr(0, n);
                QCOMPARE(decodeReplyHeader(cut).ok(), n >= 16);
                QVERIFY2(!decodeReplyBody(cut, e.opcode).ok(), e.name);
            }
        }
    }

    void handshakeAndEventCutShort() {
        const std::string request = bytes(captured::ConnectRequest);
        for (std::size_t n = 0; n < 44; ++n)
            QVERIFY(!decodeConnectRequest(request.substr(0, n)).ok());
        const std::string response = bytes(captured::ConnectResponse);
        for (std::size_t n = 0; n < 36; ++n)
            QVERIFY(!decodeConnectResponse(response.substr(0, n)).ok());
        const std::string event = bytes(captured::WatchEvent);
        for (std::size_t n = 0; n < event.size(); ++n)
            QVERIFY(!decodeWatcherEvent(event.substr(0, n)).ok());
    }

    void lyingLengthInARequest_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("path") << "00000001 00000003"
                              << "2f74 01";
        QTest::newRow("data of a create") << "00000001 00000001 000000022f74"
                                          << "64 00000000 00000000";
        QTest::newRow("data of a setData") << "00000001 00000005 000000022f74"
                                           << "64 00000000";
        QTest::newRow("number of ACLs") << "00000001 00000001 000000022f74 ffffffff"
                                        << "0000001f 00000005776f726c64 00000006616e796f6e65 00000000";
        QTest::newRow("scheme of an ACL") << "00000001 00000001 000000022f74 ffffffff 00000001 0000001f"
                                          << "776f726c64 00000006616e796f6e65 00000000";
        QTest::newRow("scheme") << "fffffffc 00000064 00000000"
                                << "646967657374 00000000";
        QTest::newRow("data watches") << "fffffff8 00000065 0000000000000006"
                                      << "000000022f74 00000000 00000000";
        QTest::newRow("child watches") << "fffffff8 00000065 0000000000000006 00000000 00000000"
                                       << "000000022f74";
    }
    void lyingLengthInARequest() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        for (const char* length : {"fffffffe", "7fffffff", "80000000", "00100000"}) {
            QVERIFY2(malformed(bytes(before.toStdString()) + bytes(length) + bytes(after.toStdString())), length);
        }
    }

    void lyingLengthInAReply() {
        for (const char* length : {"fffffffe", "7fffffff", "80000000"}) {
            const std::string payload =
                bytes("00000001 0000000000000001 00000000") + bytes(length) + std::string(80, 'x');
            for (const int opcode : {1, 4, 6, 8, 9, 12, 15})
                QVERIFY(!decodeReplyBody(payload, opcode).ok());
            const std::string handshake = bytes("00000000 0000000000000000 00002710 0000000000000000");
            QVERIFY(!decodeConnectRequest(handshake + bytes(length) + std::string(17, 'x')).ok());
        }
    }

    void everyFieldOverwritten() {
        for (const std::string& whole : allPayloads()) {
            for (const char* value : {"ffffffff", "fffffffe", "7fffffff", "80000000", "00000000"}) {
                for (std::size_t at = 0; at + 4 <= whole.size(); ++at) {
                    std::string changed = whole;
                    changed.replace(at, 4, bytes(value));
                    readAll(changed);
                }
            }
        }
    }

    void randomBytes() {
        Rng rng(20260101);
        for (int round = 0; round < 20'000; ++round) {
            std::string payload(rng.below(96), '\0');
            for (char& c : payload)
                c = static_cast<char>(rng.below(256));
            if (payload.size() >= 8 && round % 2 == 0) payload.replace(4, 3, std::string(3, '\0'));  // likely opcodes
            readAll(payload);
        }
    }

    void whatIsReadAfterARandomChangeIsWrittenBack() {
        Rng rng(7);
        int read = 0;
        for (int round = 0; round < 20'000; ++round) {
            const auto& all = captured::exchanges();
            std::string payload = bytes(all[rng.below(all.size())].request);
            payload[8 % payload.size() + rng.below(payload.size() - 8 % payload.size())] =
                static_cast<char>(rng.below(256));
            const auto frame = decodeRequest(payload).value();
            if (std::holds_alternative<MalformedRequest>(frame.request)) continue;
            if (std::holds_alternative<UnsupportedRequest>(frame.request)) continue;
            // Not always the same bytes: a true may be any byte, and what follows a record is ignored.
            const std::string once = encodeRequest(frame.xid, frame.request).substr(4);
            const auto again = decodeRequest(once).value();
            QCOMPARE(captured::hex(encodeRequest(again.xid, again.request).substr(4)), captured::hex(once));
            ++read;
        }
        QVERIFY(read > 1000);
    }

    void randomStreamsOfFrames() {
        Rng rng(99);
        for (int round = 0; round < 2'000; ++round) {
            FrameReader reader;
            for (int part = 0; part < 8; ++part) {
                std::string chunk(rng.below(40), '\0');
                for (char& c : chunk)
                    c = static_cast<char>(rng.chance(1, 2) ? 0 : rng.below(256));
                reader.feed(chunk);
                while (const auto payload = reader.next())
                    readAll(*payload);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestHostileBytes)
#include "tst_hostile_bytes.moc"
