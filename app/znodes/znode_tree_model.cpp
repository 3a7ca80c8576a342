#include "app/znodes/znode_tree_model.h"

#include <algorithm>

#include "app/znodes/znode_text.h"

namespace qs::app {

struct ZnodeTreeModel::Fresh {
    std::string name;
    Zxid mzxid;
    std::int32_t childCount = 0;
};

/// Invariant: children are sorted by name. A leaf counts as loaded, so that its first child appears as an inserted row.
struct ZnodeTreeModel::Item {
    Item* parent = nullptr;
    std::string name;
    Zxid mzxid;
    std::int32_t childCount = 0;
    bool loaded = false;
    Items children;
};

namespace {

/// More runs than this in one folder: replace all its rows at once, as each run costs the view a relayout.
constexpr std::size_t MaxRuns = 200;

std::string childPath(const std::string& parent, const std::string& name) {
    if (parent.empty()) return "/";
    return parent == "/" ? parent + name : parent + "/" + name;
}

bool sameTree(const tree::Tree& a, const tree::Tree& b) {
    return a.lastZxid() == b.lastZxid() && a.digest() == b.digest() && a.size() == b.size();
}

}  // namespace

ZnodeTreeModel::ZnodeTreeModel(QObject* parent)
    : QAbstractItemModel(parent), m_theme(lightTheme()), m_top(std::make_unique<Item>()) {
    m_top->loaded = true;
}

ZnodeTreeModel::~ZnodeTreeModel() = default;

void ZnodeTreeModel::setTrees(const tree::Tree& tree, const std::optional<tree::Tree>& other) {
    const bool compared = m_other.has_value() || other.has_value();
    const bool same = !m_top->children.empty() && sameTree(m_tree, tree) && m_other.has_value() == other.has_value() &&
                      (!other || sameTree(*m_other, *other));
    if (same) return;
    const bool simple = !compared && !m_top->children.empty() && m_filterText.isEmpty();
    const tree::Tree before = std::exchange(m_tree, tree);
    m_other = other;
    m_diff = other ? TreeDiff(m_tree, *m_other) : TreeDiff();
    if (!simple || !applyChanges(before)) merge(*m_top, "");
    relayoutArrows();
    if (compared) announceMarks(*m_top);
}

bool ZnodeTreeModel::applyChanges(const tree::Tree& before) {
    std::size_t changes = 0;
    m_tree.forEachDifference(before, [&](std::string_view path, const tree::Znode* then, const tree::Znode* now) {
        const bool same = then && now && then->mzxid == now->mzxid && then->childCount == now->childCount;
        if (same) return true;
        if (++changes > MaxRuns) return false;
        applyChange(path, now);
        return true;
    });
    return changes <= MaxRuns;
}

void ZnodeTreeModel::applyChange(std::string_view path, const tree::Znode* now) {
    if (path == "/") return update(*m_top->children.front(), {"/", now->mzxid, now->childCount});
    const std::size_t slash = path.rfind('/');
    Item* folder = loadedItem(slash == 0 ? "/" : path.substr(0, slash));
    if (!folder || !folder->loaded) return;
    const Fresh fresh{std::string(path.substr(slash + 1)), now ? now->mzxid : Zxid{}, now ? now->childCount : 0};
    const auto at = static_cast<std::size_t>(placeOf(*folder, fresh.name));
    Item* item = childOf(*folder, fresh.name);
    if (item && now) {
        update(*item, fresh);
    } else if (item) {
        removeRun(*folder, at, 1);
    } else if (now) {
        insertRun(*folder, at, {fresh}, 0, 1);
    }
}

/// A view remembers whether a closed row has an arrow; only a new layout makes it ask again.
void ZnodeTreeModel::relayoutArrows() {
    if (!m_arrowsChanged) return;
    m_arrowsChanged = false;
    emit layoutAboutToBeChanged();
    emit layoutChanged();
}

void ZnodeTreeModel::announceMarks(Item& folder) {
    if (folder.children.empty()) return;
    const QModelIndex first = indexOf(*folder.children.front());
    const QModelIndex last = indexOf(*folder.children.back());
    emit dataChanged(first, last.siblingAtColumn(ColumnCount - 1));
    for (const auto& child : folder.children) {
        announceMarks(*child);
    }
}

void ZnodeTreeModel::clear() {
    if (!m_top->children.empty()) removeRun(*m_top, 0, 1);
    m_tree = tree::Tree();
    m_other.reset();
    m_diff = TreeDiff();
}

const tree::Znode* ZnodeTreeModel::find(std::string_view path) const {
    const tree::Znode* here = m_tree.find(path);
    return here || !m_other ? here : m_other->find(path);
}

void ZnodeTreeModel::setReplicas(const QString& here, const QString& there) {
    m_here = here;
    m_there = there;
}

void ZnodeTreeModel::setTheme(const Theme& theme) {
    m_theme = theme;
    announceMarks(*m_top);
}

void ZnodeTreeModel::setFilter(const std::string& folder, const QString& text) {
    const std::string earlier = std::exchange(m_filterFolder, folder);
    m_filterText = text;
    for (const std::string& path : {earlier, folder}) {
        Item* item = path.empty() ? nullptr : loadedItem(path);
        if (item && item->loaded) merge(*item, path);
    }
    relayoutArrows();
}

int ZnodeTreeModel::filteredCount() const {
    const Item* item = m_filterFolder.empty() ? nullptr : loadedItem(m_filterFolder);
    return item ? static_cast<int>(item->children.size()) : 0;
}

std::vector<ZnodeTreeModel::Fresh> ZnodeTreeModel::listing(const std::string& path) const {
    std::vector<Fresh> fresh;
    const bool filtered = !path.empty() && path == m_filterFolder && !m_filterText.isEmpty();
    const auto add = [&](std::string_view name, Zxid mzxid, std::int32_t childCount) {
        const auto size = static_cast<qsizetype>(name.size());
        if (filtered && !QString::fromUtf8(name.data(), size).contains(m_filterText, Qt::CaseInsensitive)) return;
        fresh.push_back({std::string(name), mzxid, childCount});
    };
    const auto addBoth = [&](std::string_view name, const tree::Znode* a, const tree::Znode* b) {
        const std::int32_t count = std::max(a ? a->childCount : 0, b ? b->childCount : 0);
        add(name, std::max(a ? a->mzxid : Zxid{}, b ? b->mzxid : Zxid{}), count);
    };
    if (path.empty()) {
        addBoth("/", m_tree.find("/"), m_other ? m_other->find("/") : nullptr);
    } else if (m_other) {
        forEachChildOfBoth(m_tree, *m_other, path, addBoth);
    } else {
        m_tree.forEachChild(path, [&](std::string_view name, const tree::Znode& z) {
            add(name, z.mzxid, z.childCount);
            return true;
        });
    }
    return fresh;
}

std::unique_ptr<ZnodeTreeModel::Item> ZnodeTreeModel::makeItem(Item& parent, const Fresh& fresh) {
    auto item = std::make_unique<Item>();
    item->parent = &parent;
    item->name = fresh.name;
    item->mzxid = fresh.mzxid;
    item->childCount = fresh.childCount;
    item->loaded = fresh.childCount == 0;
    return item;
}

void ZnodeTreeModel::insertRun(Item& folder, std::size_t at, const std::vector<Fresh>& fresh, std::size_t first,
                               std::size_t count) {
    const int row = static_cast<int>(at);
    beginInsertRows(indexOf(folder), row, row + static_cast<int>(count) - 1);
    Items added;
    added.reserve(count);
    for (std::size_t i = first; i < first + count; ++i) {
        added.push_back(makeItem(folder, fresh[i]));
    }
    folder.children.insert(folder.children.begin() + static_cast<std::ptrdiff_t>(at),
                           std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    endInsertRows();
}

void ZnodeTreeModel::removeRun(Item& folder, std::size_t at, std::size_t count) {
    const int row = static_cast<int>(at);
    beginRemoveRows(indexOf(folder), row, row + static_cast<int>(count) - 1);
    const auto first = folder.children.begin() + static_cast<std::ptrdiff_t>(at);
    folder.children.erase(first, first + static_cast<std::ptrdiff_t>(count));
    endRemoveRows();
}

void ZnodeTreeModel::update(Item& item, const Fresh& fresh) {
    const bool hadArrow = item.childCount > 0;
    const bool changed = item.mzxid != fresh.mzxid || item.childCount != fresh.childCount;
    item.mzxid = fresh.mzxid;
    item.childCount = fresh.childCount;
    if (!item.loaded && hadArrow && fresh.childCount == 0) {
        item.loaded = true;
        m_arrowsChanged = true;
    }
    if (changed) {
        const QModelIndex first = indexOf(item);
        emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
    }
}

void ZnodeTreeModel::refresh(Item& item, const Fresh& fresh) {
    update(item, fresh);
    const bool mayDiffer = item.childCount > 0 || !item.children.empty();
    if (item.loaded && mayDiffer) merge(item, pathOf(item));
}

void ZnodeTreeModel::merge(Item& folder, const std::string& path) {
    const std::vector<Fresh> fresh = listing(path);
    Items& rows = folder.children;
    std::size_t runs = 0;
    std::size_t at = 0;
    std::size_t next = 0;
    while (at < rows.size() || next < fresh.size()) {
        if (runs > MaxRuns) {
            removeRun(folder, 0, rows.size());
            insertRun(folder, 0, fresh, 0, fresh.size());
            return;
        }
        const bool onlyNew = at == rows.size();
        const bool onlyOld = next == fresh.size();
        if (!onlyNew && !onlyOld && rows[at]->name == fresh[next].name) {
            refresh(*rows[at], fresh[next]);
            ++at;
            ++next;
        } else if (onlyOld || (!onlyNew && rows[at]->name < fresh[next].name)) {
            std::size_t end = at + 1;
            while (end < rows.size() && (onlyOld || rows[end]->name < fresh[next].name)) {
                ++end;
            }
            removeRun(folder, at, end - at);
            ++runs;
        } else {
            std::size_t end = next + 1;
            while (end < fresh.size() && (onlyNew || fresh[end].name < rows[at]->name)) {
                ++end;
            }
            insertRun(folder, at, fresh, next, end - next);
            at += end - next;
            next = end;
            ++runs;
        }
    }
}

ZnodeTreeModel::Item* ZnodeTreeModel::itemOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : m_top.get();
}

int ZnodeTreeModel::placeOf(const Item& folder, std::string_view name) {
    const auto byName = [](const std::unique_ptr<Item>& row, std::string_view wanted) { return row->name < wanted; };
    const Items& rows = folder.children;
    return static_cast<int>(std::lower_bound(rows.begin(), rows.end(), name, byName) - rows.begin());
}

int ZnodeTreeModel::rowOf(const Item& item) {
    return placeOf(*item.parent, item.name);
}

QModelIndex ZnodeTreeModel::indexOf(const Item& item) const {
    if (!item.parent) return {};
    return createIndex(rowOf(item), 0, const_cast<Item*>(&item));
}

std::string ZnodeTreeModel::pathOf(const Item& item) {
    return item.parent ? childPath(pathOf(*item.parent), item.name) : std::string();
}

std::string ZnodeTreeModel::pathOf(const QModelIndex& index) const {
    return pathOf(*itemOf(index));
}

ZnodeTreeModel::Item* ZnodeTreeModel::childOf(const Item& item, std::string_view name) {
    const auto at = static_cast<std::size_t>(placeOf(item, name));
    return at == item.children.size() || item.children[at]->name != name ? nullptr : item.children[at].get();
}

ZnodeTreeModel::Item* ZnodeTreeModel::loadedItem(std::string_view path) const {
    Item* item = m_top->children.empty() ? nullptr : m_top->children.front().get();
    for (std::size_t start = 1; item && path.size() > 1 && start <= path.size();) {
        const std::size_t slash = std::min(path.find('/', start), path.size());
        item = childOf(*item, path.substr(start, slash - start));
        start = slash + 1;
    }
    return item;
}

QModelIndex ZnodeTreeModel::indexOf(std::string_view path) {
    if (m_top->children.empty() || !find(path)) return {};
    Item* item = m_top->children.front().get();
    if (path == "/") return indexOf(*item);
    for (std::size_t start = 1; start <= path.size();) {
        fetchMore(indexOf(*item));
        const std::size_t slash = std::min(path.find('/', start), path.size());
        item = childOf(*item, path.substr(start, slash - start));
        if (!item) return {};
        start = slash + 1;
    }
    return indexOf(*item);
}

QModelIndex ZnodeTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, itemOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ZnodeTreeModel::parent(const QModelIndex& child) const {
    return child.isValid() ? indexOf(*itemOf(child)->parent) : QModelIndex();
}

int ZnodeTreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent)->children.size());
}

int ZnodeTreeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

bool ZnodeTreeModel::hasChildren(const QModelIndex& parent) const {
    if (parent.column() > 0) return false;
    const Item& item = *itemOf(parent);
    return item.loaded ? !item.children.empty() : item.childCount > 0;
}

bool ZnodeTreeModel::canFetchMore(const QModelIndex& parent) const {
    return parent.isValid() && parent.column() == 0 && !itemOf(parent)->loaded;
}

void ZnodeTreeModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    Item& item = *itemOf(parent);
    item.loaded = true;
    const std::vector<Fresh> fresh = listing(pathOf(item));
    if (!fresh.empty()) insertRun(item, 0, fresh, 0, fresh.size());
}

QVariant ZnodeTreeModel::nameData(const Item& item, int role) const {
    const tree::Znode* znode = find(pathOf(item));
    if (role == Qt::DisplayRole) {
        const QString name = QString::fromStdString(item.name);
        return znode ? nameWithKind(name, znode->kind()) : name;
    }
    if (role == Qt::ToolTipRole) return QString::fromStdString(pathOf(item));
    return {};
}

QString ZnodeTreeModel::markWords(const std::string& path) const {
    switch (m_diff.kindOf(path)) {
        case DifferenceKind::OnlyHere:
            return tr("+ only on %1").arg(m_here);
        case DifferenceKind::OnlyThere:
            return tr("\u2212 only on %1").arg(m_there);
        case DifferenceKind::Data:
            return tr("\u2260 data");
        case DifferenceKind::Acl:
            return tr("\u2260 ACL");
        case DifferenceKind::Stat:
            return tr("\u2260 versions");
        case DifferenceKind::None:
            break;
    }
    const int below = m_diff.below(path);
    return below > 0 ? tr("\u2193 %n below", nullptr, below) : QString();
}

QColor ZnodeTreeModel::markColour(const std::string& path) const {
    switch (m_diff.kindOf(path)) {
        case DifferenceKind::OnlyHere:
            return m_theme.good;
        case DifferenceKind::OnlyThere:
            return m_theme.bad;
        case DifferenceKind::None:
            return m_theme.muted;
        default:
            return m_theme.leading;
    }
}

QVariant ZnodeTreeModel::markData(const Item& item, int role) const {
    if (!m_other) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return markWords(pathOf(item));
    if (role == Qt::ForegroundRole) return markColour(pathOf(item));
    return {};
}

QVariant ZnodeTreeModel::contentData(const Item& item, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const std::string path = pathOf(item);
    const tree::Znode* znode = find(path);
    if (!znode) return {};
    const bool both = m_other && m_diff.kindOf(path) == DifferenceKind::Data;
    if (!both) return contentPreview(znode->data);
    return tr("%1 | %2").arg(contentPreview(znode->data), contentPreview(m_other->find(path)->data));
}

QVariant ZnodeTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Item& item = *itemOf(index);
    if (role == PathRole) return QString::fromStdString(pathOf(item));
    if (index.column() == Name) return nameData(item, role);
    return index.column() == Marked ? markData(item, role) : contentData(item, role);
}

QVariant ZnodeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("Znode") : section == Marked ? tr("Difference") : tr("Data");
}

}  // namespace qs::app
