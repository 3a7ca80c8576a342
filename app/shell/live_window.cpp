#include "app/shell/live_window.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>
#include <functional>
#include <memory>
#include <utility>

#include "app/controls/connection_panel.h"
#include "app/controls/transport_bar.h"
#include "app/ensemble/ensemble_handle.h"
#include "app/ensemble/lab_ensemble.h"
#include "app/ensemble/scenario_file.h"
#include "app/models/command_sink.h"
#include "app/models/reason_words.h"
#include "app/shell/canvas_clock.h"
#include "app/shell/main_window.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FrameMs = 16;
constexpr int ExitBadFile = 2;

class EnsembleSink : public CommandSink {
public:
    explicit EnsembleSink(EnsembleHandle& handle) : m_handle(handle) {}
    void submit(const command::Command& command) override { m_handle.execute(command, trace::CommandSource::User); }

private:
    EnsembleHandle& m_handle;
};

LabEnsembleOptions labOptions(const Options& options) {
    LabEnsembleOptions lab;
    lab.lab.voters = options.replicas;
    lab.lab.observers = options.observers;
    lab.lab.seed = options.seed;
    lab.clientPort = options.clientPort;
    if (options.speed) lab.pace = Pace{false, false, *options.speed};
    lab.pace.paused = options.paused;
    return lab;
}

/// A running ensemble and the window over it. Another language builds the window anew; the run goes on.
class LiveSession : public QObject {
public:
    /// Another file was chosen: this session ends, one over it begins. Called from a fresh event.
    using Reopen = std::function<void(const QString& file, bool repeat)>;

    LiveSession(const LabEnsembleOptions& lab, ThemeChoice& theme, LanguageChoice& language, Reopen reopen)
        : m_handle(std::make_unique<LabEnsemble>(lab)),
          m_sink(m_handle),
          m_run(settingOf(lab)),
          m_title(lab.scenario ? QString::fromStdString(lab.scenario->name) : QString()),
          m_seed(configOf(lab).seed),
          m_repeating(lab.repeat),
          m_reopen(std::move(reopen)),
          m_theme(theme),
          m_language(language) {
        m_wall.start();
        openWindow();
        m_window->restoreLayout();
        m_window->transport().showPace(lab.pace);
        connectUp();
        m_frame.setTimerType(Qt::PreciseTimer);
        connect(&m_frame, &QTimer::timeout, this, [this] { m_window->showMoment(m_clock.shownAt(wallUs())); });
        m_frame.start(FrameMs);
        // Queued: the menu that chose the language goes with its window.
        connect(&language, &LanguageChoice::languageChanged, this, &LiveSession::rebuild, Qt::QueuedConnection);
        if (lab.repeat) m_window->notice(MainWindow::tr("Repeating the saved run..."));
        m_handle.start();
    }

    MainWindow& window() { return *m_window; }

private:
    qint64 wallUs() const { return m_wall.nsecsElapsed() / 1000; }

    void openWindow() {
        const WindowFacts facts{m_title, MainWindow::tr("Lab - seed %1").arg(m_seed)};
        m_window = std::make_unique<MainWindow>(facts, m_run, m_sink, m_theme, m_language);
        connectDown();
        connect(m_window.get(), &MainWindow::closed, this, [this] {
            m_window->saveLayout();
            QApplication::quit();
        });
        m_window->show();
    }

    void rebuild() {
        m_window->saveLayout();
        const Pace pace = m_window->transport().pace();
        const bool recording = m_window->transport().recordAction()->isChecked();
        openWindow();
        m_window->restoreLayout();
        m_window->transport().showPace(pace);
        m_window->transport().showRecording(recording);
        m_window->setSpeedInForce(m_speed, m_why);
        m_window->connections().setEndpoints(m_endpoints);
        m_window->connections().setClients(m_clients);
        if (!m_failure.isEmpty()) m_window->showFailure(m_failure);
    }

    void showFailure(const QString& why) {
        m_failure = why;
        m_window->showFailure(why);
    }

    void connectUp() {
        Ensemble& ensemble = m_handle.ensemble();
        connect(&ensemble, &Ensemble::batchReady, this, [this](const trace::BatchPtr& batch) {
            m_handle.ensemble().acknowledge();
            m_window->feed(*batch);
            m_clock.batchArrived(batch->upTo, wallUs());
        });
        connect(&ensemble, &Ensemble::paceChanged, this, [this](double speed, const QString& why) {
            m_clock.setSpeed(speed, wallUs());
            m_speed = speed;
            m_why = why;
            m_window->setSpeedInForce(speed, why);
        });
        connect(&ensemble, &Ensemble::commandAnswered, this,
                [this](const QString& command, bool ok, const QString& text) {
                    m_window->showAnswer(command, ok, reasonWords(text.toStdString()));
                });
        connect(&ensemble, &Ensemble::logged, this,
                [this](const QString& line) { m_window->notice(reasonWords(line.toStdString())); });
        connect(&ensemble, &Ensemble::rateMeasured, this,
                [this](double records, double realTime) { m_window->transport().setRate(records, realTime); });
        connect(&ensemble, &Ensemble::goalReached, this, &LiveSession::stopAt);
        connect(&ensemble, &Ensemble::runReported, this, [this](const QString& text) { m_window->saveRun(text); });
        connect(&ensemble, &Ensemble::said, this, [this](const QString& sentence) { m_window->notice(sentence); });
        connect(&ensemble, &Ensemble::failed, this, &LiveSession::showFailure);
        connect(&ensemble, &Ensemble::portsBusy, this, &LiveSession::showFailure);
        connect(&ensemble, &Ensemble::endpointsChanged, this, [this](const QList<Endpoint>& endpoints) {
            m_endpoints = endpoints;
            m_window->connections().setEndpoints(endpoints);
        });
        connect(&ensemble, &Ensemble::clientsChanged, this, [this](const QList<OutsideClient>& clients) {
            m_clients = clients;
            m_window->connections().setClients(clients);
        });
    }

    void connectDown() {
        const TransportBar& bar = m_window->transport();
        connect(&bar, &TransportBar::paceChosen, this, [this](const Pace& pace) { m_handle.setPace(pace); });
        connect(&bar, &TransportBar::stepEventAsked, this, [this] { m_handle.stepEvent(); });
        connect(&bar, &TransportBar::stepMessageAsked, this, [this] { m_handle.stepMessage(); });
        connect(&bar, &TransportBar::goalChosen, this, [this](const RunGoal& goal) { m_handle.runUntil(goal); });
        connect(&bar, &TransportBar::recordingAsked, this, &LiveSession::record);
        connect(m_window.get(), &MainWindow::runAsked, this, [this] { m_handle.reportRun(runName()); });
        // Queued: the menu that was chosen from goes with its window.
        connect(
            m_window.get(), &MainWindow::fileChosen, this,
            [this](const QString& file, bool repeat) { m_reopen(file, repeat); }, Qt::QueuedConnection);
    }

    QString runName() const { return m_title.isEmpty() ? MainWindow::tr("A run of seed %1").arg(m_seed) : m_title; }

    /// The end of a recording is asked for before the mark goes.
    void record(bool on) {
        if (!on) m_handle.reportRun(runName());
        m_handle.setRecording(on);
    }

    void stopAt(quint64 record) {
        m_window->transport().showStopped();
        if (m_run.index.records().contains(record)) m_run.state.selectRecord(record);
        if (std::exchange(m_repeating, false))
            m_window->notice(MainWindow::tr("The run stands where it was saved. Resume (Space) to go on from here."));
    }

    EnsembleHandle m_handle;
    EnsembleSink m_sink;
    Run m_run;
    QString m_title;
    quint64 m_seed;
    bool m_repeating;
    Reopen m_reopen;
    ThemeChoice& m_theme;
    LanguageChoice& m_language;
    std::unique_ptr<MainWindow> m_window;
    CanvasClock m_clock;
    QElapsedTimer m_wall;
    QTimer m_frame;
    double m_speed = 0;  ///< the next are what the ensemble said last
    QString m_why;
    QList<Endpoint> m_endpoints;
    QList<OutsideClient> m_clients;
    QString m_failure;  ///< why the ensemble has ended; empty: it runs
};

}  // namespace

int runWindow(const Options& options) {
    QApplication::setQuitOnLastWindowClosed(false);  // another file closes a window too
    QApplication::setWindowIcon(QIcon(u":/quorumscope.svg"_s));
    LanguageChoice language(options.language.isEmpty() ? QSettings().value(u"window/language"_s).toString()
                                                       : options.language);
    ThemeChoice theme;
    theme.choose(options.theme.isEmpty() ? QSettings().value(u"window/theme"_s).toString() : options.theme);
    LabEnsembleOptions lab = labOptions(options);
    if (!options.scenario.isEmpty()) {
        const auto scenario = readScenario(options.scenario);
        if (!scenario) {
            std::fprintf(stderr, "quorumscope: %s\n", scenario.error().message().c_str());
            return ExitBadFile;
        }
        lab.scenario = *scenario;
    }
    std::unique_ptr<LiveSession> session;
    const LiveSession::Reopen reopen = [&](const QString& file, bool repeat) {
        const auto scenario = readScenario(file);
        if (!scenario) return session->window().refuseFile(QString::fromStdString(scenario.error().message()));
        lab.scenario = *scenario;
        lab.repeat = repeat;
        QTimer::singleShot(0, qApp, [&] {
            session->window().saveLayout();
            session.reset();  // its ports are free for the next
            session = std::make_unique<LiveSession>(lab, theme, language, reopen);
        });
    };
    session = std::make_unique<LiveSession>(lab, theme, language, reopen);
    return QApplication::exec();
}

}  // namespace qs::app
