// The znode tree of one replica as an item model: one row a znode, children created only when a row is opened.
// An update is a merge of the old rows with the new tree, so that expansion, selection and scroll position stay.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <string>
#include <vector>

#include "engine/tree/tree.h"

namespace qs::app {

class ZnodeTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Content, ColumnCount };
    enum ExtraRole { PathRole = Qt::UserRole };

    explicit ZnodeTreeModel(QObject* parent = nullptr);
    ~ZnodeTreeModel() override;

    /// Shows `tree` from now on. Costs one walk over the children of every opened row; nothing when the tree is the
    /// same.
    void setTree(const tree::Tree& tree);
    /// The replica is down or not chosen: no rows.
    void clear();
    const tree::Tree& tree() const { return m_tree; }

    /// Empty for an invalid index.
    std::string pathOf(const QModelIndex& index) const;
    /// Row of `path`, opening every row above it; invalid when there is no such znode.
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
    static std::string pathOf(const Item& item);
    static int rowOf(const Item& item);
    static std::unique_ptr<Item> makeItem(Item& parent, const Fresh& fresh);

    std::vector<Fresh> listing(const std::string& path) const;
    void merge(Item& folder, const std::string& path);
    void insertRun(Item& folder, std::size_t at, const std::vector<Fresh>& fresh, std::size_t first, std::size_t count);
    void removeRun(Item& folder, std::size_t at, std::size_t count);
    void refresh(Item& item, const Fresh& fresh);
    QVariant nameData(const Item& item, int role) const;
    QVariant contentData(const Item& item, int role) const;

    tree::Tree m_tree;
    std::unique_ptr<Item> m_top;  ///< not a row; its only child is "/"
    bool m_arrowsChanged = false;
};

}  // namespace qs::app
