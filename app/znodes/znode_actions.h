// What can be done with the chosen znode: the actions of menu, context menu and shortcuts, with their dialogs.
// Everything that writes goes through the window's client, one series at a time.
#pragma once

#include <QAction>
#include <QList>
#include <QMenu>
#include <QObject>
#include <functional>
#include <string>

#include "app/znodes/window_client.h"
#include "app/znodes/write_run.h"
#include "engine/tree/tree.h"

namespace qs::app {

class ZnodeActions : public QObject {
    Q_OBJECT
public:
    /// `tree` gives the tree that is shown; dialogs open over `window`.
    ZnodeActions(WindowClient& client, WriteRun& run, std::function<const tree::Tree&()> tree, QWidget* window);

    /// Empty: nothing chosen.
    void setPath(const std::string& path);
    void setSavable(bool savable);
    /// Why nothing can be written now; empty: it can.
    void setReadOnly(const QString& why);

    QAction* create() const { return m_create; }
    QAction* remove() const { return m_delete; }
    /// In the order of the menus; separators are among them.
    const QList<QAction*>& all() const { return m_all; }

    /// Writes the chosen znode and what is below it to that file.
    void exportTo(const QString& file);
    /// Asks, and writes what the file holds.
    void importFrom(const QString& file);

signals:
    void saveAsked();
    void watchAsked(tree::WatchKind kind);
    void unwatchAsked();
    void historyAsked();
    /// A znode that will appear when the ensemble has it.
    void awaited(const std::string& path);
    /// One sentence for the status line.
    void said(const QString& sentence);

private:
    QAction* add(const QString& text, const QString& name, const QKeySequence& keys, std::function<void()> f);
    void addSeparator();
    void makeActions();
    void makeWatchMenu();
    const tree::Znode* znode() const;
    bool chosen() const { return !m_path.empty(); }
    bool ownedByServer() const;
    void refresh();
    void setPossible(QAction* action, bool possible, const QString& tip);

    void createChild();
    void deleteChosen();
    void duplicate();
    void move();
    void editAcl();
    void copyData();
    void askExport();
    void askImport();

    WindowClient& m_client;
    WriteRun& m_run;
    std::function<const tree::Tree&()> m_tree;
    QWidget* m_window;
    std::string m_path;
    bool m_savable = false;
    QString m_readOnly;
    QList<QAction*> m_all;
    QMenu m_watchMenu;
    QAction* m_create = nullptr;
    QAction* m_save = nullptr;
    QAction* m_copyPath = nullptr;
    QAction* m_copyData = nullptr;
    QAction* m_duplicate = nullptr;
    QAction* m_move = nullptr;
    QAction* m_export = nullptr;
    QAction* m_import = nullptr;
    QAction* m_acl = nullptr;
    QAction* m_history = nullptr;
    QAction* m_delete = nullptr;
};

}  // namespace qs::app
