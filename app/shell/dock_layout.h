// Where the panels of a main window are, restored from what QMainWindow::saveState() said.
#pragma once

#include <QByteArray>

class QMainWindow;

namespace qs::app {

/// As QMainWindow::restoreState(), but safe on a window that is seen: Qt 6.4 shows the tab bars in a walk over their
/// set, and where the layout has work waiting, showing one lays the window out at once and replaces the set under the
/// walk.
/// @return false: `state` is of another version, or not of this window; nothing has changed then.
bool restoreDocks(QMainWindow& window, const QByteArray& state, int version);

}  // namespace qs::app
