#include "app/shell/run_files.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <utility>

#include "app/ensemble/scenario_file.h"
#include "app/setup/local_ensemble_dialog.h"
#include "app/setup/new_ensemble_dialog.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

QString usualFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/ensemble"_s;
}

}  // namespace

RunFiles::RunFiles(Run& run, Preferences& preferences, QWidget& window)
    : QObject(&window), m_run(run), m_preferences(preferences), m_window(window) {}

void RunFiles::addOpeningsTo(QMenu& menu) {
    const auto add = [&](const QString& title, const QKeySequence& keys, const QString& tip, auto work) {
        menu.addAction(title, keys, this, work)->setToolTip(tip);
    };
    add(tr("&New ensemble..."), QKeySequence(u"Ctrl+Shift+N"_s), tr("Replicas, seed and times of your choice"),
        [this] { chooseNew(); });
    add(tr("New &server processes..."), QKeySequence(u"Ctrl+Alt+N"_s),
        tr("An ensemble of processes on this machine, with data in a folder of your choice"),
        [this] { chooseLocal(); });
    add(tr("&Open scenario..."), QKeySequence::Open,
        tr("Plays a scenario file from its begin, in an ensemble of its own"), [this] { chooseFile(false); });
    add(tr("Open r&un..."), QKeySequence(u"Ctrl+Shift+O"_s),
        tr("Repeats a saved run up to the moment where it was saved, and stands there"), [this] { chooseFile(true); });
    m_recent = menu.addMenu(tr("Open re&cent"));
    m_recent->setObjectName(u"recentFiles"_s);
    m_recent->setToolTipsVisible(true);
    fillRecent();
    m_profiles = menu.addMenu(tr("&Profiles"));
    m_profiles->setObjectName(u"profiles"_s);
    m_profiles->setToolTipsVisible(true);
    m_removeProfile = new QMenu(tr("&Remove"), m_profiles);
    m_removeProfile->setObjectName(u"removeProfile"_s);
    fillProfiles();
}

void RunFiles::addSaveTo(QMenu& menu) {
    m_save = menu.addAction(tr("&Save run..."), QKeySequence(u"Ctrl+Shift+S"_s), this, [this] {
        m_afterSave = {};
        emit textAsked();
    });
    m_save->setEnabled(!m_over);
    m_save->setToolTip(tr("Seed and commands, as a scenario file: it plays to this very moment"));
    m_export = menu.addAction(tr("Export &zoo.cfg files..."), this, &RunFiles::exportConfigs);
    m_export->setObjectName(u"exportConfigs"_s);
    m_export->setEnabled(false);
    m_export->setToolTip(tr("Configurations that ZooKeeper's own servers start with, too, in an empty folder"));
}

void RunFiles::setOver(bool over) {
    m_over = over;
    if (m_save) m_save->setEnabled(!over);
}

void RunFiles::fillRecent() {
    m_recent->clear();
    QStringList paths;
    for (const RecentFile& file : m_files.files())
        paths << file.path;
    const QStringList names = namesApart(paths);
    for (int i = 0; i < names.size(); ++i) {
        const RecentFile& file = m_files.files().at(i);
        const QString name = QString(names.at(i)).replace(u'&', u"&&"_s);
        const QString title =
            file.repeat ? tr("&%1  %2 (run)").arg(i + 1).arg(name) : tr("&%1  %2").arg(i + 1).arg(name);
        // Queued: what is opened fills this menu anew.
        QAction* action = m_recent->addAction(title);
        action->setToolTip(QDir::toNativeSeparators(file.path));
        connect(
            action, &QAction::triggered, this, [this, file] { openRecent(file); }, Qt::QueuedConnection);
    }
    m_recent->addSeparator();
    QAction* clear = m_recent->addAction(tr("C&lear list"));
    connect(
        clear, &QAction::triggered, this,
        [this] {
            m_files.clear();
            fillRecent();
        },
        Qt::QueuedConnection);
    m_recent->setEnabled(!names.isEmpty());
}

// --- Profiles ------------------------------------------------------------------------------------------------------

void RunFiles::setBegunWith(const BegunWith& ensemble) {
    m_begunWith = ensemble;
    const auto* local = std::get_if<LocalEnsembleOptions>(&ensemble);
    if (m_export) m_export->setEnabled(!local || std::holds_alternative<OwnServers>(local->servers));
    if (m_profiles) fillProfiles();
}

void RunFiles::fillProfiles() {
    m_profiles->clear();
    QAction* save = m_profiles->addAction(tr("&Save this ensemble..."), this, &RunFiles::askProfileName);
    save->setObjectName(u"saveProfile"_s);
    save->setEnabled(m_begunWith.has_value());
    save->setToolTip(tr("What it was begun with, under a name, to begin such a one again"));
    m_removeProfile->clear();
    m_profiles->addMenu(m_removeProfile);
    m_profiles->addSeparator();
    const QStringList names = Profiles().names();
    m_removeProfile->setEnabled(!names.isEmpty());
    for (const QString& name : names) {
        const QString title = QString(name).replace(u'&', u"&&"_s);
        // Queued: both fill this menu anew.
        connect(
            m_profiles->addAction(title), &QAction::triggered, this, [this, name] { openProfile(name); },
            Qt::QueuedConnection);
        connect(
            m_removeProfile->addAction(title), &QAction::triggered, this,
            [this, name] {
                Profiles().remove(name);
                fillProfiles();
                emit said(tr("Removed: the profile %1").arg(name));
            },
            Qt::QueuedConnection);
    }
}

void RunFiles::askProfileName() {
    auto* box = new QInputDialog(&m_window);
    box->setObjectName(u"profileName"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Save this ensemble"));
    box->setLabelText(tr("Name of the profile; another one of that name is replaced:"));
    connect(box, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const QString name = text.simplified();
        if (name.isEmpty() || !m_begunWith) return;
        Profiles().save(name, *m_begunWith);
        fillProfiles();
        emit said(tr("Saved: the profile %1").arg(name));
    });
    box->open();
}

void RunFiles::openProfile(const QString& name) {
    const auto ensemble = Profiles().read(name);
    if (!ensemble) {
        QMessageBox::warning(&m_window, tr("This profile cannot be started"),
                             QString::fromStdString(ensemble.error().message()));
        return;
    }
    std::visit([this](const auto& what) { end([this, what] { emit openAsked(what); }); }, *ensemble);
}

void RunFiles::exportConfigs() {
    const QString folder = QFileDialog::getExistingDirectory(&m_window, tr("An empty folder for the zoo.cfg files"));
    if (folder.isEmpty() || !m_begunWith) return;
    const auto written = exportServers(folder, *m_begunWith);
    if (!written) {
        QMessageBox::warning(&m_window, tr("Not exported"), QString::fromStdString(written.error().message()));
        return;
    }
    emit said(tr("Exported: %n zoo.cfg file(s) in %1", nullptr, static_cast<int>(written->servers.size())).arg(folder));
}

// --- Files ---------------------------------------------------------------------------------------------------------

void RunFiles::remember(const QString& file, bool repeat) {
    m_files.add(file, repeat);
    fillRecent();
}

void RunFiles::openRecent(const RecentFile& file) {
    if (QFileInfo::exists(file.path)) return open(file.path, file.repeat);
    m_files.remove(file.path);
    fillRecent();
    auto* box = new QMessageBox(QMessageBox::Warning, tr("The file is gone"),
                                tr("%1 is no longer there. It is taken off the list of recent files.").arg(file.path),
                                QMessageBox::Ok, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void RunFiles::chooseNew() {
    if (m_dialog) return m_dialog->activateWindow();
    NewEnsemble begin = lastEnsemble(QSettings());
    if (begin.clientPort != 0) begin.clientPort = m_preferences.clientPort();
    m_dialog = new NewEnsembleDialog(begin, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setUnsaved(hasUnsaved());
    connect(m_dialog, &NewEnsembleDialog::saveAsked, this, &RunFiles::textAsked);
    connect(m_dialog, &QDialog::accepted, this, [this] {
        const NewEnsemble chosen = m_dialog->chosen();
        QSettings settings;
        rememberEnsemble(settings, chosen);
        if (chosen.clientPort != 0) m_preferences.setClientPort(chosen.clientPort);
        emit openAsked(chosen);
    });
    m_dialog->open();
}

void RunFiles::chooseLocal() {
    if (m_local) return m_local->activateWindow();
    OwnServers begin;
    begin.clientPort = m_preferences.clientPort();
    begin.folder = QSettings().value(u"local/folder"_s, usualFolder()).toString();
    auto* dialog = new LocalEnsembleDialog(begin, QSettings().value(u"local/keepRunning"_s).toBool(), &m_window);
    m_local = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const LocalEnsembleOptions chosen = dialog->chosen();
        QSettings().setValue(u"local/folder"_s, folderOf(chosen));
        QSettings().setValue(u"local/keepRunning"_s, chosen.keepRunning);
        if (const auto* own = std::get_if<OwnServers>(&chosen.servers)) m_preferences.setClientPort(own->clientPort);
        end([this, chosen] { emit openAsked(chosen); });
    });
    dialog->open();
}

void RunFiles::chooseFile(bool repeat) {
    const QString file = QFileDialog::getOpenFileName(&m_window, repeat ? tr("Open run") : tr("Open scenario"), {},
                                                      tr("Scenarios (*.scenario);;All files (*)"));
    if (!file.isEmpty()) open(file, repeat);
}

/// What cannot be played is refused before anything ends for it.
void RunFiles::open(const QString& file, bool repeat) {
    const auto scenario = readScenario(file);
    if (!scenario) {
        QMessageBox::warning(&m_window, tr("This file cannot be played"),
                             QString::fromStdString(scenario.error().message()));
        return;
    }
    end([this, what = PlayedFile{*scenario, repeat}] { emit openAsked(what); });
}

void RunFiles::end(std::function<void()> then) {
    if (!hasUnsaved() || !m_preferences.askBeforeEnding()) return then();
    m_asked = std::move(then);
    ask();
}

void RunFiles::ask() {
    if (m_asking) return m_asking->activateWindow();  // of what it goes on with, the latest counts
    auto* box = new QMessageBox(QMessageBox::Question, tr("End the run?"),
                                tr("The present run ends, and what was done in it. It can be saved as a scenario file "
                                   "that plays to this very moment."),
                                QMessageBox::Cancel, &m_window);
    m_asking = box;
    box->setObjectName(u"endRun"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* save = box->addButton(tr("&Save run..."), QMessageBox::AcceptRole);
    QPushButton* let = box->addButton(tr("&End without saving"), QMessageBox::DestructiveRole);
    box->setDefaultButton(save);
    auto* never = new QCheckBox(tr("Do not ask &again"), box);
    box->setCheckBox(never);
    connect(box, &QDialog::finished, this, [this, box, save, let, never] {
        m_asking.clear();
        const QAbstractButton* button = box->clickedButton();
        const bool goesOn = button == save || button == let;
        if (goesOn && never->isChecked()) m_preferences.setAskBeforeEnding(false);
        auto then = std::exchange(m_asked, {});
        if (button == let) return then();
        if (button != save) return;
        m_afterSave = std::move(then);
        emit textAsked();
    });
    box->open();
}

void RunFiles::save(const QString& text) {
    const auto then = std::exchange(m_afterSave, {});
    const QString file =
        QFileDialog::getSaveFileName(&m_window, tr("Save run"), u"run.scenario"_s, tr("Scenarios (*.scenario)"));
    if (file.isEmpty()) return;
    if (const auto problem = writeScenario(file, text)) {
        QMessageBox::warning(&m_window, tr("Not saved"), QString::fromStdString(problem->message()));
        return;
    }
    m_run.markSaved();
    if (m_dialog) m_dialog->setUnsaved(false);
    remember(file, true);
    emit said(tr("Saved: %1").arg(file));
    if (then) then();
}

}  // namespace qs::app
