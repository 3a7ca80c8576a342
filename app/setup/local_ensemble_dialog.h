// Asks for an ensemble of server processes: in which folder, how many, and from which port on they are reached. A
// folder that holds one already says how many; one that holds configurations which others have written says all.
#pragma once

#include <QDialog>

#include "app/ensemble/local_ensemble.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace qs::app {

class LocalEnsembleDialog : public QDialog {
    Q_OBJECT
public:
    explicit LocalEnsembleDialog(const OwnServers& begin, QWidget* parent = nullptr);

    /// Requires: the dialog was accepted.
    LocalEnsembleOptions chosen() const;

private:
    void browse();
    void refresh();
    /// What is wrong with the folder; empty: nothing.
    QString lookIntoFolder();
    QString wordsOfSet() const;

    std::optional<Membership> m_held;  ///< by the folder, made here
    std::optional<ServerSet> m_set;    ///< in the folder, as others have configured it
    int m_ownPort;                     ///< of servers that are configured here
    QLineEdit* m_folder;
    QSpinBox* m_voters;
    QSpinBox* m_observers;
    QSpinBox* m_port;
    QLabel* m_says;
    QPushButton* m_start;
};

}  // namespace qs::app
