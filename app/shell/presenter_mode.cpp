#include "app/shell/presenter_mode.h"

#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>

#include "app/shell/dock_layout.h"

namespace qs::app {

PresenterMode::PresenterMode(QMainWindow& window, QList<QWidget*> stage, QList<QWidget*> chrome)
    : QObject(&window), m_window(window), m_stage(std::move(stage)), m_chrome(std::move(chrome)) {}

void PresenterMode::setOn(bool on) {
    if (on == m_on) return;
    m_on = on;
    if (on) {
        enter();
    } else {
        leave();
    }
    emit changed(on);
}

void PresenterMode::enter() {
    m_layout = m_window.saveState(0);
    m_before = m_window.windowState();
    // Under the application's style sheet a font that is only set does not reach the children.
    m_window.setStyleSheet(QStringLiteral("* { font-size: %1pt; }").arg(m_window.font().pointSizeF() * TypeScale));
    for (auto* dock : m_window.findChildren<QDockWidget*>())
        dock->setVisible(m_stage.contains(dock));
    for (auto* bar : m_window.findChildren<QToolBar*>())
        bar->hide();
    for (QWidget* each : m_chrome)
        each->hide();
    m_window.menuBar()->hide();
    m_window.showFullScreen();
    qApp->installEventFilter(this);
}

void PresenterMode::leave() {
    qApp->removeEventFilter(this);
    m_window.setStyleSheet({});
    m_window.menuBar()->show();
    for (QWidget* each : m_chrome)
        each->show();
    m_window.setWindowState(m_before);
    restoreDocks(m_window, m_layout, 0);
}

/// Bare letters act in this mode alone, and only in this window: a dialog over it keeps its keys.
bool PresenterMode::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if (!press && event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const auto* widget = qobject_cast<QWidget*>(watched);
    const bool ours = widget && widget->window() == &m_window && !QApplication::activeModalWidget();
    // Shift may be part of how a sign is typed.
    const auto modifiers = key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (!ours || modifiers != Qt::NoModifier) return QObject::eventFilter(watched, event);
    for (const Key& each : m_keys) {
        if (each.key != key->key()) continue;
        event->accept();
        if (press && !key->isAutoRepeat()) each.act();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace qs::app
