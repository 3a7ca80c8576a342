#include "engine/codec/txn_record.h"

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::int32_t DigestVersion = 2;

// One pair of functions writes a kind; one reads it. A kind that is missing here does not compile.

TxnType typeOf(const tree::CreateTxn&) {
    return TxnType::Create;
}
void write(Writer& w, const tree::CreateTxn& b) {
    w.string(b.path);
    w.buffer(b.data);
    w.acl(*b.acl);
    w.boolean(b.ephemeral);
    w.i32(b.parentCversion);
}
tree::CreateTxn readCreate(Reader& r) {
    tree::CreateTxn b;
    b.path = r.string();
    b.data = r.buffer();
    auto acl = r.acl();
    b.acl = acl == *tree::openAcl() ? tree::openAcl() : std::make_shared<const std::vector<tree::Acl>>(std::move(acl));
    b.ephemeral = r.boolean();
    b.parentCversion = r.i32();
    return b;
}

TxnType typeOf(const tree::DeleteTxn&) {
    return TxnType::Delete;
}
void write(Writer& w, const tree::DeleteTxn& b) {
    w.string(b.path);
}
tree::DeleteTxn readDelete(Reader& r) {
    return {r.string()};
}

TxnType typeOf(const tree::SetDataTxn&) {
    return TxnType::SetData;
}
void write(Writer& w, const tree::SetDataTxn& b) {
    w.string(b.path);
    w.buffer(b.data);
    w.i32(b.version);
}
tree::SetDataTxn readSetData(Reader& r) {
    tree::SetDataTxn b;
    b.path = r.string();
    b.data = r.buffer();
    b.version = r.i32();
    return b;
}

TxnType typeOf(const tree::CreateSessionTxn&) {
    return TxnType::CreateSession;
}
void write(Writer& w, const tree::CreateSessionTxn& b) {
    w.i32(b.timeoutMs);
}
tree::CreateSessionTxn readCreateSession(Reader& r) {
    return {r.i32()};
}

TxnType typeOf(const tree::CloseSessionTxn&) {
    return TxnType::CloseSession;
}
void write(Writer& w, const tree::CloseSessionTxn& b) {
    w.strings(b.paths);
}
tree::CloseSessionTxn readCloseSession(Reader& r) {
    if (r.remaining() == 0) return {};
    return {r.strings()};
}

TxnType typeOf(const tree::ErrorTxn&) {
    return TxnType::Error;
}
void write(Writer& w, const tree::ErrorTxn& b) {
    w.i32(static_cast<std::int32_t>(b.code));
}
tree::ErrorTxn readError(Reader& r) {
    return {static_cast<tree::ErrorCode>(r.i32())};
}

/// False: the type is unknown.
bool readBody(Reader& r, TxnType type, tree::TxnBody& body) {
    switch (type) {
        case TxnType::Create:
        case TxnType::Create2:
            body = readCreate(r);
            return true;
        case TxnType::Delete:
            body = readDelete(r);
            return true;
        case TxnType::SetData:
            body = readSetData(r);
            return true;
        case TxnType::CreateSession:
            body = readCreateSession(r);
            return true;
        case TxnType::CloseSession:
            body = readCloseSession(r);
            return true;
        case TxnType::Error:
            body = readError(r);
            return true;
    }
    return false;
}

std::string at(std::size_t offset) {
    return "byte " + std::to_string(offset);
}

}  // namespace

std::string encodeTxn(const tree::Txn& txn) {
    Writer w;
    w.i64(txn.session.value);
    w.i32(txn.cxid);
    w.zxid(txn.zxid);
    w.i64(txn.timeMs);
    std::visit(
        [&w](const auto& body) {
            w.i32(static_cast<std::int32_t>(typeOf(body)));
            write(w, body);
        },
        txn.body);
    if (txn.treeDigest != 0 && !std::holds_alternative<tree::ErrorTxn>(txn.body)) {
        w.i32(DigestVersion);
        w.i64(static_cast<std::int64_t>(txn.treeDigest));
    }
    return w.bytes();
}

Result<tree::Txn> decodeTxn(std::string_view entry) {
    Reader r(entry);
    tree::Txn txn;
    txn.session = SessionId{r.i64()};
    txn.cxid = r.i32();
    txn.zxid = r.zxid();
    txn.timeMs = r.i64();
    const std::size_t typeAt = r.offset();
    const std::int32_t type = r.i32();
    if (!r.ok()) return r.error("transaction header");
    if (!readBody(r, static_cast<TxnType>(type), txn.body))
        return Error{at(typeAt), "transaction type " + std::to_string(type) + " is unknown"};
    if (r.ok() && r.remaining() > 0) {
        const std::size_t digestAt = r.offset();
        const std::int32_t version = r.i32();
        txn.treeDigest = static_cast<std::uint64_t>(r.i64());
        // The rule of another version is not ours to compare with: the same as no digest.
        if (version != DigestVersion) txn.treeDigest = 0;
        if (r.ok() && r.remaining() > 0)
            return Error{at(r.offset()), "bytes behind the digest at byte " + std::to_string(digestAt)};
    }
    if (!r.ok()) return r.error("transaction");
    return txn;
}

}  // namespace qs::codec
