// One sentence about the newest notable event up to the shown moment, and why it is, or is not, safe; with Back and
// Forward through all of them. What it says is true of the picture above it: a step shows that moment.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"

class QAbstractButton;
class QLabel;

namespace qs::app {

class CaptionBar : public QWidget {
    Q_OBJECT
public:
    CaptionBar(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void refreshNow();
    /// The caption before the one that is said; the first has none.
    void goBack();
    /// The next one; after the last one the present.
    void goForward();
    /// The moment of the one that is said.
    void goThere();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshLater();
    void show(const Caption* caption);
    void keepHeight();
    void go(const Caption& caption);

    const TraceIndex& m_index;
    ViewState& m_state;
    QAbstractButton* m_back;
    QAbstractButton* m_forward;
    QAbstractButton* m_time;
    QLabel* m_words;
    QTimer m_timer;
    int m_highest = 0;  ///< of the words at this width: the canvas above does not jump
};

}  // namespace qs::app
