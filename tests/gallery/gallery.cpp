// The window and each of its panels as pictures: both themes, both languages, 100 and 200 %, and the stage. To be
// looked at by people; the README's pictures come from here.
//
//   gallery FOLDER [NAME...]
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QProcess>
#include <QTabWidget>
#include <QTextStream>
#include <QTimer>
#include <QTreeView>
#include <functional>

#include "app/controls/run_until_dialog.h"
#include "app/setup/new_ensemble_dialog.h"
#include "app/shell/presenter_mode.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/still_window.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// Changes what is seen; returns what is to be on the picture.
using Arrange = std::function<QWidget*(StillWindow&)>;

struct Shot {
    QString name;
    QString scenario;
    int millis;
    Arrange arrange;
    QString theme = u"light"_s;
    QString language = u"en"_s;
    QSize size = {1440, 900};  ///< of the window
    int scale = 1;
};

QWidget* wholeWindow(StillWindow& scene) {
    return &scene.window();
}

/// A panel alone, as large as a person would drag it.
Arrange panel(const QString& dock, QSize size, const std::function<void(StillWindow&)>& before = {}) {
    return [=](StillWindow& scene) {
        if (before) before(scene);
        auto* found = scene.window().findChild<QDockWidget*>(dock);
        if (!found) qFatal("no panel %s", qPrintable(dock));
        found->setFloating(true);
        found->resize(size);
        found->show();
        scene.settle();
        return found->widget();
    };
}

QWidget* stage(StillWindow& scene) {
    const QSize size = scene.window().size();
    scene.window().findChild<PresenterMode*>()->setOn(true);
    scene.window().setWindowState(Qt::WindowNoState);
    scene.window().resize(size);
    return &scene.window();
}

QWidget* stageWithSpotlight(StillWindow& scene) {
    scene.run().state.selectNode(NodeId{2});
    QWidget* window = stage(scene);
    for (const PresenterMode::Key& key : scene.window().findChild<PresenterMode*>()->keys())
        if (key.key == Qt::Key_S) key.act();
    return window;
}

QWidget* settings(StillWindow& scene) {
    scene.window().showSettings();
    scene.settle();
    return scene.window().findChild<SettingsDialog*>();
}

/// One that would wait for its answer.
template <class Dialog, class... Of>
Arrange dialog(Of... of) {
    return [=](StillWindow& scene) {
        auto* out = new Dialog(of..., &scene.window());
        out->setAttribute(Qt::WA_DeleteOnClose);
        out->show();
        scene.settle();
        return out;
    };
}

/// The last notable thing, chosen everywhere.
void selectLast(StillWindow& scene) {
    const EventLogModel& log = scene.run().log;
    const QModelIndex last = log.index(log.rowCount() - 1, 0);
    scene.run().state.selectRecord(log.data(last, EventLogModel::SeqRole).toULongLong());
}

/// The details of a znode, at that tab.
std::function<void(StillWindow&)> details(const QString& path, int tab) {
    return [=](StillWindow& scene) {
        scene.window().findChild<QTreeView*>(u"znodeTree"_s)->expandToDepth(2);
        scene.run().state.selectZnode(path);
        scene.window().findChild<QTabWidget*>(u"znodeDetails"_s)->setCurrentIndex(tab);
    };
}

QList<Shot> shots() {
    const QString life = u"first_light"_s;
    const QString partition = u"minority_partition"_s;
    const QString sessions = u"sessions_and_ephemerals"_s;
    const QString wiped = u"wiped_disk_loses_a_write"_s;
    const QString five = u"five_nodes_split"_s;
    return {
        {u"window-light"_s, life, 172, wholeWindow},
        {u"window-dark"_s, partition, 3000, wholeWindow, u"dark"_s},
        {u"window-chinese"_s, life, 172, wholeWindow, u"light"_s, u"zh_CN"_s},
        {u"window-chinese-dark"_s, partition, 3000, wholeWindow, u"dark"_s, u"zh_CN"_s},
        {u"window-200-percent"_s, five, 3000, wholeWindow, u"light"_s, u"en"_s, {1440, 900}, 2},
        {u"window-200-percent-dark"_s, wiped, 4000, wholeWindow, u"dark"_s, u"zh_CN"_s, {1440, 900}, 2},
        {u"stage-light"_s, life, 172, stage, u"light"_s, u"en"_s, {1280, 800}},
        {u"stage-small-dark"_s, partition, 3000, stage, u"dark"_s, u"zh_CN"_s, {1024, 768}},
        {u"stage-spotlight"_s, life, 172, stageWithSpotlight, u"light"_s, u"en"_s, {1280, 800}},
        {u"timeline-light"_s, partition, 3000, panel(u"timelineDock"_s, {1200, 420}, selectLast)},
        {u"timeline-dark"_s, five, 3000, panel(u"timelineDock"_s, {1200, 520}, selectLast), u"dark"_s},
        {u"logs"_s, partition, 6000, panel(u"logsDock"_s, {700, 360})},
        {u"inbox"_s, partition, 2600, panel(u"inboxDock"_s, {800, 420})},
        {u"events-dark"_s, life, 6000, panel(u"eventsDock"_s, {900, 420}), u"dark"_s},
        {u"charts"_s, life, 9000, panel(u"chartsDock"_s, {1200, 700})},
        {u"charts-dark"_s, five, 20000, panel(u"chartsDock"_s, {1200, 700}), u"dark"_s},
        {u"znodes"_s, life, 6000, panel(u"znodesDock"_s, {420, 800}, details(u"/greeting"_s, 1))},
        {u"znodes-history-dark"_s, life, 6000, panel(u"znodesDock"_s, {420, 800}, details(u"/greeting"_s, 2)),
         u"dark"_s},
        {u"znodes-sessions-chinese"_s, sessions, 900,
         panel(u"znodesDock"_s, {420, 600},
               [](StillWindow& s) { s.window().findChild<QTabWidget*>(u"znodeTabs"_s)->setCurrentIndex(1); }),
         u"light"_s, u"zh_CN"_s},
        {u"promise-broken"_s, wiped, 4000, panel(u"lampsDock"_s, {420, 700})},
        {u"promise-broken-chinese"_s, wiped, 4000, panel(u"lampsDock"_s, {420, 700}), u"dark"_s, u"zh_CN"_s},
        {u"charts-chinese"_s, life, 9000, panel(u"chartsDock"_s, {1200, 700}), u"dark"_s, u"zh_CN"_s},
        {u"settings-200-percent-dark"_s, life, 172, settings, u"dark"_s, u"en"_s, {1440, 900}, 2},
        {u"settings-chinese"_s, life, 172, settings, u"light"_s, u"zh_CN"_s},
        {u"new-ensemble"_s, life, 172, dialog<NewEnsembleDialog>(NewEnsemble{})},
        {u"new-ensemble-chinese-dark"_s, life, 172, dialog<NewEnsembleDialog>(NewEnsemble{}), u"dark"_s, u"zh_CN"_s},
        {u"run-until"_s, life, 172, dialog<RunUntilDialog>(NodeSet(0b1110), VirtualTime::ofMs(1500))},
        {u"faults"_s, partition, 3000, panel(u"faultsDock"_s, {380, 640})},
        {u"connect"_s, life, 6000, panel(u"connectDock"_s, {380, 420})},
    };
}

bool draw(const Shot& each, const QDir& folder) {
    const QString file = QStringLiteral(QS_SOURCE_DIR "/resources/scenarios/%1.scenario").arg(each.scenario);
    auto scene = StillWindow::open({file, VirtualTime::ofMs(each.millis), each.theme, each.language, each.size});
    if (!scene) {
        QTextStream(stderr) << QString::fromStdString(scene.error().message()) << '\n';
        return false;
    }
    QWidget* shown = each.arrange(**scene);
    (*scene)->settle();
    return shown->grab().save(folder.filePath(each.name + u".png"_s));
}

/// The scale of a process is set before it begins.
bool drawAtScale(const Shot& each, const QDir& folder) {
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, QString::number(each.scale));
    other.setProcessEnvironment(environment);
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(), {folder.path(), each.name});
    return other.waitForFinished(-1) && other.exitStatus() == QProcess::NormalExit && other.exitCode() == 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStringList names = QCoreApplication::arguments().mid(1);
    if (names.isEmpty()) {
        QTextStream(stderr) << "gallery: a folder is missing: gallery FOLDER [NAME...]\n";
        return 2;
    }
    const QDir folder(names.takeFirst());
    if (!folder.mkpath(u"."_s)) {
        QTextStream(stderr) << "gallery: " << folder.path() << " cannot be made\n";
        return 1;
    }
    for (const Shot& each : shots()) {
        if (!names.isEmpty() && !names.removeOne(each.name)) continue;
        const bool here = each.scale == 1 || qFuzzyCompare(qApp->devicePixelRatio(), each.scale);
        if (here ? draw(each, folder) : drawAtScale(each, folder)) continue;
        QTextStream(stderr) << "gallery: " << each.name << " cannot be drawn\n";
        return 1;
    }
    if (names.isEmpty()) return 0;
    QTextStream(stderr) << "gallery: no such picture: " << names.join(u", "_s) << '\n';
    return 2;
}
