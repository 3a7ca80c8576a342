// Charts of the whole run, up to three beside one another, over one span of time; redrawn four times a second at most.
// A click in a chart shows that moment.
#pragma once

#include <QTimer>
#include <QWidget>
#include <map>
#include <optional>

#include "app/charts/chart_content.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/widgets/theme.h"

class QBoxLayout;

namespace qs::app {

class ChartsBar;
class TimeChart;

class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    static constexpr int MaxShown = 3;

    ChartsPanel(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void refreshNow();

    /// In the order in which they stand.
    QList<ChartKind> chosen() const;
    TimeSpan span() const;
    /// Writes what the charts show, or the whole run; says how that went.
    void savePng(const QString& file);
    void saveCsv(const QString& file);

signals:
    void said(const QString& line);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectBar();
    void choose(ChartKind kind, bool on);
    void showChosen();
    TimeChart* chartOf(ChartKind kind);
    void setMode(TimeWindow::Mode mode);
    void setFrozen(bool frozen);
    void windowMoved();
    void showMoment(double second);
    void refreshLater();
    void alignHeadings();
    void askForFile(const QString& title, const QString& filter, const QString& suffix,
                    void (ChartsPanel::*save)(const QString&));
    /// The newest moment that the charts show.
    VirtualTime newest() const { return m_frozenAt.value_or(m_index.live().now()); }

    const TraceIndex& m_index;
    ViewState& m_state;
    Theme m_theme = lightTheme();
    ChartsBar* m_bar;
    QWidget* m_area;
    QBoxLayout* m_row;
    std::map<ChartKind, TimeChart*> m_charts;  ///< those that were chosen once
    QList<ChartKind> m_chosen;                 ///< the one chosen last at the end
    TimeWindow m_window;
    std::optional<VirtualTime> m_frozenAt;
    QTimer m_timer;
};

}  // namespace qs::app
