// The client protocol against frames captured from a real ZooKeeper: read, look at the values, write the same bytes.
#include <QTest>

#include "engine/codec/client_protocol.h"
#include "tests/engine/codec/captured.h"

using namespace qs;
using namespace qs::codec;
using captured::bytes;
using captured::hex;

namespace {

template <class T>
T decoded(const char* name) {
    for (const auto& e : captured::exchanges()) {
        if (std::string_view(e.name) == name) return std::get<T>(decodeRequest(bytes(e.request)).value().request);
    }
    throw std::logic_error(name);
}

ReplyBody answered(const char* name) {
    for (const auto& e : captured::exchanges()) {
        if (std::string_view(e.name) == name) return decodeReplyBody(bytes(e.reply), e.opcode).value();
    }
    throw std::logic_error(name);
}

void addExchanges() {
    QTest::addColumn<int>("index");
    const auto& all = captured::exchanges();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}
const captured::Exchange& exchange(int index) {
    return captured::exchanges().at(static_cast<std::size_t>(index));
}

}  // namespace

class TestClientProtocol : public QObject {
    Q_OBJECT

private slots:
    // --- Handshake

    void connectRequestOfANewSession() {
        const auto r = decodeConnectRequest(bytes(captured::ConnectRequest)).value();
        QVERIFY(r.lastZxidSeen == Zxid{});
        QCOMPARE(r.timeoutMs, 10000);
        QVERIFY(!r.session);
        QCOMPARE(r.password, std::string(16, '\0'));
        QVERIFY(r.hasReadOnlyByte);
        QVERIFY(!r.readOnly);
        QCOMPARE(hex(encodeConnectRequest(r)), hex(captured::frame(bytes(captured::ConnectRequest))));
        ConnectRequest plain;
        plain.timeoutMs = 10000;  // no password is sixteen zeros
        QCOMPARE(hex(encodeConnectRequest(plain)), hex(captured::frame(bytes(captured::ConnectRequest))));
    }

    void connectRequestOfAKnownSession() {
        const auto r = decodeConnectRequest(bytes(captured::ReconnectRequest)).value();
        QVERIFY(r.lastZxidSeen == Zxid{6});
        QVERIFY(r.session == SessionId{0x01000080bebd0000});
        QCOMPARE(hex(r.password), hex(sessionPassword(r.session)));
        QCOMPARE(hex(encodeConnectRequest(r)), hex(captured::frame(bytes(captured::ReconnectRequest))));
    }

    void connectRequestWithoutTheFlagIsAnOldClient() {
        const std::string payload = bytes(captured::ConnectRequest).substr(0, 44);
        const auto r = decodeConnectRequest(payload).value();
        QVERIFY(!r.hasReadOnlyByte);
        QCOMPARE(hex(encodeConnectRequest(r)), hex(captured::frame(payload)));
        const auto flagged = decodeConnectRequest(payload + '\1').value();
        QVERIFY(flagged.hasReadOnlyByte && flagged.readOnly);
    }

    void connectResponse() {
        const auto r = decodeConnectResponse(bytes(captured::ConnectResponse)).value();
        QCOMPARE(r.timeoutMs, 10000);
        QVERIFY(r.session == SessionId{0x01000080bebd0000});
        QVERIFY(r.hasReadOnlyByte);
        QVERIFY(!r.readOnly);
        QCOMPARE(hex(encodeConnectResponse(r)), hex(captured::frame(bytes(captured::ConnectResponse))));
    }

    void oldClientsAreAnsweredWithoutTheFlag() {
        const auto r = decodeConnectResponse(bytes(captured::OldConnectResponse)).value();
        QVERIFY(!r.hasReadOnlyByte);
        QCOMPARE(hex(r.password), hex(sessionPassword(r.session)));
        QCOMPARE(hex(encodeConnectResponse(r)), hex(captured::frame(bytes(captured::OldConnectResponse))));
    }

    void readOnlyServer() {
        ConnectResponse r;
        r.readOnly = true;
        const std::string frame = encodeConnectResponse(r);
        QCOMPARE(frame.back(), '\1');
        QVERIFY(decodeConnectResponse(std::string_view(frame).substr(4))->readOnly);
    }

    void expiredSession() {
        QCOMPARE(hex(encodeConnectResponse({})), hex(captured::frame(bytes(captured::ExpiredResponse))));
        const auto r = decodeConnectResponse(bytes(captured::ExpiredResponse)).value();
        QCOMPARE(r.timeoutMs, 0);
        QVERIFY(!r.session);
    }

    void sessionPasswords() {
        QCOMPARE(hex(sessionPassword(SessionId{0x100001640c40000})), std::string("feb53a74b3e23e130c247890b4693cac"));
        QCOMPARE(hex(sessionPassword(SessionId{0x01000080bebd0000})), std::string("1948d32d325a5d471f1fe16bcb620659"));
    }

    /// The frames quoted in the project's protocol notes, 2.1 and 12; captured apart from those in captured.h.
    void framesOfTheProtocolNotes() {
        ConnectResponse granted;
        granted.timeoutMs = 10000;
        granted.session = SessionId{0x100001640c40000};
        granted.password = sessionPassword(granted.session);
        QCOMPARE(hex(encodeConnectResponse(granted)),
                 hex(captured::frame(bytes("00000000 00002710 0100001640c40000 00000010 "
                                           "feb53a74b3e23e130c247890b4693cac 00"))));
        ReplyBody created;
        created.path = "/t";
        QCOMPARE(hex(encodeReply({1, Zxid::of(Epoch{1}, 8), tree::ErrorCode::Ok}, 1, created)),
                 hex(bytes("00000016 00000001 0000000100000008 00000000 000000022f74")));
    }

    // --- Requests

    void requestBytes_data() { addExchanges(); }
    void requestBytes() {
        QFETCH(int, index);
        const auto& e = exchange(index);
        const auto frame = decodeRequest(bytes(e.request)).value();
        QCOMPARE(frame.opcode, e.opcode);
        QCOMPARE(opcodeOf(frame.request), e.opcode);
        QCOMPARE(hex(encodeRequest(frame.xid, frame.request)), hex(captured::frame(bytes(e.request))));
    }

    void requestValues() {
        const auto create = decoded<tree::CreateRequest>("create ephemeral sequential");
        QCOMPARE(create.path, std::string("/t/e-"));
        QCOMPARE(*create.data, std::string("xy"));
        QVERIFY(create.acl == *tree::openAcl());
        QCOMPARE(create.flags, static_cast<std::int32_t>(tree::CreateMode::EphemeralSequential));
        QVERIFY(create.form == tree::CreateForm::Create);
        QVERIFY(decoded<tree::CreateRequest>("create2 with empty data").form == tree::CreateForm::Create2);
        QVERIFY(decoded<tree::CreateRequest>("create2 with empty data").data == tree::Data(""));
        QCOMPARE(decoded<tree::DeleteRequest>("delete").version, -1);
        const auto set = decoded<tree::SetDataRequest>("setData");
        QCOMPARE(*set.data, std::string("dd"));
        QCOMPARE(set.version, 0);
        QVERIFY(decoded<ExistsRequest>("exists with watch").watch);
        QVERIFY(!decoded<GetDataRequest>("getData").watch);
        QVERIFY(decoded<GetChildrenRequest>("getChildren with watch").watch);
        QVERIFY(!decoded<GetChildrenRequest>("getChildren with watch").withStat);
        QVERIFY(decoded<GetChildrenRequest>("getChildren2").withStat);
        QCOMPARE(decoded<GetAclRequest>("getACL").path, std::string("/t"));
        QCOMPARE(decoded<SyncRequest>("sync").path, std::string("/t"));
        const auto auth = decoded<AuthRequest>("auth");
        QCOMPARE(auth.scheme, std::string("digest"));
        QCOMPARE(*auth.auth, std::string("u:p"));
        const auto watches = decoded<SetWatchesRequest>("setWatches");
        QVERIFY(watches.relativeZxid == Zxid{7});
        QVERIFY((watches.data == std::vector<std::string>{"/q"}));
        QVERIFY((watches.exist == std::vector<std::string>{"/q/none"}));
        QVERIFY((watches.child == std::vector<std::string>{"/", "/q"}));
    }

    void nullDataStaysNull() {
        QVERIFY(decoded<tree::CreateRequest>("create with null data").data == nullptr);
        const std::string frame = encodeRequest(1, tree::SetDataRequest{"/t", nullptr, 3});
        QCOMPARE(hex(frame), hex(captured::frame(bytes("00000001 00000005 000000022f74 ffffffff 00000003"))));
        const auto back = decodeRequest(std::string_view(frame).substr(4)).value();
        QVERIFY(std::get<tree::SetDataRequest>(back.request).data == nullptr);
    }

    void whatFollowsARecordIsIgnored() {
        const auto frame = decodeRequest(bytes("00000007 00000004 000000022f6e 00 abcdef")).value();
        QCOMPARE(std::get<GetDataRequest>(frame.request).path, std::string("/n"));
    }

    void nullsThatZooKeeperRefuses_data() {
        QTest::addColumn<QString>("request");
        QTest::newRow("path of getData") << "00000004 00000004 ffffffff 00";
        QTest::newRow("path of create") << "00000005 00000001 ffffffff ffffffff ffffffff 00000000";
        QTest::newRow("lists of setWatches") << "fffffff8 00000065 0000000000000006 ffffffff ffffffff ffffffff";
    }
    void nullsThatZooKeeperRefuses() {
        QFETCH(QString, request);
        const auto frame = decodeRequest(bytes(request.toStdString())).value();
        QVERIFY(std::holds_alternative<MalformedRequest>(frame.request));
    }

    void nullAclIsAnEmptyOne() {
        const auto frame = decodeRequest(bytes("00000006 00000001 000000022f6f ffffffff ffffffff 00000000")).value();
        QVERIFY(std::get<tree::CreateRequest>(frame.request).acl.empty());  // answered with -114, not -5
    }

    void pathOfARequest() {
        QCOMPARE(pathOf(decoded<tree::CreateRequest>("create")), std::string_view("/t"));
        QCOMPARE(pathOf(PingRequest{}), std::string_view());
        QCOMPARE(pathOf(SetWatchesRequest{}), std::string_view());
    }

    void unservedOpcodes() {
        for (const std::int32_t opcode : {13, 102, 999, 0, -1, -10, 0x7fffffff}) {
            std::string payload = bytes("00000009") + std::string(4, '\0') + "whatever";
            for (int i = 0; i < 4; ++i)
                payload[4 + static_cast<std::size_t>(i)] = static_cast<char>(opcode >> (24 - 8 * i));
            const auto frame = decodeRequest(payload).value();
            QCOMPARE(frame.xid, 9);
            QCOMPARE(frame.opcode, opcode);
            QVERIFY(std::holds_alternative<UnsupportedRequest>(frame.request));
        }
        QVERIFY(isKnownOpcode(14));
        QVERIFY(isKnownOpcode(107));
        QVERIFY(!isKnownOpcode(999));
    }

    // --- Replies

    void replyBytes_data() { addExchanges(); }
    void replyBytes() {
        QFETCH(int, index);
        const auto& e = exchange(index);
        const auto header = decodeReplyHeader(bytes(e.reply)).value();
        ReplyBody body;
        if (header.error == tree::ErrorCode::Ok) body = decodeReplyBody(bytes(e.reply), e.opcode).value();
        QCOMPARE(hex(encodeReply(header, e.opcode, body)), hex(captured::frame(bytes(e.reply))));
    }

    void replyValues() {
        const auto header = decodeReplyHeader(bytes("00000009 0000000000000006 ffffff99")).value();
        QCOMPARE(header.xid, 9);
        QVERIFY(header.zxid == Zxid{6});
        QVERIFY(header.error == tree::ErrorCode::BadVersion);
        QCOMPARE(answered("create ephemeral sequential").path, std::string("/t/e-0000000000"));
        QCOMPARE(*answered("getData").data, std::string("d"));
        QVERIFY(answered("getData of empty data").data == tree::Data(""));
        QVERIFY(answered("getData of null data").data == nullptr);
        QCOMPARE(answered("setData").stat.version, 1);
        QVERIFY(answered("setData").stat.mzxid == Zxid{5});
        QCOMPARE(answered("setData").stat.mtimeMs, 0x1a20bbc4a91);
        QCOMPARE(answered("setData").stat.numChildren, 1);
        QVERIFY(answered("getACL").acl == *tree::openAcl());
        QVERIFY((answered("getChildren2").children == std::vector<std::string>{"e-0000000000"}));
        QVERIFY(answered("getChildren2").stat.pzxid == Zxid{4});
    }

    void headerAloneWhenThereIsAnError() {
        ReplyBody body;
        body.path = "/t";
        QCOMPARE(hex(encodeReply({5, Zxid{4}, tree::ErrorCode::NoNode}, 1, body)),
                 hex(captured::frame(bytes("00000005 0000000000000004 ffffff9b"))));
    }

    void watchEvent() {
        const std::string payload = bytes(captured::WatchEvent);
        QCOMPARE(decodeReplyHeader(payload)->xid, XidNotification);
        const auto event = decodeWatcherEvent(payload).value();
        QVERIFY(event.type == tree::WatchEventType::NodeDataChanged);
        QCOMPARE(event.path, std::string("/t"));
        QCOMPARE(hex(encodeWatcherEvent(event)), hex(captured::frame(payload)));
    }
};

QTEST_APPLESS_MAIN(TestClientProtocol)
#include "tst_client_protocol.moc"
