#include "app/controls/run_until_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

template <class E>
WaitedEvent waited(const QString& words) {
    return {words, trace::Event(E{}).index()};
}

}  // namespace

QList<WaitedEvent> waitedEvents() {
    return {
        waited<trace::EpochEstablished>(RunUntilDialog::tr("a leader establishes its epoch")),
        waited<trace::Proposed>(RunUntilDialog::tr("a proposal")),
        waited<trace::ProposalAcked>(RunUntilDialog::tr("an acknowledgement reaches the leader")),
        waited<trace::Committed>(RunUntilDialog::tr("a commit")),
        waited<trace::Applied>(RunUntilDialog::tr("a replica applies a transaction")),
        waited<trace::Persisted>(RunUntilDialog::tr("something becomes durable")),
        waited<trace::MessageReceived>(RunUntilDialog::tr("a message arrives")),
        waited<trace::VoteChanged>(RunUntilDialog::tr("a vote changes")),
        waited<trace::TimerFired>(RunUntilDialog::tr("a timer fires")),
        waited<trace::NodeKilled>(RunUntilDialog::tr("a replica dies")),
        waited<trace::SyncChosen>(RunUntilDialog::tr("a learner is brought up to date")),
        waited<trace::ClientCall>(RunUntilDialog::tr("a client asks")),
        waited<trace::ClientReturn>(RunUntilDialog::tr("a client is answered")),
        waited<trace::WatchFired>(RunUntilDialog::tr("a watch fires")),
        waited<trace::SessionExpired>(RunUntilDialog::tr("a session expires")),
    };
}

RunUntilDialog::RunUntilDialog(NodeSet nodes, VirtualTime now, QWidget* parent)
    : QDialog(parent),
      m_what(new QComboBox(this)),
      m_pages(new QStackedWidget(this)),
      m_moment(new QLineEdit(this)),
      m_event(new QComboBox(this)),
      m_eventNode(makeNodes(nodes)),
      m_roleNode(makeNodes(nodes)),
      m_zxid(new QLineEdit(this)),
      m_flatOut(new QCheckBox(tr("As &fast as this machine can"), this)),
      m_problem(new QLabel(this)),
      m_run(nullptr),
      m_now(now) {
    setWindowTitle(tr("Run until"));
    m_what->setObjectName(u"untilWhat"_s);
    m_what->setAccessibleName(tr("Run until"));
    for (const WaitedEvent& each : waitedEvents())
        m_event->addItem(each.words, QVariant::fromValue<qulonglong>(each.event));
    m_event->setObjectName(u"untilEvent"_s);
    m_moment->setObjectName(u"untilMoment"_s);
    m_moment->setText(QString::fromStdString(formatDuration(VirtualTime{(now.us / 1'000'000 + 10) * 1'000'000})));
    m_zxid->setObjectName(u"untilZxid"_s);
    m_zxid->setPlaceholderText(tr("epoch:counter, for example 1:5"));
    const auto page = [this](const QString& title, std::initializer_list<std::pair<QString, QWidget*>> rows) {
        m_what->addItem(title);
        m_pages->addWidget(makePage(rows));
    };
    page(tr("the next event of a kind"), {{tr("&Event"), m_event}, {tr("&Replica"), m_eventNode}});
    page(tr("a change of role"), {{tr("&Replica"), m_roleNode}});
    page(tr("a transaction is committed"), {{tr("&Zxid"), m_zxid}});
    page(tr("a moment of virtual time"), {{tr("&Time"), m_moment}});
    page(tr("a promise is broken"), {});
    m_flatOut->setObjectName(u"untilFlatOut"_s);
    m_flatOut->setChecked(true);
    m_flatOut->setToolTip(tr("Otherwise at the speed that is set"));
    m_problem->setObjectName(u"untilProblem"_s);
    m_problem->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_run = buttons->addButton(tr("&Run"), QDialogButtonBox::AcceptRole);
    m_run->setObjectName(u"untilRun"_s);
    m_run->setDefault(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Until"), m_what);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_pages);
    column->addWidget(m_flatOut);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(m_what, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_what, &QComboBox::currentIndexChanged, this, &RunUntilDialog::refresh);
    connect(m_moment, &QLineEdit::textChanged, this, &RunUntilDialog::refresh);
    connect(m_zxid, &QLineEdit::textChanged, this, &RunUntilDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

QComboBox* RunUntilDialog::makeNodes(NodeSet nodes) {
    auto* box = new QComboBox(this);
    box->addItem(tr("any"), 0);
    for (const NodeId node : nodes.nodes())
        box->addItem(QString::fromStdString(toString(node)), node.value);
    return box;
}

QWidget* RunUntilDialog::makePage(std::initializer_list<std::pair<QString, QWidget*>> rows) {
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    for (const auto& [label, field] : rows) {
        form->addRow(label, field);
        field->setAccessibleName(QString(label).remove(u'&'));
    }
    return page;
}

std::optional<RunGoal> RunUntilDialog::read() const {
    RunGoal out;
    out.flatOut = m_flatOut->isChecked();
    const auto nodeOf = [](const QComboBox* box) {
        return NodeId::ofByte(static_cast<std::uint8_t>(box->currentData().toUInt()));
    };
    switch (m_what->currentIndex()) {
        case 0:
            out.what = RunGoal::What::Event;
            out.event = static_cast<std::size_t>(m_event->currentData().toULongLong());
            out.node = nodeOf(m_eventNode);
            return out;
        case 1:
            out.what = RunGoal::What::RoleChange;
            out.node = nodeOf(m_roleNode);
            return out;
        case 2: {
            out.what = RunGoal::What::Committed;
            const auto zxid = parseZxid(m_zxid->text().trimmed().toStdString());
            out.zxid = zxid.value_or(Zxid{});
            return zxid ? std::optional(out) : std::nullopt;
        }
        case 3: {
            const auto moment = parseDuration(m_moment->text().trimmed().toStdString());
            out.moment = moment.value_or(VirtualTime{});
            return moment && *moment > m_now ? std::optional(out) : std::nullopt;
        }
        default:
            out.what = RunGoal::What::Finding;
            return out;
    }
}

std::optional<RunGoal> RunUntilDialog::goal() const {
    return read();
}

void RunUntilDialog::refresh() {
    const bool good = read().has_value();
    m_run->setEnabled(good);
    m_problem->setVisible(!good);
    if (m_what->currentIndex() == 2) m_problem->setText(tr("A zxid is an epoch and a counter, such as 1:5."));
    if (m_what->currentIndex() == 3)
        m_problem->setText(tr("A time such as 12s or 2500ms, after the present moment, %1.")
                               .arg(QString::fromStdString(toString(m_now))));
}

}  // namespace qs::app
