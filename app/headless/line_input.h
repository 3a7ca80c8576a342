// Lines of a file descriptor as they arrive, without ever blocking the event loop.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace qs::app {

class LineInput : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype MaxLine = 64 << 10;

    /// Reads `descriptor`; it stays open.
    explicit LineInput(int descriptor, QObject* parent = nullptr);

    /// Stops and resumes reading; what is not read waits with the writer.
    void setEnabled(bool enabled);

signals:
    /// Without its end of line. A last line without one counts.
    void line(const QByteArray& text);
    /// A line of more than MaxLine bytes was skipped.
    void overlong();
    /// Nothing more will come.
    void ended();

private:
    void read();
    void cut();
    void finish();

    QSocketNotifier m_notifier;
    QByteArray m_pending;
    bool m_skipping = false;  ///< inside an overlong line
    bool m_ended = false;
};

}  // namespace qs::app
