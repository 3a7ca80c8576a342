// Walks over all there is to see of a window.
#pragma once

#include <QDockWidget>
#include <QTabWidget>

#include "app/shell/still_window.h"

namespace qs::test {

/// The window and all its panels at their least size.
inline void makeSmall(const app::StillWindow& scene) {
    app::MainWindow& window = scene.window();
    window.resize(1, 1);
    scene.settle();
    const auto docks = window.findChildren<QDockWidget*>();
    const QList<int> least(docks.size(), 1);
    window.resizeDocks(docks, least, Qt::Horizontal);
    window.resizeDocks(docks, least, Qt::Vertical);
    scene.settle();
}

/// Calls `look` once for each page: panels behind one another, and the tabs within them.
template <class Look>
void eachPage(const app::StillWindow& scene, Look look) {
    for (QDockWidget* dock : scene.window().findChildren<QDockWidget*>()) {
        dock->raise();
        scene.settle();
        look();
    }
    for (QTabWidget* tabs : scene.window().findChildren<QTabWidget*>()) {
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            scene.settle();
            look();
        }
    }
}

}  // namespace qs::test
