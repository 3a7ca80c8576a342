// Whose tree is shown, and whose it is compared with; with the number of differences and the way from one to the next.
#pragma once

#include <QWidget>

#include "app/models/trace_index.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace qs::app {

class ReplicaBar : public QWidget {
    Q_OBJECT
public:
    explicit ReplicaBar(const TraceIndex& index, QWidget* parent = nullptr);

    /// The words of the choices, as the replicas now are.
    void refresh();
    /// The chosen replica, or the leader where it was chosen; none: there is no leader now.
    NodeId replica() const;
    /// None: nothing is compared.
    NodeId other() const;
    /// `current`: from 1, of the difference that is selected; 0: none is.
    void setDifferences(int count, int current);
    QString nameOf(NodeId replica) const;
    /// For buttons that stand beside the choice of the replica.
    void addTool(QWidget* tool);

signals:
    void chosen();
    void nextAsked();
    void previousAsked();

private:
    QString words(const NodeView& node) const;
    void layOut();

    const TraceIndex& m_index;
    QComboBox* m_replica;
    QComboBox* m_other;
    QLabel* m_count;
    QToolButton* m_previous;
    QToolButton* m_next;
    QWidget* m_tools;
};

}  // namespace qs::app
