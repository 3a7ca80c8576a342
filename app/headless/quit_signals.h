// SIGINT and SIGTERM as a Qt signal, through a pipe: a handler may do nothing but write.
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace qs::app {

/// One at a time. While it lives the two signals do not end the process.
class QuitSignals : public QObject {
    Q_OBJECT
public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

    /// A signal has arrived; for places where the event loop does not run.
    static bool arrived();

signals:
    void quitAsked();

private:
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace qs::app
