// The line at the bottom: what the ensemble is doing in words, always; the latest notice; and the badge of the world.
#pragma once

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace qs::app {

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(const QString& badge, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// Stays for a few seconds.
    void notice(const QString& text);

private:
    QLabel* m_sentence;
    QLabel* m_notice;
    QTimer m_fade;
};

}  // namespace qs::app
