#include "app/controls/fault_palette.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/controls/network_shapes.h"
#include "app/models/syntax_words.h"
#include "app/models/text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int InARow = 3;  ///< tools, and shapes: a dock is narrow

}  // namespace

FaultPalette::FaultPalette(const TraceIndex& index, const ViewState& view, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_view(view),
      m_sink(sink),
      m_tools(new QButtonGroup(this)),
      m_form(new QFormLayout),
      m_nodes(makeNodes(u"faultNodes"_s, tr("Replicas"), u"leader"_s)),
      m_from(makeNodes(u"faultFrom"_s, tr("From"), u"leader"_s)),
      m_to(makeNodes(u"faultTo"_s, tr("To"), u"followers"_s)),
      m_bothWays(new QCheckBox(tr("&Both ways"), this)),
      m_end(makeChoice(u"faultEnd"_s, tr("How it ends"),
                       {{tr("crash of the process"), "kill"}, {tr("power off: nobody is told"), "poweroff"}})),
      m_slow(makeChoice(u"faultSlow"_s, tr("What takes longer"),
                        {{tr("each message of a link"), "delay"},
                         {tr("a link: nothing arrives for a time"), "clog"},
                         {tr("each event of a replica"), "slow"}})),
      m_time(new QLineEdit(u"200ms"_s, this)),
      m_spread(makeChoice(u"faultSpread"_s, tr("Spread"),
                          {{tr("exactly so long"), ""},
                           {tr("on average, exponential"), " exp"},
                           {tr("on average, long tails (Pareto)"), " pareto"}})),
      m_disk(makeChoice(u"faultDisk"_s, tr("What the disk does"),
                        {{tr("is full"), "full"},
                         {tr("fails at the next sync"), "failing"},
                         {tr("syncs slowly"), "slow"},
                         {tr("holds its syncs"), "hold"},
                         {tr("ends the sync that it holds"), "sync"},
                         {tr("takes half of each write first"), "short"},
                         {tr("has no file left"), "nofiles"},
                         {tr("is as it should be"), "ok"}})),
      m_factor(new QSpinBox(this)),
      m_clock(makeChoice(u"faultClock"_s, tr("What the clock does"),
                         {{tr("shows another time"), "skew"}, {tr("runs at another speed"), "drift"}})),
      m_ahead(new QLineEdit(u"-3s"_s, this)),
      m_perMille(new QSpinBox(this)),
      m_text(new QLabel(this)),
      m_apply(new QPushButton(this)) {
    setObjectName(u"faultPalette"_s);
    m_text->setObjectName(u"faultText"_s);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_apply->setObjectName(u"faultApply"_s);
    makeForm(*m_form);
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeTools());
    column->addLayout(m_form);
    column->addWidget(m_text);
    column->addWidget(m_apply);
    column->addLayout(makeShapes());
    connect(m_apply, &QPushButton::clicked, this, &FaultPalette::apply);
    connect(&m_view, &ViewState::changed, this, &FaultPalette::followSelection);
    choose(FaultTool::Scissors);
    refreshShapes();
}

// --- Tools ---------------------------------------------------------------------------------------------------------

QWidget* FaultPalette::makeTools() {
    auto* row = new QWidget(this);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    const QList<QToolButton*> tools{
        addTool(FaultTool::Scissors, tr("Cut"), tr("Scissors: what is sent over a link waits")),
        addTool(FaultTool::Hammer, tr("Kill"), tr("Hammer: a replica dies")),
        addTool(FaultTool::Ice, tr("Freeze"), tr("Ice: a replica stands still, its connections stay open")),
        addTool(FaultTool::Snail, tr("Slow"), tr("Snail: messages or replicas take longer")),
        addTool(FaultTool::Disk, tr("Disk"), tr("What a replica's disk does wrong")),
        addTool(FaultTool::Clock, tr("Clock"), tr("What a replica's clock shows")),
    };
    for (int i = 0; i < tools.size(); ++i)
        grid->addWidget(tools[i], i / InARow, i % InARow);
    connect(m_tools, &QButtonGroup::idClicked, this, [this](int id) { choose(static_cast<FaultTool>(id)); });
    return row;
}

QToolButton* FaultPalette::addTool(FaultTool tool, const QString& name, const QString& words) {
    auto* button = new QToolButton(this);
    button->setObjectName(u"faultTool"_s);
    button->setText(name);
    button->setToolTip(words);
    button->setIcon(faultIcon(tool, palette()));
    button->setIconSize({20, 20});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tools->addButton(button, static_cast<int>(tool));
    return button;
}

void FaultPalette::choose(FaultTool tool) {
    m_tool = tool;
    m_tools->button(static_cast<int>(tool))->setChecked(true);
    showRows();
    refresh();
}

void FaultPalette::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    for (QAbstractButton* button : m_tools->buttons())
        button->setIcon(faultIcon(static_cast<FaultTool>(m_tools->id(button)), palette()));
}

// --- Arguments -----------------------------------------------------------------------------------------------------

QComboBox* FaultPalette::makeNodes(const QString& name, const QString& accessible, const QString& first) {
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setToolTip(
        tr("A number, several with commas, or leader, follower, followers, observers, minority, majority, all"));
    box->addItems({u"leader"_s, u"follower"_s, u"followers"_s});
    if (m_index.membership().observers.size() > 0) box->addItem(u"observers"_s);
    box->addItems({u"minority"_s, u"majority"_s, u"all"_s});
    for (const auto& [id, node] : m_index.nodes())
        box->addItem(QString::fromStdString(toString(id)));
    box->setCurrentText(first);
    connect(box, &QComboBox::currentTextChanged, this, &FaultPalette::refresh);
    connect(box->lineEdit(), &QLineEdit::returnPressed, this, &FaultPalette::apply);
    return box;
}

QComboBox* FaultPalette::makeChoice(const QString& name, const QString& accessible,
                                    std::initializer_list<std::pair<QString, const char*>> choices) {
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto& [words, word] : choices)
        box->addItem(words, latin(word));
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
        showRows();
        refresh();
    });
    return box;
}

void FaultPalette::makeForm(QFormLayout& form) {
    m_bothWays->setObjectName(u"faultBothWays"_s);
    m_bothWays->setChecked(true);
    m_time->setObjectName(u"faultTime"_s);
    m_time->setToolTip(tr("40us, 200ms or 3s"));
    m_ahead->setObjectName(u"faultAhead"_s);
    m_ahead->setToolTip(tr("3s: so much ahead; -3s: behind; 0ms: right again"));
    m_factor->setObjectName(u"faultFactor"_s);
    m_factor->setRange(1, 1000);
    m_factor->setValue(10);
    m_perMille->setObjectName(u"faultPerMille"_s);
    m_perMille->setRange(500, 2000);
    m_perMille->setValue(1100);
    const auto row = [&form](const QString& label, QWidget* field) {
        if (field->accessibleName().isEmpty()) field->setAccessibleName(QString(label).remove(u'&'));
        form.addRow(label, field);
    };
    row(tr("What"), m_slow);
    row(tr("&Replicas"), m_nodes);
    row(tr("Fro&m"), m_from);
    row(tr("To"), m_to);
    form.addRow(QString(), m_bothWays);
    row(tr("How"), m_end);
    row(tr("&Longer by"), m_time);
    row(tr("Spread"), m_spread);
    row(tr("The disk"), m_disk);
    row(tr("Times as long"), m_factor);
    row(tr("The clock"), m_clock);
    row(tr("&Ahead by"), m_ahead);
    row(tr("Thousandths of its speed"), m_perMille);
    connect(m_bothWays, &QCheckBox::toggled, this, &FaultPalette::refresh);
    for (QLineEdit* line : {m_time, m_ahead}) {
        connect(line, &QLineEdit::textChanged, this, &FaultPalette::refresh);
        connect(line, &QLineEdit::returnPressed, this, &FaultPalette::apply);
    }
    for (QSpinBox* box : {m_factor, m_perMille})
        connect(box, &QSpinBox::valueChanged, this, &FaultPalette::refresh);
}

/// Only what the tool asks for.
void FaultPalette::showRows() {
    if (!m_tools->button(0)) return;
    const QString slow = m_slow->currentData().toString();
    const bool snail = m_tool == FaultTool::Snail;
    const bool link = m_tool == FaultTool::Scissors || (snail && slow != u"slow");
    const auto set = [this](QWidget* field, bool shown) { m_form->setRowVisible(field, shown); };
    set(m_slow, snail);
    set(m_nodes, !link);
    for (QWidget* field :
         {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_bothWays)})
        set(field, link);
    set(m_end, m_tool == FaultTool::Hammer);
    set(m_time, snail);
    set(m_spread, snail && slow == u"delay");
    set(m_disk, m_tool == FaultTool::Disk);
    set(m_factor, m_tool == FaultTool::Disk && m_disk->currentData().toString() == u"slow");
    set(m_clock, m_tool == FaultTool::Clock);
    const bool skew = m_clock->currentData().toString() == u"skew";
    set(m_ahead, m_tool == FaultTool::Clock && skew);
    set(m_perMille, m_tool == FaultTool::Clock && !skew);
}

/// Where the person points, the tools act.
void FaultPalette::followSelection() {
    const NodeId node = m_view.selectedNode();
    if (!node || m_nodes->currentText() == QString::fromStdString(toString(node))) return;
    const QString number = QString::fromStdString(toString(node));
    if (!m_nodes->lineEdit()->hasFocus()) m_nodes->setCurrentText(number);
    if (m_from->lineEdit()->hasFocus() || m_to->lineEdit()->hasFocus()) return;
    m_from->setCurrentText(number);
    if (m_to->currentText() == number || m_to->currentText() == u"followers") m_to->setCurrentText(u"all"_s);
}

std::string FaultPalette::words() const {
    const auto text = [](const QComboBox* box) { return box->currentText().trimmed().toStdString(); };
    const auto word = [](const QComboBox* box) { return box->currentData().toString().toStdString(); };
    const std::string nodes = text(m_nodes);
    const std::string link = text(m_from) + (m_bothWays->isChecked() ? "<->" : "->") + text(m_to);
    const std::string time = m_time->text().trimmed().toStdString();
    switch (m_tool) {
        case FaultTool::Scissors:
            return "cut " + link;
        case FaultTool::Hammer:
            return word(m_end) + " " + nodes;
        case FaultTool::Ice:
            return "freeze " + nodes;
        case FaultTool::Snail: {
            const std::string what = word(m_slow);
            return what + " " + (what == "slow" ? nodes : link) + " " + time + (what == "delay" ? word(m_spread) : "");
        }
        case FaultTool::Disk: {
            const std::string what = word(m_disk);
            return "disk " + nodes + " " + what + (what == "slow" ? " " + std::to_string(m_factor->value()) : "");
        }
        case FaultTool::Clock:
            if (word(m_clock) == "skew") return "skew " + nodes + " " + m_ahead->text().trimmed().toStdString();
            return "drift " + nodes + " " + std::to_string(m_perMille->value());
    }
    return {};
}

Result<command::Command> FaultPalette::command() const {
    return command::parse(words());
}

void FaultPalette::refresh() {
    if (!m_tools->button(0)) return;
    const auto wanted = command();
    m_text->setText(QString::fromStdString(wanted ? command::format(*wanted) : words()));
    m_apply->setText(m_tools->button(static_cast<int>(m_tool))->text());
    const QString whyNot = wanted ? m_sink.whyNot(*wanted) : syntaxWords(wanted.error());
    m_apply->setEnabled(whyNot.isEmpty());
    m_apply->setToolTip(whyNot.isEmpty() ? m_text->text() : whyNot);
}

void FaultPalette::apply() {
    const auto wanted = command();
    if (wanted && m_sink.whyNot(*wanted).isEmpty()) m_sink.submit(*wanted);
}

// --- Shapes --------------------------------------------------------------------------------------------------------

QGridLayout* FaultPalette::makeShapes() {
    auto* grid = new QGridLayout;
    grid->setSpacing(2);
    for (const NetworkShape shape : NetworkShapes) {
        auto* button = new QToolButton(this);
        button->setText(shapeName(shape));
        button->setObjectName(u"networkShape"_s);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setAccessibleDescription(shapeWords(shape));
        const int place = static_cast<int>(m_shapes.size());
        grid->addWidget(button, place / InARow, place % InARow);
        m_shapes.append(button);
        connect(button, &QToolButton::clicked, this, [this, shape] {
            const ShapePlan plan = planOf(shape, m_index);
            if (!plan.commands.empty()) m_sink.submitAll(plan.commands);
        });
    }
    return grid;
}

void FaultPalette::refreshShapes() {
    for (std::size_t i = 0; i < NetworkShapes.size(); ++i) {
        const ShapePlan plan = planOf(NetworkShapes[i], m_index);
        QStringList lines{shapeWords(NetworkShapes[i])};
        for (const command::Command& each : plan.commands)
            lines.append(QString::fromStdString(command::format(each)));
        if (plan.commands.empty()) lines.append(plan.why);
        QToolButton* button = m_shapes[static_cast<qsizetype>(i)];
        button->setEnabled(!plan.commands.empty());
        button->setToolTip(lines.join(u'\n'));
    }
}

}  // namespace qs::app
