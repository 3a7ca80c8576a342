// Which words of a window do not fit where they stand: labels, buttons, tabs, headers, titles of docks and chosen
// entries of boxes. A label that ends in an ellipsis on purpose is an ElidedLabel and counts as whole.
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionDockWidget>
#include <QTabBar>

#include "app/widgets/elided_label.h"

namespace qs::test {

namespace clipped {

using namespace Qt::StringLiterals;

inline QString without(const QString& name, const QString& text, int has, int needs) {
    return u"%1 \"%2\": has %3, needs %4"_s.arg(name, text).arg(has).arg(needs);
}

inline int widthOf(const QWidget& widget, const QString& text) {
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

inline void look(const QLabel& label, QStringList& found) {
    if (label.text().isEmpty() || dynamic_cast<const app::ElidedLabel*>(&label)) return;
    const int width = label.wordWrap() ? label.minimumSizeHint().width() : label.sizeHint().width();
    if (label.width() < width) found << without(u"label"_s, label.text(), label.width(), width);
    const int height = label.wordWrap() ? label.heightForWidth(label.width()) : label.sizeHint().height();
    if (label.height() < height) found << without(u"height of label"_s, label.text(), label.height(), height);
}

inline void look(const QAbstractButton& button, QStringList& found) {
    if (button.text().isEmpty()) return;
    const int width = button.sizeHint().width();
    if (button.width() < width) found << without(u"button"_s, button.text(), button.width(), width);
}

inline void look(const QTabBar& bar, QStringList& found) {
    constexpr int Margins = 8;
    for (int i = 0; i < bar.count(); ++i) {
        const int width = widthOf(bar, bar.tabText(i)) + Margins;
        const int has = bar.tabRect(i).intersected(bar.rect()).width();
        if (bar.isTabVisible(i) && has < width) found << without(u"tab"_s, bar.tabText(i), has, width);
    }
}

inline void look(const QHeaderView& header, QStringList& found) {
    for (int i = 0; header.model() && i < header.count(); ++i) {
        if (header.isSectionHidden(i)) continue;
        const int width = header.sectionSizeHint(i);
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        if (header.sectionSize(i) < width) found << without(u"header"_s, text, header.sectionSize(i), width);
    }
}

inline void look(const QComboBox& box, QStringList& found) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.subControls = QStyle::SC_All;
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    const int width = widthOf(box, box.currentText());
    if (field.width() < width) found << without(u"box"_s, box.currentText(), field.width(), width);
}

inline void look(const QDockWidget& dock, QStringList& found) {
    QStyleOptionDockWidget option;
    option.initFrom(&dock);
    const int margin = dock.style()->pixelMetric(QStyle::PM_DockWidgetTitleMargin, &option, &dock);
    option.rect = QRect(0, 0, dock.width(), dock.fontMetrics().height() + 2 * margin);
    option.closable = dock.features().testFlag(QDockWidget::DockWidgetClosable);
    option.floatable = dock.features().testFlag(QDockWidget::DockWidgetFloatable);
    option.movable = dock.features().testFlag(QDockWidget::DockWidgetMovable);
    const QRect title = dock.style()->subElementRect(QStyle::SE_DockWidgetTitleBarText, &option, &dock);
    const int width = widthOf(dock, dock.windowTitle());
    if (title.width() < width) found << without(u"title"_s, dock.windowTitle(), title.width(), width);
}

/// Not behind another panel, where nothing is laid out; what a scroll bar brings into view counts as shown.
inline bool isShown(const QWidget& widget) {
    for (const QWidget* above = &widget; above; above = above->parentWidget()) {
        if (qobject_cast<const QDockWidget*>(above) && above->visibleRegion().isEmpty()) return false;
    }
    return widget.isVisible();
}

}  // namespace clipped

/// What does not fit among the visible widgets of that window, each with its text, the pixels it has and needs.
inline QStringList clippedTexts(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!clipped::isShown(*widget)) continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) clipped::look(*label, found);
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) clipped::look(*button, found);
        if (const auto* bar = qobject_cast<const QTabBar*>(widget)) clipped::look(*bar, found);
        if (const auto* header = qobject_cast<const QHeaderView*>(widget)) clipped::look(*header, found);
        if (const auto* box = qobject_cast<const QComboBox*>(widget)) clipped::look(*box, found);
        if (const auto* dock = qobject_cast<const QDockWidget*>(widget)) clipped::look(*dock, found);
    }
    return found;
}

}  // namespace qs::test
