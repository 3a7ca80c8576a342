#include "engine/tree/txn.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/check.h"
#include "engine/base/overload.h"
#include "engine/base/rng.h"

namespace qs::tree {

namespace {

constexpr std::array<std::pair<ErrorCode, std::string_view>, 22> ErrorNames{{
    {ErrorCode::Ok, "ok"},
    {ErrorCode::SystemError, "SystemError"},
    {ErrorCode::RuntimeInconsistency, "RuntimeInconsistency"},
    {ErrorCode::MarshallingError, "MarshallingError"},
    {ErrorCode::Unimplemented, "Unimplemented"},
    {ErrorCode::BadArguments, "BadArguments"},
    {ErrorCode::NewConfigNoQuorum, "NewConfigNoQuorum"},
    {ErrorCode::ReconfigInProgress, "ReconfigInProgress"},
    {ErrorCode::NoNode, "NoNode"},
    {ErrorCode::NoAuth, "NoAuth"},
    {ErrorCode::BadVersion, "BadVersion"},
    {ErrorCode::NoChildrenForEphemerals, "NoChildrenForEphemerals"},
    {ErrorCode::NodeExists, "NodeExists"},
    {ErrorCode::NotEmpty, "NotEmpty"},
    {ErrorCode::SessionExpired, "SessionExpired"},
    {ErrorCode::InvalidAcl, "InvalidACL"},
    {ErrorCode::AuthFailed, "AuthFailed"},
    {ErrorCode::SessionMoved, "SessionMoved"},
    {ErrorCode::NotReadOnly, "NotReadOnly"},
    {ErrorCode::NoWatcher, "NoWatcher"},
    {ErrorCode::ReconfigDisabled, "ReconfigDisabled"},
    {ErrorCode::QuotaExceeded, "QuotaExceeded"},
}};

/// Feeds the fields of a transaction into one running hash.
class Hasher {
public:
    void number(std::int64_t v) { m_hash = mixHash(m_hash, static_cast<std::uint64_t>(v)); }
    void text(std::string_view s) {
        number(static_cast<std::int64_t>(s.size()));
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < s.size(); ++i) {
            word = (word << 8) | static_cast<unsigned char>(s[i]);
            if (i % 8 == 7) number(static_cast<std::int64_t>(word));
        }
        number(static_cast<std::int64_t>(word));
    }
    void data(const Data& d) {
        number(d ? 1 : 0);
        if (d) text(*d);
    }
    void acl(const AclList& list) {
        number(static_cast<std::int64_t>(list->size()));
        for (const Acl& a : *list) {
            number(a.perms);
            text(a.scheme);
            text(a.id);
        }
    }
    void body(const CreateTxn& b) {
        text(b.path);
        data(b.data);
        acl(b.acl);
        number(static_cast<std::int64_t>(b.kind));
        number(b.parentCversion);
        number(b.ttlMs);
    }
    void body(const DeleteTxn& b) {
        text(b.path);
        number(b.container ? 1 : 0);
    }
    void body(const SetDataTxn& b) {
        text(b.path);
        data(b.data);
        number(b.version);
    }
    void body(const SetAclTxn& b) {
        text(b.path);
        acl(b.acl);
        number(b.version);
    }
    void body(const CheckTxn& b) {
        text(b.path);
        number(b.version);
    }
    void body(const MultiTxn& b) {
        number(static_cast<std::int64_t>(b.parts.size()));
        for (const TxnPart& part : b.parts) {
            number(static_cast<std::int64_t>(part.index()));
            std::visit([this](const auto& p) { body(p); }, part);
        }
    }
    void body(const CreateSessionTxn& b) { number(b.timeoutMs); }
    void body(const CloseSessionTxn& b) {
        number(static_cast<std::int64_t>(b.paths.size()));
        for (const auto& p : b.paths)
            text(p);
    }
    void body(const ReconfigTxn& b) { data(b.text); }
    void body(const ErrorTxn& b) { number(static_cast<std::int64_t>(b.code)); }
    std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 0x51ca9e0dULL;
};

std::string bytesOf(const Data& data) {
    if (!data) return "null";
    return std::to_string(data.size()) + (data.size() == 1 ? " byte" : " bytes");
}

}  // namespace

std::string toString(ErrorCode code) {
    const auto* named =
        std::find_if(ErrorNames.begin(), ErrorNames.end(), [&](const auto& n) { return n.first == code; });
    if (named != ErrorNames.end()) return std::string(named->second);
    return "error " + std::to_string(static_cast<std::int32_t>(code));
}

std::optional<ErrorCode> errorNamed(std::string_view name) {
    const auto* named =
        std::find_if(ErrorNames.begin(), ErrorNames.end(), [&](const auto& n) { return n.second == name; });
    return named == ErrorNames.end() ? std::nullopt : std::optional(named->first);
}

const AclList& openAcl() {
    static const AclList list(std::vector<Acl>(1, Acl{AllPerms, "world", "anyone"}));
    return list;
}

AclList makeAcl(std::vector<Acl> acl) {
    return acl == *openAcl() ? openAcl() : AclList(std::move(acl));
}

std::uint64_t contentHash(const Txn& txn) {
    Hasher h;
    h.number(txn.session.value);
    h.number(txn.cxid);
    h.number(static_cast<std::int64_t>(txn.zxid.value));
    h.number(txn.timeMs);
    h.number(static_cast<std::int64_t>(txn.body.index()));
    std::visit([&h](const auto& body) { h.body(body); }, txn.body);
    h.number(static_cast<std::int64_t>(txn.treeDigest));
    return h.value();
}

SetDataTxn ReconfigTxn::asSetData() const {
    return {std::string(ConfigPath), text, -1};
}

bool MultiTxn::failed() const {
    return std::any_of(parts.begin(), parts.end(),
                       [](const TxnPart& p) { return std::holds_alternative<ErrorTxn>(p); });
}

TxnBody bodyOf(TxnPart part) {
    return std::visit(overload{
                          [](CheckTxn&) -> TxnBody {
                              QS_CHECK(false);
                              return ErrorTxn{};
                          },
                          [](auto& p) -> TxnBody { return std::move(p); },
                      },
                      part);
}

namespace {

/// The text, short word and path of each kind, for transactions and for the parts of a multi.
struct Words {
    static std::string describe(const CreateTxn& b) {
        static constexpr const char* Suffix[] = {")", ", ephemeral)", ", container)", ", TTL)"};
        return "create " + b.path + " (" + bytesOf(b.data) + Suffix[static_cast<std::size_t>(b.kind)];
    }
    static std::string describe(const DeleteTxn& b) { return (b.container ? "clean up " : "delete ") + b.path; }
    static std::string describe(const SetDataTxn& b) {
        return "set " + b.path + " (" + bytesOf(b.data) + ", version " + std::to_string(b.version) + ")";
    }
    static std::string describe(const SetAclTxn& b) {
        return "set ACL of " + b.path + " (version " + std::to_string(b.version) + ")";
    }
    static std::string describe(const CheckTxn& b) { return "check " + b.path; }
    static std::string describe(const MultiTxn& b) {
        std::string out;
        for (const TxnPart& part : b.parts)
            out += (out.empty() ? "" : "; ") + std::visit([](const auto& p) { return describe(p); }, part);
        return "multi [" + out + "]";
    }
    static std::string describe(const CreateSessionTxn& b) {
        return "open session (" + std::to_string(b.timeoutMs) + " ms)";
    }
    static std::string describe(const CloseSessionTxn& b) {
        const auto n = b.paths.size();
        if (n == 0) return "close session";
        return "close session (" + std::to_string(n) + (n == 1 ? " ephemeral)" : " ephemerals)");
    }
    static std::string describe(const ReconfigTxn& b) { return "reconfigure the ensemble (" + bytesOf(b.text) + ")"; }
    static std::string describe(const ErrorTxn& b) { return "refused: " + toString(b.code); }
};

}  // namespace

std::string describe(const TxnBody& body) {
    return std::visit([](const auto& b) { return Words::describe(b); }, body);
}

std::string_view kindName(const TxnBody& body) {
    return std::visit(
        overload{[](const CreateTxn&) { return "create"; }, [](const DeleteTxn&) { return "delete"; },
                 [](const SetDataTxn&) { return "setData"; }, [](const SetAclTxn&) { return "setACL"; },
                 [](const MultiTxn&) { return "multi"; }, [](const CreateSessionTxn&) { return "createSession"; },
                 [](const CloseSessionTxn&) { return "closeSession"; }, [](const ErrorTxn&) { return "error"; },
                 [](const ReconfigTxn&) { return "reconfig"; }},
        body);
}

std::string_view pathOf(const TxnBody& body) {
    using View = std::string_view;
    return std::visit(
        overload{[](const CreateTxn& b) { return View(b.path); }, [](const DeleteTxn& b) { return View(b.path); },
                 [](const SetDataTxn& b) { return View(b.path); }, [](const SetAclTxn& b) { return View(b.path); },
                 [](const MultiTxn&) { return View(); }, [](const CreateSessionTxn&) { return View(); },
                 [](const CloseSessionTxn&) { return View(); }, [](const ErrorTxn&) { return View(); },
                 [](const ReconfigTxn&) { return ConfigPath; }},
        body);
}

}  // namespace qs::tree
