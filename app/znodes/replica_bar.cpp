#include "app/znodes/replica_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace qs::app {

using namespace Qt::StringLiterals;

ReplicaBar::ReplicaBar(const TraceIndex& index, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_replica(new QComboBox(this)),
      m_other(new QComboBox(this)),
      m_count(new QLabel(this)),
      m_previous(new QToolButton(this)),
      m_next(new QToolButton(this)),
      m_tools(new QWidget(this)) {
    m_replica->setObjectName(u"znodeReplica"_s);
    m_replica->setAccessibleName(tr("Replica whose tree is shown"));
    m_replica->setToolTip(tr("Replica whose tree is shown"));
    m_other->setObjectName(u"znodeOther"_s);
    m_other->setAccessibleName(tr("Replica to compare with"));
    m_other->setToolTip(tr("Replica whose tree is compared with the one above"));
    for (QComboBox* box : {m_replica, m_other})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_count->setObjectName(u"znodeDifferences"_s);
    m_previous->setObjectName(u"znodePreviousDifference"_s);
    m_previous->setText(u"\u25b2"_s);
    m_previous->setToolTip(tr("Previous difference (Shift+F8)"));
    m_previous->setAccessibleName(tr("Previous difference"));
    m_next->setObjectName(u"znodeNextDifference"_s);
    m_next->setText(u"\u25bc"_s);
    m_next->setToolTip(tr("Next difference (F8)"));
    m_next->setAccessibleName(tr("Next difference"));
    layOut();
    connect(m_replica, &QComboBox::activated, this, &ReplicaBar::chosen);
    connect(m_other, &QComboBox::activated, this, &ReplicaBar::chosen);
    connect(m_next, &QToolButton::clicked, this, &ReplicaBar::nextAsked);
    connect(m_previous, &QToolButton::clicked, this, &ReplicaBar::previousAsked);
    refresh();
    setDifferences(0, 0);
}

void ReplicaBar::layOut() {
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->addWidget(m_replica, 1);
    first->addWidget(m_tools);
    auto* second = new QHBoxLayout;
    second->addWidget(m_other, 1);
    second->addWidget(m_count);
    second->addWidget(m_previous);
    second->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(first);
    column->addLayout(second);
}

void ReplicaBar::addTool(QWidget* tool) {
    m_tools->layout()->addWidget(tool);
}

QString ReplicaBar::nameOf(NodeId replica) const {
    return QString::fromStdString(toString(replica));
}

QString ReplicaBar::words(const NodeView& node) const {
    switch (node.alive ? node.role : trace::Role::Down) {
        case trace::Role::Down:
            break;
        case trace::Role::Looking:
            return tr("Replica %1 (looking)").arg(nameOf(node.id));
        case trace::Role::Leading:
            return tr("Replica %1 (leading)").arg(nameOf(node.id));
        case trace::Role::Following:
            return tr("Replica %1 (following)").arg(nameOf(node.id));
        case trace::Role::Observing:
            return tr("Replica %1 (observing)").arg(nameOf(node.id));
    }
    return tr("Replica %1 (down)").arg(nameOf(node.id));
}

void ReplicaBar::refresh() {
    if (m_replica->count() == 0) {
        m_replica->addItem(QString(), 0);
        m_other->addItem(tr("Compare with…"), 0);
        for (const auto& [id, node] : m_index.nodes()) {
            m_replica->addItem(QString(), int(id.value));
            m_other->addItem(QString(), int(id.value));
        }
    }
    const NodeId leader = m_index.leader();
    m_replica->setItemText(0, leader ? tr("Leader (replica %1)").arg(nameOf(leader)) : tr("Leader (none now)"));
    for (int i = 1; i < m_replica->count(); ++i) {
        const NodeView& node = m_index.node(NodeId{static_cast<std::uint8_t>(m_replica->itemData(i).toInt())});
        m_replica->setItemText(i, words(node));
        m_other->setItemText(i, words(node));
    }
}

NodeId ReplicaBar::replica() const {
    const int chosen = m_replica->currentData().toInt();
    return chosen == 0 ? m_index.leader() : NodeId{static_cast<std::uint8_t>(chosen)};
}

NodeId ReplicaBar::other() const {
    return NodeId::ofByte(static_cast<std::uint8_t>(m_other->currentData().toInt()));
}

void ReplicaBar::setDifferences(int count, int current) {
    const bool comparing = other() != NodeId{};
    for (QWidget* widget :
         {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next)}) {
        widget->setVisible(comparing);
    }
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (count == 0) {
        m_count->setText(tr("= same"));
    } else {
        m_count->setText(current > 0 ? tr("\u2260 %1 of %2").arg(current).arg(count) : tr("\u2260 %1").arg(count));
    }
    m_count->setToolTip(count == 0 ? tr("The two replicas hold the same znodes")
                                   : tr("%n znode(s) differ between the two replicas", nullptr, count));
}

}  // namespace qs::app
