// Asks before a znode goes with everything below it: how many, how, and for many the number must be typed.
#pragma once

#include <QDialog>

#include "app/znodes/subtree.h"

class QLineEdit;
class QPushButton;

namespace qs::app {

class DeleteDialog : public QDialog {
    Q_OBJECT
public:
    /// From so many znodes on the count must be typed.
    static constexpr int LargeCount = 20;

    DeleteDialog(const QString& path, const WritePlan& plan, QWidget* parent = nullptr);

private:
    void validate();

    int m_count;
    QLineEdit* m_typed = nullptr;
    QPushButton* m_delete;
};

}  // namespace qs::app
