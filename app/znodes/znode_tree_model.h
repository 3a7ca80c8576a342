// The znode tree of one replica as an item model: one row a znode, children created only when a row is opened. Beside
// another replica's tree it shows the znodes of both, and says of each row what differs. An update is a merge of the
// old rows with the new tree, so that expansion, selection and scroll position stay.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/widgets/theme.h"
#include "app/znodes/tree_diff.h"
#include "engine/tree/tree.h"

namespace qs::app {

class ZnodeTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    /// Marked holds nothing unless two trees are compared.
    enum Column { Name, Marked, Content, ColumnCount };
    enum ExtraRole { PathRole = Qt::UserRole };

    explicit ZnodeTreeModel(QObject* parent = nullptr);
    ~ZnodeTreeModel() override;

    /// Shows `tree` from now on. Costs as much as changed since the tree before, of which it is a later copy; else one
    /// walk over the children of every opened row. Nothing when the tree is the same.
    void setTree(const tree::Tree& tree) { setTrees(tree, std::nullopt); }
    /// Shows `tree` beside `other`. Costs a walk over both trees when one of them changed.
    void setTrees(const tree::Tree& tree, const std::optional<tree::Tree>& other);
    /// The replica is down or not chosen: no rows.
    void clear();
    const tree::Tree& tree() const { return m_tree; }
    bool comparing() const { return m_other.has_value(); }
    const TreeDiff& diff() const { return m_diff; }
    /// Of the tree that is shown, else of the one beside it; null: in neither.
    const tree::Znode* find(std::string_view path) const;

    /// How the two replicas are called in what is only on one of them.
    void setReplicas(const QString& here, const QString& there);
    void setTheme(const Theme& theme);

    /// Of the children of `folder` only those whose names hold `text`, without regard to case; empty: all.
    void setFilter(const std::string& folder, const QString& text);
    const std::string& filteredFolder() const { return m_filterFolder; }
    /// Children of the filtered folder that the filter lets through.
    int filteredCount() const;

    /// Empty for an invalid index.
    std::string pathOf(const QModelIndex& index) const;
    /// Row of `path`, opening every row above it; invalid when there is no such row.
    QModelIndex indexOf(std::string_view path);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;
    struct Fresh;
    using Items = std::vector<std::unique_ptr<Item>>;

    Item* itemOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Item& item) const;
    Item* loadedItem(std::string_view path) const;
    static Item* childOf(const Item& item, std::string_view name);
    static std::string pathOf(const Item& item);
    /// The row of that name, or the one that it would take.
    static int placeOf(const Item& folder, std::string_view name);
    static int rowOf(const Item& item);
    static std::unique_ptr<Item> makeItem(Item& parent, const Fresh& fresh);

    std::vector<Fresh> listing(const std::string& path) const;
    /// Carries what changed since `before` into the rows; false: it is too much, and some of it is still to be merged.
    bool applyChanges(const tree::Tree& before);
    void applyChange(std::string_view path, const tree::Znode* now);
    void merge(Item& folder, const std::string& path);
    void insertRun(Item& folder, std::size_t at, const std::vector<Fresh>& fresh, std::size_t first, std::size_t count);
    void removeRun(Item& folder, std::size_t at, std::size_t count);
    /// Without what is below it.
    void update(Item& item, const Fresh& fresh);
    void refresh(Item& item, const Fresh& fresh);
    void relayoutArrows();
    void announceMarks(Item& folder);
    QVariant nameData(const Item& item, int role) const;
    QVariant markData(const Item& item, int role) const;
    QString markWords(const std::string& path) const;
    QColor markColour(const std::string& path) const;
    QVariant contentData(const Item& item, int role) const;

    tree::Tree m_tree;
    std::optional<tree::Tree> m_other;
    TreeDiff m_diff;
    QString m_here;
    QString m_there;
    Theme m_theme;
    std::string m_filterFolder;
    QString m_filterText;
    std::unique_ptr<Item> m_top;  ///< not a row; its only child is "/"
    bool m_arrowsChanged = false;
};

}  // namespace qs::app
