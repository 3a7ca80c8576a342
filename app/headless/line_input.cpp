#include "app/headless/line_input.h"

#include <unistd.h>

#include <cerrno>

namespace qs::app {

LineInput::LineInput(int descriptor, QObject* parent) : QObject(parent), m_notifier(descriptor, QSocketNotifier::Read) {
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineInput::read);
}

void LineInput::setEnabled(bool enabled) {
    m_notifier.setEnabled(enabled && !m_ended);
}

void LineInput::read() {
    // The descriptor is shared with whoever started us, so it must stay blocking for them; one read after the notifier
    // said "readable" does not block.
    char buffer[4096];
    const ssize_t count = ::read(static_cast<int>(m_notifier.socket()), buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count <= 0) {
        finish();
        return;
    }
    m_pending.append(buffer, static_cast<qsizetype>(count));
    cut();
}

void LineInput::cut() {
    qsizetype from = 0;
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n', from)) {
        QByteArray text = m_pending.mid(from, end - from);
        if (text.endsWith('\r')) text.chop(1);
        from = end + 1;
        if (m_skipping || text.size() > MaxLine) {
            m_skipping = false;
            emit overlong();
        } else {
            emit line(text);
        }
    }
    m_pending.remove(0, from);
    if (m_pending.size() > MaxLine) {
        m_skipping = true;
        m_pending.clear();
    }
}

void LineInput::finish() {
    m_ended = true;
    m_notifier.setEnabled(false);
    if (m_skipping) emit overlong();
    if (!m_skipping && !m_pending.isEmpty()) emit line(m_pending);
    emit ended();
}

}  // namespace qs::app
