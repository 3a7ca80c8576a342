// Asks for the name, data, mode and ACL of a new znode. Names that ZooKeeper would refuse are refused here, in words,
// before anything is sent.
#pragma once

#include <QDialog>
#include <optional>
#include <string>

#include "app/znodes/window_client.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace qs::app {

class CreateZnodeDialog : public QDialog {
    Q_OBJECT
public:
    explicit CreateZnodeDialog(const std::string& parentPath, QWidget* parent = nullptr);

    /// Full path as typed; a sequential znode gets its number appended by the leader.
    std::string path() const;
    bool sequential() const;
    /// Requires: the dialog was accepted.
    command::ClientRequest request() const;

private:
    void fillModes();
    void validate();
    QString problem() const;
    CreateMode mode() const;
    std::optional<std::string> data() const;
    /// Canonical; empty: the open one; nullopt: none.
    std::optional<std::string> acl() const;

    std::string m_parentPath;
    QLineEdit* m_name;
    QComboBox* m_mode;
    QSpinBox* m_ttl;
    QPlainTextEdit* m_data;
    QCheckBox* m_hex;
    QLineEdit* m_acl;
    QLabel* m_hint;
    QPushButton* m_create;
};

}  // namespace qs::app
