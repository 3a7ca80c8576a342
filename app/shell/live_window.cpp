#include "app/shell/live_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QIcon>
#include <QSettings>
#include <QTimer>

#include "app/controls/connection_panel.h"
#include "app/controls/transport_bar.h"
#include "app/ensemble/ensemble_handle.h"
#include "app/ensemble/lab_ensemble.h"
#include "app/models/command_sink.h"
#include "app/shell/canvas_clock.h"
#include "app/shell/main_window.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int FrameMs = 16;

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
    return lab;
}

/// The wires between an ensemble and a window. Invariant: the ensemble outlives every wire.
class Wiring : public QObject {
public:
    Wiring(EnsembleHandle& handle, MainWindow& window) : m_handle(handle), m_window(window) {
        m_wall.start();
        connectUp();
        connectDown();
        m_frame.setTimerType(Qt::PreciseTimer);
        connect(&m_frame, &QTimer::timeout, this, [this] { m_window.showMoment(m_clock.shownAt(wallUs())); });
        m_frame.start(FrameMs);
    }

private:
    qint64 wallUs() const { return m_wall.nsecsElapsed() / 1000; }

    void connectUp() {
        Ensemble& ensemble = m_handle.ensemble();
        connect(&ensemble, &Ensemble::batchReady, this, [this](const trace::BatchPtr& batch) {
            m_window.feed(*batch);
            m_clock.batchArrived(batch->upTo, wallUs());
            m_handle.ensemble().acknowledge();
        });
        connect(&ensemble, &Ensemble::paceChanged, this, [this](double speed, const QString& why) {
            m_clock.setSpeed(speed, wallUs());
            m_window.transport().setSpeedInForce(speed, why);
        });
        connect(&ensemble, &Ensemble::commandAnswered, &m_window, &MainWindow::showAnswer);
        connect(&ensemble, &Ensemble::logged, &m_window, &MainWindow::notice);
        connect(&ensemble, &Ensemble::failed, &m_window, &MainWindow::showFailure);
        connect(&ensemble, &Ensemble::portsBusy, &m_window, &MainWindow::showFailure);
        connect(&ensemble, &Ensemble::endpointsChanged, &m_window.connections(), &ConnectionPanel::setEndpoints);
        connect(&ensemble, &Ensemble::clientsChanged, &m_window.connections(), &ConnectionPanel::setClients);
    }

    void connectDown() {
        const TransportBar& bar = m_window.transport();
        connect(&bar, &TransportBar::paceChosen, this, [this](const Pace& pace) { m_handle.setPace(pace); });
        connect(&bar, &TransportBar::stepEventAsked, this, [this] { m_handle.stepEvent(); });
        connect(&bar, &TransportBar::stepMessageAsked, this, [this] { m_handle.stepMessage(); });
    }

    EnsembleHandle& m_handle;
    MainWindow& m_window;
    CanvasClock m_clock;
    QElapsedTimer m_wall;
    QTimer m_frame;
};

}  // namespace

int runWindow(const Options& options) {
    QApplication::setWindowIcon(QIcon(u":/quorumscope.svg"_s));
    ThemeChoice theme;
    theme.choose(options.theme.isEmpty() ? QSettings().value(u"window/theme"_s).toString() : options.theme);
    const LabEnsembleOptions lab = labOptions(options);
    EnsembleHandle handle(std::make_unique<LabEnsemble>(lab));
    EnsembleSink sink(handle);
    const WindowFacts facts{settingOf(lab), {}, MainWindow::tr("Lab - seed %1").arg(lab.lab.seed)};
    MainWindow window(facts, sink, theme);
    const Wiring wiring(handle, window);
    QObject::connect(&window, &MainWindow::closed, qApp, [&window] {
        window.saveLayout();
        QApplication::quit();
    });
    window.restoreLayout();
    window.show();
    handle.start();
    return QApplication::exec();
}

}  // namespace qs::app
