#include "app/znodes/target_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "app/znodes/window_client.h"

namespace qs::app {

using namespace Qt::StringLiterals;

TargetDialog::TargetDialog(Purpose purpose, const std::string& path, const tree::Tree& tree, QWidget* parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_path(path),
      m_tree(tree),
      m_target(new QLineEdit(this)),
      m_hint(new QLabel(this)),
      m_go(nullptr) {
    const QString from = QString::fromStdString(path);
    const bool moves = purpose == Purpose::Move;
    setWindowTitle(moves ? tr("Move %1").arg(from) : tr("Duplicate %1").arg(from));
    m_target->setObjectName(u"targetPath"_s);
    m_target->setText(moves ? from : from + u"-copy"_s);
    m_hint->setObjectName(u"targetHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_go = buttons->addButton(moves ? tr("&Move") : tr("&Duplicate"), QDialogButtonBox::AcceptRole);
    m_go->setObjectName(u"targetConfirm"_s);
    auto* form = new QFormLayout(this);
    form->addRow(tr("New &path"), m_target);
    form->addRow(QString(), m_hint);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_target, &QLineEdit::textChanged, this, &TargetDialog::replan);
    resize(460, 140);
    replan();
}

std::string TargetDialog::target() const {
    return m_target->text().trimmed().toStdString();
}

QString TargetDialog::problem() const {
    const std::string path = target();
    if (const char* bad = tree::pathProblem(path)) return tr("Not a znode path: %1.").arg(QString::fromUtf8(bad));
    if (m_tree.find(path)) return tr("There already is such a znode.");
    if (path.starts_with(m_path + "/")) return tr("It would stand below itself.");
    if (!m_tree.find(tree::parentPath(path))) return tr("There is no znode for it to stand under.");
    return {};
}

void TargetDialog::replan() {
    const QString wrong = problem();
    const bool moves = m_purpose == Purpose::Move;
    m_plan = {};
    if (wrong.isEmpty()) {
        m_plan =
            moves ? movePlan(m_tree, m_path, target())
                  : createPlan(subtreeOf(m_tree, m_path), target(), m_tree, {false, EphemeralPolicy::MakePersistent});
    }
    m_go->setEnabled(!m_plan.requests.empty());
    if (!wrong.isEmpty()) {
        m_hint->setText(wrong);
    } else if (m_plan.requests.empty()) {
        m_hint->setText(
            tr("Cannot be moved in one transaction: a multi creates no ephemerals, containers, TTL znodes or "
               "ACLs, and at most 250 znodes. Duplicate it and delete the old one."));
    } else {
        const QString count = tr("%n znode(s)", nullptr, m_plan.creates);
        m_hint->setText(moves ? tr("%1 move in one multi: all or nothing. They get new zxids and versions.").arg(count)
                              : tr("%1 are created; ephemerals become persistent.").arg(count));
        m_go->setToolTip(WindowClient::text(m_plan.requests.front()).left(300));
    }
}

}  // namespace qs::app
