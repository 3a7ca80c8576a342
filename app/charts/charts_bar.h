// Above the charts: which of them are shown, which span of the run, pause, and the menu of the rest. Where it is narrow
// the choice of charts is a menu too.
#pragma once

#include <QWidget>
#include <map>

#include "app/charts/chart_content.h"

class QAction;
class QComboBox;
class QToolButton;

namespace qs::app {

class ChartsBar : public QWidget {
    Q_OBJECT
public:
    explicit ChartsBar(QWidget* parent = nullptr);

    void setChosen(const QList<ChartKind>& kinds);
    void setMode(TimeWindow::Mode mode);

    QSize minimumSizeHint() const override;

signals:
    void toggled(ChartKind kind, bool on);
    void modeChosen(TimeWindow::Mode mode);
    void pauseToggled(bool paused);
    void zoomAsked(double factor);
    void resetAsked();
    void exportPngAsked();
    void exportCsvAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeChips();
    QToolButton* makeMenuButton(const QString& name, const QString& title);
    QToolButton* makeMore();

    std::map<ChartKind, QAction*> m_choices;
    QWidget* m_chips;
    QToolButton* m_chooser;  ///< in the place of the chips
    QComboBox* m_mode;
    QToolButton* m_pause;
};

}  // namespace qs::app
