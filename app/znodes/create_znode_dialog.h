// Asks for the name, data and mode of a new znode. Names that ZooKeeper would refuse are refused here, in words, before
// anything is sent.
#pragma once

#include <QDialog>
#include <string>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace qs::app {

class CreateZnodeDialog : public QDialog {
    Q_OBJECT
public:
    explicit CreateZnodeDialog(const std::string& parentPath, QWidget* parent = nullptr);

    /// Full path as typed; a sequential znode gets its number appended by the leader.
    std::string path() const;
    std::string data() const;
    bool ephemeral() const;
    bool sequential() const;

private:
    void validate();

    std::string m_parentPath;
    QLineEdit* m_name;
    QPlainTextEdit* m_data;
    QCheckBox* m_ephemeral;
    QCheckBox* m_sequential;
    QLabel* m_hint;
    QPushButton* m_create;
};

}  // namespace qs::app
