// Chooses where a run is to stop: at a moment, an event, a change of role, a commit, or a broken promise.
#pragma once

#include <QDialog>
#include <optional>

#include "app/ensemble/run_goal.h"
#include "engine/base/ids.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace qs::app {

/// Events that one may wait for, in words.
struct WaitedEvent {
    QString words;
    std::size_t event;  ///< index in the variant
};
QList<WaitedEvent> waitedEvents();

class RunUntilDialog : public QDialog {
    Q_OBJECT
public:
    RunUntilDialog(NodeSet nodes, VirtualTime now, QWidget* parent = nullptr);

    /// As it is filled in; none: something is missing, and a line says what.
    std::optional<RunGoal> goal() const;

private:
    QComboBox* makeNodes(NodeSet nodes);
    QWidget* makePage(std::initializer_list<std::pair<QString, QWidget*>> rows);
    void refresh();
    std::optional<RunGoal> read() const;

    QComboBox* m_what;
    QStackedWidget* m_pages;
    QLineEdit* m_moment;
    QComboBox* m_event;
    QComboBox* m_eventNode;
    QComboBox* m_roleNode;
    QLineEdit* m_zxid;
    QCheckBox* m_flatOut;
    QLabel* m_problem;
    QPushButton* m_run;
    VirtualTime m_now;
};

}  // namespace qs::app
