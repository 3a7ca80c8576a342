#include "app/znodes/znode_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "engine/tree/acl_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int PreviewLength = 60;

/// "<a href='zxid:1:5'>1:5</a>"
QString linked(const QString& kind, const QString& text) {
    return u"<a href=\"%1:%2\">%2</a>"_s.arg(kind, text);
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ZnodeText)
};

QString by(Zxid zxid) {
    if (zxid == Zxid{}) return Words::tr("the empty tree");
    return Words::tr("zxid %1").arg(linked(u"zxid"_s, toText(zxid)));
}

QString nameOfSession(SessionId session) {
    return linked(u"session"_s, toText(session));
}

}  // namespace

QString toText(Zxid zxid) {
    return QString::fromStdString(toString(zxid));
}
QString toText(SessionId session) {
    return QString::fromStdString(toString(session));
}

QString instantText(std::int64_t ms, bool asEpoch) {
    if (ms == 0) return Words::tr("before the first transaction");
    if (asEpoch) return Words::tr("%1 ms since 1970").arg(ms);
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s);
}

bool isPlainText(std::string_view bytes) {
    const bool control = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\n' && c != '\t') || u == 0x7f;
    });
    if (control) return false;
    const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    // QPlainTextEdit turns these separators into line feeds, so they would not survive an edit.
    if (text.contains(QChar::ParagraphSeparator) || text.contains(QChar::LineSeparator) || text.contains(QChar::Nbsp)) {
        return false;
    }
    return text.toUtf8() == QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString nameWithKind(const QString& name, tree::ZnodeKind kind) {
    switch (kind) {
        case tree::ZnodeKind::Persistent:
            return name;
        case tree::ZnodeKind::Ephemeral:
            return Words::tr("%1  (ephemeral)").arg(name);
        case tree::ZnodeKind::Container:
            return Words::tr("%1  (container)").arg(name);
        case tree::ZnodeKind::Ttl:
            return Words::tr("%1  (TTL)").arg(name);
    }
    return name;
}

QString contentPreview(const tree::Data& data) {
    if (data.size() == 0) return {};
    if (!isPlainText(*data)) return Words::tr("%n byte(s)", nullptr, int(data.size()));
    QString text = QString::fromUtf8((*data).substr(0, PreviewLength * 4)).left(PreviewLength).simplified();
    if (data.size() > static_cast<std::size_t>(text.toUtf8().size())) text += u"…"_s;
    return text;
}

QString toHexText(const std::string& bytes) {
    QString out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0) out += i % 16 == 0 ? u'\n' : u' ';
        out += u"%1"_s.arg(static_cast<unsigned char>(bytes[i]), 2, 16, '0'_L1);
    }
    return out;
}

std::optional<std::string> fromHexText(const QString& text) {
    QString digits;
    for (const QString& word : text.split(QChar::Space, Qt::SkipEmptyParts)) {
        digits += word;
    }
    digits.remove(u'\n').remove(u'\t');
    const bool allHex = std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
    if (!allHex || digits.size() % 2 != 0) return std::nullopt;
    return QByteArray::fromHex(digits.toLatin1()).toStdString();
}

namespace {

/// How long a znode stays.
QString lifeInWords(const tree::Znode& znode) {
    switch (znode.kind()) {
        case tree::ZnodeKind::Persistent:
            return Words::tr("until it is deleted (persistent)");
        case tree::ZnodeKind::Ephemeral:
            return Words::tr("until session %1 ends (ephemeral)").arg(nameOfSession(znode.owner));
        case tree::ZnodeKind::Container:
            return Words::tr("until its last child is gone (container)");
        case tree::ZnodeKind::Ttl:
            return Words::tr("until it has no children and %1 ms have passed since its last change (TTL)")
                .arg(QLocale::c().toString(static_cast<qlonglong>(znode.ttlMs())));
    }
    return {};
}

}  // namespace

QList<StatLine> statInWords(const tree::Znode& znode, bool epochTimes) {
    const tree::Stat stat = tree::statOf(znode);
    const QLocale locale = QLocale::c();
    const auto number = [&locale](std::int32_t n) { return locale.toString(n); };
    QList<StatLine> lines;
    lines.append(
        {Words::tr("Data"), Words::tr("%1 bytes, version %2").arg(number(stat.dataLength), number(stat.version))});
    lines.append(
        {Words::tr("Created"), Words::tr("%1 by %2").arg(instantText(stat.ctimeMs, epochTimes), by(stat.czxid))});
    lines.append(
        {Words::tr("Modified"), Words::tr("%1 by %2").arg(instantText(stat.mtimeMs, epochTimes), by(stat.mzxid))});
    lines.append({Words::tr("Children"), Words::tr("%1, changed %2 times, last by %3")
                                             .arg(number(stat.numChildren), number(stat.cversion), by(stat.pzxid))});
    lines.append({Words::tr("ACL"), Words::tr("%1, version %2")
                                        .arg(QString::fromStdString(tree::formatAcl(*znode.acl)).toHtmlEscaped(),
                                             number(stat.aversion))});
    lines.append({Words::tr("Lives"), lifeInWords(znode)});
    return lines;
}

QString reasonInWords(tree::ErrorCode error) {
    switch (error) {
        case tree::ErrorCode::BadVersion:
            return Words::tr("the znode has another version by now");
        case tree::ErrorCode::NoNode:
            return Words::tr("there is no such znode");
        case tree::ErrorCode::NodeExists:
            return Words::tr("there already is such a znode");
        case tree::ErrorCode::NotEmpty:
            return Words::tr("the znode has children");
        case tree::ErrorCode::NoChildrenForEphemerals:
            return Words::tr("an ephemeral znode cannot have children");
        case tree::ErrorCode::SessionExpired:
            return Words::tr("the session of this window expired");
        case tree::ErrorCode::NoAuth:
            return Words::tr("the ACL does not permit it to this window's client");
        case tree::ErrorCode::InvalidAcl:
            return Words::tr("the ACL names a scheme or an identity that cannot be");
        case tree::ErrorCode::NoWatcher:
            return Words::tr("this window's client has no watch there");
        default:
            return QString::fromStdString(tree::toString(error));
    }
}

QString watchInWords(tree::WatchKind kind) {
    switch (kind) {
        case tree::WatchKind::DataWatch:
            return Words::tr("data, once");
        case tree::WatchKind::ExistsWatch:
            return Words::tr("existence, once");
        case tree::WatchKind::ChildWatch:
            return Words::tr("children, once");
        case tree::WatchKind::Persistent:
            return Words::tr("data and children, for good");
        case tree::WatchKind::PersistentRecursive:
            return Words::tr("all below, for good");
    }
    return {};
}

}  // namespace qs::app
