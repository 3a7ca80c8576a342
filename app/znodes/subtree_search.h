// Searches names and data below a znode, a few milliseconds at a time on the GUI thread (trees that share nodes belong
// to one thread), so that nothing blocks and it can be stopped. The matches are a list model that grows.
#pragma once

#include <QAbstractTableModel>
#include <QTimer>
#include <string>
#include <vector>

#include "engine/tree/tree.h"

namespace qs::app {

class SubtreeSearch : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Path, Content, ColumnCount };
    enum ExtraRole { PathRole = Qt::UserRole };
    /// More matches than this help nobody: the search ends there and says so.
    static constexpr int MostMatches = 10'000;

    explicit SubtreeSearch(QObject* parent = nullptr);

    /// Names below `root` that hold `text`, without regard to case; with `inData` also data that holds it, byte by byte
    /// without regard to the case of ASCII letters. Requires: text not empty.
    void start(const tree::Tree& tree, const std::string& root, const QString& text, bool inData);
    /// What was found stays.
    void cancel();
    void clear();
    bool running() const { return m_timer.isActive(); }
    int visited() const { return m_visited; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// More was visited, or the search ended.
    void progressed();

private:
    void step();
    bool matches(std::string_view name, const tree::Znode& znode) const;

    tree::Tree m_tree;
    QString m_text;
    std::string m_bytes;  ///< in lower case
    bool m_inData = false;
    std::vector<std::string> m_todo;  ///< folders not looked into yet
    std::vector<std::string> m_found;
    int m_visited = 0;
    QTimer m_timer;
};

}  // namespace qs::app
