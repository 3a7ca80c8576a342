// How the bytes and the stat of a znode read to people. Bytes are never changed by showing them: text is offered only
// when it survives the way there and back, hex always does.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <utility>

#include "engine/tree/tree.h"

namespace qs::app {

/// Valid UTF-8 without control characters other than tab and newline, and unchanged after a round trip.
bool isPlainText(const std::string& bytes);
/// At most 60 characters of the data, "3 bytes" for binary data; empty for null or empty data.
QString contentPreview(const tree::Data& data);
/// "68 65 6c 6c 6f", 16 bytes a line.
QString toHexText(const std::string& bytes);
/// Bytes of hex digits with any white space between pairs; nullopt when it is anything else.
std::optional<std::string> fromHexText(const QString& text);

/// Stat as (label, value) lines in words: version, times, zxids as epoch:counter, owner.
QList<std::pair<QString, QString>> statInWords(const tree::Znode& znode);

}  // namespace qs::app
