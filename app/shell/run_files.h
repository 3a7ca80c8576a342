// What begins, keeps and ends a run: the entries of the File menu for new ensembles, scenarios, saved runs and
// profiles, the files opened last, and the question before a run ends in which something was done.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <functional>

#include "app/models/run.h"
#include "app/setup/profiles.h"
#include "app/shell/opening.h"
#include "app/shell/preferences.h"
#include "app/shell/recent_files.h"

class QAction;
class QDialog;
class QMenu;
class QWidget;

namespace qs::app {

class NewEnsembleDialog;

class RunFiles : public QObject {
    Q_OBJECT
public:
    /// Its dialogs stand over `window`, its parent.
    RunFiles(Run& run, Preferences& preferences, QWidget& window);

    void addOpeningsTo(QMenu& menu);
    void addSaveTo(QMenu& menu);
    /// What the present ensemble was begun with: it can be saved as a profile and exported from now on.
    void setBegunWith(const BegunWith& ensemble);

    /// Goes on with `then` at once, or when the person has saved the run or lets it go.
    void end(std::function<void()> then);
    /// What was done since the start, as scenario text: it goes where the person chooses.
    void save(const QString& text);
    /// A scenario or saved run is on screen.
    void remember(const QString& file, bool repeat);
    /// Nothing is lost with the run: the ensemble has ended by itself, and left what was done in a file; or it is one
    /// of server processes, whose run no scenario repeats. It cannot be saved either.
    void setOver(bool over);

signals:
    void openAsked(const qs::app::Opening& what);
    /// The text of the run is wanted; save() follows.
    void textAsked();
    void said(const QString& line);

private:
    void chooseNew();
    void chooseLocal();
    void chooseFile(bool repeat);
    void open(const QString& file, bool repeat);
    void openRecent(const RecentFile& file);
    void fillRecent();
    void fillProfiles();
    void askProfileName();
    void openProfile(const QString& name);
    void exportConfigs();
    bool hasUnsaved() const { return m_run.hasUnsaved() && !m_over; }
    void ask();

    Run& m_run;
    Preferences& m_preferences;
    QWidget& m_window;
    RecentFiles m_files;
    QMenu* m_recent = nullptr;
    QMenu* m_profiles = nullptr;
    QMenu* m_removeProfile = nullptr;
    QAction* m_export = nullptr;
    std::optional<BegunWith> m_begunWith;
    QPointer<NewEnsembleDialog> m_dialog;
    std::function<void()> m_asked;      ///< what the question is about
    std::function<void()> m_afterSave;  ///< once the run is saved; empty: nothing
    bool m_over = false;
    QAction* m_save = nullptr;
    QPointer<QDialog> m_local;
    QPointer<QDialog> m_asking;  ///< whether the run may end
};

}  // namespace qs::app
