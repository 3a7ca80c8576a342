#include "app/znodes/znode_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int PreviewLength = 60;

QString tr(const char* text) {
    return QCoreApplication::translate("ZnodeText", text);
}

/// The Lab's clock starts at a fixed instant; UTC keeps what is shown the same on every machine.
QString instant(std::int64_t ms) {
    if (ms == 0) return tr("before the first transaction");
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s);
}

QString by(Zxid zxid) {
    if (zxid == Zxid{}) return tr("the empty tree");
    return tr("zxid %1").arg(QString::fromStdString(toString(zxid)));
}

}  // namespace

bool isPlainText(const std::string& bytes) {
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

QString contentPreview(const tree::Data& data) {
    if (!data || data->empty()) return {};
    if (!isPlainText(*data)) return QCoreApplication::translate("ZnodeText", "%n byte(s)", nullptr, int(data->size()));
    QString text = QString::fromUtf8(data->substr(0, PreviewLength * 4)).left(PreviewLength).simplified();
    if (data->size() > static_cast<std::size_t>(text.toUtf8().size())) text += u"…"_s;
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
            return tr("until it is deleted (persistent)");
        case tree::ZnodeKind::Ephemeral:
            return tr("until session %1 ends (ephemeral)").arg(QString::fromStdString(toString(znode.owner)));
        case tree::ZnodeKind::Container:
            return tr("until its last child is gone (container)");
        case tree::ZnodeKind::Ttl:
            return tr("until it has no children and %1 ms have passed since its last change (TTL)")
                .arg(QLocale::c().toString(static_cast<qlonglong>(znode.ttlMs())));
    }
    return {};
}

}  // namespace

QList<std::pair<QString, QString>> statInWords(const tree::Znode& znode) {
    const tree::Stat stat = tree::statOf(znode);
    const QLocale locale = QLocale::c();
    const auto number = [&locale](std::int32_t n) { return locale.toString(n); };
    QList<std::pair<QString, QString>> lines;
    lines.append({tr("Data"), tr("%1 bytes, version %2").arg(number(stat.dataLength), number(stat.version))});
    lines.append({tr("Created"), tr("%1 by %2").arg(instant(stat.ctimeMs), by(stat.czxid))});
    lines.append({tr("Modified"), tr("%1 by %2").arg(instant(stat.mtimeMs), by(stat.mzxid))});
    lines.append(
        {tr("Children"),
         tr("%1, changed %2 times, last by %3").arg(number(stat.numChildren), number(stat.cversion), by(stat.pzxid))});
    lines.append({tr("Lives"), lifeInWords(znode)});
    return lines;
}

}  // namespace qs::app
