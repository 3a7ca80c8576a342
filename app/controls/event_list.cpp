#include "app/controls/event_list.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FilterDelayMs = 150;

void styleTable(QTableView& view) {
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.verticalHeader()->hide();
    // A fixed height: asking each of a million rows for its own would stall the window.
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 6);
    view.horizontalHeader()->setStretchLastSection(true);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->resizeSection(EventLogModel::Time,
                                           view.fontMetrics().horizontalAdvance(u"0000.000 s  "_s));
    view.horizontalHeader()->resizeSection(EventLogModel::Node, view.fontMetrics().horizontalAdvance(u"node 88   "_s));
}

}  // namespace

EventList::EventList(EventLogModel& model, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_state(state),
      m_filter(new QLineEdit(this)),
      m_all(new QCheckBox(tr("&Heartbeats and timers too"), this)),
      m_view(new QTableView(this)),
      m_empty(new QLabel(m_view)) {
    m_filter->setObjectName(u"eventFilter"_s);
    m_filter->setPlaceholderText(tr("Filter events (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter events"));
    m_all->setObjectName(u"eventShowAll"_s);
    m_all->setToolTip(tr("Show every record, protocol chatter included"));
    m_view->setObjectName(u"eventTable"_s);
    m_view->setAccessibleName(tr("Events"));
    m_view->setModel(&m_model);
    styleTable(*m_view);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* overlay = new QVBoxLayout(m_view->viewport());
    overlay->addWidget(m_empty);

    auto* head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    head->addWidget(m_all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->addLayout(head);
    column->addWidget(m_view, 1);

    auto* delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(FilterDelayMs);
    connect(m_filter, &QLineEdit::textChanged, delay, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &EventList::applyFilter);
    connect(delay, &QTimer::timeout, this, &EventList::applyFilter);
    connect(m_all, &QCheckBox::toggled, this, [this](bool all) {
        m_model.setShowAll(all);
        applyFilter();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_follow = value >= m_view->verticalScrollBar()->maximum(); });
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        if (m_follow) m_view->verticalScrollBar()->setValue(maximum);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) m_state.selectRecord(now.data(EventLogModel::SeqRole).toULongLong());
    });
    connect(&m_state, &ViewState::changed, this, &EventList::followState);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &EventList::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &EventList::refreshEmpty);
    refreshEmpty();
}

void EventList::applyFilter() {
    m_model.setFilter(m_filter->text().trimmed());
    refreshEmpty();
    if (m_follow) m_view->scrollToBottom();
}

void EventList::refreshEmpty() {
    m_empty->setVisible(m_model.rowCount() == 0);
    m_empty->setText(m_filter->text().trimmed().isEmpty() ? tr("Nothing has happened yet.")
                                                          : tr("No event holds this text."));
}

void EventList::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EventList::showRecord(quint64 seq) {
    const auto exactRow = [this, seq] {
        const int row = m_model.rowOf(seq);
        const bool exact = row >= 0 && m_model.index(row, 0).data(EventLogModel::SeqRole).toULongLong() == seq;
        return exact ? row : -1;
    };
    int row = exactRow();
    if (row < 0) {
        m_filter->clear();
        m_all->setChecked(true);
        applyFilter();
        m_model.readTo(seq);
        row = exactRow();
    }
    if (row < 0) return;
    m_follow = false;
    m_view->selectRow(row);
    m_view->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtCenter);
}

void EventList::followState() {
    const quint64 seq = m_state.selectedRecord();
    const quint64 shown = m_view->currentIndex().data(EventLogModel::SeqRole).toULongLong();
    if (seq == 0 || seq == shown) return;
    const int row = m_model.rowOf(seq);
    if (row >= 0 && m_model.index(row, 0).data(EventLogModel::SeqRole).toULongLong() == seq) showRecord(seq);
}

}  // namespace qs::app
