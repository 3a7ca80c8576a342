// What the person looks at: shared by all views, which read and write it and know nothing of each other.
#pragma once

#include <QObject>
#include <QString>
#include <bitset>
#include <optional>

#include "engine/base/ids.h"
#include "engine/base/message_kind.h"
#include "engine/base/virtual_time.h"

namespace qs::app {

/// The moment of the past that is shown: right after a record, or any time between two.
struct Cursor {
    VirtualTime moment;
    quint64 record = 0;  ///< 0: by time alone
    bool operator==(const Cursor&) const = default;
};

class ViewState : public QObject {
    Q_OBJECT
public:
    explicit ViewState(QObject* parent = nullptr);

    /// None: nothing selected.
    NodeId selectedNode() const { return m_node; }
    /// 0: nothing selected.
    quint64 selectedRecord() const { return m_record; }
    QString znodePath() const { return m_path; }
    /// None: the newest moment, followed as it moves.
    const std::optional<Cursor>& cursor() const { return m_cursor; }
    /// Messages of this kind are drawn and listed one by one.
    bool shows(MessageKind kind) const { return !m_hidden.test(static_cast<std::size_t>(kind)); }

    void selectNode(NodeId node);
    void selectRecord(quint64 seq);
    void selectZnode(const QString& path);
    void setCursor(const std::optional<Cursor>& cursor);  ///< the present is announced even where it is shown already
    void setShown(MessageKind kind, bool shown);

signals:
    void changed();  ///< a selection
    void cursorChanged();
    void filterChanged();

private:
    NodeId m_node;
    quint64 m_record = 0;
    QString m_path;
    std::optional<Cursor> m_cursor;
    std::bitset<64> m_hidden;  ///< by MessageKind
};

}  // namespace qs::app
