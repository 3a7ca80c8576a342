#include "app/setup/ensemble_form.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <limits>

#include "app/ensemble/port_block.h"
#include "app/models/reason_words.h"
#include "app/setup/duration_box.h"
#include "engine/scenario/ensemble_line.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace bounds = sim::bounds;

namespace {

constexpr quint32 DiceSides = 1'000'000;  ///< seeds that one can say aloud

void refuse(EnsembleForm::Filled& out, const QString& problem) {
    if (out.problem.isEmpty()) out.problem = problem;
}

template <class T>
void readNumber(const QLineEdit& field, const sim::Bounds<T>& may, T& to, EnsembleForm::Filled& out) {
    bool good = false;
    const quint64 value = field.text().trimmed().toULongLong(&good);
    if (good && value >= may.least && value <= may.most) {
        to = static_cast<T>(value);
        return;
    }
    refuse(
        out,
        EnsembleForm::tr("%1: a whole number from %2 to %3.").arg(field.accessibleName()).arg(may.least).arg(may.most));
}

void readDuration(const DurationBox& field, VirtualTime& to, EnsembleForm::Filled& out) {
    const auto value = field.value();
    to = value.value_or(to);
    if (value) return;
    const auto words = [](VirtualTime time) { return QString::fromStdString(formatDuration(time)); };
    refuse(out, EnsembleForm::tr("%1: a duration such as 10ms or 2s, from %2 to %3.")
                    .arg(field.accessibleName(), words(field.bounds().least), words(field.bounds().most)));
}

template <class T>
void readList(const QLineEdit& field, std::optional<T> (*parse)(std::string_view), T& to, EnsembleForm::Filled& out) {
    const QString text = field.text().simplified().remove(u' ');
    if (text.isEmpty()) return;
    const auto value = parse(text.toStdString());
    to = value.value_or(T{});
    if (!value)
        refuse(out, EnsembleForm::tr("%1: something like %2.").arg(field.accessibleName(), field.placeholderText()));
}

}  // namespace

EnsembleForm::EnsembleForm(QWidget* parent)
    : QTabWidget(parent),
      m_voters(makeNumber(bounds::Voters.least, bounds::Voters.most)),
      m_observers(makeNumber(bounds::Observers.least, bounds::Observers.most)),
      m_seed(makeLine({})),
      m_outside(new QCheckBox(tr("Outside &clients from port"), this)),
      m_port(makeNumber(1, LastPort)),
      m_readOnly(new QCheckBox(tr("&Read-only mode without a leader"), this)),
      m_paused(new QCheckBox(tr("&Begin with time standing"), this)),
      m_latency(makeDuration(bounds::Duration)),
      m_fsync(makeDuration(bounds::Duration)),
      m_tick(makeDuration(bounds::Duration)),
      m_initLimit(makeNumber(bounds::Limit.least, bounds::Limit.most, tr(" ticks"))),
      m_syncLimit(makeNumber(bounds::Limit.least, bounds::Limit.most, tr(" ticks"))),
      m_finalizeWait(makeDuration(bounds::FinalizeWait)),
      m_snapCount(makeNumber(bounds::Transactions.least, bounds::Transactions.most)),
      m_window(makeNumber(bounds::Transactions.least, bounds::Transactions.most)),
      m_startCounter(makeLine({})),
      m_firstSequence(makeNumber(bounds::FirstSequence.least, bounds::FirstSequence.most)),
      m_weights(makeLine(u"1:2,3:0"_s)),
      m_groups(makeLine(u"1,2|3,4,5"_s)) {
    setDocumentMode(false);
    makeUsualPage();
    makeSeldomPage();
    connectAll();
    setValue({});
    setFocusProxy(m_voters);  // the tabs are reached by Shift+Tab
}

QSpinBox* EnsembleForm::makeNumber(int least, int most, const QString& suffix) {
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setSuffix(suffix);
    connect(box, &QSpinBox::valueChanged, this, &EnsembleForm::changed);
    return box;
}

DurationBox* EnsembleForm::makeDuration(const sim::Bounds<VirtualTime>& may) {
    auto* box = new DurationBox(may, this);
    connect(box, &DurationBox::changed, this, &EnsembleForm::changed);
    return box;
}

QLineEdit* EnsembleForm::makeLine(const QString& hint) {
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(hint);
    connect(line, &QLineEdit::textChanged, this, &EnsembleForm::changed);
    return line;
}

void EnsembleForm::addRow(QFormLayout& form, const QString& label, QWidget* field, const QString& name,
                          const QString& tip) {
    form.addRow(label, field);
    field->setObjectName(name);
    field->setToolTip(tip);
    field->setAccessibleName(QString(label).remove(u'&'));
}

/// The seed with its die; the label's key leads to the number.
QWidget* EnsembleForm::makeSeed() {
    auto* dice = new QToolButton(this);
    dice->setObjectName(u"newSeedDice"_s);
    dice->setText(u"\u2684"_s);
    dice->setToolTip(tr("Draw a seed"));
    dice->setAccessibleName(dice->toolTip());
    dice->setFocusPolicy(Qt::StrongFocus);
    connect(dice, &QToolButton::clicked, this,
            [this] { m_seed->setText(QString::number(QRandomGenerator::global()->bounded(1U, DiceSides))); });
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_seed, 1);
    row->addWidget(dice);
    both->setFocusProxy(m_seed);
    return both;
}

void EnsembleForm::makeUsualPage() {
    auto* page = new QWidget(this);
    auto* whole = new QVBoxLayout(page);
    auto* columns = new QHBoxLayout;
    whole->addLayout(columns);
    whole->addStretch(1);
    auto* left = new QFormLayout;
    auto* right = new QFormLayout;
    columns->addLayout(left, 1);
    columns->addSpacing(fontMetrics().height());
    columns->addLayout(right, 1);
    addRow(*left, tr("&Voters"), m_voters, u"newVoters"_s, tr("Replicas that vote and acknowledge: replicas="));
    addRow(*left, tr("&Observers"), m_observers, u"newObservers"_s,
           tr("Replicas that learn and do not vote: observers="));
    left->addRow(tr("S&eed"), makeSeed());
    m_seed->setObjectName(u"newSeed"_s);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("Of all that is drawn: the same seed and the same commands give the same run: seed="));
    left->addRow(m_outside, m_port);
    m_outside->setObjectName(u"newOutside"_s);
    m_outside->setToolTip(tr("Each replica listens on a loopback port of its own"));
    m_port->setObjectName(u"newPort"_s);
    m_port->setAccessibleName(tr("First client port"));
    m_port->setToolTip(tr("Of replica 1, the others follow; the same number as in the settings"));
    left->addRow(m_readOnly);
    m_readOnly->setObjectName(u"newReadOnly"_s);
    m_readOnly->setToolTip(tr("A replica without a leader serves reads to clients that agree: readonly="));
    left->addRow(m_paused);
    m_paused->setObjectName(u"newPaused"_s);
    addRow(*right, tr("&Link delay"), m_latency, u"newLatency"_s,
           tr("Of a message one way; each takes 80 to 120 % of it: latency="));
    addRow(*right, tr("&fsync"), m_fsync, u"newFsync"_s,
           tr("Of one durable write; each takes 80 to 120 % of it: fsync="));
    addRow(*right, tr("&tickTime"), m_tick, u"newTick"_s,
           tr("The unit of initLimit and syncLimit; a leader pings every half of it: tick="));
    addRow(*right, tr("&initLimit"), m_initLimit, u"newInitLimit"_s,
           tr("How long a follower may take to join a leader, and a leader to gather its quorum: initLimit="));
    addRow(*right, tr("s&yncLimit"), m_syncLimit, u"newSyncLimit"_s,
           tr("How long a leader and a follower may hear nothing of each other: syncLimit="));
    addRow(*right, tr("Finalise &wait"), m_finalizeWait, u"newFinalizeWait"_s,
           tr("How long an election that has its quorum waits for a better vote: finalizeWait="));
    addTab(page, tr("Ensemble"));
}

void EnsembleForm::makeSeldomPage() {
    auto* page = new QWidget(this);
    auto* whole = new QVBoxLayout(page);
    auto* form = new QFormLayout;
    whole->addLayout(form);
    whole->addStretch(1);
    addRow(*form, tr("Snapshot every &n transactions"), m_snapCount, u"newSnapCount"_s,
           tr("Of one replica: snapCount="));
    addRow(*form, tr("Proposals &kept for DIFF"), m_window, u"newWindow"_s,
           tr("Committed ones that a leader keeps at hand; who lacks more gets a SNAP: window="));
    addRow(*form, tr("Counter of an epoch starts &after"), m_startCounter, u"newStartCounter"_s,
           tr("Near 4294967295 the counter runs out and the leader must begin another epoch: startCounter="));
    addRow(*form, tr("First se&quential number under /"), m_firstSequence, u"newFirstSequence"_s,
           tr("Near 2147483647 the numbers run over into negative ones: firstSequence="));
    addRow(*form, tr("Wei&ghts of voters"), m_weights, u"newWeights"_s,
           tr("Voter 1 has two votes, voter 3 none; who is not named has one: weights="));
    addRow(*form, tr("Gro&ups of voters"), m_groups, u"newGroups"_s,
           tr("A quorum is most of the groups, each by more than half of its weight: groups="));
    addTab(page, tr("Seldom needed"));
}

void EnsembleForm::connectAll() {
    for (const QCheckBox* box : {m_outside, m_readOnly, m_paused})
        connect(box, &QCheckBox::toggled, this, &EnsembleForm::changed);
    connect(m_outside, &QCheckBox::toggled, m_port, &QWidget::setEnabled);
}

void EnsembleForm::setValue(const NewEnsemble& value) {
    const sim::LabConfig& lab = value.lab;
    m_voters->setValue(lab.voters);
    m_observers->setValue(lab.observers);
    m_seed->setText(QString::number(lab.seed));
    m_outside->setChecked(value.clientPort != 0);
    m_port->setEnabled(value.clientPort != 0);
    if (value.clientPort != 0) m_port->setValue(value.clientPort);
    m_readOnly->setChecked(lab.readOnly);
    m_paused->setChecked(value.paused);
    m_latency->setValue(lab.latency);
    m_fsync->setValue(lab.fsync);
    m_tick->setValue(lab.tick);
    m_initLimit->setValue(lab.initLimit);
    m_syncLimit->setValue(lab.syncLimit);
    m_finalizeWait->setValue(lab.finalizeWait);
    m_snapCount->setValue(static_cast<int>(lab.snapCount));
    m_window->setValue(static_cast<int>(lab.committedWindow));
    m_startCounter->setText(QString::number(lab.startCounter));
    m_firstSequence->setValue(lab.firstSequence);
    m_weights->setText(QString::fromStdString(scenario::formatWeights(lab.weights)));
    m_groups->setText(QString::fromStdString(scenario::formatGroups(lab.groups)));
}

EnsembleForm::Filled EnsembleForm::read() const {
    Filled out;
    sim::LabConfig& lab = out.value.lab;
    lab.voters = m_voters->value();
    lab.observers = m_observers->value();
    readNumber(*m_seed, {0, std::numeric_limits<std::uint64_t>::max()}, lab.seed, out);
    lab.readOnly = m_readOnly->isChecked();
    out.value.paused = m_paused->isChecked();
    const int replicas = lab.voters + lab.observers;
    out.value.clientPort = m_outside->isChecked() ? static_cast<quint16>(m_port->value()) : 0;
    if (m_outside->isChecked() && m_port->value() + replicas - 1 > LastPort)
        refuse(out, tr("%1: no room below 65536 for %n replica(s).", nullptr, replicas).arg(m_port->accessibleName()));
    readTimes(out);
    readSeldom(out);
    const std::string unfit = lab.membership().problem();
    if (!unfit.empty()) refuse(out, tr("Weights and groups: %1.").arg(reasonWords(unfit)));
    return out;
}

void EnsembleForm::readTimes(Filled& out) const {
    sim::LabConfig& lab = out.value.lab;
    readDuration(*m_latency, lab.latency, out);
    readDuration(*m_fsync, lab.fsync, out);
    readDuration(*m_tick, lab.tick, out);
    lab.initLimit = m_initLimit->value();
    lab.syncLimit = m_syncLimit->value();
    readDuration(*m_finalizeWait, lab.finalizeWait, out);
}

void EnsembleForm::readSeldom(Filled& out) const {
    sim::LabConfig& lab = out.value.lab;
    lab.snapCount = static_cast<std::size_t>(m_snapCount->value());
    lab.committedWindow = static_cast<std::size_t>(m_window->value());
    readNumber(*m_startCounter, bounds::StartCounter, lab.startCounter, out);
    lab.firstSequence = m_firstSequence->value();
    readList(*m_weights, scenario::parseWeights, lab.weights, out);
    readList(*m_groups, scenario::parseGroups, lab.groups, out);
}

}  // namespace qs::app
