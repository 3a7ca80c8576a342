// Asks for an ensemble of server processes: in which folder, how many, and from which port on they are reached. A
// folder that holds one already says how many.
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
    explicit LocalEnsembleDialog(const LocalEnsembleOptions& begin, QWidget* parent = nullptr);

    /// Requires: the dialog was accepted.
    LocalEnsembleOptions chosen() const;

private:
    void browse();
    void refresh();

    LocalEnsembleOptions m_begin;
    QLineEdit* m_folder;
    QSpinBox* m_voters;
    QSpinBox* m_observers;
    QSpinBox* m_port;
    QLabel* m_says;
    QPushButton* m_start;
};

}  // namespace qs::app
