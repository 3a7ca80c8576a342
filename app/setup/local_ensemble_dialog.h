// Asks for an ensemble of server processes: in which folder, how many, and from which port on they are reached. A
// folder that holds one already says how many; one that holds configurations which others have written says all.
#pragma once

#include <QDialog>
#include <QTimer>

#include "app/ensemble/local_ensemble.h"
#include "app/setup/folder_look.h"

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

public slots:
    /// Once the folder has been looked into.
    void accept() override;
    void done(int result) override;

private:
    void browse();
    void onFolder();
    void onLooked(const FolderFacts& facts);
    void onSlow();
    void refresh();
    QString problem() const;
    QString whatBegins() const;

    FolderLook* m_look;
    FolderFacts m_facts;
    QTimer m_slow;
    bool m_accepts = false;  ///< when it has been looked
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
