#include "app/znodes/data_format.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <algorithm>
#include <cctype>

#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DataFormat)
};

std::string withoutCarriageReturns(const std::string& bytes) {
    std::string out = bytes;
    std::erase(out, '\r');
    return out;
}

FormatProblem placeOf(const QString& text, qsizetype offset, const QString& words) {
    const QString before = text.left(offset);
    const auto line = before.count(u'\n');
    const auto column = offset - (before.lastIndexOf(u'\n') + 1);
    return {static_cast<int>(line) + 1, static_cast<int>(column) + 1, words};
}

std::optional<FormatProblem> jsonProblem(const QString& text) {
    QJsonParseError error;
    const QByteArray bytes = text.toUtf8();
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError) return std::nullopt;
    const qsizetype offset = QString::fromUtf8(bytes.left(std::max(0, error.offset))).size();
    return placeOf(text, std::min(offset, text.size()), error.errorString());
}

std::optional<FormatProblem> xmlProblem(const QString& text) {
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    if (!reader.hasError()) return std::nullopt;
    return FormatProblem{static_cast<int>(reader.lineNumber()), static_cast<int>(reader.columnNumber()) + 1,
                         reader.errorString()};
}

/// Only white space between tokens changes.
class JsonPrinter {
public:
    QString print(const QString& text) {
        for (const QChar c : text) {
            if (m_inString) {
                inString(c);
            } else if (!c.isSpace()) {
                token(c);
            }
        }
        return m_out;
    }

private:
    void inString(QChar c) {
        m_out += c;
        if (m_escaped) {
            m_escaped = false;
        } else if (c == u'\\') {
            m_escaped = true;
        } else if (c == u'"') {
            m_inString = false;
        }
    }
    void token(QChar c) {
        const bool closes = c == u'}' || c == u']';
        if (closes) {
            --m_depth;
            if (!m_justOpened) newLine();
            m_justOpened = false;
            m_out += c;
            return;
        }
        if (std::exchange(m_justOpened, false)) newLine();
        m_out += c;
        if (c == u'"') m_inString = true;
        if (c == u'{' || c == u'[') {
            ++m_depth;
            m_justOpened = true;
        }
        if (c == u',') newLine();
        if (c == u':') m_out += u' ';
    }
    void newLine() { m_out += u'\n' + QString(m_depth * 2, u' '); }

    QString m_out;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_justOpened = false;
};

QString prettyXml(const QString& text) {
    QString out;
    QXmlStreamReader reader(text);
    QXmlStreamWriter writer(&out);
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(2);
    while (!reader.atEnd()) {
        reader.readNext();
        const bool undeclared = reader.isStartDocument() && reader.documentVersion().isEmpty();
        if (!undeclared && !reader.isWhitespace() && !reader.hasError()) writer.writeCurrentToken(reader);
    }
    return out.trimmed();
}

}  // namespace

bool isEditableText(const std::string& bytes) {
    if (isPlainText(bytes)) return true;
    const auto returns = std::count(bytes.begin(), bytes.end(), '\r');
    if (returns == 0) return false;
    const auto feeds = std::count(bytes.begin(), bytes.end(), '\n');
    std::ptrdiff_t pairs = 0;
    for (std::size_t at = bytes.find("\r\n"); at != std::string::npos; at = bytes.find("\r\n", at + 2))
        ++pairs;
    return pairs == returns && pairs == feeds && isPlainText(withoutCarriageReturns(bytes));
}

bool hasDosLineEnds(const std::string& bytes) {
    return bytes.find('\r') != std::string::npos;
}

DataFormat formatFor(const std::string& bytes) {
    if (!isEditableText(bytes)) return DataFormat::Hex;
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return DataFormat::Text;
    const QString text = shownText(bytes, DataFormat::Text);
    if ((bytes[first] == '{' || bytes[first] == '[') && !jsonProblem(text)) return DataFormat::Json;
    if (bytes[first] == '<' && !xmlProblem(text)) return DataFormat::Xml;
    return DataFormat::Text;
}

QString shownText(const std::string& bytes, DataFormat format) {
    return format == DataFormat::Hex ? toHexText(bytes) : QString::fromStdString(withoutCarriageReturns(bytes));
}

std::optional<std::string> bytesOfText(const QString& text, DataFormat format, bool dosLineEnds) {
    if (format == DataFormat::Hex) return fromHexText(text);
    QString out = text;
    if (dosLineEnds) out.replace(u"\n"_s, u"\r\n"_s);
    return out.toStdString();
}

std::optional<FormatProblem> problemIn(const QString& text, DataFormat format) {
    switch (format) {
        case DataFormat::Text:
            return std::nullopt;
        case DataFormat::Json:
            return jsonProblem(text);
        case DataFormat::Xml:
            return xmlProblem(text);
        case DataFormat::Hex: {
            if (fromHexText(text)) return std::nullopt;
            const auto bad = std::find_if(text.begin(), text.end(), [](QChar c) {
                return !c.isSpace() && !(c.unicode() < 128 && std::isxdigit(static_cast<unsigned char>(c.toLatin1())));
            });
            const QString words = bad == text.end() ? Words::tr("half a byte: pairs of hex digits are needed")
                                                    : Words::tr("not a hex digit (0-9, a-f)");
            return placeOf(text, bad - text.begin(), words);
        }
    }
    return std::nullopt;
}

QString prettyText(const QString& text, DataFormat format) {
    if (format == DataFormat::Json) return JsonPrinter().print(text);
    return format == DataFormat::Xml ? prettyXml(text) : text;
}

}  // namespace qs::app
