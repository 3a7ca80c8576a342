#include "app/shell/live_session.h"

#include <QAction>
#include <QApplication>
#include <utility>

#include "app/controls/connection_panel.h"
#include "app/controls/transport_bar.h"
#include "app/ensemble/local_limits.h"
#include "app/models/answer_words.h"
#include "app/shell/main_window.h"
#include "app/shell/run_files.h"

namespace qs::app {

namespace {

constexpr int FrameMs = 16;

BegunWith begunWith(const World& world) {
    if (const auto* local = std::get_if<LocalEnsembleOptions>(&world)) return *local;
    const auto& lab = std::get<LabEnsembleOptions>(world);
    return NewEnsemble{configOf(lab), lab.clientPort, false};
}

}  // namespace

QString EnsembleSink::whyNot(const command::Command& command) const {
    const std::string why = m_local ? localRefusal(command) : std::string();
    if (why.empty()) return {};
    QString words = answerWords(why);
    words[0] = words[0].toUpper();  // it stands alone, as a sentence
    return words;
}

LiveSession::LiveSession(const World& world, ThemeChoice& theme, LanguageChoice& language, Reopen reopen)
    : m_handle(makeEnsemble(world)),
      m_sink(m_handle, world),
      m_run(settingOf(world)),
      m_facts(factsOf(world)),
      m_begunWith(begunWith(world)),
      m_reopen(std::move(reopen)),
      m_theme(theme),
      m_language(language) {
    m_wall.start();
    connectUp();
    m_handle.start();  // it elects while the window is built; what it says waits in the event loop
    openWindow();
    m_window->restoreLayout();
    m_nextBatch.setSingleShot(true);
    connect(&m_nextBatch, &QTimer::timeout, this, &LiveSession::takeBatch);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, [this] { m_window->showMoment(m_clock.shownAt(wallUs())); });
    m_frame.start(FrameMs);
    // Queued: the menu that chose the language goes with its window.
    connect(&language, &LanguageChoice::languageChanged, this, &LiveSession::rebuild, Qt::QueuedConnection);
    std::visit([this](const auto& options) { begin(options); }, world);
}

void LiveSession::begin(const LabEnsembleOptions& lab) {
    m_window->transport().showPace(lab.pace);
    if (lab.scenario) m_window->files().remember(QString::fromStdString(lab.scenario->file), lab.repeat);
    m_repeating = lab.repeat;
    if (lab.repeat) m_window->notice(MainWindow::tr("Repeating the saved run..."));
}

void LiveSession::begin(const LocalEnsembleOptions& local) {
    m_window->notice(
        local.keepRunning
            ? MainWindow::tr("The server processes in %1 go on when this window closes").arg(folderOf(local))
            : MainWindow::tr("Starting server processes in %1").arg(folderOf(local)));
}

LiveSession::~LiveSession() = default;

void LiveSession::openWindow() {
    m_window = std::make_unique<MainWindow>(m_facts, m_run, m_sink, m_theme, m_language);
    connectDown();
    m_window->files().setBegunWith(m_begunWith);
    connect(m_window.get(), &MainWindow::endAsked, this, [this] { m_handle.end(); });
    connect(m_window.get(), &MainWindow::closed, this, [this] {
        m_window->saveLayout();
        QApplication::quit();
    });
    m_window->show();
}

void LiveSession::rebuild() {
    m_window->saveLayout();
    const Pace pace = m_window->transport().pace();
    const bool settings = m_window->settingsShown();
    const bool recording = m_window->transport().recordAction()->isChecked();
    openWindow();
    m_window->restoreLayout();
    m_window->transport().showPace(pace);
    m_window->transport().showRecording(recording);
    m_window->setSpeedInForce(m_speed, m_why);
    m_window->connections().setEndpoints(m_endpoints);
    m_window->connections().setClients(m_clients);
    if (!m_failure.isEmpty()) m_window->showFailure(answerWords(m_failure.toStdString()));
    if (settings) m_window->showSettings();
}

void LiveSession::showFailure(const QString& why) {
    m_failure = why;
    m_window->showFailure(answerWords(why.toStdString()));
}

void LiveSession::connectUp() {
    Ensemble& ensemble = m_handle.ensemble();
    connect(&ensemble, &Ensemble::batchReady, this, [this](const trace::BatchPtr& batch) {
        m_batches.push_back(batch);
        m_nextBatch.start();
    });
    connect(&ensemble, &Ensemble::paceChanged, this, [this](double speed, const QString& why) {
        m_clock.setSpeed(speed, wallUs());
        m_speed = speed;
        m_why = why;
        m_window->setSpeedInForce(speed, why);
    });
    connect(&ensemble, &Ensemble::commandAnswered, this, [this](const QString& command, bool ok, const QString& text) {
        m_window->showAnswer(command, ok, answerWords(text.toStdString()));
    });
    connect(&ensemble, &Ensemble::logged, this,
            [this](const QString& line) { m_window->tell(answerWords(line.toStdString())); });
    connect(&ensemble, &Ensemble::rateMeasured, this,
            [this](double records, double realTime) { m_window->transport().setRate(records, realTime); });
    connect(&ensemble, &Ensemble::usageMeasured, this,
            [this](const QList<ReplicaUsage>& usage) { m_window->showUsage(usage); });
    connect(&ensemble, &Ensemble::goalReached, this, &LiveSession::stopAt);
    connect(&ensemble, &Ensemble::runReported, this, [this](const QString& text) { m_window->files().save(text); });
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

void LiveSession::connectDown() {
    const TransportBar& bar = m_window->transport();
    connect(&bar, &TransportBar::paceChosen, this, [this](const Pace& pace) { m_handle.setPace(pace); });
    connect(&bar, &TransportBar::stepEventAsked, this, [this] { m_handle.stepEvent(); });
    connect(&bar, &TransportBar::stepMessageAsked, this, [this] { m_handle.stepMessage(); });
    connect(&bar, &TransportBar::goalChosen, this, [this](const RunGoal& goal) { m_handle.runUntil(goal); });
    connect(&bar, &TransportBar::recordingAsked, this, &LiveSession::record);
    const RunFiles& files = m_window->files();
    connect(&files, &RunFiles::textAsked, this, [this] { m_handle.reportRun(runName()); });
    // Queued: the dialog or menu that was chosen from goes with its window.
    connect(&files, &RunFiles::openAsked, this, m_reopen, Qt::QueuedConnection);
}

QString LiveSession::runName() const {
    return m_facts.title.isEmpty() ? MainWindow::tr("A run of seed %1").arg(m_facts.seed) : m_facts.title;
}

/// The end of a recording is asked for before the mark goes.
void LiveSession::record(bool on) {
    if (!on) m_handle.reportRun(runName());
    m_handle.setRecording(on);
}

/// One at each turn of the event loop: at full speed the next would always be there already, and no key got through.
void LiveSession::takeBatch() {
    const trace::BatchPtr batch = std::move(m_batches.front());
    m_batches.pop_front();
    if (m_batches.empty()) {
        m_nextBatch.stop();
    } else {
        m_nextBatch.start();
    }
    m_handle.ensemble().acknowledge();
    m_window->feed(*batch);
    m_clock.batchArrived(batch->upTo, wallUs());
}

void LiveSession::stopAt(quint64 record) {
    while (!m_batches.empty())
        takeBatch();
    m_window->transport().showStopped();
    if (m_run.index.records().contains(record)) m_run.state.selectRecord(record);
    if (!std::exchange(m_repeating, false)) return;
    m_run.markSaved();
    m_window->notice(MainWindow::tr("The run stands where it was saved. Resume (Space) to go on from here."));
}

}  // namespace qs::app
