#include "app/shell/key_sheet.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "app/widgets/steady_scroll_area.h"

namespace qs::app {

KeySheet::KeySheet(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setSpacing(4);
    auto* scroll = new SteadyScrollArea(this);
    scroll->setWidget(body);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const int em = fontMetrics().height();
    resize(em * 34, em * 36);
}

void KeySheet::collect(const QList<QAction*>& actions, QList<std::pair<QString, QString>>& keys) {
    for (const QAction* action : actions) {
        if (action->menu()) {
            collect(action->menu()->actions(), keys);
        } else if (!action->shortcut().isEmpty()) {
            // The mnemonic goes, as in "简体中文(&C)" the whole bracket.
            QString text = action->text();
            text.remove(QRegularExpression(QStringLiteral("\\(&\\w\\)"))).remove(u'&');
            keys.append({action->shortcut().toString(QKeySequence::NativeText), text});
        }
    }
}

void KeySheet::addActions(const QString& title, const QMenuBar& menus) {
    QList<std::pair<QString, QString>> keys;
    collect(menus.actions(), keys);
    addKeys(title, keys);
}

void KeySheet::addKeys(const QString& title, const QList<std::pair<QString, QString>>& keys) {
    auto* head = new QLabel(title, this);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    head->setContentsMargins(0, 8, 0, 2);
    m_column->addWidget(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    grid->setColumnMinimumWidth(0, fontMetrics().horizontalAdvance(QStringLiteral("Ctrl+Left, Ctrl+Right")));
    grid->setColumnStretch(1, 1);
    for (const auto& [key, meaning] : keys) {
        const int row = grid->rowCount();
        auto* what = new QLabel(meaning, this);
        what->setWordWrap(true);
        grid->addWidget(new QLabel(key, this), row, 0, Qt::AlignTop);
        grid->addWidget(what, row, 1);
    }
    m_column->addLayout(grid);
}

}  // namespace qs::app
