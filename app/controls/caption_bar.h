// One sentence about the newest notable event up to the shown moment, and why it is, or is not, safe, under what the
// scenario says there; with Back and Forward through all of them. What it says is true of the picture above it: a step
// shows that moment.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"

class QAction;
class QLabel;
class QToolButton;

namespace qs::app {

class CaptionBar : public QWidget {
    Q_OBJECT
public:
    CaptionBar(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void refreshNow();
    /// Back and forward, for menus.
    QList<QAction*> steps() const { return {m_back, m_forward}; }
    /// The caption before the one that is said; the first has none.
    void goBack();
    /// The next one; after the last one the present.
    void goForward();
    /// The moment of the one that is said.
    void goThere();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* makeStep(QAction* action, const QString& name, Qt::ArrowType arrow, const QString& tip);
    void refreshLater();
    void say(const Caption* caption, const trace::Saying* saying);
    void keepHeight();
    void fitAnew();
    void go(const Cursor& moment);

    const TraceIndex& m_index;
    ViewState& m_state;
    QAction* m_back;
    QAction* m_forward;
    QToolButton* m_time;
    QLabel* m_words;
    QTimer m_timer;
    int m_highest = 0;  ///< of the words at this width: the canvas above does not jump
};

}  // namespace qs::app
