// What the person looks at: shared by all views, which read and write it and know nothing of each other.
#pragma once

#include <QObject>
#include <QString>

#include "engine/base/ids.h"

namespace qs::app {

class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// None: nothing selected.
    NodeId selectedNode() const { return m_node; }
    /// 0: nothing selected.
    quint64 selectedRecord() const { return m_record; }
    QString znodePath() const { return m_path; }

    void selectNode(NodeId node) {
        if (node == m_node) return;
        m_node = node;
        emit changed();
    }
    void selectRecord(quint64 seq) {
        if (seq == m_record) return;
        m_record = seq;
        emit changed();
    }
    void selectZnode(const QString& path) {
        if (path == m_path) return;
        m_path = path;
        emit changed();
    }

signals:
    void changed();

private:
    NodeId m_node;
    quint64 m_record = 0;
    QString m_path;
};

}  // namespace qs::app
