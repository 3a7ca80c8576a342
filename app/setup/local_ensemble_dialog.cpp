#include "app/setup/local_ensemble_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <utility>

#include "app/ensemble/own_lines.h"
#include "app/ensemble/port_block.h"
#include "engine/sim/lab_bounds.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FolderColumns = 44;
constexpr int SlowMs = 300;  ///< of a look into a folder, until it is said
constexpr int LinesShown = 3;

QSpinBox* number(QWidget& parent, const QString& name, int least, int most, int value) {
    auto* box = new QSpinBox(&parent);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

}  // namespace

LocalEnsembleDialog::LocalEnsembleDialog(const OwnServers& begin, bool keepRunning, QWidget* parent)
    : QDialog(parent),
      m_look(new FolderLook(this)),
      m_wantsToKeep(keepRunning),
      m_ownPort(begin.clientPort),
      m_folder(new QLineEdit(begin.folder, this)),
      m_voters(number(*this, u"localVoters"_s, sim::bounds::Voters.least, sim::bounds::Voters.most, begin.voters)),
      m_observers(number(*this, u"localObservers"_s, sim::bounds::Observers.least, sim::bounds::Observers.most,
                         begin.observers)),
      m_port(number(*this, u"localPort"_s, 1, LastPort, begin.clientPort)),
      m_lines(new QPlainTextEdit(begin.ownLines, this)),
      m_keep(new QCheckBox(tr("&Keep running when this window closes"), this)),
      m_says(new QLabel(this)) {
    setWindowTitle(tr("Server processes"));
    m_folder->setObjectName(u"localFolder"_s);
    m_folder->setMinimumWidth(FolderColumns * fontMetrics().averageCharWidth());
    m_folder->setToolTip(tr("Each server has its zoo.cfg, its data and its log there"));
    m_port->setToolTip(tr("Of server 1; the others follow. All listen on 127.0.0.1 alone."));
    m_lines->setObjectName(u"localLines"_s);
    m_lines->setPlaceholderText(u"maxSessionTimeout=60000"_s);
    m_lines->setToolTip(tr("Lines that each server's zoo.cfg gets, too; tickTime, initLimit and syncLimit among them"));
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_lines->setTabChangesFocus(true);
    m_lines->setFixedHeight(LinesShown * QFontMetrics(m_lines->font()).lineSpacing() + 2 * m_lines->frameWidth() +
                            static_cast<int>(2 * m_lines->document()->documentMargin()));
    m_keep->setObjectName(u"localKeep"_s);
    m_keep->setChecked(keepRunning);
    m_keep->setToolTip(
        tr("The servers belong to a process of their own. Whoever opens the folder takes them up again."));
    m_says->setObjectName(u"localSays"_s);
    m_says->setWordWrap(true);
    m_says->setTextFormat(Qt::PlainText);
    m_says->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* browse = new QPushButton(tr("&Browse..."), this);
    browse->setAutoDefault(false);
    setTabOrder(m_folder, browse);
    setTabOrder(browse, m_voters);
    auto* folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(browse);
    auto* form = new QFormLayout;
    form->addRow(tr("&Folder"), folder);
    qobject_cast<QLabel*>(form->labelForField(folder))->setBuddy(m_folder);
    form->addRow(tr("&Voters"), m_voters);
    form->addRow(tr("&Observers"), m_observers);
    form->addRow(tr("First client &port"), m_port);
    form->addRow(tr("More of &zoo.cfg"), m_lines);
    form->addRow({}, m_keep);
    for (QWidget* field : {static_cast<QWidget*>(m_voters), static_cast<QWidget*>(m_observers),
                           static_cast<QWidget*>(m_port), static_cast<QWidget*>(m_lines)})
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
    connect(m_folder, &QLineEdit::textChanged, this, &LocalEnsembleDialog::onFolder);
    connect(m_lines, &QPlainTextEdit::textChanged, this, &LocalEnsembleDialog::refresh);
    connect(m_keep, &QCheckBox::toggled, this, &LocalEnsembleDialog::refresh);
    for (QSpinBox* box : {m_voters, m_observers, m_port})
        connect(box, &QSpinBox::valueChanged, this, &LocalEnsembleDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_look, &FolderLook::looked, this, &LocalEnsembleDialog::onLooked);
    m_slow.setSingleShot(true);
    connect(&m_slow, &QTimer::timeout, this, &LocalEnsembleDialog::onSlow);
    onFolder();
}

void LocalEnsembleDialog::browse() {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the ensemble"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
}

void LocalEnsembleDialog::onFolder() {
    m_look->look(m_folder->text().trimmed());
    m_slow.start(SlowMs);
    m_accepts = false;
}

/// What is there already cannot be chosen.
void LocalEnsembleDialog::onLooked(const FolderFacts& facts) {
    m_slow.stop();
    const bool accepts = std::exchange(m_accepts, false);
    m_facts = facts;
    const auto& [problem, held, set, kept] = m_facts;
    if (held || set) {
        const Membership& members = set ? set->membership : held->membership;
        m_voters->setValue(members.voters.size());
        m_observers->setValue(members.observers.size());
    }
    if (held) m_lines->setPlainText(held->ownLines);
    if (m_port->isEnabled()) m_ownPort = m_port->value();
    for (QSpinBox* box : {m_voters, m_observers})
        box->setEnabled(!held && !set);
    for (QWidget* field : {static_cast<QWidget*>(m_port), static_cast<QWidget*>(m_lines)})
        field->setEnabled(!set && !kept);
    if (m_keep->isEnabled()) m_wantsToKeep = m_keep->isChecked();
    m_keep->setChecked(kept || m_wantsToKeep);
    m_keep->setEnabled(!kept);
    m_start->setText(kept ? tr("&Take up") : tr("&Start"));
    const int portOfHeld = held && kept ? held->clientPort : m_ownPort;
    m_port->setValue(set ? set->servers.begin()->second.ports.client : portOfHeld);
    refresh();
    if (accepts && m_start->isEnabled()) QDialog::accept();
}

void LocalEnsembleDialog::onSlow() {
    m_says->setText(tr("Looking into the folder..."));
}

void LocalEnsembleDialog::accept() {
    m_accepts = m_look->looking();
    if (!m_accepts) QDialog::accept();
}

QString LocalEnsembleDialog::problem() const {
    if (!m_facts.problem.isEmpty() || m_facts.set) return m_facts.problem;
    if (m_port->value() + m_voters->value() + m_observers->value() - 1 > LastPort)
        return tr("No room for all client ports below %1.").arg(LastPort + 1);
    const auto lines = readOwnLines(m_lines->toPlainText());
    return lines ? QString() : QString::fromStdString(lines.error().message());
}

QString LocalEnsembleDialog::whatBegins() const {
    if (m_facts.kept)
        return tr("The servers in the folder run already, without a window: they are taken up as they are.");
    if (m_facts.set) {
        QStringList ports;
        for (const auto& [server, entry] : m_facts.set->servers)
            ports << u"127.0.0.1:%1"_s.arg(entry.ports.client);
        return tr("The folder holds zoo.cfg files that were not made here: the servers are started as they are, for "
                  "clients at %1.")
            .arg(ports.join(u", "_s));
    }
    QStringList out{m_facts.held ? tr("The folder holds an ensemble: it goes on with its data.")
                                 : tr("A new ensemble.")};
    if (!m_keep->isChecked()) out[0] += u' ' + tr("The servers end with this window.");
    return (out + readOwnLines(m_lines->toPlainText())->warnings).join(u'\n');
}

void LocalEnsembleDialog::done(int result) {
    m_look->disconnect(this);
    QDialog::done(result);
}

/// Something was changed: what was asked for before is asked no more.
void LocalEnsembleDialog::refresh() {
    m_accepts = false;
    if (m_look->looking()) return;
    const QString wrong = problem();
    m_start->setEnabled(wrong.isEmpty());
    m_says->setText(wrong.isEmpty() ? whatBegins() : wrong);
}

LocalEnsembleOptions LocalEnsembleDialog::chosen() const {
    LocalEnsembleOptions out;
    out.keepRunning = m_keep->isChecked() || m_facts.kept;
    if (m_facts.set) {
        out.servers = *m_facts.set;
        return out;
    }
    out.servers = OwnServers{m_voters->value(), m_observers->value(), static_cast<quint16>(m_port->value()),
                             m_folder->text().trimmed(), m_lines->toPlainText().trimmed()};
    return out;
}

}  // namespace qs::app
