// How the bytes and the stat of a znode read to people. Bytes are never changed by showing them: text is offered only
// when it survives the way there and back, hex always does.
#pragma once

#include <QList>
#include <QString>
#include <optional>
#include <string>

#include "engine/tree/tree.h"
#include "engine/tree/watch_table.h"

namespace qs::app {

/// Valid UTF-8 without control characters other than tab and newline, and unchanged after a round trip.
bool isPlainText(std::string_view bytes);
/// The name, with the kind of znode behind it where that is not the ordinary one: "lock  (ephemeral)".
QString nameWithKind(const QString& name, tree::ZnodeKind kind);
/// At most 60 characters of the data, "3 bytes" for binary data; empty for null or empty data.
QString contentPreview(const tree::Data& data);
/// "68 65 6c 6c 6f", 16 bytes a line.
QString toHexText(const std::string& bytes);
/// Bytes of hex digits with any white space between pairs; nullopt when it is anything else.
std::optional<std::string> fromHexText(const QString& text);

QString toText(Zxid zxid);          ///< "2:17"
QString toText(SessionId session);  ///< "0x100001640c40000"
/// An instant of a leader's clock. The Lab's clock starts at a fixed one; UTC keeps what is shown the same everywhere.
QString instantText(std::int64_t ms, bool asEpoch);

struct StatLine {
    QString label;
    QString words;  ///< rich text; zxids are links "zxid:1:5", an ephemeral's owner is a link "session:0x..."
};
QList<StatLine> statInWords(const tree::Znode& znode, bool epochTimes);

/// "the znode has another version by now" and so on, as the end of a sentence.
QString reasonInWords(tree::ErrorCode error);
/// "data, once"
QString watchInWords(tree::WatchKind kind);

}  // namespace qs::app
