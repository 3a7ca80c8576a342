// The keys of the panel, and how it lays itself out by its width.
#include <QKeyEvent>
#include <QSplitter>
#include <QTabWidget>

#include "app/znodes/path_bar.h"
#include "app/znodes/tree_page.h"
#include "app/znodes/znode_panel.h"

namespace qs::app {

namespace {

/// From this width on the details stand beside the tree, not below it.
constexpr int WideInCharacters = 90;

}  // namespace

bool ZnodePanel::isOwnKey(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
        case Qt::Key_F:
            return modifiers == Qt::ControlModifier || modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
        case Qt::Key_L:
        case Qt::Key_R:
            return modifiers == Qt::ControlModifier;
        case Qt::Key_F5:
            return modifiers == Qt::NoModifier;
        case Qt::Key_F8:
            return modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier;
        default:
            return false;
    }
}

bool ZnodePanel::takeKey(const QKeyEvent& event) {
    if (!isOwnKey(event)) return false;
    const bool shift = (event.modifiers() & Qt::ShiftModifier) != 0;
    if (event.key() == Qt::Key_F5 || event.key() == Qt::Key_R) {
        refreshNow();
    } else if (event.key() == Qt::Key_F8) {
        m_tree->goToDifference(!shift);
    } else {
        m_tabs->setCurrentIndex(0);
        if (event.key() == Qt::Key_L) {
            m_path->selectAll();
            m_path->setFocus(Qt::ShortcutFocusReason);
        } else if (shift) {
            m_tree->openSearch();
        } else {
            m_tree->openFilter();
        }
    }
    return true;
}

/// The panel's own keys go before shortcuts of the window that have the same.
bool ZnodePanel::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ZnodePanel::keyPressEvent(QKeyEvent* event) {
    if (!takeKey(*event)) QWidget::keyPressEvent(event);
}

bool ZnodePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event))) return true;
    return QWidget::eventFilter(watched, event);
}

void ZnodePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool wide = width() > fontMetrics().averageCharWidth() * WideInCharacters;
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
}

}  // namespace qs::app
