// What a person reads or hears of a window, and what of it is English.
#pragma once

#include <QAbstractItemView>
#include <QRegularExpression>
#include <QWidget>
#include <algorithm>

#include "engine/command/command.h"

namespace qs::test {

using namespace Qt::StringLiterals;

/// The text of commands, one a line: the same in every language.
inline bool isCommands(const QString& text) {
    const QStringList lines = text.split(u'\n');
    return std::all_of(lines.begin(), lines.end(),
                       [](const QString& line) { return command::parse(line.toStdString()).ok(); });
}

/// Whether that is a sentence of English, and no name, command or word of the protocol.
inline bool isEnglish(const QString& text) {
    if (isCommands(text)) return false;
    static const QRegularExpression words(u"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"_s);
    static const QRegularExpression chinese(u"[\\x{4e00}-\\x{9fff}]"_s);
    return words.match(text).hasMatch() && !chinese.match(text).hasMatch();
}

/// What a person reads or hears of that widget.
inline QStringList saidBy(const QWidget& widget) {
    QStringList said{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()};
    for (const char* property : {"text", "placeholderText", "title"})
        said << widget.property(property).toString();
    const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
    if (!view || !view->model()) return said;
    for (int column = 0; column < view->model()->columnCount(); ++column) {
        said << view->model()->headerData(column, Qt::Horizontal).toString();
        for (int row = 0; row < view->model()->rowCount(); ++row)
            said << view->model()->index(row, column).data().toString();
    }
    return said;
}

/// The sentences of English in all that the window holds, hidden pages too; its title may be the name of a scenario.
inline QStringList englishIn(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->objectName().startsWith(u"qt_"_s)) continue;  // Qt's own, in Qt's own translation
        for (const QString& text : saidBy(*widget)) {
            if (isEnglish(text)) found << text;
        }
    }
    return found;
}

}  // namespace qs::test
