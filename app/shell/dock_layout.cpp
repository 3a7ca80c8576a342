#include "app/shell/dock_layout.h"

#include <QLayout>
#include <QMainWindow>

namespace qs::app {

bool restoreDocks(QMainWindow& window, const QByteArray& state, int version) {
    QLayout& layout = *window.layout();
    layout.setEnabled(false);
    const bool done = window.restoreState(state, version);
    layout.setEnabled(true);
    layout.invalidate();
    layout.activate();
    return done;
}

}  // namespace qs::app
