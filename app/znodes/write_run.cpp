#include "app/znodes/write_run.h"

#include <utility>

#include "app/znodes/znode_text.h"

namespace qs::app {

WriteRun::WriteRun(WindowClient& client, QObject* parent) : QObject(parent), m_client(client) {}

void WriteRun::start(const QString& title, std::vector<command::ClientRequest> requests) {
    if (running() || requests.empty()) return;
    m_title = title;
    m_requests = std::move(requests);
    sendNext();
}

void WriteRun::sendNext() {
    m_client.ask(m_requests[m_next++]);
    emit changed();
}

void WriteRun::answered(const RequestAnswer& answer) {
    if (!running() || answer.client != WindowClient::ClientName || answer.request != m_requests[m_next - 1]) return;
    if (!answer.known) {
        stop(false, tr("%1: the connection was lost. Whether step %2 of %3 happened is unknown.")
                        .arg(m_title)
                        .arg(m_next)
                        .arg(m_requests.size()));
    } else if (answer.error != tree::ErrorCode::Ok) {
        stop(false, tr("%1: refused at step %2 of %3, %4.")
                        .arg(m_title)
                        .arg(m_next)
                        .arg(m_requests.size())
                        .arg(reasonInWords(answer.error)));
    } else if (m_next == m_requests.size()) {
        stop(true, tr("%1: done.").arg(m_title));
    } else {
        sendNext();
    }
}

void WriteRun::cancel() {
    if (!running()) return;
    stop(false, tr("%1: stopped. %2 of %3 steps are done; the one under way may still happen.")
                    .arg(m_title)
                    .arg(done())
                    .arg(total()));
}

void WriteRun::stop(bool ok, const QString& sentence) {
    m_next = 0;
    m_requests.clear();
    emit changed();
    emit finished(ok, sentence);
}

}  // namespace qs::app
