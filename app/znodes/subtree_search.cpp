#include "app/znodes/subtree_search.h"

#include <algorithm>

#include "app/models/slice.h"
#include "app/znodes/znode_text.h"

namespace qs::app {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool holds(std::string_view bytes, const std::string& lowerNeedle) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    return std::search(bytes.begin(), bytes.end(), lowerNeedle.begin(), lowerNeedle.end(), same) != bytes.end();
}

}  // namespace

SubtreeSearch::SubtreeSearch(QObject* parent) : QAbstractTableModel(parent) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SubtreeSearch::step);
}

void SubtreeSearch::start(const tree::Tree& tree, const std::string& root, const QString& text, bool inData) {
    clear();
    m_tree = tree;
    m_text = text;
    m_bytes = text.toStdString();
    std::transform(m_bytes.begin(), m_bytes.end(), m_bytes.begin(), lower);
    m_inData = inData;
    m_todo = {root};
    m_timer.start();
}

void SubtreeSearch::cancel() {
    m_timer.stop();
    m_todo.clear();
    emit progressed();
}

void SubtreeSearch::clear() {
    beginResetModel();
    m_found.clear();
    m_tree = tree::Tree();
    endResetModel();
    m_visited = 0;
    cancel();
}

bool SubtreeSearch::matches(std::string_view name, const tree::Znode& znode) const {
    const QString words = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (words.contains(m_text, Qt::CaseInsensitive)) return true;
    return m_inData && holds(*znode.data, m_bytes);
}

void SubtreeSearch::step() {
    const Slice slice;
    std::vector<std::string> found;
    while (!m_todo.empty() && !slice.isOver()) {
        const std::string folder = std::move(m_todo.back());
        m_todo.pop_back();
        const std::string prefix = folder == "/" ? folder : folder + "/";
        const std::size_t firstNew = m_todo.size();
        m_tree.forEachChild(folder, [&](std::string_view name, const tree::Znode& znode) {
            ++m_visited;
            std::string path = prefix + std::string(name);
            if (matches(name, znode)) found.push_back(path);
            if (znode.childCount > 0) m_todo.push_back(std::move(path));
            return m_found.size() + found.size() < MostMatches;
        });
        std::reverse(m_todo.begin() + static_cast<std::ptrdiff_t>(firstNew), m_todo.end());
        if (m_found.size() + found.size() >= MostMatches) m_todo.clear();
    }
    if (!found.empty()) {
        const int first = static_cast<int>(m_found.size());
        beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
        m_found.insert(m_found.end(), found.begin(), found.end());
        endInsertRows();
    }
    if (m_todo.empty()) m_timer.stop();
    emit progressed();
}

int SubtreeSearch::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

int SubtreeSearch::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant SubtreeSearch::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::string& path = m_found.at(static_cast<std::size_t>(index.row()));
    const bool words = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (role == PathRole || (words && index.column() == Path)) return QString::fromStdString(path);
    if (!words) return {};
    const tree::Znode* znode = m_tree.find(path);
    return znode ? contentPreview(znode->data) : QString();
}

QVariant SubtreeSearch::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Path ? tr("Found") : tr("Data");
}

}  // namespace qs::app
