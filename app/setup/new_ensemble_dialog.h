// Asks what ensemble is to begin, and says the same as text: the line of a scenario, and the command line.
#pragma once

#include <QDialog>

#include "app/setup/new_ensemble.h"

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace qs::app {

class EnsembleForm;

class NewEnsembleDialog : public QDialog {
    Q_OBJECT
public:
    explicit NewEnsembleDialog(const NewEnsemble& begin, QWidget* parent = nullptr);

    /// Warns that what was done in the present run ends with it, and offers to save it.
    void setUnsaved(bool unsaved);
    /// Requires: the dialog was accepted.
    NewEnsemble chosen() const;

signals:
    void saveAsked();

private:
    QPlainTextEdit* addText(QFormLayout& form, const QString& label, const QString& name, int lines);
    QWidget* makeWarning();
    void refresh();

    EnsembleForm* m_form;
    QPlainTextEdit* m_scenario;
    QPlainTextEdit* m_command;
    QLabel* m_problem;
    QWidget* m_warning;
    QStackedWidget* m_foot;  ///< what is wrong, else the warning
    bool m_unsaved = false;
    QPushButton* m_start;
};

}  // namespace qs::app
