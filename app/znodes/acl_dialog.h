// The ACL of one znode as a table: who may do what. Saved only against the ACL version it was read at. Identities that
// the window's client can prove are given here, too.
#pragma once

#include <QDialog>
#include <string>

#include "engine/tree/tree.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace qs::app {

class AclDialog : public QDialog {
    Q_OBJECT
public:
    AclDialog(const std::string& path, const tree::Znode& znode, QWidget* parent = nullptr);

    /// Canonical text of the list as it stands (tree/acl_text.h).
    std::string acl() const;
    std::int32_t aversion() const { return m_aversion; }

signals:
    /// "user:password"
    void identityGiven(const std::string& userAndPassword);

private:
    QWidget* makeTable();
    QWidget* makePresets();
    QWidget* makeIdentity();
    void setEntries(const std::vector<tree::Acl>& entries);
    void addEntry(const tree::Acl& entry);
    std::vector<tree::Acl> entries() const;
    void removeSelected();
    void validate();

    std::string m_path;
    std::string m_before;
    std::int32_t m_aversion;
    QTableWidget* m_table;
    QLineEdit* m_identity;
    QLabel* m_hint;
    QPushButton* m_save;
};

}  // namespace qs::app
