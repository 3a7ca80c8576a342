// A series of writes of the window's client, one behind the answer of the other: progress can be shown, it can be
// stopped between two requests, and it stops by itself at the first refusal.
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "app/znodes/request_ledger.h"
#include "app/znodes/window_client.h"

namespace qs::app {

class WriteRun : public QObject {
    Q_OBJECT
public:
    explicit WriteRun(WindowClient& client, QObject* parent = nullptr);

    /// `title`: "Deleting /a". Requires: not running(), requests not empty.
    void start(const QString& title, std::vector<command::ClientRequest> requests);
    /// Sends no more; what was sent may still happen.
    void cancel();
    void answered(const RequestAnswer& answer);

    bool running() const { return m_next > 0; }
    const QString& title() const { return m_title; }
    int done() const { return static_cast<int>(m_next) - 1; }
    int total() const { return static_cast<int>(m_requests.size()); }

signals:
    void changed();
    /// One sentence: done, or why it stopped and how far it came.
    void finished(bool ok, const QString& sentence);

private:
    void sendNext();
    void stop(bool ok, const QString& sentence);

    WindowClient& m_client;
    QString m_title;
    std::vector<command::ClientRequest> m_requests;
    std::size_t m_next = 0;  ///< index behind the request that was sent last; 0: not running
};

}  // namespace qs::app
