#include "app/znodes/znode_panel.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "app/znodes/history_view.h"
#include "app/znodes/path_bar.h"
#include "app/znodes/replica_bar.h"
#include "app/znodes/run_strip.h"
#include "app/znodes/session_view.h"
#include "app/znodes/stat_view.h"
#include "app/znodes/tree_page.h"
#include "app/znodes/watch_view.h"
#include "app/znodes/znode_actions.h"
#include "app/znodes/znode_editor.h"
#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int RefreshMs = 120;
/// An update may take this part of the time: a huge folder is refreshed less often instead of stalling the window.
constexpr int RestFactor = 8;

QString words(NodeId id) {
    return QString::fromStdString(toString(id));
}

}  // namespace

ZnodePanel::ZnodePanel(const TraceIndex& index, ViewState& state, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_client(sink),
      m_run(m_client),
      m_replicas(new ReplicaBar(index, this)),
      m_position(new QLabel(this)),
      m_tree(new TreePage(this)),
      m_path(new PathBar([this]() -> const tree::Tree& { return m_tree->model().tree(); }, this)),
      m_tabs(new QTabWidget(this)),
      m_editor(new ZnodeEditor(this)),
      m_stat(new StatView(this)),
      m_history(new HistoryView(index, m_facts, state, this)),
      m_watches(new WatchView(index, m_facts, state, m_client, this)),
      m_sessions(new SessionView(index, m_facts, state, m_client, this)),
      m_actions(new ZnodeActions(
          m_client, m_run, [this]() -> const tree::Tree& { return m_tree->model().tree(); }, this)) {
    m_tabs->setObjectName(u"znodeTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->addTab(makeTreeTab(), tr("&Tree"));
    m_tabs->addTab(m_sessions, tr("&Sessions"));
    makeTools();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_replicas);
    column->addWidget(m_position);
    column->addWidget(m_tabs, 1);
    column->addWidget(new RunStrip(m_run, this));
    connectTree();
    connectDetails();
    refreshNow();
}

QWidget* ZnodePanel::makeTreeTab() {
    m_position->setObjectName(u"znodePosition"_s);
    m_position->setWordWrap(true);
    m_position->setForegroundRole(QPalette::PlaceholderText);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"znodeSplitter"_s);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(makeDetails());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_splitter->setSizes({1000, 1000});
    auto* tab = new QWidget(this);
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_path);
    column->addWidget(m_splitter, 1);
    return tab;
}

QTabWidget* ZnodePanel::makeDetails() {
    m_details = new QTabWidget(this);
    m_details->setObjectName(u"znodeDetails"_s);
    m_details->setDocumentMode(true);
    m_details->setUsesScrollButtons(false);  // the panel is never narrower than its tabs
    m_details->addTab(m_editor, tr("&Data"));
    m_details->addTab(m_stat, tr("St&at"));
    m_details->addTab(m_history, tr("&History"));
    m_details->addTab(m_watches, tr("&Watches"));
    return m_details;
}

void ZnodePanel::makeTools() {
    m_tree->addActions(m_actions->all());
    addActions({m_actions->create()});
    for (QAction* action : {m_actions->create(), m_actions->remove()}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        m_replicas->addTool(button);
    }
    auto* more = new QToolButton(this);
    more->setObjectName(u"znodeMore"_s);
    more->setText(u"\u22ee"_s);
    more->setAccessibleName(tr("What can be done with the chosen znode"));
    more->setToolTip(tr("What can be done with the chosen znode"));
    more->setFocusPolicy(Qt::TabFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    menu->addActions(m_actions->all());
    more->setMenu(menu);
    m_replicas->addTool(more);
    // Boxes search for what is typed; the panel's own keys go before that.
    const auto boxes = findChildren<QWidget*>();
    for (QWidget* box : boxes) {
        if (box->inherits("QComboBox")) box->installEventFilter(this);
    }
}

void ZnodePanel::connectTree() {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ZnodePanel::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, &ZnodePanel::scheduleRefresh);
    connect(&m_index, &TraceIndex::momentChanged, this, &ZnodePanel::scheduleRefresh);
    connect(&m_state, &ViewState::changed, this, &ZnodePanel::followState);
    connect(m_replicas, &ReplicaBar::chosen, this, [this] {
        m_shown = {};
        refreshNow();
    });
    connect(m_replicas, &ReplicaBar::nextAsked, this, [this] { m_tree->goToDifference(true); });
    connect(m_replicas, &ReplicaBar::previousAsked, this, [this] { m_tree->goToDifference(false); });
    connect(m_tree, &TreePage::pathChanged, this, &ZnodePanel::showChosen);
    connect(m_path, &PathBar::entered, this, &ZnodePanel::goTo);
    connect(m_path, &PathBar::left, m_tree, &TreePage::focusTree);
}

void ZnodePanel::connectDetails() {
    connect(m_details, &QTabWidget::currentChanged, this, &ZnodePanel::showDetails);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ZnodePanel::refreshNow);
    connect(m_actions, &ZnodeActions::saveAsked, m_editor, &ZnodeEditor::save);
    connect(m_actions, &ZnodeActions::watchAsked, m_watches, &WatchView::arm);
    connect(m_actions, &ZnodeActions::unwatchAsked, m_watches, &WatchView::disarm);
    connect(m_actions, &ZnodeActions::historyAsked, this, [this] { m_details->setCurrentWidget(m_history); });
    connect(m_actions, &ZnodeActions::awaited, this, [this](const std::string& path) { m_awaited = path; });
    connect(m_actions, &ZnodeActions::said, this, &ZnodePanel::said);
    connect(m_editor, &ZnodeEditor::stateChanged, this, [this] { m_actions->setSavable(m_editor->canSave()); });
    connect(m_editor, &ZnodeEditor::saveRequested, this,
            [this](const std::string& path, const std::string& bytes, std::int32_t version) {
                m_client.ask(setRequest(path, bytes, version));
            });
    connect(m_stat, &StatView::sessionClicked, this, &ZnodePanel::showSession);
    connect(m_stat, &StatView::zxidClicked, this, [this](Zxid zxid) {
        m_details->setCurrentWidget(m_history);
        m_history->select(zxid);
    });
    connect(m_sessions, &SessionView::znodeChosen, this, [this](const std::string& path) {
        m_tabs->setCurrentIndex(0);
        goTo(path);
    });
    connect(&m_run, &WriteRun::finished, this, [this](bool ok, const QString& sentence) {
        if (!ok) m_awaited.clear();
        emit said(sentence);
    });
}

QList<QAction*> ZnodePanel::znodeActions() const {
    return m_actions->all();
}

void ZnodePanel::setTheme(const Theme& theme) {
    m_tree->model().setTheme(theme);
}

void ZnodePanel::setReadOnly(const QString& why) {
    m_readOnly = why;
    m_actions->setReadOnly(why);
    m_editor->setReadOnly(why);
    m_watches->setReadOnly(why);
    m_sessions->setReadOnly(why);
    refreshNow();
}

// --- What is shown -------------------------------------------------------------------------------------------------

void ZnodePanel::scheduleRefresh() {
    if (!m_timer.isActive()) m_timer.start(RefreshMs);
}

void ZnodePanel::refreshNow() {
    QElapsedTimer cost;
    cost.start();
    m_replicas->refresh();
    refreshTrees();
    showPosition();
    followState();
    showChosen();
    if (m_tabs->currentWidget() == m_sessions) m_sessions->refresh(m_shown);
    if (!m_awaited.empty() && m_tree->model().tree().find(m_awaited)) expandTo(std::exchange(m_awaited, {}));
    const auto rest = static_cast<int>(cost.elapsed()) * RestFactor;
    if (rest > RefreshMs) m_timer.start(rest);
}

/// Without a leader, or with the chosen replica down, what was shown last stays.
void ZnodePanel::refreshTrees() {
    const NodeId wanted = m_replicas->replica();
    if (!wanted || !m_index.node(wanted).alive) {
        if (m_shown) return;
        m_tree->clear(
            wanted ? tr("Replica %1 is down, so it shows no tree. Restart it or choose another.").arg(words(wanted))
                   : tr("No leader yet. As soon as one serves, its znodes stand here."));
        return;
    }
    m_shown = wanted;
    const NodeId other = m_replicas->other();
    m_tree->model().setReplicas(words(wanted), words(other));
    m_tree->setTrees(m_index.node(wanted).tree,
                     other ? std::optional(m_index.node(other).tree) : std::optional<tree::Tree>());
}

void ZnodePanel::showPosition() {
    const NodeId wanted = m_replicas->replica();
    QString position;
    if (!wanted) {
        position = tr("No leader now: this is what replica %1 held.").arg(words(m_shown));
    } else if (!m_index.node(wanted).alive) {
        position = tr("Replica %1 is down: this is what it held.").arg(words(m_shown));
    } else {
        const Zxid at = m_index.node(wanted).applied;
        position = at == Zxid{} ? tr("Nothing written yet.") : tr("As of zxid %1.").arg(toText(at));
    }
    m_position->setText(m_readOnly.isEmpty() ? position : tr("%1 %2").arg(position, m_readOnly));
    m_position->setVisible(m_tree->model().rowCount() > 0);
    showDifferences();
}

void ZnodePanel::showDifferences() {
    const TreeDiff& diff = m_tree->model().diff();
    const std::string path = m_tree->path();
    const bool onOne = diff.kindOf(path) != DifferenceKind::None;
    const int next = onOne ? diff.next(path) : 0;
    const auto count = static_cast<int>(diff.all().size());
    const int current = !onOne ? 0 : next == 0 ? count : next;
    m_replicas->setDifferences(count, current);
}

void ZnodePanel::followState() {
    m_tree->follow(m_state.znodePath().toStdString());
}

void ZnodePanel::expandTo(const std::string& path) {
    m_tree->goTo(path);
}

void ZnodePanel::goTo(const std::string& path) {
    if (m_tree->goTo(path)) {
        m_tree->focusTree();
    } else {
        m_path->refuse(tr("There is no znode %1 here.").arg(QString::fromStdString(path)));
    }
}

void ZnodePanel::showChosen() {
    const std::string path = m_tree->path();
    const std::string edited = path.empty() ? m_editor->path() : path;
    if (!path.empty()) m_state.selectZnode(QString::fromStdString(path));
    if (!edited.empty()) m_editor->setZnode(edited, m_tree->model().tree().find(edited));
    m_path->showPath(QString::fromStdString(path));
    m_actions->setPath(path);
    showDifferences();
    showDetails();
}

/// Of the details only the ones in sight are kept up to date.
void ZnodePanel::showDetails() {
    const std::string path = m_tree->path();
    const QWidget* shown = m_details->currentWidget();
    if (shown == m_stat) m_stat->setZnode(path.empty() ? nullptr : m_tree->model().find(path));
    if (shown == m_watches) m_watches->refresh(path);
    if (shown == m_history) m_history->refresh(path, m_shown ? m_index.node(m_shown).history : trace::TxnRef{});
}

void ZnodePanel::showSession(SessionId session) {
    m_sessions->refresh(m_shown);
    m_tabs->setCurrentWidget(m_sessions);
    m_sessions->select(session);
}

// --- What comes back -----------------------------------------------------------------------------------------------

void ZnodePanel::observe(const trace::Batch& batch) {
    const std::size_t fired = m_facts.sessions.fired().size();
    for (const RequestAnswer& answer : m_facts.observe(batch, m_index.tables())) {
        if (answer.client == WindowClient::ClientName) takeAnswer(answer);
    }
    sayFired(fired);
}

void ZnodePanel::takeAnswer(const RequestAnswer& answer) {
    const bool refused = answer.known && answer.error != tree::ErrorCode::Ok;
    const bool inRun = m_run.running() && answer.request.verb != command::ClientVerb::Set;
    m_run.answered(answer);
    if (!refused && answer.known) return;
    const QString why =
        refused ? reasonInWords(answer.error) : tr("the connection was lost, so whether it happened is unknown");
    const std::string& path = answer.request.path;
    if (answer.request.verb == command::ClientVerb::Set && path == m_editor->path()) m_editor->notSaved(why);
    if (path == m_awaited) m_awaited.clear();
    if (inRun) return;  // it speaks for itself
    const QString what = WindowClient::text(answer.request).left(120);
    emit said(refused ? tr("Refused, %1: %2").arg(what, why) : tr("Unknown, %1: %2").arg(what, why));
}

/// Watches of the window's own client: it is told as any client is.
void ZnodePanel::sayFired(std::size_t before) {
    const std::vector<WatchEvent>& fired = m_facts.sessions.fired();
    for (std::size_t i = before; i < fired.size(); ++i) {
        if (m_facts.requests.clientOf(fired[i].session) != WindowClient::ClientName) continue;
        const std::string_view event = tree::toString(fired[i].type);
        emit said(tr("Watch fired: %1 on %2.")
                      .arg(QString::fromUtf8(event.data(), static_cast<qsizetype>(event.size())),
                           QString::fromStdString(m_index.tables().text(fired[i].path))));
    }
}

}  // namespace qs::app
