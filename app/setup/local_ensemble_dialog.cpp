#include "app/setup/local_ensemble_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/ensemble/server_files.h"
#include "engine/sim/lab_bounds.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FolderColumns = 44;
constexpr int LastPort = 65535;

QSpinBox* number(QWidget& parent, const QString& name, int least, int most, int value) {
    auto* box = new QSpinBox(&parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

}  // namespace

LocalEnsembleDialog::LocalEnsembleDialog(const LocalEnsembleOptions& begin, QWidget* parent)
    : QDialog(parent),
      m_begin(begin),
      m_folder(new QLineEdit(begin.folder, this)),
      m_voters(number(*this, u"localVoters"_s, sim::bounds::Voters.least, sim::bounds::Voters.most, begin.voters)),
      m_observers(number(*this, u"localObservers"_s, sim::bounds::Observers.least, sim::bounds::Observers.most,
                         begin.observers)),
      m_port(number(*this, u"localPort"_s, 1, LastPort, begin.clientPort)),
      m_says(new QLabel(this)) {
    setWindowTitle(tr("Server processes"));
    m_folder->setObjectName(u"localFolder"_s);
    m_folder->setMinimumWidth(FolderColumns * fontMetrics().averageCharWidth());
    m_folder->setToolTip(tr("Each server has its zoo.cfg, its data and its log there"));
    m_port->setToolTip(tr("Of server 1; the others follow. All listen on 127.0.0.1 alone."));
    m_says->setObjectName(u"localSays"_s);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* browse = new QPushButton(tr("&Browse..."), this);
    browse->setAutoDefault(false);
    auto* folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    auto* form = new QFormLayout;
    form->addRow(tr("&Folder"), folder);
    qobject_cast<QLabel*>(form->labelForField(folder))->setBuddy(m_folder);
    form->addRow(tr("&Voters"), m_voters);
    form->addRow(tr("&Observers"), m_observers);
    form->addRow(tr("First client &port"), m_port);
    for (QWidget* field :
         {static_cast<QWidget*>(m_voters), static_cast<QWidget*>(m_observers), static_cast<QWidget*>(m_port)})
        field->setAccessibleName(qobject_cast<QLabel*>(form->labelForField(field))->text().remove(u'&'));
    m_folder->setAccessibleName(tr("Folder"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"localStart"_s);
    m_start->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_says);
    column->addWidget(buttons);
    connect(browse, &QPushButton::clicked, this, &LocalEnsembleDialog::browse);
    connect(m_folder, &QLineEdit::textChanged, this, &LocalEnsembleDialog::refresh);
    for (QSpinBox* box : {m_voters, m_observers, m_port})
        connect(box, &QSpinBox::valueChanged, this, &LocalEnsembleDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

void LocalEnsembleDialog::browse() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the ensemble"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
}

void LocalEnsembleDialog::refresh() {
    const QString folder = m_folder->text().trimmed();
    const auto held =
        folder.isEmpty() ? Result<std::optional<Membership>>(std::nullopt) : ServerFiles::membersOf(folder);
    const bool holds = held && *held;
    if (holds) {
        m_voters->setValue((*held)->voters.size());
        m_observers->setValue((*held)->observers.size());
    }
    m_voters->setEnabled(!holds);
    m_observers->setEnabled(!holds);
    const int last = m_port->value() + m_voters->value() + m_observers->value() - 1;
    m_start->setEnabled(held && !folder.isEmpty() && last <= LastPort);
    if (!held) {
        m_says->setText(QString::fromStdString(held.error().message()));
    } else if (folder.isEmpty()) {
        m_says->setText(tr("Choose where the servers keep their data."));
    } else if (last > LastPort) {
        m_says->setText(tr("No room for all client ports below %1.").arg(LastPort + 1));
    } else {
        m_says->setText(holds ? tr("The folder holds an ensemble: it goes on with its data.")
                              : tr("A new ensemble. The servers end with this window."));
    }
}

LocalEnsembleOptions LocalEnsembleDialog::chosen() const {
    LocalEnsembleOptions out = m_begin;
    out.folder = m_folder->text().trimmed();
    out.voters = m_voters->value();
    out.observers = m_observers->value();
    out.clientPort = static_cast<quint16>(m_port->value());
    return out;
}

}  // namespace qs::app
