// Asks for an ensemble of server processes: in which folder, how many, and from which port on they are reached. A
// folder that holds one already says how many; one that holds configurations which others have written says all.
#pragma once

#include <QDialog>

#include "app/ensemble/local_ensemble.h"
#include "app/ensemble/server_files.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace qs::app {

class LocalEnsembleDialog : public QDialog {
    Q_OBJECT
public:
    LocalEnsembleDialog(const OwnServers& begin, bool keepRunning, QWidget* parent = nullptr);

    /// Requires: the dialog was accepted.
    LocalEnsembleOptions chosen() const;

private:
    void browse();
    void onFolder();
    /// What is wrong with it; empty: nothing.
    QString lookIntoFolder();
    void refresh();
    QString problem() const;
    QString whatBegins() const;

    QString m_folderProblem;
    std::optional<ServerFiles::Held> m_held;
    std::optional<ServerSet> m_set;  ///< in the folder, as others have configured it
    bool m_kept = false;             ///< its servers run already
    bool m_wantsToKeep;
    int m_ownPort;  ///< of servers that are configured here
    QLineEdit* m_folder;
    QSpinBox* m_voters;
    QSpinBox* m_observers;
    QSpinBox* m_port;
    QPlainTextEdit* m_lines;
    QCheckBox* m_keep;
    QLabel* m_says;
    QPushButton* m_start;
};

}  // namespace qs::app
