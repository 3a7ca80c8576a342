// One run without a window: lines of standard input become commands in order, each gets one line of answer, and the
// ensemble on its own thread does the rest.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QQueue>
#include <memory>

#include "app/ensemble/ensemble_handle.h"
#include "app/ensemble/world.h"
#include "app/headless/kept_server.h"
#include "app/headless/line_input.h"
#include "app/headless/quit_signals.h"
#include "app/headless/trace_file.h"

namespace qs::app {

class HeadlessRun : public QObject {
    Q_OBJECT
public:
    /// `trace` may be null. `keep`: see runHeadless().
    HeadlessRun(const World& world, std::unique_ptr<TraceFile> trace, bool keep);
    ~HeadlessRun() override;

    void start();
    /// Stops the ensemble and writes what it still sent up.
    void stop();

private:
    static constexpr int MaxWaitingLines = 1000;

    void connectEnsemble();
    void takeLine(const QByteArray& text);
    void refuseOverlong();
    /// Handles waiting lines until one has to wait for the ensemble. Nothing is answered before a leader serves.
    void proceed();
    void handle(const QByteArray& text);
    EnsembleDesk::Answered answered();
    void onEndpoints(const QList<Endpoint>& endpoints);
    void onLeader(NodeId leader);
    void onBatch(const trace::BatchPtr& batch);
    void answer(bool ok, const QString& text);
    void print(const QString& line);
    void finish(int status);

    std::unique_ptr<TraceFile> m_trace;
    EnsembleHandle m_ensemble;
    EnsembleDesk m_desk;
    std::unique_ptr<KeptServer> m_kept;  ///< null: nobody looks on
    LineInput m_input;
    QuitSignals m_quit;
    /// Waiting lines; a null entry is the end of input.
    QQueue<QByteArray> m_lines;
    QStringList m_addresses;  ///< "127.0.0.1:2181", of all where clients can connect
    bool m_serving = false;   ///< the line that says so was printed
    bool m_busy = false;      ///< a command waits for its answer
    bool m_finished = false;
};

}  // namespace qs::app
