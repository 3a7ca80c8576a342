#include "app/znodes/acl_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <array>

#include "app/znodes/window_client.h"
#include "engine/tree/acl.h"
#include "engine/tree/acl_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int SchemeColumn = 0;
constexpr int IdColumn = 1;
constexpr int FirstPerm = 2;
constexpr std::array Perms{tree::Perm::Create, tree::Perm::Delete, tree::Perm::Read, tree::Perm::Write,
                           tree::Perm::Admin};

}  // namespace

AclDialog::AclDialog(const std::string& path, const tree::Znode& znode, QWidget* parent)
    : QDialog(parent),
      m_path(path),
      m_before(tree::formatAcl(*znode.acl)),
      m_aversion(znode.aversion),
      m_table(new QTableWidget(0, FirstPerm + static_cast<int>(Perms.size()), this)),
      m_identity(new QLineEdit(this)),
      m_hint(new QLabel(this)),
      m_save(nullptr) {
    setWindowTitle(tr("ACL of %1").arg(QString::fromStdString(path)));
    m_hint->setObjectName(u"aclHint"_s);
    m_hint->setWordWrap(true);
    auto* note =
        new QLabel(tr("An ACL counts for this znode alone, not for those below it. The permission to delete is the "
                      "parent's: whoever may delete there may delete this one."),
                   this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"aclSave"_s);
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeTable(), 1);
    column->addWidget(makePresets());
    column->addWidget(m_hint);
    column->addWidget(note);
    column->addWidget(makeIdentity());
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::itemChanged, this, &AclDialog::validate);
    setEntries(*znode.acl);
    resize(620, 400);
}

QWidget* AclDialog::makeTable() {
    m_table->setObjectName(u"aclTable"_s);
    m_table->setAccessibleName(tr("Entries of the ACL"));
    m_table->setHorizontalHeaderLabels(
        {tr("Scheme"), tr("Identity"), tr("Create"), tr("Delete"), tr("Read"), tr("Write"), tr("Admin")});
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(IdColumn, QHeaderView::Stretch);
    return m_table;
}

QWidget* AclDialog::makePresets() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString& text, const QString& name, const QString& acl) {
        auto* b = new QPushButton(text, bar);
        b->setObjectName(name);
        b->setAutoDefault(false);
        row->addWidget(b);
        b->setToolTip(acl);
        return b;
    };
    auto* add = button(tr("&Add entry"), u"aclAdd"_s, {});
    auto* remove = button(tr("&Remove entry"), u"aclRemove"_s, {});
    row->addStretch(1);
    connect(add, &QPushButton::clicked, this, [this] { addEntry({tree::AllPerms, "world", "anyone"}); });
    connect(remove, &QPushButton::clicked, this, &AclDialog::removeSelected);
    const std::array<std::pair<QString, const char*>, 3> presets{{{tr("Open to &all"), "world:anyone:cdrwa"},
                                                                  {tr("Read &only"), "world:anyone:r"},
                                                                  {tr("Those I have &proved"), "auth::cdrwa"}}};
    for (const auto& [words, acl] : presets) {
        auto* preset = button(words, QString::fromLatin1(acl), QString::fromLatin1(acl));
        connect(preset, &QPushButton::clicked, this, [this, text = std::string(acl)] {
            if (const auto parsed = tree::parseAcl(text)) setEntries(*parsed);
        });
    }
    return bar;
}

QWidget* AclDialog::makeIdentity() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("This window's client &proves to be"), bar);
    label->setBuddy(m_identity);
    m_identity->setObjectName(u"aclIdentity"_s);
    m_identity->setPlaceholderText(tr("user:password"));
    auto* prove = new QPushButton(tr("Pro&ve"), bar);
    prove->setObjectName(u"aclProve"_s);
    prove->setAutoDefault(false);
    prove->setEnabled(false);
    prove->setToolTip(WindowClient::text(authRequest("USER:PASSWORD")));
    row->addWidget(label);
    row->addWidget(m_identity, 1);
    row->addWidget(prove);
    connect(m_identity, &QLineEdit::textChanged, prove,
            [prove](const QString& t) { prove->setEnabled(t.contains(u':')); });
    connect(prove, &QPushButton::clicked, this, [this] {
        emit identityGiven(m_identity->text().toStdString());
        m_identity->clear();
        m_hint->setText(tr("Sent. What auth stands for and who may read is decided by the server from now on."));
    });
    return bar;
}

void AclDialog::setEntries(const std::vector<tree::Acl>& entries) {
    m_table->setRowCount(0);
    for (const tree::Acl& entry : entries) {
        addEntry(entry);
    }
    validate();
}

void AclDialog::addEntry(const tree::Acl& entry) {
    const QSignalBlocker quiet(m_table);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, SchemeColumn, new QTableWidgetItem(QString::fromStdString(entry.scheme)));
    m_table->setItem(row, IdColumn, new QTableWidgetItem(QString::fromStdString(entry.id)));
    for (std::size_t i = 0; i < Perms.size(); ++i) {
        auto* box = new QTableWidgetItem;
        box->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        box->setCheckState((entry.perms & static_cast<std::int32_t>(Perms[i])) != 0 ? Qt::Checked : Qt::Unchecked);
        m_table->setItem(row, FirstPerm + static_cast<int>(i), box);
    }
    m_table->setCurrentCell(row, SchemeColumn);
    validate();
}

std::vector<tree::Acl> AclDialog::entries() const {
    std::vector<tree::Acl> out;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        tree::Acl entry;
        entry.scheme = m_table->item(row, SchemeColumn)->text().trimmed().toStdString();
        entry.id = m_table->item(row, IdColumn)->text().trimmed().toStdString();
        for (std::size_t i = 0; i < Perms.size(); ++i) {
            const bool on = m_table->item(row, FirstPerm + static_cast<int>(i))->checkState() == Qt::Checked;
            if (on) entry.perms |= static_cast<std::int32_t>(Perms[i]);
        }
        out.push_back(std::move(entry));
    }
    return out;
}

std::string AclDialog::acl() const {
    return tree::formatAcl(entries());
}

void AclDialog::removeSelected() {
    if (m_table->currentRow() >= 0) m_table->removeRow(m_table->currentRow());
    validate();
}

void AclDialog::validate() {
    if (!m_save) return;
    const std::string text = acl();
    const auto parsed = tree::parseAcl(text);
    const bool good = m_table->rowCount() > 0 && parsed && *parsed == entries();
    m_save->setEnabled(good && text != m_before);
    m_save->setToolTip(good ? WindowClient::text(setAclRequest(m_path, text, m_aversion)) : QString());
    if (m_table->rowCount() == 0) {
        m_hint->setText(tr("An ACL needs an entry at least."));
    } else if (!good) {
        m_hint->setText(
            tr("Each entry needs a scheme - world, auth, digest or ip - and neither part may hold a comma."));
    } else {
        m_hint->setText(QString::fromStdString(text));
    }
}

}  // namespace qs::app
