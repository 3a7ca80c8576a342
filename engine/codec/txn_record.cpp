#include "engine/codec/txn_record.h"

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::int32_t DigestVersion = 2;

// One pair of functions writes a kind; one reads it. A kind that is missing here does not compile.

tree::AclList readAcl(Reader& r) {
    return tree::makeAcl(r.acl());
}

TxnType typeOf(const tree::CreateTxn& b) {
    switch (b.kind) {
        case tree::ZnodeKind::Persistent:
        case tree::ZnodeKind::Ephemeral:
            return TxnType::Create;
        case tree::ZnodeKind::Container:
            return TxnType::CreateContainer;
        case tree::ZnodeKind::Ttl:
            return TxnType::CreateTtl;
    }
    return TxnType::Create;
}
void write(Writer& w, const tree::CreateTxn& b) {
    w.string(b.path);
    w.buffer(b.data);
    w.acl(*b.acl);
    if (typeOf(b) == TxnType::Create) w.boolean(b.kind == tree::ZnodeKind::Ephemeral);
    w.i32(b.parentCversion);
    if (b.kind == tree::ZnodeKind::Ttl) w.i64(b.ttlMs);
}
tree::CreateTxn readCreate(Reader& r, tree::ZnodeKind kind) {
    tree::CreateTxn b;
    b.path = r.string();
    b.data = r.buffer();
    b.acl = readAcl(r);
    b.kind = kind;
    if (kind == tree::ZnodeKind::Persistent && r.boolean()) b.kind = tree::ZnodeKind::Ephemeral;
    b.parentCversion = r.i32();
    if (kind == tree::ZnodeKind::Ttl) b.ttlMs = r.i64();
    return b;
}

TxnType typeOf(const tree::DeleteTxn& b) {
    return b.container ? TxnType::DeleteContainer : TxnType::Delete;
}
void write(Writer& w, const tree::DeleteTxn& b) {
    w.string(b.path);
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

TxnType typeOf(const tree::ReconfigTxn&) {
    return TxnType::Reconfig;
}
void write(Writer& w, const tree::ReconfigTxn& b) {
    write(w, b.asSetData());
}
tree::ReconfigTxn readReconfig(Reader& r) {
    tree::SetDataTxn b = readSetData(r);
    if (b.path != tree::ConfigPath) r.refuse("a reconfiguration of another znode");
    return {std::move(b.data)};
}

TxnType typeOf(const tree::SetAclTxn&) {
    return TxnType::SetAcl;
}
void write(Writer& w, const tree::SetAclTxn& b) {
    w.string(b.path);
    w.acl(*b.acl);
    w.i32(b.version);
}
tree::SetAclTxn readSetAcl(Reader& r) {
    tree::SetAclTxn b;
    b.path = r.string();
    b.acl = readAcl(r);
    b.version = r.i32();
    return b;
}

TxnType typeOf(const tree::CheckTxn&) {
    return TxnType::Check;
}
void write(Writer& w, const tree::CheckTxn& b) {
    w.string(b.path);
    w.i32(b.version);
}
tree::CheckTxn readCheck(Reader& r) {
    tree::CheckTxn b;
    b.path = r.string();
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

/// A part of a multi, or a transaction of the same kind. False: the type is unknown.
template <class Body>
bool readPart(Reader& r, TxnType type, Body& body) {
    switch (type) {
        case TxnType::Create:
            body = readCreate(r, tree::ZnodeKind::Persistent);
            return true;
        case TxnType::CreateContainer:
            body = readCreate(r, tree::ZnodeKind::Container);
            return true;
        case TxnType::CreateTtl:
            body = readCreate(r, tree::ZnodeKind::Ttl);
            return true;
        case TxnType::Delete:
        case TxnType::DeleteContainer:
            body = tree::DeleteTxn{r.string(), type == TxnType::DeleteContainer};
            return true;
        case TxnType::SetData:
            body = readSetData(r);
            return true;
        case TxnType::Error:
            body = readError(r);
            return true;
        default:
            return false;
    }
}

TxnType typeOf(const tree::MultiTxn&) {
    return TxnType::Multi;
}
void write(Writer& w, const tree::MultiTxn& b) {
    w.i32(static_cast<std::int32_t>(b.parts.size()));
    for (const tree::TxnPart& part : b.parts) {
        std::visit(
            [&w](const auto& body) {
                w.i32(static_cast<std::int32_t>(typeOf(body)));
                Writer record;
                write(record, body);
                w.buffer(tree::Data(record.bytes()));
            },
            part);
    }
}
tree::MultiTxn readMulti(Reader& r) {
    tree::MultiTxn b;
    for (std::int32_t n = r.i32(); n > 0 && r.ok(); --n) {
        const auto type = static_cast<TxnType>(r.i32());
        const tree::Data record = r.buffer();
        Reader inner(record ? *record : std::string_view());
        tree::TxnPart part;
        if (type == TxnType::Check) {
            part = readCheck(inner);
        } else if (!readPart(inner, type, part)) {
            r.refuse("a part of an unknown type");
        }
        if (!inner.ok() || inner.remaining() > 0) r.refuse("a part whose length is not that of its record");
        b.parts.push_back(std::move(part));
    }
    return b;
}

/// False: the type is unknown.
bool readBody(Reader& r, TxnType type, tree::TxnBody& body) {
    switch (type) {
        case TxnType::Create2:
            body = readCreate(r, tree::ZnodeKind::Persistent);
            return true;
        case TxnType::SetAcl:
            body = readSetAcl(r);
            return true;
        case TxnType::Reconfig:
            body = readReconfig(r);
            return true;
        case TxnType::Multi:
            body = readMulti(r);
            return true;
        case TxnType::CreateSession:
            body = readCreateSession(r);
            return true;
        case TxnType::CloseSession:
            body = readCloseSession(r);
            return true;
        default:
            return readPart(r, type, body);
    }
}

/// Bytes of what may be long.
std::size_t longParts(const tree::CreateTxn& b) {
    return b.path.size() + b.data.size();
}
std::size_t longParts(const tree::SetDataTxn& b) {
    return b.path.size() + b.data.size();
}
template <class Body>
std::size_t longParts(const Body&) {
    return 0;
}

std::string at(std::size_t offset) {
    return "byte " + std::to_string(offset);
}

}  // namespace

std::string encodeTxn(const tree::Txn& txn) {
    constexpr std::size_t AllButPathAndData = 96;  // a list of one entry among it
    Writer w;
    w.reserve(AllButPathAndData + std::visit([](const auto& body) { return longParts(body); }, txn.body));
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
    return w.take();
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
