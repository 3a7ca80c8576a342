// A running ensemble and the window over it: the ensemble on its own thread, the window on this one, queued signals
// between. Another language builds the window anew; the run goes on.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

#include "app/ensemble/ensemble_handle.h"
#include "app/ensemble/world.h"
#include "app/models/command_sink.h"
#include "app/models/run.h"
#include "app/setup/profiles.h"
#include "app/shell/canvas_clock.h"
#include "app/shell/opening.h"
#include "app/shell/window_facts.h"

namespace qs::app {

class LanguageChoice;
class MainWindow;
class ThemeChoice;

class EnsembleSink : public CommandSink {
public:
    EnsembleSink(EnsembleHandle& handle, const World& world)
        : m_handle(handle), m_local(std::holds_alternative<LocalEnsembleOptions>(world)) {}
    void submit(const command::Command& command) override { m_handle.execute(command, trace::CommandSource::User); }
    QString whyNot(const command::Command& command) const override;

private:
    EnsembleHandle& m_handle;
    bool m_local;
};

class LiveSession : public QObject {
    Q_OBJECT
public:
    /// Something else was chosen: this session ends, one over that begins. Called from a fresh event.
    using Reopen = std::function<void(const Opening& what)>;

    /// Shows the window and starts the ensemble. `theme` and `language` outlive it.
    LiveSession(const World& world, ThemeChoice& theme, LanguageChoice& language, Reopen reopen);
    ~LiveSession() override;

    MainWindow& window() { return *m_window; }
    const Run& run() const { return m_run; }

private:
    qint64 wallUs() const { return m_wall.nsecsElapsed() / 1000; }
    void begin(const LabEnsembleOptions& lab);
    void begin(const LocalEnsembleOptions& local);
    void openWindow();
    void rebuild();
    void showFailure(const QString& why);
    void connectUp();
    void connectDown();
    QString runName() const;
    void record(bool on);
    void takeBatch();
    void stopAt(quint64 record);

    EnsembleHandle m_handle;
    EnsembleSink m_sink;
    Run m_run;
    WindowFacts m_facts;
    BegunWith m_begunWith;
    bool m_repeating = false;
    Reopen m_reopen;
    ThemeChoice& m_theme;
    LanguageChoice& m_language;
    std::unique_ptr<MainWindow> m_window;
    CanvasClock m_clock;
    QElapsedTimer m_wall;
    QTimer m_frame;
    std::deque<trace::BatchPtr> m_batches;  ///< came, and wait for their turn
    QTimer m_nextBatch;
    double m_speed = 0;  ///< the next are what the ensemble said last
    QString m_why;
    QList<Endpoint> m_endpoints;
    QList<OutsideClient> m_clients;
    QString m_failure;  ///< why the ensemble has ended; empty: it runs
};

}  // namespace qs::app
