// Before a file of znodes is imported: where to, what it would write, and what happens with what cannot be written as
// it is.
#pragma once

#include <QDialog>

#include "app/znodes/subtree_file.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace qs::app {

class ImportDialog : public QDialog {
    Q_OBJECT
public:
    /// `tree`: what is there already; a copy, so that it may go on changing.
    ImportDialog(SubtreeFile file, const tree::Tree& tree, QWidget* parent = nullptr);

    std::string target() const;
    const WritePlan& plan() const { return m_plan; }

private:
    void replan();
    QString problem() const;

    SubtreeFile m_file;
    tree::Tree m_tree;
    WritePlan m_plan;
    QLineEdit* m_target;
    QCheckBox* m_overwrite;
    QCheckBox* m_ephemerals;
    QLabel* m_summary;
    QPushButton* m_import;
};

}  // namespace qs::app
