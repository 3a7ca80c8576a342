// The whole run in one narrow strip: how much happened when, and which part of it the timeline shows. Click and drag to
// go there.
#pragma once

#include <QMouseEvent>
#include <QWidget>

#include "app/timeline/timeline_view.h"

namespace qs::app {

class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    OverviewStrip(const TraceIndex& index, TimelineView& view, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {400, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override { goTo(event->position().x()); }
    void mouseMoveEvent(QMouseEvent* event) override { goTo(event->position().x()); }

private:
    void goTo(double x);

    const TraceIndex& m_index;
    TimelineView& m_view;
    Theme m_theme = lightTheme();
};

}  // namespace qs::app
