#include "app/controls/inbox_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeView>
#include <QVBoxLayout>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int RefreshMs = 100;

QString textOf(const command::Command& command) {
    return QString::fromStdString(command::format(command));
}

}  // namespace

InboxPanel::InboxPanel(const TraceIndex& index, ViewState& view, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_view(view),
      m_sink(sink),
      m_model(index, view),
      m_manual(new QCheckBox(tr("&Manual: nothing moves unless released"), this)),
      m_outside(new QCheckBox(tr("Allow what is &outside the model"), this)),
      m_hint(new QLabel(this)),
      m_tree(new QTreeView(this)),
      m_deliver{makeButton(u"inboxDeliver"_s, tr("&Deliver")), {}},
      m_hold{makeButton(u"inboxHold"_s, tr("Ho&ld")), {}},
      m_release{makeButton(u"inboxRelease"_s, tr("&Release")), {}},
      m_drop{makeButton(u"inboxDrop"_s, tr("Dro&p")), {}},
      m_duplicate{makeButton(u"inboxDuplicate"_s, tr("D&uplicate")), {}} {
    m_manual->setObjectName(u"inboxManual"_s);
    m_outside->setObjectName(u"inboxOutside"_s);
    m_outside->setToolTip(
        tr("ZAB trusts its connections to be first in, first out. Losing or repeating a single message in one breaks "
           "what it builds on: what the lamps find after that says \"outside the model\"."));
    m_hint->setObjectName(u"inboxHint"_s);
    m_hint->setWordWrap(true);
    makeView();
    placeAll();
    m_soon.setSingleShot(true);
    m_soon.setInterval(RefreshMs);
    connectAll();
    refreshNow();
}

QPushButton* InboxPanel::makeButton(const QString& name, const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    return button;
}

void InboxPanel::makeView() {
    m_tree->setObjectName(u"inbox"_s);
    m_tree->setAccessibleName(tr("Messages and timers that wait, by replica"));
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setToolTip(tr("Enter delivers or fires what is chosen, Delete drops it."));
    m_tree->header()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    m_tree->header()->resizeSection(InboxModel::What, letter * 36);
    m_tree->header()->resizeSection(InboxModel::From, letter * 8);
    m_tree->expandAll();
    m_tree->installEventFilter(this);
}

void InboxPanel::placeAll() {
    auto* modes = new QHBoxLayout;
    modes->addWidget(m_manual);
    modes->addWidget(m_outside);
    modes->addStretch();
    auto* buttons = new QHBoxLayout;
    for (const Button& each : {m_deliver, m_hold, m_release, m_drop, m_duplicate})
        buttons->addWidget(each.button);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addLayout(modes);
    column->addWidget(m_hint);
    column->addWidget(m_tree, 1);
    column->addLayout(buttons);
    setTabOrder(m_tree, m_deliver.button);
}

void InboxPanel::connectAll() {
    connect(&m_soon, &QTimer::timeout, this, &InboxPanel::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, &InboxPanel::refreshSoon);
    connect(&m_index, &TraceIndex::momentChanged, this, &InboxPanel::refreshNow);
    connect(&m_view, &ViewState::filterChanged, this, &InboxPanel::refreshNow);
    connect(m_manual, &QCheckBox::clicked, this, [this](bool on) { m_sink.submitAll(manualCommands(m_index, on)); });
    connect(m_outside, &QCheckBox::toggled, this, &InboxPanel::refreshButtons);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &InboxPanel::chosen);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& at) {
        if (m_model.itemAt(at)) carryOut(m_deliver);
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &InboxPanel::openMenu);
    for (Button* each : {&m_deliver, &m_hold, &m_release, &m_drop, &m_duplicate})
        connect(each->button, &QPushButton::clicked, this, [this, each] { carryOut(*each); });
}

void InboxPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshNow();
}

/// What nobody sees is not worked out.
void InboxPanel::refreshSoon() {
    if (isVisible() && !m_soon.isActive()) m_soon.start();
}

void InboxPanel::refreshNow() {
    m_model.refresh();
    refreshManual();
    refreshButtons();
}

void InboxPanel::refreshManual() {
    const QSignalBlocker silent(m_manual);
    const bool manual = isManual(m_index);
    m_manual->setChecked(manual);
    QStringList lines;
    for (const command::Command& each : manualCommands(m_index, !manual))
        lines.append(textOf(each));
    m_manual->setToolTip(lines.join(u'\n'));
    m_hint->setText(manual
                        ? tr("Every message waits to be delivered, every timer to be fired. Clients and disks go on.")
                        : tr("Messages and timers take their course. Hold single ones, or all: manual."));
}

void InboxPanel::chosen(const QModelIndex& index) {
    const InboxItem* item = m_model.itemAt(index);
    if (item && !item->isTimer()) m_view.selectRecord(item->sent);
    if (const NodeId node = m_model.nodeAt(index)) m_view.selectNode(node);
    refreshButtons();
}

void InboxPanel::refreshButtons() {
    const InboxItem* item = m_model.itemAt(m_tree->currentIndex());
    m_deliver.button->setText(item && item->isTimer() ? tr("&Fire") : tr("&Deliver"));
    if (!item) {
        for (Button* each : {&m_deliver, &m_hold, &m_release, &m_drop, &m_duplicate})
            put({{}, tr("Choose a message or a timer above.")}, *each);
        return;
    }
    const bool outside = m_outside->isChecked();
    const bool badge = outside && !item->isTimer() && isOutsideModel(*item);
    m_drop.button->setText(badge ? tr("Dro&p: outside the model") : tr("Dro&p"));
    m_duplicate.button->setText(badge ? tr("D&uplicate: outside the model") : tr("D&uplicate"));
    put(deliverOffer(*item, m_index), m_deliver);
    put(holdOffer(*item), m_hold);
    put(releaseOffer(*item, m_index), m_release);
    put(dropOffer(*item, m_index, outside), m_drop);
    put(duplicateOffer(*item, m_index, outside), m_duplicate);
}

void InboxPanel::put(const Offer& offer, Button& button) {
    button.offer = offer;
    if (!m_index.isLive()) button.offer = {{}, tr("This is the past: nothing can be changed in it.")};
    const QString whyNot = button.offer.command ? m_sink.whyNot(*button.offer.command) : QString();
    if (!whyNot.isEmpty()) button.offer = {{}, whyNot};
    button.button->setEnabled(button.offer.command.has_value());
    button.button->setToolTip(button.offer.command ? textOf(*button.offer.command) : button.offer.why);
}

void InboxPanel::carryOut(const Button& button) {
    if (button.offer.command) m_sink.submit(*button.offer.command);
}

void InboxPanel::openMenu(QPoint where) {
    if (!m_model.itemAt(m_tree->indexAt(where))) return;
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    for (const Button* each : {&m_deliver, &m_hold, &m_release, &m_drop, &m_duplicate}) {
        QAction* action = menu.addAction(each->button->text(), this, [this, each] { carryOut(*each); });
        action->setEnabled(each->button->isEnabled());
        action->setToolTip(each->button->toolTip());
    }
    menu.exec(m_tree->viewport()->mapToGlobal(where));
}

bool InboxPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_model.itemAt(m_tree->currentIndex())) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            carryOut(m_deliver);
            return true;
        }
        if (key == Qt::Key_Delete) {
            carryOut(m_drop);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace qs::app
