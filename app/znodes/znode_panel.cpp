#include "app/znodes/znode_panel.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/znodes/create_znode_dialog.h"
#include "app/znodes/znode_editor.h"
#include "app/znodes/znode_tree_model.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int RefreshMs = 120;
/// An update may take this part of the time: a huge folder is refreshed less often instead of stalling the window.
constexpr int RestFactor = 8;

QString words(NodeId id) {
    return QString::fromStdString(toString(id));
}
QString words(Zxid zxid) {
    return QString::fromStdString(toString(zxid));
}

}  // namespace

ZnodePanel::ZnodePanel(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_client(sink),
      m_model(new ZnodeTreeModel(this)),
      m_replica(new QComboBox(this)),
      m_position(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_stack(new QStackedWidget(this)),
      m_view(new QTreeView(this)),
      m_editor(new ZnodeEditor(this)),
      m_create(new QAction(tr("&New child…"), this)),
      m_save(new QAction(tr("&Save data"), this)),
      m_delete(new QAction(tr("&Delete…"), this)) {
    makeActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->addWidget(makeHead());
    column->addWidget(m_position);
    column->addWidget(makeBody(), 1);
    connectAll();
    fillReplicas();
    refreshNow();
}

void ZnodePanel::makeActions() {
    m_create->setObjectName(u"znodeCreate"_s);
    m_create->setShortcut(QKeySequence::New);
    m_create->setToolTip(tr("New child (Ctrl+N): client window: create PATH DATA"));
    m_save->setShortcut(QKeySequence::Save);
    m_delete->setObjectName(u"znodeDelete"_s);
    m_delete->setShortcut(QKeySequence::Delete);
    m_delete->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_delete->setToolTip(tr("Delete (Del): client window: delete PATH VERSION"));
    m_view->addAction(m_delete);
    addAction(m_create);
    addAction(m_save);
}

QWidget* ZnodePanel::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_replica->setObjectName(u"znodeReplica"_s);
    m_replica->setAccessibleName(tr("Replica whose tree is shown"));
    m_replica->setToolTip(tr("Replica whose tree is shown"));
    row->addWidget(m_replica, 1);
    for (QAction* action : {m_create, m_delete}) {
        auto* button = new QToolButton(head);
        button->setDefaultAction(action);
        button->setText(action == m_create ? tr("New") : tr("Delete"));
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_position->setObjectName(u"znodePosition"_s);
    m_position->setWordWrap(true);
    m_position->setForegroundRole(QPalette::PlaceholderText);
    return head;
}

QWidget* ZnodePanel::makeBody() {
    m_view->setObjectName(u"znodeTree"_s);
    m_view->setAccessibleName(tr("Znodes"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->insertAction(m_delete, m_create);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(ZnodeTreeModel::Name, 150);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* body = new QSplitter(Qt::Vertical, this);
    body->addWidget(m_stack);
    body->addWidget(m_editor);
    body->setStretchFactor(0, 1);
    body->setStretchFactor(1, 1);
    body->setChildrenCollapsible(false);
    body->setHandleWidth(8);
    return body;
}

void ZnodePanel::connectAll() {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ZnodePanel::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, &ZnodePanel::scheduleRefresh);
    connect(&m_index, &TraceIndex::momentChanged, this, &ZnodePanel::scheduleRefresh);
    connect(&m_state, &ViewState::changed, this, &ZnodePanel::followState);
    connect(m_replica, &QComboBox::activated, this, &ZnodePanel::chooseReplica);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ZnodePanel::showSelected);
    connect(m_create, &QAction::triggered, this, &ZnodePanel::createChild);
    connect(m_delete, &QAction::triggered, this, &ZnodePanel::deleteSelected);
    connect(m_save, &QAction::triggered, m_editor, &ZnodeEditor::save);
    connect(m_editor, &ZnodeEditor::saveRequested, this,
            [this](const std::string& path, const std::string& bytes, std::int32_t version) {
                m_client.set(path, bytes, version);
            });
}

void ZnodePanel::fillReplicas() {
    const NodeId leader = m_index.leader();
    const QString first = leader ? tr("Leader (replica %1)").arg(words(leader)) : tr("Leader (none now)");
    if (m_replica->count() == 0) {
        m_replica->addItem(first, 0);
        for (const auto& [id, node] : m_index.nodes()) {
            m_replica->addItem(QString(), int(id.value));
        }
    }
    m_replica->setItemText(0, first);
    for (int i = 1; i < m_replica->count(); ++i) {
        const NodeView& node = m_index.node(NodeId{static_cast<std::uint8_t>(m_replica->itemData(i).toInt())});
        const QString role = QString::fromUtf8(trace::toString(node.role)).toLower();
        m_replica->setItemText(i, tr("Replica %1 (%2)").arg(words(node.id), node.alive ? role : tr("down")));
    }
}

NodeId ZnodePanel::wantedReplica() const {
    const int chosen = m_replica->currentData().toInt();
    return chosen == 0 ? m_index.leader() : NodeId{static_cast<std::uint8_t>(chosen)};
}

void ZnodePanel::chooseReplica() {
    const NodeId wanted = wantedReplica();
    if (wanted != m_shown && (!wanted || !m_index.node(wanted).alive)) {
        m_shown = {};
        m_model->clear();
    }
    refreshNow();
}

void ZnodePanel::scheduleRefresh() {
    if (!m_timer.isActive()) m_timer.start(RefreshMs);
}

void ZnodePanel::refreshNow() {
    QElapsedTimer cost;
    cost.start();
    fillReplicas();
    const NodeId wanted = wantedReplica();
    if (wanted && m_index.node(wanted).alive) {
        const bool first = m_model->rowCount() == 0;
        m_model->setTree(m_index.node(wanted).tree);
        m_shown = wanted;
        if (first) m_view->expand(m_model->index(0, 0));
    }
    showPosition();
    followState();
    showSelected();
    if (!m_awaited.empty() && m_model->tree().find(m_awaited)) expandTo(std::exchange(m_awaited, {}));
    const auto rest = static_cast<int>(cost.elapsed()) * RestFactor;
    if (rest > RefreshMs) m_timer.start(rest);
}

void ZnodePanel::showPosition() {
    const NodeId wanted = wantedReplica();
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_view);
    const QString who = words(m_shown);
    QString position;
    if (!wanted) {
        m_empty->setText(tr("No leader yet. As soon as one serves, its znodes stand here."));
        position = tr("No leader now: this is what replica %1 held.").arg(who);
    } else if (!m_index.node(wanted).alive) {
        m_empty->setText(
            tr("Replica %1 is down, so it shows no tree. Restart it or choose another.").arg(words(wanted)));
        position = tr("Replica %1 is down: this is what it held.").arg(who);
    } else {
        const Zxid at = m_index.node(wanted).applied;
        position = at == Zxid{} ? tr("Nothing written yet.") : tr("As of zxid %1.").arg(words(at));
    }
    m_position->setText(position);
    m_position->setVisible(!empty);
    refreshActions();
}

std::string ZnodePanel::selectedPath() const {
    return m_model->pathOf(m_view->currentIndex());
}

void ZnodePanel::followState() {
    const std::string wanted = m_state.znodePath().toStdString();
    if (wanted.empty() || wanted == selectedPath()) return;
    const QModelIndex index = m_model->indexOf(wanted);
    if (index.isValid()) m_view->setCurrentIndex(index);
}

void ZnodePanel::expandTo(const std::string& path) {
    const QModelIndex index = m_model->indexOf(path);
    if (!index.isValid()) return;
    m_view->scrollTo(index);
    m_view->setCurrentIndex(index);
}

void ZnodePanel::showSelected() {
    const std::string path = selectedPath();
    if (!path.empty()) {
        m_state.selectZnode(QString::fromStdString(path));
        m_editor->setZnode(path, m_model->tree().find(path));
    } else if (!m_editor->path().empty()) {
        m_editor->setZnode(m_editor->path(), m_model->tree().find(m_editor->path()));
    }
    refreshActions();
}

void ZnodePanel::refreshActions() {
    const std::string path = selectedPath();
    m_create->setEnabled(!path.empty() && path.rfind("/zookeeper", 0) != 0);
    m_delete->setEnabled(m_create->isEnabled() && path != "/");
}

void ZnodePanel::createChild() {
    const std::string parent = selectedPath();
    if (parent.empty()) return;
    CreateZnodeDialog dialog(parent, this);
    if (dialog.exec() != QDialog::Accepted) return;
    if (!dialog.sequential()) m_awaited = dialog.path();
    m_client.create(dialog.path(), dialog.data(), dialog.ephemeral(), dialog.sequential());
}

void ZnodePanel::deleteSelected() {
    const std::string path = selectedPath();
    const tree::Znode* znode = m_model->tree().find(path);
    if (!znode) return;
    const QString name = QString::fromStdString(path);
    if (znode->childCount > 0) {
        QMessageBox::information(this, tr("Not empty"),
                                 tr("%1 has %n child(ren). ZooKeeper deletes only znodes without children: delete "
                                    "these first.",
                                    nullptr, znode->childCount)
                                     .arg(name));
        return;
    }
    const std::int32_t version = znode->version;
    QMessageBox question(QMessageBox::Question, tr("Delete znode"),
                         tr("Delete %1? A delete that is committed cannot be undone.").arg(name), QMessageBox::Cancel,
                         this);
    QPushButton* yes = question.addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == yes) m_client.remove(path, version);
}

void ZnodePanel::observe(const trace::Batch& batch) {
    for (const WriteRefused& refusal : m_answers.observe(batch, m_index.tables())) {
        const QString reason = QString::fromStdString(reasonInWords(refusal.error));
        const QString path = QString::fromStdString(refusal.path);
        if (refusal.path == m_editor->path()) m_editor->saveRefused(reason);
        if (refusal.path == m_awaited) m_awaited.clear();
        emit said(tr("Refused, %1: %2").arg(path, reason));
    }
}

}  // namespace qs::app
