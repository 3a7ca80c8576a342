#include "app/znodes/session_view.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// The words, and under them a bar as long as the time that is left.
class LifeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant fraction = index.data(SessionModel::FractionRole);
        if (!fraction.isValid()) return;
        QRect bar = option.rect.adjusted(3, 0, -3, -1);
        bar.setTop(bar.bottom() - 2);
        painter->fillRect(bar, option.palette.color(QPalette::Mid));
        bar.setWidth(static_cast<int>(bar.width() * std::clamp(fraction.toDouble(), 0.0, 1.0)));
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        painter->fillRect(bar, option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
    }
};

}  // namespace

SessionView::SessionView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, WindowClient& client,
                         QWidget* parent)
    : QWidget(parent),
      m_facts(facts),
      m_state(state),
      m_client(client),
      m_model(new SessionModel(index, facts, this)),
      m_count(new QLabel(this)),
      m_view(new QTreeView(this)),
      m_reset(new QAction(tr("&Break its connection"), this)),
      m_close(new QAction(tr("&Close the session"), this)) {
    m_count->setObjectName(u"sessionCount"_s);
    m_count->setWordWrap(true);
    m_view->setObjectName(u"sessionTree"_s);
    m_view->setAccessibleName(tr("Sessions"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegateForColumn(SessionModel::Life, new LifeDelegate(m_view));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(SessionModel::What, 140);
    makeActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_count);
    column->addWidget(m_view, 1);
    connect(m_model, &SessionModel::rowsInserted, this, [this](const QModelIndex& above, int first, int last) {
        for (int row = first; !above.isValid() && row <= last; ++row)
            m_view->expand(m_model->index(row, 0));
    });
    connect(m_view, &QTreeView::activated, this, &SessionView::activate);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &SessionView::refreshActions);
    refreshActions();
}

void SessionView::makeActions() {
    m_reset->setObjectName(u"sessionReset"_s);
    m_close->setObjectName(u"sessionClose"_s);
    connect(m_reset, &QAction::triggered, this, [this] { m_client.submit(command::ResetClient{clientChosen()}); });
    connect(m_close, &QAction::triggered, this, [this] {
        command::ClientRequest request;
        request.client = clientChosen();
        request.verb = command::ClientVerb::Close;
        m_client.submit(request);
    });
    auto* go = new QAction(tr("&Go to its znode or server"), this);
    connect(go, &QAction::triggered, this, [this] { activate(m_view->currentIndex()); });
    m_view->addActions({go, m_reset, m_close});
}

void SessionView::refresh(NodeId replica) {
    m_model->refresh(replica);
    const int sessions = m_model->rowCount();
    m_count->setText(sessions == 0 ? tr("No session: as soon as a client connects, it stands here.")
                                   : tr("%n session(s); an ephemeral goes with its session, not with its connection.",
                                        nullptr, sessions));
    refreshActions();
}

void SessionView::select(SessionId session) {
    const QModelIndex row = m_model->indexOf(session);
    if (!row.isValid()) return;
    m_view->setCurrentIndex(row);
    m_view->expand(row);
    m_view->setFocus();
}

void SessionView::setReadOnly(const QString& why) {
    m_readOnly = why;
    refreshActions();
}

std::string SessionView::clientChosen() const {
    return m_facts.requests.clientOf(m_model->sessionAt(m_view->currentIndex()));
}

void SessionView::refreshActions() {
    const std::string client = clientChosen();
    const bool possible = !client.empty() && m_readOnly.isEmpty();
    const bool own = client == WindowClient::ClientName;
    m_reset->setEnabled(possible);
    m_close->setEnabled(possible && !own);
    const QString name = client.empty() ? u"NAME"_s : QString::fromStdString(client);
    const QString why = !m_readOnly.isEmpty() ? m_readOnly : tr("Only for clients of Quorumscope's own");
    m_reset->setToolTip(possible ? u"reset client %1"_s.arg(name) : why);
    m_close->setToolTip(own ? tr("This window writes through it") : possible ? u"client %1: close"_s.arg(name) : why);
}

void SessionView::activate(const QModelIndex& index) {
    const SessionFact* fact = m_model->factAt(index);
    if (!fact) {
        m_view->setExpanded(index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
    } else if (fact->kind == SessionFact::Kind::Connection) {
        m_state.selectNode(fact->node);
    } else {
        emit znodeChosen(fact->path);
    }
}

}  // namespace qs::app
