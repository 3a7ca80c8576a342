#include "app/znodes/tree_page.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "app/znodes/find_bar.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// So that a panel of 300 pixels shows something of every column.
constexpr int NameWidth = 175;
constexpr int ComparedNameWidth = 132;

}  // namespace

TreePage::TreePage(QWidget* parent)
    : QWidget(parent),
      m_model(new ZnodeTreeModel(this)),
      m_search(new SubtreeSearch(this)),
      m_find(new FindBar(this)),
      m_stack(new QStackedWidget(this)),
      m_view(new QTreeView(m_stack)),
      m_results(new QTreeView(m_stack)),
      m_empty(new QLabel(m_stack)) {
    makeView();
    makeResults();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_results);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_find);
    column->addWidget(m_stack, 1);
    connect(m_find, &FindBar::asked, this, &TreePage::find);
    connect(m_find, &FindBar::stopAsked, m_search, &SubtreeSearch::cancel);
    connect(m_find, &FindBar::closed, this, &TreePage::closeFind);
    connect(m_find, &FindBar::leftDown, this, &TreePage::leaveFind);
    connect(m_search, &SubtreeSearch::progressed, this, &TreePage::showFound);
}

void TreePage::makeView() {
    m_view->setObjectName(u"znodeTree"_s);
    m_view->setAccessibleName(tr("Znodes"));
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(ZnodeTreeModel::Name, NameWidth);
    m_view->header()->resizeSection(ZnodeTreeModel::Marked, ComparedNameWidth * 2 / 3);
    m_view->setColumnHidden(ZnodeTreeModel::Marked, true);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TreePage::pathChanged);
}

void TreePage::makeResults() {
    m_results->setObjectName(u"znodeResults"_s);
    m_results->setAccessibleName(tr("Znodes that were found"));
    m_results->setModel(m_search);
    m_results->setRootIsDecorated(false);
    m_results->setUniformRowHeights(true);
    m_results->header()->resizeSection(SubtreeSearch::Path, 180);
    connect(m_results, &QTreeView::activated, this, [this](const QModelIndex& row) {
        goTo(row.data(SubtreeSearch::PathRole).toString().toStdString());
        m_view->setFocus();
    });
}

void TreePage::addActions(const QList<QAction*>& actions) {
    m_view->addActions(actions);
}

void TreePage::setTrees(const tree::Tree& tree, const std::optional<tree::Tree>& other) {
    const bool first = m_model->rowCount() == 0;
    m_model->setTrees(tree, other);
    const bool comparing = other.has_value();
    if (comparing == m_view->isColumnHidden(ZnodeTreeModel::Marked)) {
        m_view->setColumnHidden(ZnodeTreeModel::Marked, !comparing);
        m_view->header()->resizeSection(ZnodeTreeModel::Name, comparing ? ComparedNameWidth : NameWidth);
    }
    if (first) {
        m_view->expand(m_model->index(0, 0));
        m_view->setCurrentIndex(m_model->index(0, 0));
    }
    if (m_stack->currentWidget() == m_empty) m_stack->setCurrentWidget(m_view);
    if (m_find->isVisible() && m_find->mode() == FindBar::Mode::Filter) showFound();
}

void TreePage::clear(const QString& why) {
    m_model->clear();
    m_empty->setText(why);
    m_stack->setCurrentWidget(m_empty);
}

std::string TreePage::path() const {
    return m_model->pathOf(m_view->currentIndex());
}

bool TreePage::goTo(const std::string& path) {
    if (!m_model->find(path)) return false;
    QModelIndex index = m_model->indexOf(path);
    if (!index.isValid() || m_stack->currentWidget() == m_results) {
        m_find->hide();
        closeFind();
        index = m_model->indexOf(path);
    }
    if (!index.isValid()) return false;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index, QAbstractItemView::EnsureVisible);
    return true;
}

void TreePage::follow(const std::string& path) {
    if (path.empty() || path == this->path()) return;
    const QModelIndex index = m_model->indexOf(path);
    if (index.isValid()) m_view->setCurrentIndex(index);
}

void TreePage::focusTree() {
    m_view->setFocus(Qt::ShortcutFocusReason);
}

/// The chosen znode where it is open, else the one it stands in.
std::string TreePage::folder() const {
    const QModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (!current.isValid()) return "/";
    const bool open = m_view->isExpanded(current) && m_model->rowCount(current) > 0;
    if (open || !current.parent().isValid()) return m_model->pathOf(current);
    return m_model->pathOf(current.parent());
}

void TreePage::openFilter() {
    if (m_model->rowCount() == 0) return;
    if (m_stack->currentWidget() == m_results) closeFind();
    m_folder = folder();
    m_find->open(FindBar::Mode::Filter, QString::fromStdString(m_folder));
}

void TreePage::openSearch() {
    if (m_model->rowCount() == 0) return;
    const std::string chosen = path();
    m_model->setFilter({}, {});
    m_folder = chosen.empty() ? "/" : chosen;
    m_find->open(FindBar::Mode::Search, QString::fromStdString(m_folder));
}

void TreePage::find() {
    if (!m_find->isVisible()) return;
    if (m_find->mode() == FindBar::Mode::Filter) {
        filter(m_find->text());
    } else {
        search(m_find->text());
    }
}

void TreePage::filter(const QString& text) {
    m_model->setFilter(m_folder, text);
    const QModelIndex row = m_model->indexOf(m_folder);
    if (row.isValid()) m_view->expand(row);
    showFound();
}

void TreePage::search(const QString& text) {
    if (text.isEmpty()) {
        m_search->clear();
        m_stack->setCurrentWidget(m_view);
    } else {
        m_search->start(m_model->tree(), m_folder, text, m_find->inData());
        m_stack->setCurrentWidget(m_results);
    }
    showFound();
}

void TreePage::showFound() {
    if (!m_find->isVisible()) return;
    if (m_find->mode() == FindBar::Mode::Filter) {
        const tree::Znode* folder = m_model->find(m_folder);
        const int all = folder ? folder->childCount : 0;
        m_find->setState(tr("%1 of %n child(ren)", nullptr, all).arg(m_model->filteredCount()), false);
        return;
    }
    const int found = m_search->rowCount();
    if (m_find->text().isEmpty()) {
        m_find->setState({}, false);
    } else if (m_search->running()) {
        m_find->setState(tr("%1 found, %2 looked at…").arg(found).arg(m_search->visited()), true);
    } else if (found == SubtreeSearch::MostMatches) {
        m_find->setState(tr("The first %1; a longer text finds fewer.").arg(found), false);
    } else {
        m_find->setState(tr("%1 found, %2 looked at.").arg(found).arg(m_search->visited()), false);
    }
}

void TreePage::closeFind() {
    m_search->clear();
    m_model->setFilter({}, {});
    if (m_model->rowCount() > 0) m_stack->setCurrentWidget(m_view);
    m_view->setFocus();
    if (m_view->currentIndex().isValid()) m_view->scrollTo(m_view->currentIndex());
}

/// On into what was found, the first of it.
void TreePage::leaveFind() {
    if (m_stack->currentWidget() == m_results) {
        m_results->setFocus();
        m_results->setCurrentIndex(m_search->index(0, 0));
        return;
    }
    const QModelIndex folder = m_model->indexOf(m_folder);
    const QModelIndex first = m_model->index(0, 0, folder);
    m_view->setFocus();
    if (first.isValid()) m_view->setCurrentIndex(first);
}

void TreePage::goToDifference(bool forward) {
    const TreeDiff& diff = m_model->diff();
    const int next = forward ? diff.next(path()) : diff.previous(path());
    if (next >= 0) goTo(diff.all().at(static_cast<std::size_t>(next)).path);
}

}  // namespace qs::app
