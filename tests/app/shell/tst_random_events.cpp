// Twenty thousand random clicks, keys and turns of the wheel on the whole window while an ensemble runs under it. The
// engine is stepped between the events, and each event is drawn from the seed and its own number alone: the printed
// seed reproduces a run, and an event that is left out changes no other.
// QS_UI_SEED: the seed (1). QS_UI_EVENTS: how many (20000). QS_UI_KEEP: a file with the numbers of the only events to
// play, one a line; shrink_events.py uses it to find the few that break something.
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "app/controls/transport_bar.h"
#include "app/models/command_sink.h"
#include "app/shell/main_window.h"
#include "engine/base/rng.h"
#include "engine/check/check.h"
#include "engine/sim/lab.h"
#include "tests/support/cpu_clock.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;

namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr double LongestMs = 10'000;  ///< everything takes some ten times as long
#else
constexpr double LongestMs = 1000;  ///< of CPU, that one event may take
#endif
constexpr qint64 LongestWaitMs = 10'000;  ///< of wall time, on a machine that others use too

/// The Lab at the other end of the sink, run by nobody but the test.
class SteppedLab : public CommandSink {
public:
    SteppedLab() : m_lab(config()), m_suite(m_lab.setting()) {}

    static sim::LabConfig config() {
        sim::LabConfig out;
        out.voters = 3;
        out.observers = 1;
        return out;
    }
    trace::Setting setting() const { return m_lab.setting(); }
    void submit(const command::Command& command) override {
        const auto answer = m_lab.execute(command, trace::CommandSource::User);
        if (!answer) ++refused;  // a second kill of the same node, say
    }
    int refused = 0;

    /// Work for the ensemble, and now and then everything whole again: a dead ensemble has little to show.
    void live(std::uint64_t number) {
        if (number % 400 == 0) {
            order("restart all");
            order("heal all");
        }
        if (number % 25 == 0) order("client ada: set /work \"" + std::to_string(number) + "\"");
    }
    void begin() {
        order("client ada at 1,2,3");
        order("client ada: create /work");
    }

    /// What the transport bar asks for, one thing at a time.
    void handleOne() { m_lab.step(); }

    trace::Batch step(VirtualTime span) {
        m_lab.runUntil(m_lab.now() + span);
        trace::Batch batch = m_lab.takeBatch();
        m_suite.observe(batch, m_lab.tables());
        m_lab.takeClientAnswers();
        m_lab.takeClientOutput();
        return batch;
    }

private:
    void order(const std::string& text) {
        const auto command = command::parse(text);
        QVERIFY2(command.ok(), text.c_str());
        submit(*command);
    }

    sim::Lab m_lab;
    check::Suite m_suite;
};

class Monkey {
public:
    Monkey(MainWindow& window, std::uint64_t seed) : m_window(window), m_seed(seed) {
        m_closer.setInterval(0);
        // By a detour: what a key opens runs inside this, and a timer does not fire again before it has returned.
        QObject::connect(&m_closer, &QTimer::timeout, [this] { QTimer::singleShot(0, [this] { playInPopup(); }); });
        m_closer.start();
    }

    /// What the last event was, for people.
    const QString& played() const { return m_played; }

    void play(std::uint64_t number) {
        m_rng = Rng(m_seed * 1'000'003 + number);
        m_popupKeys = 0;
        if (m_rng.chance(1, 12)) return triggerEntry();
        QWidget* widget = drawWidget();
        if (!widget) return;
        const QPoint at = drawPoint(*widget);
        const auto what = m_rng.below(10);
        m_played = QStringLiteral("mouse or key %1 at %2,%3 of a %4 '%5'")
                       .arg(what)
                       .arg(at.x())
                       .arg(at.y())
                       .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
        switch (what) {
            case 0:
            case 1:
            case 2:
            case 3:
                return QTest::mouseClick(widget, Qt::LeftButton, drawModifiers(), at);
            case 4:
                return QTest::mouseDClick(widget, Qt::LeftButton, {}, at);
            case 5:
                return drag(*widget, at);
            case 6:
                return contextMenu(*widget, at);
            case 7:
                return turnWheel(*widget, at);
            default:
                return typeKey(*widget);
        }
    }

private:
    /// Menus and dialogs run loops of their own: some keys go to them, then they are closed.
    void playInPopup() {
        QWidget* over = QApplication::activePopupWidget();
        if (!over) over = QApplication::activeModalWidget();
        if (!over) return;
        constexpr Qt::Key Keys[] = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Right, Qt::Key_Return, Qt::Key_Tab, Qt::Key_A};
        if (++m_popupKeys < 6) {
            QWidget* focus = over->focusWidget() ? over->focusWidget() : over;
            QTest::keyClick(focus, Keys[m_rng.below(std::size(Keys))]);
        } else {
            over->close();
        }
    }

    void triggerEntry() {
        QList<QAction*> entries;
        for (QMenu* menu : m_window.menuBar()->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                const bool quits = action->shortcut() == QKeySequence(QKeySequence::Quit);
                if (!action->menu() && !action->isSeparator() && action->isEnabled() && !quits) entries.append(action);
            }
        }
        QAction* entry = entries.at(static_cast<qsizetype>(m_rng.below(static_cast<std::uint64_t>(entries.size()))));
        m_played = QStringLiteral("menu entry '%1'").arg(entry->text());
        entry->trigger();
    }

    QWidget* drawWidget() {
        QList<QWidget*> all;
        for (QWidget* each : m_window.findChildren<QWidget*>()) {
            if (each->isVisible() && each->width() > 2 && each->height() > 2 && !each->isWindow()) all.append(each);
        }
        if (all.isEmpty()) return nullptr;
        return all.at(static_cast<qsizetype>(m_rng.below(static_cast<std::uint64_t>(all.size()))));
    }

    QPoint drawPoint(const QWidget& widget) {
        const auto x = static_cast<int>(m_rng.below(static_cast<std::uint64_t>(widget.width())));
        const auto y = static_cast<int>(m_rng.below(static_cast<std::uint64_t>(widget.height())));
        return {x, y};
    }

    Qt::KeyboardModifiers drawModifiers() {
        return m_rng.chance(1, 6) ? Qt::ControlModifier : m_rng.chance(1, 6) ? Qt::ShiftModifier : Qt::NoModifier;
    }

    void drag(QWidget& widget, QPoint from) {
        const QPoint to = drawPoint(widget);
        QTest::mousePress(&widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(&widget, (from + to) / 2);
        QTest::mouseMove(&widget, to);
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
    }

    void contextMenu(QWidget& widget, QPoint at) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QApplication::sendEvent(&widget, &event);
    }

    void turnWheel(QWidget& widget, QPoint at) {
        const int turn = m_rng.chance(1, 2) ? 120 : -120;
        QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, drawModifiers(), Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&widget, &event);
    }

    void typeKey(QWidget& widget) {
        constexpr Qt::Key Keys[] = {Qt::Key_Left,  Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down, Qt::Key_Return,
                                    Qt::Key_Space, Qt::Key_Tab,   Qt::Key_Escape, Qt::Key_Home, Qt::Key_End,
                                    Qt::Key_K,     Qt::Key_H,     Qt::Key_X,      Qt::Key_F,    Qt::Key_Delete,
                                    Qt::Key_Plus,  Qt::Key_Minus, Qt::Key_S,      Qt::Key_Z,    Qt::Key_F10,
                                    Qt::Key_F6,    Qt::Key_F7,    Qt::Key_F9,     Qt::Key_F11,  Qt::Key_PageUp};
        const Qt::Key key = Keys[m_rng.below(std::size(Keys))];
        QTest::keyClick(&widget, key, drawModifiers());
    }

    MainWindow& m_window;
    std::uint64_t m_seed;
    Rng m_rng{0};
    QTimer m_closer;
    int m_popupKeys = 0;
    QString m_played;
};

/// What an exception that nobody catches would not say by itself.
std::string playedNow;

[[noreturn]] void sayWhatWasPlayed() {
    try {
        if (std::current_exception()) std::rethrow_exception(std::current_exception());
    } catch (const std::exception& e) {
        std::fprintf(stderr, "an exception, %s, at %s\n", e.what(), playedNow.c_str());
    }
    std::abort();
}

/// Leaves out what the offscreen platform says it cannot do, hundreds of times.
class QuietPlatform {
public:
    QuietPlatform() { s_others = qInstallMessageHandler(&say); }
    ~QuietPlatform() { qInstallMessageHandler(s_others); }
    Q_DISABLE_COPY_MOVE(QuietPlatform)

private:
    static void say(QtMsgType type, const QMessageLogContext& context, const QString& text) {
        if (!text.startsWith(u"This plugin does not support")) s_others(type, context, text);
    }
    static inline QtMessageHandler s_others = nullptr;
};

std::vector<std::uint64_t> eventsToPlay() {
    std::vector<std::uint64_t> out;
    QFile keep(qEnvironmentVariable("QS_UI_KEEP"));
    if (!keep.fileName().isEmpty() && keep.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : keep.readAll().split('\n')) {
            if (!line.isEmpty()) out.push_back(line.toULongLong());
        }
        return out;
    }
    const int count = qEnvironmentVariableIsSet("QS_UI_EVENTS") ? qEnvironmentVariableIntValue("QS_UI_EVENTS") : 20000;
    for (int i = 1; i <= count; ++i)
        out.push_back(static_cast<std::uint64_t>(i));
    return out;
}

}  // namespace

class TestRandomEvents : public QObject {
    Q_OBJECT
private:
    /// Time is the test's: a step is a step of the Lab, a goal is met at once.
    static void connectTransport(MainWindow& window, SteppedLab& lab) {
        TransportBar& bar = window.transport();
        QObject::connect(&bar, &TransportBar::stepEventAsked, [&lab] { lab.handleOne(); });
        QObject::connect(&bar, &TransportBar::stepMessageAsked, [&lab] { lab.handleOne(); });
        QObject::connect(
            &bar, &TransportBar::goalChosen, &bar, [&bar] { bar.showStopped(); }, Qt::QueuedConnection);
    }

private slots:
    void noneOfThemCrashesOrHangsTheWindow() {
        const test::OwnSettings settings;
        QTemporaryDir home;  // for what it saves under whatever name it types
        QVERIFY(QDir::setCurrent(home.path()));
        const auto seed = static_cast<std::uint64_t>(
            qEnvironmentVariableIsSet("QS_UI_SEED") ? qEnvironmentVariableIntValue("QS_UI_SEED") : 1);
        SteppedLab lab;
        Run run(lab.setting());
        LanguageChoice language(QStringLiteral("en"));
        ThemeChoice theme;
        MainWindow window({}, run, lab, theme, language);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        lab.begin();
        window.feed(lab.step(VirtualTime::ofMs(1500)));
        connectTransport(window, lab);
        const QuietPlatform quiet;
        std::set_terminate(&sayWhatWasPlayed);
        Monkey monkey(window, seed);
        double longest = 0;
        for (const std::uint64_t number : eventsToPlay()) {
            // Where a crash ends it, the last line says which event it was.
            if (qEnvironmentVariableIsSet("QS_UI_KEEP")) qInfo("event %llu", static_cast<unsigned long long>(number));
            playedNow = "event " + std::to_string(number) + " of seed " + std::to_string(seed);
            QElapsedTimer clock;
            clock.start();
            const double begun = test::cpuMs();
            monkey.play(number);
            QApplication::processEvents();
            lab.live(number);
            window.feed(lab.step(VirtualTime::ofMs(20)));
            window.showMoment(run.index.live().now());
            if (!window.isVisible()) window.show();
            const double took = test::cpuMs() - begun;
            longest = std::max(longest, took);
            QVERIFY2(took < LongestMs && clock.elapsed() < LongestWaitMs,
                     qPrintable(QStringLiteral("seed %1: event %2, %3, took %4 ms of CPU, %5 ms in all")
                                    .arg(seed)
                                    .arg(number)
                                    .arg(monkey.played())
                                    .arg(took)
                                    .arg(clock.elapsed())));
        }
        qInfo("seed %llu: the longest event took %.0f ms of CPU; %llu records at the end",
              static_cast<unsigned long long>(seed), longest,
              static_cast<unsigned long long>(run.index.records().size()));
    }
};

QTEST_MAIN(TestRandomEvents)
#include "tst_random_events.moc"
