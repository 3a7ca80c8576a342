#include "app/timeline/timeline_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/models/record_words.h"
#include "app/models/text.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/elided_label.h"

namespace qs::app {

using namespace Qt::StringLiterals;

TimelinePanel::TimelinePanel(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_view(new TimelineView(index, state, this)),
      m_overview(new OverviewStrip(index, *m_view, this)),
      m_selected(new ElidedLabel(this)) {
    // What a narrow panel has no room for stands behind the arrow at the end of the bar.
    auto* tools = new QToolBar(this);
    m_byTime = addTool(*tools, u"timelineByTime"_s, tr("Time"), tr("As far apart as it took, in virtual time"));
    m_byEvents =
        addTool(*tools, u"timelineByEvents"_s, tr("Events"), tr("One step for each event, however long it took"));
    tools->addSeparator();
    auto* out = addTool(*tools, u"timelineZoomOut"_s, tr("−"), tr("Zoom out (-, or Ctrl and the wheel)"));
    out->setAccessibleName(tr("Zoom out"));
    auto* in = addTool(*tools, u"timelineZoomIn"_s, tr("+"), tr("Zoom in (+, or Ctrl and the wheel)"));
    in->setAccessibleName(tr("Zoom in"));
    auto* all = addTool(*tools, u"timelineFit"_s, tr("All"), tr("The whole run"));
    m_follow = addTool(*tools, u"timelineFollow"_s, tr("Follow"), tr("The newest moment stays in view (End)"));
    auto* messages = addTool(*tools, u"timelineMessages"_s, tr("Messages"), tr("Which kinds of messages are shown"));
    messages->setPopupMode(QToolButton::InstantPopup);
    messages->setMenu(makeMessagesMenu());
    tools->addSeparator();
    m_cause =
        addTool(*tools, u"timelineCause"_s, tr("← Cause"), tr("Select what caused the selected event (Ctrl+Left)"));
    m_effect = addTool(*tools, u"timelineEffect"_s, tr("Effect →"), tr("Select what it caused (Ctrl+Right)"));
    for (auto* toggle : {m_byTime, m_byEvents, m_follow})
        toggle->setCheckable(true);
    m_selected->setObjectName(u"timelineSelected"_s);
    m_selected->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addWidget(tools);
    column->addWidget(m_view, 1);
    column->addWidget(m_selected);
    column->addWidget(m_overview);

    connect(m_byTime, &QToolButton::clicked, m_view, [this] { m_view->setAxisMode(AxisMode::Time); });
    connect(m_byEvents, &QToolButton::clicked, m_view, [this] { m_view->setAxisMode(AxisMode::Events); });
    connect(out, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(0.5); });
    connect(in, &QToolButton::clicked, m_view, [this] { m_view->zoomBy(2); });
    connect(all, &QToolButton::clicked, m_view, &TimelineView::fit);
    connect(m_follow, &QToolButton::clicked, m_view, &TimelineView::setFollow);
    connect(m_cause, &QToolButton::clicked, m_view, &TimelineView::selectCause);
    connect(m_effect, &QToolButton::clicked, m_view, &TimelineView::selectEffect);
    connect(m_view, &TimelineView::axisChanged, this, &TimelinePanel::refresh);
    connect(&m_state, &ViewState::changed, this, &TimelinePanel::showSelected);
    setFocusProxy(m_view);
    refresh();
    showSelected();
}

QToolButton* TimelinePanel::addTool(QToolBar& row, const QString& name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    row.addWidget(button);
    return button;
}

QMenu* TimelinePanel::makeMessagesMenu() {
    auto* menu = new QMenu(this);
    for (int i = 0; i <= static_cast<int>(MessageKind::End); ++i) {
        const auto kind = static_cast<MessageKind>(i);
        QAction* action = menu->addAction(latin(toString(kind)));
        action->setCheckable(true);
        action->setChecked(m_state.shows(kind));
        connect(action, &QAction::toggled, this, [this, kind](bool on) { m_state.setShown(kind, on); });
        connect(&m_state, &ViewState::filterChanged, action,
                [this, kind, action] { action->setChecked(m_state.shows(kind)); });
    }
    return menu;
}

void TimelinePanel::setTheme(const Theme& theme) {
    m_view->setTheme(theme);
    m_overview->setTheme(theme);
}

void TimelinePanel::toggleAxis() {
    m_view->setAxisMode(m_view->axis().mode() == AxisMode::Time ? AxisMode::Events : AxisMode::Time);
}

void TimelinePanel::refresh() {
    m_byTime->setChecked(m_view->axis().mode() == AxisMode::Time);
    m_byEvents->setChecked(m_view->axis().mode() == AxisMode::Events);
    m_follow->setChecked(m_view->follows());
}

void TimelinePanel::showSelected() {
    const RecordStore& records = m_index.records();
    const quint64 seq = m_state.selectedRecord();
    const bool any = records.contains(seq);
    m_cause->setEnabled(any && records.at(seq).cause != 0);
    m_effect->setEnabled(any && !records.effectsOf(seq).empty());
    const QString text =
        any ? RecordWords::line(records.at(seq), records.tables()) : tr("Click an event to see what caused it.");
    m_selected->setText(text);
}

}  // namespace qs::app
