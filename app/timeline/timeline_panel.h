// The timeline with its tools: axis, zoom, which messages are shown, and what the selected event was caused by.
#pragma once

#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/widgets/theme.h"

class QLabel;
class QMenu;
class QToolBar;
class QToolButton;

namespace qs::app {

class OverviewStrip;
class TimelineView;

class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void toggleAxis();
    TimelineView& view() { return *m_view; }

private:
    QToolButton* addTool(QToolBar& row, const QString& name, const QString& text, const QString& tip);
    QMenu* makeMessagesMenu();
    void refresh();
    void showSelected();

    const TraceIndex& m_index;
    ViewState& m_state;
    TimelineView* m_view;
    OverviewStrip* m_overview;
    QToolButton* m_byTime;
    QToolButton* m_byEvents;
    QToolButton* m_follow;
    QToolButton* m_cause;
    QToolButton* m_effect;
    QLabel* m_selected;
};

}  // namespace qs::app
