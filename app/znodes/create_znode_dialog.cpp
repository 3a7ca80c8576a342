#include "app/znodes/create_znode_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "engine/tree/tree.h"

namespace qs::app {

using namespace Qt::StringLiterals;

CreateZnodeDialog::CreateZnodeDialog(const std::string& parentPath, QWidget* parent)
    : QDialog(parent),
      m_parentPath(parentPath),
      m_name(new QLineEdit(this)),
      m_data(new QPlainTextEdit(this)),
      m_ephemeral(new QCheckBox(tr("&Ephemeral: goes when this window's session ends"), this)),
      m_sequential(new QCheckBox(tr("&Sequential: the leader appends the next number"), this)),
      m_hint(new QLabel(this)),
      m_create(nullptr) {
    setWindowTitle(tr("New znode under %1").arg(QString::fromStdString(parentPath)));
    m_name->setObjectName(u"newZnodeName"_s);
    m_name->setPlaceholderText(tr("name, or a/b for an existing a"));
    m_data->setObjectName(u"newZnodeData"_s);
    m_data->setPlaceholderText(tr("data (may stay empty)"));
    m_data->setTabChangesFocus(true);
    m_hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("&Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);

    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Data"), m_data);
    form->addRow(QString(), m_ephemeral);
    form->addRow(QString(), m_sequential);
    form->addRow(QString(), m_hint);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &CreateZnodeDialog::validate);
    connect(m_sequential, &QCheckBox::toggled, this, &CreateZnodeDialog::validate);
    resize(460, 300);
    validate();
}

std::string CreateZnodeDialog::path() const {
    const std::string name = m_name->text().toStdString();
    return m_parentPath == "/" ? m_parentPath + name : m_parentPath + "/" + name;
}

std::string CreateZnodeDialog::data() const {
    return m_data->toPlainText().toStdString();
}
bool CreateZnodeDialog::ephemeral() const {
    return m_ephemeral->isChecked();
}
bool CreateZnodeDialog::sequential() const {
    return m_sequential->isChecked();
}

void CreateZnodeDialog::validate() {
    // A sequential name may be empty: the number alone becomes the name.
    const std::string judged = m_sequential->isChecked() ? path() + "0000000000" : path();
    const char* problem = m_name->text().isEmpty() && !m_sequential->isChecked() ? "" : tree::pathProblem(judged);
    m_create->setEnabled(problem == nullptr);
    const QString full = QString::fromStdString(path());
    if (!problem) {
        m_hint->setText(m_sequential->isChecked() ? tr("Creates %1 followed by ten digits.").arg(full)
                                                  : tr("Creates %1.").arg(full));
    } else {
        m_hint->setText(*problem ? tr("Not a znode path: %1.").arg(QString::fromUtf8(problem)) : tr("Give it a name."));
    }
}

}  // namespace qs::app
