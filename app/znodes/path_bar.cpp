#include "app/znodes/path_bar.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QToolTip>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostNames = 200;

}  // namespace

PathBar::PathBar(std::function<const tree::Tree&()> tree, QWidget* parent)
    : QLineEdit(parent), m_tree(std::move(tree)) {
    setObjectName(u"znodePath"_s);
    setAccessibleName(tr("Path of the znode"));
    setPlaceholderText(u"/"_s);
    setToolTip(tr("Path of the chosen znode; type another and press Enter (Ctrl+L)"));
    auto* completer = new QCompleter(&m_names, this);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this, &PathBar::complete);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        QString path = text().trimmed();
        if (!path.startsWith(u'/')) path.prepend(u'/');
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
        emit entered(path.toStdString());
    });
}

void PathBar::showPath(const QString& path) {
    m_shown = path;
    if (hasFocus() && isModified()) return;
    if (text() != path) setText(path);
}

void PathBar::refuse(const QString& why) {
    QToolTip::showText(mapToGlobal(QPoint(0, height())), why, this);
    selectAll();
}

/// Offers the children of what stands before the last slash.
void PathBar::complete(const QString& typed) {
    const auto slash = typed.lastIndexOf(u'/');
    const std::string folder = slash <= 0 ? "/" : typed.left(slash).toStdString();
    const std::string begin = typed.mid(slash + 1).toStdString();
    QStringList names;
    m_tree().forEachChild(folder, [&](std::string_view name, const tree::Znode&) {
        if (name.starts_with(begin))
            names.append(QString::fromStdString((folder == "/" ? "/" : folder + "/") + std::string(name)));
        return names.size() < MostNames;
    });
    m_names.setStringList(names);
}

void PathBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        setText(m_shown);
        setModified(false);
        emit left();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void PathBar::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) return;
    setText(m_shown);
    setModified(false);
}

}  // namespace qs::app
