#include "app/znodes/create_znode_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <limits>

#include "app/znodes/data_format.h"
#include "engine/tree/acl_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

CreateZnodeDialog::CreateZnodeDialog(const std::string& parentPath, QWidget* parent)
    : QDialog(parent),
      m_parentPath(parentPath),
      m_name(new QLineEdit(this)),
      m_mode(new QComboBox(this)),
      m_ttl(new QSpinBox(this)),
      m_data(new QPlainTextEdit(this)),
      m_hex(new QCheckBox(tr("The data above is &hex"), this)),
      m_acl(new QLineEdit(this)),
      m_hint(new QLabel(this)),
      m_create(nullptr) {
    setWindowTitle(tr("New znode under %1").arg(QString::fromStdString(parentPath)));
    m_name->setObjectName(u"newZnodeName"_s);
    m_name->setPlaceholderText(tr("name, or a/b for an existing a"));
    m_mode->setObjectName(u"newZnodeMode"_s);
    fillModes();
    m_ttl->setObjectName(u"newZnodeTtl"_s);
    m_ttl->setRange(1, std::numeric_limits<int>::max());
    m_ttl->setValue(5000);
    m_ttl->setSuffix(tr(" ms"));
    m_data->setObjectName(u"newZnodeData"_s);
    m_data->setPlaceholderText(tr("data (may stay empty)"));
    m_data->setTabChangesFocus(true);
    m_data->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_hex->setObjectName(u"newZnodeHex"_s);
    m_acl->setObjectName(u"newZnodeAcl"_s);
    m_acl->setPlaceholderText(u"world:anyone:cdrwa"_s);
    m_hint->setObjectName(u"newZnodeHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("&Create"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);

    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Mode"), m_mode);
    form->addRow(tr("Gone &after"), m_ttl);
    form->addRow(tr("&Data"), m_data);
    form->addRow(QString(), m_hex);
    form->addRow(tr("AC&L"), m_acl);
    form->addRow(QString(), m_hint);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &CreateZnodeDialog::validate);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CreateZnodeDialog::validate);
    connect(m_ttl, &QSpinBox::valueChanged, this, &CreateZnodeDialog::validate);
    connect(m_data, &QPlainTextEdit::textChanged, this, &CreateZnodeDialog::validate);
    connect(m_hex, &QCheckBox::toggled, this, &CreateZnodeDialog::validate);
    connect(m_acl, &QLineEdit::textChanged, this, &CreateZnodeDialog::validate);
    resize(500, 400);
    validate();
}

void CreateZnodeDialog::fillModes() {
    const auto add = [this](const QString& words, CreateMode mode) { m_mode->addItem(words, static_cast<int>(mode)); };
    add(tr("Persistent: stays until it is deleted"), CreateMode::Persistent);
    add(tr("Persistent sequential: the leader appends a number"), CreateMode::PersistentSequential);
    add(tr("Ephemeral: goes when this window's session ends"), CreateMode::Ephemeral);
    add(tr("Ephemeral sequential"), CreateMode::EphemeralSequential);
    add(tr("Container: goes after its last child"), CreateMode::Container);
    add(tr("TTL: goes when childless and unchanged for a time"), CreateMode::Ttl);
    add(tr("TTL sequential"), CreateMode::TtlSequential);
}

CreateMode CreateZnodeDialog::mode() const {
    return static_cast<CreateMode>(m_mode->currentData().toInt());
}

bool CreateZnodeDialog::sequential() const {
    return mode() == CreateMode::PersistentSequential || mode() == CreateMode::EphemeralSequential ||
           mode() == CreateMode::TtlSequential;
}

std::string CreateZnodeDialog::path() const {
    const std::string name = m_name->text().toStdString();
    return m_parentPath == "/" ? m_parentPath + name : m_parentPath + "/" + name;
}

std::optional<std::string> CreateZnodeDialog::data() const {
    return bytesOfText(m_data->toPlainText(), m_hex->isChecked() ? DataFormat::Hex : DataFormat::Text, false);
}

std::optional<std::string> CreateZnodeDialog::acl() const {
    if (m_acl->text().isEmpty()) return std::string();
    const auto parsed = tree::parseAcl(m_acl->text().toStdString());
    return parsed ? std::optional(tree::formatAcl(*parsed)) : std::nullopt;
}

command::ClientRequest CreateZnodeDialog::request() const {
    return createRequest(path(), data().value_or(std::string()), mode(), m_ttl->value(), acl().value_or(std::string()));
}

QString CreateZnodeDialog::problem() const {
    // A sequential name may be empty: the number alone becomes the name.
    const std::string judged = sequential() ? path() + "0000000000" : path();
    if (m_name->text().isEmpty() && !sequential()) return tr("Give it a name.");
    if (const char* bad = tree::pathProblem(judged)) return tr("Not a znode path: %1.").arg(QString::fromUtf8(bad));
    if (!data()) return tr("Not hex: pairs of the digits 0-9 and a-f are needed.");
    if (!acl()) return tr("Not an ACL: it is like world:anyone:r or auth::cdrwa, several joined by commas.");
    return {};
}

void CreateZnodeDialog::validate() {
    m_ttl->setEnabled(mode() == CreateMode::Ttl || mode() == CreateMode::TtlSequential);
    const QString wrong = problem();
    m_create->setEnabled(wrong.isEmpty());
    const QString command = wrong.isEmpty() ? WindowClient::text(request()) : QString();
    m_create->setToolTip(command);
    if (!wrong.isEmpty()) {
        m_hint->setText(wrong);
    } else {
        m_hint->setText(sequential() ? tr("Creates %1 followed by ten digits.").arg(QString::fromStdString(path()))
                                     : tr("Creates %1.").arg(QString::fromStdString(path())));
    }
}

}  // namespace qs::app
