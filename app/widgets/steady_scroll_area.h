// A scroll area for words that wrap. Its widget fills its width; a size that the widget changes while it is being
// resized waits for the next event: QScrollArea would answer it at once, and words that are as high as they are narrow
// answer back without an end.
#pragma once

#include <QScrollArea>

namespace qs::app {

class SteadyScrollArea : public QScrollArea {
public:
    explicit SteadyScrollArea(QWidget* parent = nullptr) : QScrollArea(parent) {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        // As needed it would come and go: with it the words are narrower and higher.
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (m_answering) return false;
        m_answering = true;
        const bool taken = QScrollArea::eventFilter(watched, event);
        m_answering = false;
        return taken;
    }

private:
    bool m_answering = false;
};

}  // namespace qs::app
