// The log of one server process as it grows: its end, filtered, with a way to the folder it lies in.
#pragma once

#include <QTimer>
#include <QWidget>
#include <deque>
#include <map>

#include "app/models/view_state.h"
#include "app/widgets/theme.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace qs::app {

class ServerLogPanel : public QWidget {
    Q_OBJECT
public:
    /// The lines that are kept of a log, and can be filtered.
    static constexpr std::size_t MostLines = 5000;

    /// `logs`: the file of each server. The server that is selected in `state` is the one whose log is shown.
    ServerLogPanel(std::map<NodeId, QString> logs, ViewState& state, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Takes up what has been written since; otherwise that happens twice a second while it is visible.
    void readNow();

private:
    void followSelection();
    void choose(NodeId server);
    void showAll();
    void add(const QString& line);
    bool fits(const QString& line) const;
    NodeId chosen() const;

    const std::map<NodeId, QString> m_logs;
    ViewState& m_state;
    NodeId m_selected;
    Theme m_theme;
    QComboBox* m_server;
    QLineEdit* m_filter;
    QPlainTextEdit* m_view;
    QTimer m_timer;
    QString m_path;
    qint64 m_read = 0;     ///< bytes of the file
    QByteArray m_partial;  ///< a line that is not whole yet
    std::deque<QString> m_lines;
};

}  // namespace qs::app
