// The look of the window as a value: colours for surfaces, roles, message kinds and lamps, in light and dark. Chosen to
// stay apart for colour-blind eyes (after Okabe and Ito); shape and text always say the same as the colour.
#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace qs::app {

enum class Scheme { Light, Dark };

struct Theme {
    Scheme scheme = Scheme::Light;
    QColor background;  ///< window
    QColor surface;     ///< canvas, lists
    QColor raised;      ///< cards and nodes on a surface
    QColor border;
    QColor grid;  ///< quiet lines
    QColor text;
    QColor muted;   ///< secondary text
    QColor accent;  ///< selection and focus
    QColor onAccent;

    QColor leading;
    QColor following;
    QColor observing;
    QColor looking;
    QColor down;
    QColor frozen;

    QColor proposal;
    QColor ack;
    QColor commit;
    QColor vote;
    QColor sync;     ///< discovery and synchronisation packets
    QColor request;  ///< forwarded requests and answers
    QColor heartbeat;

    QColor good;  ///< lamp: holds
    QColor bad;   ///< lamp: violated; active faults
    QColor idle;  ///< lamp: not exercised

    bool isDark() const { return scheme == Scheme::Dark; }
};

Theme lightTheme();
Theme darkTheme();
Theme themeFor(Scheme scheme);
/// By the lightness of the palette the platform gave the application. Requires: called before applyTheme().
Scheme systemScheme();
/// Fusion style, palette and a small style sheet for the whole application.
void applyTheme(QApplication& application, const Theme& theme);
/// Digits of equal width, for zxids and times.
QFont numericFont(const QFont& base);

}  // namespace qs::app
