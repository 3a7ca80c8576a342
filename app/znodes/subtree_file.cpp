#include "app/znodes/subtree_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <optional>
#include <set>

#include "engine/tree/acl_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr auto FormatName = "quorumscope-znodes"_L1;
constexpr std::pair<tree::ZnodeKind, const char*> Kinds[] = {{tree::ZnodeKind::Persistent, "persistent"},
                                                             {tree::ZnodeKind::Ephemeral, "ephemeral"},
                                                             {tree::ZnodeKind::Container, "container"},
                                                             {tree::ZnodeKind::Ttl, "ttl"}};

QJsonValue dataValue(const tree::Data& data) {
    if (!data) return QJsonValue::Null;
    const QByteArray bytes((*data).data(), static_cast<qsizetype>(data.size()));
    const QString text = QString::fromUtf8(bytes);
    const bool isText = text.toUtf8() == bytes && !text.contains(QChar::Null);
    return isText ? QJsonObject{{u"text"_s, text}} : QJsonObject{{u"base64"_s, QString::fromLatin1(bytes.toBase64())}};
}

QJsonObject znodeValue(const SubtreeZnode& znode) {
    QJsonObject out{{u"path"_s, QString::fromStdString(znode.path)}, {u"data"_s, dataValue(znode.data)}};
    if (*znode.acl != *tree::openAcl()) out[u"acl"_s] = QString::fromStdString(tree::formatAcl(*znode.acl));
    for (const auto& [kind, name] : Kinds) {
        if (kind == znode.kind && kind != tree::ZnodeKind::Persistent) out[u"kind"_s] = QString::fromLatin1(name);
    }
    if (znode.kind == tree::ZnodeKind::Ttl) out[u"ttlMs"_s] = static_cast<qint64>(znode.ttlMs);
    return out;
}

/// Reads one znode; the first thing that is wrong stands in `problem`.
class ZnodeReader {
public:
    explicit ZnodeReader(const QJsonValue& value) : m_value(value.toObject()) {
        if (!value.isObject()) fail("expected an object");
    }
    const std::string& problem() const { return m_problem; }
    SubtreeZnode read() {
        SubtreeZnode out;
        out.path = m_value.value("path"_L1).toString().toStdString();
        const bool hasPath = m_value.value("path"_L1).isString();
        const char* bad = out.path.empty() ? nullptr : tree::pathProblem(out.path);
        if (!hasPath || out.path == "/") fail("expected \"path\": \"\" for the root, or \"/a/b\"");
        if (bad) fail(std::string("the path is wrong: ") + bad);
        out.data = data();
        out.acl = acl();
        out.kind = kind();
        if (out.kind == tree::ZnodeKind::Ttl) out.ttlMs = ttl();
        return out;
    }

private:
    void fail(const std::string& text) {
        if (m_problem.empty()) m_problem = text;
    }
    tree::Data data() {
        const QJsonValue value = m_value.value("data"_L1);
        if (value.isNull() || value.isUndefined()) return nullptr;
        const QJsonObject object = value.toObject();
        if (object.value("text"_L1).isString()) return tree::Data(object.value("text"_L1).toString().toStdString());
        const QByteArray encoded = object.value("base64"_L1).toString().toLatin1();
        const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
        if (!object.value("base64"_L1).isString() || !decoded) {
            fail("expected \"data\" to be null, {\"text\": ...} or {\"base64\": ...}");
            return nullptr;
        }
        return tree::Data((*decoded).toStdString());
    }
    tree::AclList acl() {
        const QJsonValue value = m_value.value("acl"_L1);
        if (value.isUndefined()) return tree::openAcl();
        auto parsed = tree::parseAcl(value.toString().toStdString());
        if (!parsed) {
            fail("expected \"acl\" to be like world:anyone:r");
            return tree::openAcl();
        }
        return tree::makeAcl(std::move(*parsed));
    }
    tree::ZnodeKind kind() {
        const QJsonValue value = m_value.value("kind"_L1);
        if (value.isUndefined()) return tree::ZnodeKind::Persistent;
        for (const auto& [kind, name] : Kinds) {
            if (value.toString() == QLatin1StringView(name)) return kind;
        }
        fail("expected \"kind\" to be persistent, ephemeral, container or ttl");
        return tree::ZnodeKind::Persistent;
    }
    std::int64_t ttl() {
        const auto ms = m_value.value("ttlMs"_L1).toInteger();
        if (ms < 1 || ms > tree::MaxTtlMs) fail("expected \"ttlMs\" from 1 to " + std::to_string(tree::MaxTtlMs));
        return ms;
    }

    QJsonObject m_value;
    std::string m_problem;
};

Error badAt(qsizetype index, const std::string& text) {
    return {"znodes[" + std::to_string(index) + "]", text};
}

/// Reads "znodes"; parents must stand before their children, no path twice.
Result<std::vector<SubtreeZnode>> readZnodes(const QJsonArray& array) {
    std::vector<SubtreeZnode> out;
    std::set<std::string> seen;
    for (qsizetype i = 0; i < array.size(); ++i) {
        ZnodeReader reader(array[i]);
        SubtreeZnode znode = reader.read();
        if (!reader.problem().empty()) return badAt(i, reader.problem());
        if (i == 0 && !znode.path.empty()) return badAt(i, "the first znode is the root: its path is \"\"");
        const auto slash = znode.path.rfind('/');
        if (i > 0 && (slash == std::string::npos || !seen.contains(znode.path.substr(0, slash)))) {
            return badAt(i, "its parent does not stand before it");
        }
        if (!seen.insert(znode.path).second) return badAt(i, "the path stands there twice");
        out.push_back(std::move(znode));
    }
    return out;
}

}  // namespace

QByteArray writeSubtree(const SubtreeFile& file) {
    QJsonArray znodes;
    for (const SubtreeZnode& znode : file.znodes) {
        znodes.append(znodeValue(znode));
    }
    const QJsonObject document{{u"format"_s, QString(FormatName)},
                               {u"version"_s, 1},
                               {u"root"_s, QString::fromStdString(file.root)},
                               {u"zxid"_s, QString::fromStdString(toString(file.zxid))},
                               {u"znodes"_s, znodes}};
    return QJsonDocument(document).toJson();
}

Result<SubtreeFile> readSubtree(const QByteArray& bytes) {
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError) {
        const auto line = bytes.left(error.offset).count('\n') + 1;
        return Error{"line " + std::to_string(line), error.errorString().toStdString()};
    }
    if (document.value("format"_L1).toString() != FormatName || document.value("version"_L1).toInt() != 1) {
        return Error{"line 1", "this is no file of exported znodes of version 1"};
    }
    SubtreeFile out;
    out.root = document.value("root"_L1).toString().toStdString();
    if (tree::pathProblem(out.root)) return Error{"root", "expected the path that was exported"};
    out.zxid = parseZxid(document.value("zxid"_L1).toString().toStdString()).value_or(Zxid{});
    auto znodes = readZnodes(document.value("znodes"_L1).toArray());
    if (!znodes) return znodes.error();
    out.znodes = std::move(znodes).value();
    if (out.znodes.empty()) return Error{"znodes", "expected at least the root"};
    return out;
}

}  // namespace qs::app
