#include "app/znodes/import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <utility>

namespace qs::app {

using namespace Qt::StringLiterals;

ImportDialog::ImportDialog(SubtreeFile file, const tree::Tree& tree, QWidget* parent)
    : QDialog(parent),
      m_file(std::move(file)),
      m_tree(tree),
      m_target(new QLineEdit(QString::fromStdString(m_file.root), this)),
      m_overwrite(new QCheckBox(tr("&Overwrite the data of znodes that exist"), this)),
      m_ephemerals(new QCheckBox(tr("&Ephemerals become persistent, instead of being left out"), this)),
      m_summary(new QLabel(this)),
      m_import(nullptr) {
    setWindowTitle(tr("Import znodes"));
    m_target->setObjectName(u"importTarget"_s);
    m_overwrite->setObjectName(u"importOverwrite"_s);
    m_ephemerals->setObjectName(u"importEphemerals"_s);
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setWordWrap(true);
    auto* from =
        new QLabel(tr("%n znode(s), exported from %1 as of zxid %2", nullptr, static_cast<int>(m_file.znodes.size()))
                       .arg(QString::fromStdString(m_file.root), QString::fromStdString(toString(m_file.zxid))),
                   this);
    from->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(u"importConfirm"_s);
    auto* form = new QFormLayout(this);
    form->addRow(tr("File"), from);
    form->addRow(tr("Becomes the &znode"), m_target);
    form->addRow(QString(), m_overwrite);
    form->addRow(QString(), m_ephemerals);
    form->addRow(QString(), m_summary);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_target, &QLineEdit::textChanged, this, &ImportDialog::replan);
    connect(m_overwrite, &QCheckBox::toggled, this, &ImportDialog::replan);
    connect(m_ephemerals, &QCheckBox::toggled, this, &ImportDialog::replan);
    resize(520, 240);
    replan();
}

std::string ImportDialog::target() const {
    return m_target->text().trimmed().toStdString();
}

QString ImportDialog::problem() const {
    const std::string path = target();
    if (const char* bad = tree::pathProblem(path)) return tr("Not a znode path: %1.").arg(QString::fromUtf8(bad));
    if (path == "/zookeeper" || path.starts_with("/zookeeper/")) return tr("/zookeeper is the server's own.");
    if (path != "/" && !m_tree.find(tree::parentPath(path))) {
        return tr("There is no znode %1 to stand under.")
            .arg(QString::fromStdString(std::string(tree::parentPath(path))));
    }
    return {};
}

void ImportDialog::replan() {
    const QString wrong = problem();
    const auto ephemerals = m_ephemerals->isChecked() ? EphemeralPolicy::MakePersistent : EphemeralPolicy::LeaveOut;
    m_plan = wrong.isEmpty() ? createPlan(m_file.znodes, target(), m_tree, {m_overwrite->isChecked(), ephemerals})
                             : WritePlan();
    m_import->setEnabled(!m_plan.requests.empty());
    if (!wrong.isEmpty()) {
        m_summary->setText(wrong);
        return;
    }
    m_summary->setText(tr("Creates %1, overwrites %2, leaves %3 as they are; %n request(s), and it stops at the first "
                          "refusal.",
                          nullptr, static_cast<int>(m_plan.requests.size()))
                           .arg(m_plan.creates)
                           .arg(m_plan.sets)
                           .arg(m_plan.leftOut));
}

}  // namespace qs::app
