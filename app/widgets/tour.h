// A walk through a window: a bubble beside one part of it after the other, each with a few words. It holds nobody up:
// the window works on under it, and its shortcuts too. Enter and the arrow keys walk, Esc ends.
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>

class QDockWidget;
class QLabel;
class QPushButton;

namespace qs::app {

class WrappedLabel;

struct TourStep {
    QString title;
    QString words;
    QWidget* target;              ///< outlives the tour
    QDockWidget* dock = nullptr;  ///< it is shown and brought to the front; null: the target stands in the open
};

/// Beside the target where there is room - right, left, below, above - else in its middle; always within the window.
QPoint bubblePlace(const QRect& target, const QSize& bubble, const QRect& window);

class Tour : public QFrame {
    Q_OBJECT
public:
    /// Requires: steps is not empty.
    Tour(QList<TourStep> steps, QWidget& window);

    int at() const { return m_at; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    class Ring;

    void showStep(int step);
    void place();
    const TourStep& step() const { return m_steps.at(m_at); }

    const QList<TourStep> m_steps;
    QWidget& m_window;
    const QPointer<QWidget> m_before;  ///< had the keyboard
    Ring* m_ring;
    QLabel* m_title;
    WrappedLabel* m_words;
    QLabel* m_count;
    QPushButton* m_back;
    QPushButton* m_next;
    int m_at = 0;
};

}  // namespace qs::app
