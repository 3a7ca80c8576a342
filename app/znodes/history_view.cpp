#include "app/znodes/history_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <utility>

namespace qs::app {

using namespace Qt::StringLiterals;

HistoryView::HistoryView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_records(index.records()),
      m_facts(facts),
      m_state(state),
      m_model(new HistoryModel(index.tables(), this)),
      m_words(new QLabel(this)),
      m_view(new QTreeView(this)),
      m_children(new QCheckBox(tr("&Children, too"), this)),
      m_go(new QPushButton(tr("Go to &proposal"), this)) {
    m_model->setNames([this](SessionId session) { return shortSessionName(session, m_facts.requests); });
    m_words->setObjectName(u"historyWords"_s);
    m_words->setWordWrap(true);
    m_view->setObjectName(u"znodeHistory"_s);
    m_view->setAccessibleName(tr("History of the znode"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->header()->resizeSection(HistoryModel::ZxidColumn, 56);
    // What happened comes before when: a narrow panel shows the first columns.
    m_view->header()->moveSection(m_view->header()->visualIndex(HistoryModel::When), HistoryModel::By);
    m_children->setObjectName(u"historyChildren"_s);
    m_go->setObjectName(u"historyGo"_s);
    m_go->setToolTip(tr("Select the record of the proposal that made this change (Enter)"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_children);
    bar->addStretch(1);
    bar->addWidget(m_go);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_words);
    column->addWidget(m_view, 1);
    column->addLayout(bar);
    connect(m_children, &QCheckBox::toggled, m_model, &HistoryModel::setWithChildren);
    connect(m_model, &HistoryModel::progressed, this, &HistoryView::showState);
    connect(m_view, &QTreeView::activated, this, &HistoryView::goToProposal);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryView::showState);
    connect(m_go, &QPushButton::clicked, this, &HistoryView::goToProposal);
    showState();
}

void HistoryView::refresh(const std::string& path, trace::TxnRef head) {
    m_path = path;
    m_model->show(path, head);
    showState();
}

void HistoryView::select(Zxid zxid) {
    m_wanted = zxid;
    showState();
}

void HistoryView::showState() {
    const int rows = m_model->rowCount();
    if (m_path.empty()) {
        m_words->setText(tr("Choose a znode to see its history."));
    } else if (m_model->walking()) {
        m_words->setText(tr("%n change(s) so far…", nullptr, rows));
    } else {
        m_words->setText(rows == 0 ? tr("No transaction of this run changed it.") : tr("%n change(s)", nullptr, rows));
    }
    const int wanted = m_wanted == Zxid{} ? -1 : m_model->rowOf(m_wanted);
    if (wanted >= 0) {
        m_wanted = {};
        m_view->setCurrentIndex(m_model->index(wanted, 0));
        goToProposal();
    } else if (!m_model->walking()) {
        m_wanted = {};
    }
    m_go->setEnabled(m_view->currentIndex().isValid());
}

void HistoryView::goToProposal() {
    const QModelIndex row = m_view->currentIndex();
    if (!row.isValid()) return;
    const std::uint64_t record = m_records.proposedAt(m_model->txnAt(row.row()));
    if (record != 0) m_state.selectRecord(record);
}

}  // namespace qs::app
