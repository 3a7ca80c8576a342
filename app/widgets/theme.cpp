#include "app/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QPointer>
#include <QProxyStyle>
#include <QStyleOption>

namespace qs::app {

namespace {

/// Fusion draws the frame of a box darker than the window, which on a dark one is not seen.
class OutlinedBoxes : public QProxyStyle {
public:
    OutlinedBoxes() : QProxyStyle(QStringLiteral("Fusion")) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck ||
                           element == PE_IndicatorRadioButton;
        const bool isDark = option->palette.color(QPalette::Window).lightness() < 128;
        if (!isBox || !isDark) return;
        const QColor line =
            option->palette.color(option->state & State_Enabled ? QPalette::PlaceholderText : QPalette::Mid);
        const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(line, 1));
        if (element == PE_IndicatorRadioButton) {
            painter->drawEllipse(frame);
        } else {
            painter->drawRoundedRect(frame, 1.5, 1.5);
        }
        painter->restore();
    }
};

/// Every widget is polished anew by a new style, which a change of theme does not need.
void installStyle() {
    static QPointer<QStyle> installed;
    if (installed) return;
    installed = new OutlinedBoxes;
    QApplication::setStyle(installed);
}

}  // namespace

Theme lightTheme() {
    Theme t;
    t.scheme = Scheme::Light;
    t.background = QColor(0xf3, 0xf5, 0xf8);
    t.surface = QColor(0xff, 0xff, 0xff);
    t.raised = QColor(0xfb, 0xfc, 0xfe);
    t.border = QColor(0xd3, 0xda, 0xe3);
    t.grid = QColor(0xe6, 0xea, 0xf0);
    t.text = QColor(0x18, 0x22, 0x2f);
    t.muted = QColor(0x5d, 0x6b, 0x7c);
    t.accent = QColor(0x1f, 0x6f, 0xd6);
    t.onAccent = QColor(0xff, 0xff, 0xff);
    t.leading = QColor(0xc9, 0x6a, 0x00);
    t.following = QColor(0x1d, 0x72, 0xb8);
    t.observing = QColor(0x7a, 0x5b, 0xb5);
    t.looking = QColor(0x9a, 0x7b, 0x00);
    t.down = QColor(0x8b, 0x95, 0xa3);
    t.frozen = QColor(0x3a, 0xa0, 0xc4);
    t.proposal = QColor(0xc9, 0x6a, 0x00);
    t.ack = QColor(0x1d, 0x72, 0xb8);
    t.commit = QColor(0x0b, 0x8a, 0x63);
    t.vote = QColor(0x9a, 0x7b, 0x00);
    t.sync = QColor(0x7a, 0x5b, 0xb5);
    t.request = QColor(0xb8, 0x4a, 0x86);
    t.heartbeat = QColor(0xa9, 0xb4, 0xc2);
    t.good = QColor(0x0b, 0x8a, 0x63);
    t.bad = QColor(0xc7, 0x2c, 0x2c);
    t.idle = QColor(0x8b, 0x95, 0xa3);
    return t;
}

Theme darkTheme() {
    Theme t;
    t.scheme = Scheme::Dark;
    t.background = QColor(0x14, 0x1a, 0x22);
    t.surface = QColor(0x1a, 0x21, 0x2b);
    t.raised = QColor(0x22, 0x2b, 0x37);
    t.border = QColor(0x37, 0x43, 0x52);
    t.grid = QColor(0x2a, 0x33, 0x40);
    t.text = QColor(0xe8, 0xee, 0xf5);
    t.muted = QColor(0x9b, 0xaa, 0xbb);
    t.accent = QColor(0x5a, 0xa9, 0xff);
    t.onAccent = QColor(0x0b, 0x16, 0x24);
    t.leading = QColor(0xff, 0xb5, 0x45);
    t.following = QColor(0x6c, 0xbd, 0xff);
    t.observing = QColor(0xb9, 0xa0, 0xf0);
    t.looking = QColor(0xe6, 0xd0, 0x5a);
    t.down = QColor(0x6d, 0x7a, 0x8a);
    t.frozen = QColor(0x8f, 0xdc, 0xf2);
    t.proposal = QColor(0xff, 0xb5, 0x45);
    t.ack = QColor(0x6c, 0xbd, 0xff);
    t.commit = QColor(0x4f, 0xd1, 0xa1);
    t.vote = QColor(0xe6, 0xd0, 0x5a);
    t.sync = QColor(0xb9, 0xa0, 0xf0);
    t.request = QColor(0xf0, 0x94, 0xc4);
    t.heartbeat = QColor(0x5b, 0x68, 0x78);
    t.good = QColor(0x4f, 0xd1, 0xa1);
    t.bad = QColor(0xff, 0x7a, 0x70);
    t.idle = QColor(0x7d, 0x8a, 0x9a);
    return t;
}

Theme themeFor(Scheme scheme) {
    return scheme == Scheme::Dark ? darkTheme() : lightTheme();
}

Scheme systemScheme() {
    const QPalette palette = QApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? Scheme::Dark : Scheme::Light;
}

void applyTheme(QApplication& application, const Theme& theme) {
    installStyle();
    QPalette p;
    p.setColor(QPalette::Window, theme.background);
    p.setColor(QPalette::WindowText, theme.text);
    p.setColor(QPalette::Base, theme.surface);
    p.setColor(QPalette::AlternateBase, theme.raised);
    p.setColor(QPalette::Text, theme.text);
    p.setColor(QPalette::PlaceholderText, theme.muted);
    p.setColor(QPalette::Button, theme.raised);
    p.setColor(QPalette::ButtonText, theme.text);
    p.setColor(QPalette::ToolTipBase, theme.raised);
    p.setColor(QPalette::ToolTipText, theme.text);
    p.setColor(QPalette::Highlight, theme.accent);
    p.setColor(QPalette::HighlightedText, theme.onAccent);
    p.setColor(QPalette::Link, theme.accent);
    p.setColor(QPalette::Mid, theme.border);
    p.setColor(QPalette::Dark, theme.border.darker(120));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, theme.down);
    }
    QApplication::setPalette(p);
    application.setStyleSheet(
        QStringLiteral("QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
                       "QDockWidget::title { padding: 6px 8px; background: %4; }"
                       "QStatusBar::item { border: 0; }"
                       "QMainWindow::separator { background: %3; width: 1px; height: 1px; }")
            .arg(theme.text.name(), theme.raised.name(), theme.border.name(), theme.background.name()));
}

QFont numericFont(const QFont& base) {
    QFont font = base;
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    return font;
}

}  // namespace qs::app
