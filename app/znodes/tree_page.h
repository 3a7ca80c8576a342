// The rows of the tree, with what finds them: a filter of one folder, a search below a znode, and the walk from one
// difference to the next.
#pragma once

#include <QWidget>
#include <string>

#include "app/znodes/subtree_search.h"
#include "app/znodes/znode_tree_model.h"

class QLabel;
class QStackedWidget;
class QTreeView;

namespace qs::app {

class FindBar;

class TreePage : public QWidget {
    Q_OBJECT
public:
    explicit TreePage(QWidget* parent = nullptr);

    ZnodeTreeModel& model() { return *m_model; }
    const ZnodeTreeModel& model() const { return *m_model; }
    void setTrees(const tree::Tree& tree, const std::optional<tree::Tree>& other);
    /// No rows; `why` stands in their place.
    void clear(const QString& why);
    /// In the view's context menu, with their shortcuts.
    void addActions(const QList<QAction*>& actions);

    /// Empty: nothing chosen.
    std::string path() const;
    /// Chooses that row, opening what is above it; false: there is no such znode. Leaves filter and search.
    bool goTo(const std::string& path);
    /// The same, where it can be done without leaving them.
    void follow(const std::string& path);
    void openFilter();
    void openSearch();
    void goToDifference(bool forward);
    void focusTree();

signals:
    void pathChanged();

private:
    void makeView();
    void makeResults();
    void find();
    void filter(const QString& text);
    void search(const QString& text);
    void showFound();
    void closeFind();
    void leaveFind();
    std::string folder() const;

    ZnodeTreeModel* m_model;
    SubtreeSearch* m_search;
    FindBar* m_find;
    QStackedWidget* m_stack;
    QTreeView* m_view;
    QTreeView* m_results;
    QLabel* m_empty;
    std::string m_folder;  ///< that the find bar is about
};

}  // namespace qs::app
