#include "app/models/view_state.h"

#include "engine/trace/record.h"

namespace qs::app {

ViewState::ViewState(QObject* parent) : QObject(parent) {
    for (std::size_t kind = 0; kind < m_hidden.size(); ++kind)
        m_hidden.set(kind, trace::isHeartbeat(static_cast<MessageKind>(kind)));
}

void ViewState::selectNode(NodeId node) {
    if (node == m_node) return;
    m_node = node;
    emit changed();
}

void ViewState::selectRecord(quint64 seq) {
    if (seq == m_record) return;
    m_record = seq;
    emit changed();
}

void ViewState::selectZnode(const QString& path) {
    if (path == m_path) return;
    m_path = path;
    emit changed();
}

void ViewState::setCursor(const std::optional<Cursor>& cursor) {
    if (cursor && cursor == m_cursor) return;  // who asks for the present may have scrolled away from it
    m_cursor = cursor;
    emit cursorChanged();
}

void ViewState::setShown(MessageKind kind, bool shown) {
    if (shows(kind) == shown) return;
    m_hidden.set(static_cast<std::size_t>(kind), !shown);
    emit filterChanged();
}

}  // namespace qs::app
