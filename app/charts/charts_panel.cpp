#include "app/charts/charts_panel.h"

#include <QFileDialog>
#include <QPixmap>
#include <QSaveFile>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/charts/chart_csv.h"
#include "app/charts/charts_bar.h"
#include "app/charts/plot_view.h"
#include "app/charts/time_chart.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int RefreshMs = 250;
const QString ChosenKey = u"charts/chosen"_s;
const QString WholeKey = u"charts/wholeRun"_s;

VirtualTime moment(double seconds) {
    return VirtualTime{std::llround(seconds * 1e6)};
}

QList<ChartKind> remembered() {
    QList<ChartKind> out;
    for (const QString& id : QSettings().value(ChosenKey).toStringList()) {
        for (const ChartKind kind : ChartKinds) {
            if (idOf(kind) == id && !out.contains(kind) && out.size() < ChartsPanel::MaxShown) out.append(kind);
        }
    }
    if (out.isEmpty()) out = {ChartKind::Throughput, ChartKind::Latency, ChartKind::Availability};
    return out;
}

}  // namespace

ChartsPanel::ChartsPanel(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_bar(new ChartsBar(this)),
      m_area(new QWidget(this)),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight, m_area)),
      m_chosen(remembered()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_bar);
    column->addWidget(m_area, 1);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(12);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChartsPanel::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, &ChartsPanel::refreshLater);
    connect(&m_index, &TraceIndex::momentChanged, this, &ChartsPanel::refreshLater);
    connectBar();
    if (QSettings().value(WholeKey).toBool()) m_window.showWholeRun();
    m_bar->setMode(m_window.mode());
    showChosen();
}

void ChartsPanel::connectBar() {
    connect(m_bar, &ChartsBar::toggled, this, &ChartsPanel::choose);
    connect(m_bar, &ChartsBar::modeChosen, this, &ChartsPanel::setMode);
    connect(m_bar, &ChartsBar::pauseToggled, this, &ChartsPanel::setFrozen);
    connect(m_bar, &ChartsBar::zoomAsked, this, [this](double factor) {
        const TimeSpan shown = span();
        m_window.zoom(factor, VirtualTime{(shown.from.us + shown.to.us) / 2}, newest());
        windowMoved();
    });
    connect(m_bar, &ChartsBar::resetAsked, this, [this] {
        m_window.reset();
        windowMoved();
    });
    connect(m_bar, &ChartsBar::exportPngAsked, this, [this] {
        askForFile(tr("Save the charts as a picture"), tr("PNG pictures (*.png)"), u"png"_s, &ChartsPanel::savePng);
    });
    connect(m_bar, &ChartsBar::exportCsvAsked, this, [this] {
        askForFile(tr("Save the activity of the whole run"), tr("Comma-separated values (*.csv)"), u"csv"_s,
                   &ChartsPanel::saveCsv);
    });
}

// --- Which charts --------------------------------------------------------------------------------------------------

QList<ChartKind> ChartsPanel::chosen() const {
    QList<ChartKind> out;
    for (const ChartKind kind : ChartKinds) {
        if (m_chosen.contains(kind)) out.append(kind);
    }
    return out;
}

/// The one that was chosen first makes room for a fourth; the last one stays.
void ChartsPanel::choose(ChartKind kind, bool on) {
    if (on && !m_chosen.contains(kind)) {
        m_chosen.append(kind);
        if (m_chosen.size() > MaxShown) m_chosen.removeFirst();
    } else if (!on && m_chosen.size() > 1) {
        m_chosen.removeOne(kind);
    }
    QStringList ids;
    for (const ChartKind each : m_chosen)
        ids << idOf(each);
    QSettings().setValue(ChosenKey, ids);
    showChosen();
}

TimeChart* ChartsPanel::chartOf(ChartKind kind) {
    TimeChart*& chart = m_charts[kind];
    if (chart) return chart;
    chart = new TimeChart(kind, m_area);
    chart->setTheme(m_theme);
    PlotView& plot = chart->plot();
    connect(&plot, &PlotView::clicked, this, &ChartsPanel::showMoment);
    connect(&plot, &PlotView::selected, this, [this](double from, double to) {
        m_window.select(moment(from), moment(to), newest());
        windowMoved();
    });
    connect(&plot, &PlotView::zoomed, this, [this](double factor, double about) {
        m_window.zoom(factor, moment(about), newest());
        windowMoved();
    });
    connect(&plot, &PlotView::panned, this, [this](double fraction) {
        m_window.pan(fraction, newest());
        windowMoved();
    });
    connect(&plot, &PlotView::resetAsked, this, [this] {
        m_window.reset();
        windowMoved();
    });
    return chart;
}

void ChartsPanel::showChosen() {
    for (const auto& [kind, chart] : m_charts) {
        if (m_chosen.contains(kind)) continue;
        m_row->removeWidget(chart);
        chart->hide();
    }
    for (const ChartKind kind : chosen()) {
        TimeChart* chart = chartOf(kind);
        m_row->removeWidget(chart);
        m_row->addWidget(chart, 1);
        chart->show();
    }
    m_bar->setChosen(m_chosen);
    refreshNow();
}

// --- Which time ----------------------------------------------------------------------------------------------------

TimeSpan ChartsPanel::span() const {
    return m_window.span(newest());
}

void ChartsPanel::setMode(TimeWindow::Mode mode) {
    if (mode == TimeWindow::Mode::Zoomed) return;
    const bool whole = mode == TimeWindow::Mode::WholeRun;
    if (whole) {
        m_window.showWholeRun();
    } else {
        m_window.showLastMinute();
    }
    QSettings().setValue(WholeKey, whole);
    windowMoved();
}

void ChartsPanel::setFrozen(bool frozen) {
    m_frozenAt.reset();
    if (frozen) m_frozenAt = m_index.live().now();
    windowMoved();
}

void ChartsPanel::windowMoved() {
    m_bar->setMode(m_window.mode());
    refreshNow();
}

void ChartsPanel::showMoment(double second) {
    const VirtualTime at = moment(second);
    if (at >= m_index.live().now()) {
        m_state.setCursor({});
    } else {
        m_state.setCursor(Cursor{at});
    }
}

// --- Drawing -------------------------------------------------------------------------------------------------------

void ChartsPanel::setTheme(const Theme& theme) {
    m_theme = theme;
    for (const auto& [kind, chart] : m_charts)
        chart->setTheme(theme);
    refreshNow();
}

void ChartsPanel::refreshLater() {
    if (isVisible() && !m_timer.isActive()) m_timer.start(RefreshMs);
}

void ChartsPanel::refreshNow() {
    const TimeSpan shown = span();
    const Activity& activity = m_index.activity();
    const QList<FaultBand> faults = faultsIn(activity, shown, newest());
    std::optional<double> moment;
    if (!m_index.isLive()) moment = static_cast<double>(m_index.now().us) / 1e6;
    for (const ChartKind kind : m_chosen) {
        TimeChart* chart = chartOf(kind);
        chart->setContent(contentOf(kind, activity, shown, newest()), faults, shown);
        chart->plot().setMoment(moment);
    }
    alignHeadings();
}

void ChartsPanel::alignHeadings() {
    int highest = 0;
    if (m_row->direction() == QBoxLayout::LeftToRight) {
        for (const ChartKind kind : m_chosen)
            highest = std::max(highest, chartOf(kind)->headingHeight());
    }
    for (const ChartKind kind : m_chosen)
        chartOf(kind)->setHeadingRoom(highest);
}

/// Beside one another while that is the wider way, else below one another.
void ChartsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_row->setDirection(height() > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    refreshLater();
}

void ChartsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshNow();
}

// --- Saving --------------------------------------------------------------------------------------------------------

void ChartsPanel::askForFile(const QString& title, const QString& filter, const QString& suffix,
                             void (ChartsPanel::*save)(const QString&)) {
    auto* dialog = new QFileDialog(this, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

void ChartsPanel::savePng(const QString& file) {
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && m_area->grab().save(&out, "PNG") && out.commit();
    emit said(written ? tr("The charts are saved in %1").arg(file)
                      : tr("%1 could not be written: %2").arg(file, out.errorString()));
}

void ChartsPanel::saveCsv(const QString& file) {
    QSaveFile out(file);
    const QByteArray text = csvOf(m_index.activity(), m_index.live().now());
    const bool written = out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit();
    emit said(written ? tr("The activity of the run is saved in %1").arg(file)
                      : tr("%1 could not be written: %2").arg(file, out.errorString()));
}

}  // namespace qs::app
