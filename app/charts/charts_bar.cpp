#include "app/charts/charts_bar.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "app/charts/plot_view.h"

namespace qs::app {

using namespace Qt::StringLiterals;

ChartsBar::ChartsBar(QWidget* parent)
    : QWidget(parent),
      m_chips(makeChips()),
      m_chooser(makeMenuButton(u"chartsChooser"_s, tr("Charts"))),
      m_mode(new QComboBox(this)),
      m_pause(new QToolButton(this)) {
    for (const auto& [kind, action] : m_choices)
        m_chooser->menu()->addAction(action);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    // The layout may not ask for the chips: they give way.
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->addWidget(m_chips);
    row->addWidget(m_chooser);
    row->addStretch();
    m_mode->setObjectName(u"chartsMode"_s);
    m_mode->setAccessibleName(tr("Span of the run"));
    m_mode->addItem(tr("Last minute"), int(TimeWindow::Mode::LastMinute));
    m_mode->addItem(tr("Whole run"), int(TimeWindow::Mode::WholeRun));
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_mode->setToolTip(tr("The span of virtual time that the charts show. A drag or the wheel zooms into a part."));
    m_pause->setObjectName(u"chartsPause"_s);
    m_pause->setText(tr("Freeze"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Keeps the charts as they are while the run goes on"));
    row->addWidget(m_mode);
    row->addWidget(m_pause);
    row->addWidget(makeMore());
    m_chooser->hide();
    connect(m_mode, &QComboBox::activated, this,
            [this](int index) { emit modeChosen(TimeWindow::Mode(m_mode->itemData(index).toInt())); });
    connect(m_pause, &QToolButton::toggled, this, &ChartsBar::pauseToggled);
}

QWidget* ChartsBar::makeChips() {
    auto* chips = new QWidget(this);
    auto* row = new QHBoxLayout(chips);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const ChartKind kind : ChartKinds) {
        auto* action = new QAction(ChartWords::title(kind), this);
        action->setCheckable(true);
        action->setToolTip(ChartWords::meaning(kind));
        connect(action, &QAction::triggered, this, [this, kind](bool on) { emit toggled(kind, on); });
        m_choices.emplace(kind, action);
        auto* chip = new QToolButton(chips);
        chip->setObjectName(u"chip_%1"_s.arg(idOf(kind)));
        chip->setDefaultAction(action);
        chip->setAutoRaise(true);  // only the chosen ones have a frame
        row->addWidget(chip);
    }
    return chips;
}

QToolButton* ChartsBar::makeMenuButton(const QString& name, const QString& title) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(title);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(new QMenu(button));
    return button;
}

QToolButton* ChartsBar::makeMore() {
    QToolButton* button = makeMenuButton(u"chartsMore"_s, tr("More"));
    QMenu* menu = button->menu();
    menu->addAction(tr("Zoom &in"), this, [this] { emit zoomAsked(PlotView::ZoomStep); });
    menu->addAction(tr("Zoom &out"), this, [this] { emit zoomAsked(1 / PlotView::ZoomStep); });
    menu->addAction(tr("&Reset zoom"), this, &ChartsBar::resetAsked);
    menu->addSeparator();
    menu->addAction(tr("Save as &PNG..."), this, &ChartsBar::exportPngAsked);
    menu->addAction(tr("Save the whole run as &CSV..."), this, &ChartsBar::exportCsvAsked);
    return button;
}

void ChartsBar::setChosen(const QList<ChartKind>& kinds) {
    for (const auto& [kind, action] : m_choices)
        action->setChecked(kinds.contains(kind));
}

QSize ChartsBar::minimumSizeHint() const {
    const QSize whole = QWidget::minimumSizeHint();
    const int chips = m_chips->isHidden() ? 0 : m_chips->minimumSizeHint().width();
    const int chooser = m_chooser->isHidden() ? 0 : m_chooser->minimumSizeHint().width();
    return {whole.width() - chips - chooser + m_chooser->minimumSizeHint().width(), whole.height()};
}

void ChartsBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int others = minimumSizeHint().width() - m_chooser->minimumSizeHint().width();
    const bool fits = others + m_chips->minimumSizeHint().width() <= width();
    m_chips->setVisible(fits);
    m_chooser->setVisible(!fits);
}

/// A part that was zoomed into is the third entry, which is there only then.
void ChartsBar::setMode(TimeWindow::Mode mode) {
    const int zoomed = m_mode->findData(int(TimeWindow::Mode::Zoomed));
    if (mode == TimeWindow::Mode::Zoomed) {
        if (zoomed < 0) m_mode->addItem(tr("Zoomed"), int(mode));
    } else if (zoomed >= 0) {
        m_mode->removeItem(zoomed);
    }
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
}

}  // namespace qs::app
