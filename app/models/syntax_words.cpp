#include "app/models/syntax_words.h"

#include <QCoreApplication>
#include <utility>

#include "app/models/patterns.h"

namespace qs::app {

namespace {

constexpr const char* Places[] = {QT_TRANSLATE_NOOP("Syntax", "column %1")};

constexpr const char* Problems[] = {
    QT_TRANSLATE_NOOP("Syntax", "expected %1, found the end of the line"),
    QT_TRANSLATE_NOOP("Syntax", "expected %1, found %2"),
    QT_TRANSLATE_NOOP("Syntax", "expected %1"),
    QT_TRANSLATE_NOOP("Syntax", "the quote is never closed"),
    QT_TRANSLATE_NOOP("Syntax", "the end of a connection cannot be lost, found %1"),
    QT_TRANSLATE_NOOP("Syntax", "the end of a connection comes once, found %1"),
};

/// What could have stood there: all but lists of words of the language itself. Source: engine/command.
constexpr const char* Expected[] = {
    QT_TRANSLATE_NOOP("Syntax", "a command"),
    QT_TRANSLATE_NOOP("Syntax", "the end of the command"),
    QT_TRANSLATE_NOOP("Syntax", "a flag"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1->2 or 1<->2"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1->2, or a kind of message such as PROPOSAL"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1->2, or a kind of message"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1->2, or all"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1<->2, or client"),
    QT_TRANSLATE_NOOP("Syntax", "a link such as 1->2"),
    QT_TRANSLATE_NOOP("Syntax", "a node"),
    QT_TRANSLATE_NOOP("Syntax", "a node: a number, leader, followers, all or a bound name"),
    QT_TRANSLATE_NOOP("Syntax",
                      "a node (1 to 63, leader, followers, follower, observers, minority, majority, all or "
                      "a bound name)"),
    QT_TRANSLATE_NOOP("Syntax", "the nodes to leave out"),
    QT_TRANSLATE_NOOP("Syntax", "the number of a node"),
    QT_TRANSLATE_NOOP("Syntax", "a number of bytes"),
    QT_TRANSLATE_NOOP("Syntax", "a number of messages"),
    QT_TRANSLATE_NOOP("Syntax", "a number of thousandths"),
    QT_TRANSLATE_NOOP("Syntax", "a number"),
    QT_TRANSLATE_NOOP("Syntax", "a factor from %1 to %2"),
    QT_TRANSLATE_NOOP("Syntax", "%1 to %2"),
    QT_TRANSLATE_NOOP("Syntax", "a path below /"),
    QT_TRANSLATE_NOOP("Syntax", "a path"),
    QT_TRANSLATE_NOOP("Syntax", "a time such as %1 or %2"),
    QT_TRANSLATE_NOOP("Syntax", "a time such as %1"),
    QT_TRANSLATE_NOOP("Syntax", "a version"),
    QT_TRANSLATE_NOOP("Syntax", "an ACL such as %1 or %2"),
    QT_TRANSLATE_NOOP("Syntax", "an ACL such as %1"),
    QT_TRANSLATE_NOOP("Syntax", "bytes in hex"),
    QT_TRANSLATE_NOOP("Syntax", "data"),
    QT_TRANSLATE_NOOP("Syntax", "milliseconds"),
    QT_TRANSLATE_NOOP("Syntax", "the name of a client"),
    QT_TRANSLATE_NOOP("Syntax", "a client name of letters, digits, _ and -"),
    QT_TRANSLATE_NOOP("Syntax", "the name of a timer such as finalizeWait"),
    QT_TRANSLATE_NOOP("Syntax", "the number of a connection"),
    QT_TRANSLATE_NOOP("Syntax", "sent= and a record's number"),
    QT_TRANSLATE_NOOP("Syntax", "one of the escapes %1"),
};

/// The last of a list of words of the language: "full, slow or ok".
constexpr const char* Choices[] = {QT_TRANSLATE_NOOP("Syntax", "%1 or %2")};

QString literal(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Words of the language, one or a list.
std::optional<QString> choiceWords(std::string_view english) {
    bool words = true;
    const auto word = [&words](std::string_view text) {
        for (std::size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1))
            words = words && space > 0 && text[space - 1] == ',';
        return literal(text);
    };
    const auto list = translatedBy(Choices, "Syntax", english, word);
    const QString out = list ? *list : word(english);
    return words ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<QString> translatedSyntax(const Error& error) {
    bool known = true;
    bool first = true;
    const auto part = [&](std::string_view english) {
        if (!std::exchange(first, false)) return literal(english);  // what was found
        auto words = translatedBy(Expected, "Syntax", english, literal);
        if (!words) words = choiceWords(english);
        known = known && words;
        return words ? *words : literal(english);
    };
    const auto text = translatedBy(Problems, "Syntax", error.text, part);
    const auto place = translatedBy(Places, "Syntax", error.place, literal);
    if (!text || !place || !known) return std::nullopt;
    return QCoreApplication::translate("Syntax", "%1: %2").arg(*place, *text);
}

QString syntaxWords(const Error& error) {
    const auto words = translatedSyntax(error);
    return words ? *words : QString::fromStdString(error.message());
}

}  // namespace qs::app
