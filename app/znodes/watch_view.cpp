#include "app/znodes/watch_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

WatchView::WatchView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, WindowClient& client,
                     QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_client(client),
      m_holders(new WatchHolders(index, facts, this)),
      m_fired(new FiredWatches(index, facts, this)),
      m_nobody(new QLabel(this)),
      m_holdersView(makeTable(u"watchHolders"_s, tr("Who holds a watch on this znode"), m_holders)),
      m_kind(new QComboBox(this)),
      m_arm(new QPushButton(tr("&Watch"), this)),
      m_disarm(new QPushButton(tr("S&top"), this)),
      m_onlyThis(new QCheckBox(tr("Fired on this znode &alone"), this)),
      m_firedView(makeTable(u"watchFired"_s, tr("Watches that have fired, newest first"), m_fired)) {
    m_nobody->setObjectName(u"watchNobody"_s);
    m_nobody->setWordWrap(true);
    m_onlyThis->setObjectName(u"watchOnlyThis"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(makeArming());
    column->addWidget(m_nobody);
    column->addWidget(m_holdersView, 1);
    column->addWidget(m_onlyThis);
    column->addWidget(m_firedView, 1);
    connect(m_onlyThis, &QCheckBox::toggled, this, [this] { refresh(m_path); });
    connect(m_holdersView, &QTreeView::activated, this,
            [this](const QModelIndex& row) { m_state.selectRecord(m_holders->recordAt(row.row())); });
    connect(m_firedView, &QTreeView::activated, this,
            [this](const QModelIndex& row) { m_state.selectRecord(m_fired->eventAt(row.row()).seq); });
    refresh({});
}

QWidget* WatchView::makeArming() {
    using enum tree::WatchKind;
    m_kind->setObjectName(u"watchKind"_s);
    m_kind->setAccessibleName(tr("What this window's client waits for"));
    for (const auto kind : {DataWatch, ExistsWatch, ChildWatch, Persistent, PersistentRecursive}) {
        m_kind->addItem(watchInWords(kind), static_cast<int>(kind));
    }
    m_kind->setMinimumContentsLength(8);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_arm->setObjectName(u"watchArm"_s);
    m_disarm->setObjectName(u"watchDisarm"_s);
    auto* bar = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_arm);
    buttons->addWidget(m_disarm);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_kind);
    column->addLayout(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &WatchView::refreshButtons);
    connect(m_arm, &QPushButton::clicked, this,
            [this] { arm(static_cast<tree::WatchKind>(m_kind->currentData().toInt())); });
    connect(m_disarm, &QPushButton::clicked, this, &WatchView::disarm);
    return bar;
}

QTreeView* WatchView::makeTable(const QString& name, const QString& words, QAbstractItemModel* model) {
    auto* view = new QTreeView(this);
    view->setObjectName(name);
    view->setAccessibleName(words);
    view->setToolTip(words);
    view->setModel(model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setTextElideMode(Qt::ElideMiddle);
    view->header()->setDefaultSectionSize(92);
    view->setMinimumHeight(fontMetrics().height() * 4);
    return view;
}

void WatchView::arm(tree::WatchKind kind) {
    if (!m_path.empty() && m_readOnly.isEmpty()) m_client.ask(watchRequest(m_path, kind));
}

void WatchView::disarm() {
    if (!m_path.empty() && m_readOnly.isEmpty()) m_client.ask(unwatchRequest(m_path));
}

void WatchView::refresh(const std::string& path) {
    m_path = path;
    m_holders->refresh(path);
    m_fired->refresh(m_onlyThis->isChecked() ? path : std::string());
    const bool nobody = m_holders->rowCount() == 0;
    m_nobody->setVisible(nobody);
    m_holdersView->setVisible(!nobody);
    m_nobody->setText(path.empty() ? tr("Choose a znode to see who watches it.")
                                   : tr("Nobody watches %1.").arg(QString::fromStdString(path)));
    refreshButtons();
}

void WatchView::setReadOnly(const QString& why) {
    m_readOnly = why;
    refreshButtons();
}

void WatchView::refreshButtons() {
    const bool possible = !m_path.empty() && m_readOnly.isEmpty();
    const std::string path = m_path.empty() ? "PATH" : m_path;
    const auto kind = static_cast<tree::WatchKind>(m_kind->currentData().toInt());
    m_arm->setEnabled(possible);
    m_disarm->setEnabled(possible);
    m_arm->setToolTip(m_readOnly.isEmpty() ? WindowClient::text(watchRequest(path, kind)) : m_readOnly);
    m_disarm->setToolTip(m_readOnly.isEmpty() ? WindowClient::text(unwatchRequest(path)) : m_readOnly);
}

}  // namespace qs::app
