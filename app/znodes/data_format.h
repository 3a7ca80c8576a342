// Formats in which the bytes of a znode are shown and edited. Showing never changes bytes: a format is offered only for
// bytes that survive the way to text and back, and a pretty view is a picture beside the bytes, never what is saved.
#pragma once

#include <QString>
#include <optional>
#include <string>

namespace qs::app {

enum class DataFormat { Text, Json, Xml, Hex };

/// The bytes may be edited as text: valid UTF-8 that an editor gives back as it was, with line ends all of one kind.
bool isEditableText(const std::string& bytes);
/// All line ends are CR LF, and there is one. Requires: isEditableText(bytes).
bool hasDosLineEnds(const std::string& bytes);
/// What fits the bytes best.
DataFormat formatFor(const std::string& bytes);

/// Requires: `format` is Hex or isEditableText(bytes).
QString shownText(const std::string& bytes, DataFormat format);
/// nullopt: no hex, in Hex. `dosLineEnds`: line ends become CR LF again.
std::optional<std::string> bytesOfText(const QString& text, DataFormat format, bool dosLineEnds);

struct FormatProblem {
    int line = 1;    ///< from 1
    int column = 1;  ///< from 1, in characters
    QString words;
};
/// What keeps the text from being of that format; nullopt for plain text and for what is well formed.
std::optional<FormatProblem> problemIn(const QString& text, DataFormat format);
/// The text, well formed, with one value or element a line; numbers, escapes and order stay as they are.
QString prettyText(const QString& text, DataFormat format);

}  // namespace qs::app
