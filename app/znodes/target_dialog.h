// Asks for the path that a znode is copied or moved to, and refuses what cannot be before anything is sent.
#pragma once

#include <QDialog>

#include "app/znodes/subtree.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace qs::app {

class TargetDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Duplicate, Move };

    TargetDialog(Purpose purpose, const std::string& path, const tree::Tree& tree, QWidget* parent = nullptr);

    std::string target() const;
    const WritePlan& plan() const { return m_plan; }

private:
    void replan();
    QString problem() const;

    Purpose m_purpose;
    std::string m_path;
    tree::Tree m_tree;
    WritePlan m_plan;
    QLineEdit* m_target;
    QLabel* m_hint;
    QPushButton* m_go;
};

}  // namespace qs::app
