#include "app/znodes/znode_actions.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QSaveFile>

#include "app/znodes/acl_dialog.h"
#include "app/znodes/create_znode_dialog.h"
#include "app/znodes/data_format.h"
#include "app/znodes/delete_dialog.h"
#include "app/znodes/import_dialog.h"
#include "app/znodes/subtree_file.h"
#include "app/znodes/target_dialog.h"
#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// A file of znodes is read as a whole; no tree of the Lab is near this size.
constexpr qint64 MostFileBytes = 256 * 1024 * 1024;

}  // namespace

ZnodeActions::ZnodeActions(WindowClient& client, WriteRun& run, std::function<const tree::Tree&()> tree,
                           QWidget* window)
    : QObject(window), m_client(client), m_run(run), m_tree(std::move(tree)), m_window(window) {
    makeActions();
    connect(&m_run, &WriteRun::changed, this, &ZnodeActions::refresh);
    refresh();
}

QAction* ZnodeActions::add(const QString& text, const QString& name, const QKeySequence& keys,
                           std::function<void()> f) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(f));
    m_all.append(action);
    return action;
}

void ZnodeActions::addSeparator() {
    auto* line = new QAction(this);
    line->setSeparator(true);
    m_all.append(line);
}

void ZnodeActions::makeActions() {
    m_create = add(tr("&New child…"), u"znodeCreate"_s, QKeySequence::New, [this] { createChild(); });
    m_create->setIconText(tr("New"));  // what a button shows
    m_save = add(tr("&Save data"), u"znodeSaveAction"_s, QKeySequence::Save, [this] { emit saveAsked(); });
    m_duplicate = add(tr("D&uplicate…"), u"znodeDuplicate"_s, {}, [this] { duplicate(); });
    m_move = add(tr("&Move or rename…"), u"znodeMove"_s, Qt::Key_F2, [this] { move(); });
    m_move->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addSeparator();
    m_copyPath = add(tr("Copy &path"), u"znodeCopyPath"_s, {},
                     [this] { QGuiApplication::clipboard()->setText(QString::fromStdString(m_path)); });
    m_copyData = add(tr("&Copy data"), u"znodeCopyData"_s, {}, [this] { copyData(); });
    m_export = add(tr("&Export…"), u"znodeExport"_s, {}, [this] { askExport(); });
    m_import = add(tr("&Import…"), u"znodeImport"_s, {}, [this] { askImport(); });
    addSeparator();
    makeWatchMenu();
    m_acl = add(tr("&ACL…"), u"znodeAcl"_s, {}, [this] { editAcl(); });
    m_history = add(tr("&History"), u"znodeHistoryAction"_s, {}, [this] { emit historyAsked(); });
    addSeparator();
    m_delete = add(tr("&Delete…"), u"znodeDelete"_s, QKeySequence::Delete, [this] { deleteChosen(); });
    m_delete->setIconText(tr("Delete"));
    m_delete->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

void ZnodeActions::makeWatchMenu() {
    using enum tree::WatchKind;
    m_watchMenu.setTitle(tr("&Watch"));
    m_watchMenu.setToolTipsVisible(true);
    m_watchMenu.menuAction()->setObjectName(u"znodeWatch"_s);
    int number = 0;
    for (const auto kind : {DataWatch, ExistsWatch, ChildWatch, Persistent, PersistentRecursive}) {
        QAction* one = m_watchMenu.addAction(u"&%1  %2"_s.arg(++number).arg(watchInWords(kind)), this,
                                             [this, kind] { emit watchAsked(kind); });
        one->setToolTip(WindowClient::text(watchRequest("PATH", kind)));
    }
    m_watchMenu.addSeparator();
    QAction* stop = m_watchMenu.addAction(tr("&Stop watching"), this, [this] { emit unwatchAsked(); });
    stop->setToolTip(WindowClient::text(unwatchRequest("PATH")));
    m_all.append(m_watchMenu.menuAction());
}

const tree::Znode* ZnodeActions::znode() const {
    return m_path.empty() ? nullptr : m_tree().find(m_path);
}

bool ZnodeActions::ownedByServer() const {
    return m_path == "/zookeeper" || m_path.starts_with("/zookeeper/");
}

void ZnodeActions::setPath(const std::string& path) {
    m_path = path;
    refresh();
}

void ZnodeActions::setSavable(bool savable) {
    m_savable = savable;
    refresh();
}

void ZnodeActions::setReadOnly(const QString& why) {
    m_readOnly = why;
    refresh();
}

void ZnodeActions::setPossible(QAction* action, bool possible, const QString& tip) {
    const bool waits = m_run.running();
    action->setEnabled(possible && m_readOnly.isEmpty() && !waits);
    action->setToolTip(!m_readOnly.isEmpty() ? m_readOnly : waits ? tr("Wait for: %1").arg(m_run.title()) : tip);
}

void ZnodeActions::refresh() {
    const tree::Znode* node = znode();
    const bool here = node != nullptr;
    const bool free = here && !ownedByServer();
    const bool notRoot = free && m_path != "/";
    const std::string path = m_path.empty() ? "PATH" : m_path;
    const std::string child = (path == "/" ? path : path + "/") + "NAME";
    const std::int32_t version = node ? node->version : -1;
    setPossible(
        m_create, free && node->kind() != tree::ZnodeKind::Ephemeral,
        tr("New child (Ctrl+N): %1").arg(WindowClient::text(createRequest(child, "DATA", CreateMode::Persistent))));
    setPossible(m_save, m_savable, tr("Save (Ctrl+S): %1").arg(WindowClient::text(setRequest(path, "DATA", version))));
    setPossible(m_duplicate, notRoot, tr("client window: multi create …"));
    setPossible(m_move, notRoot, tr("client window: multi create …; delete …"));
    setPossible(m_import, here, tr("client window: multi create …"));
    setPossible(m_acl, here, WindowClient::text(setAclRequest(path, "ACL", node ? node->aversion : -1)));
    setPossible(m_watchMenu.menuAction(), here, tr("The window's own client waits for a change"));
    setPossible(m_delete, notRoot, tr("Delete (Del): %1").arg(WindowClient::text(deleteRequest(path, version))));
    m_copyPath->setEnabled(chosen());
    m_copyData->setEnabled(here);
    m_export->setEnabled(here);
    m_history->setEnabled(chosen());
}

void ZnodeActions::createChild() {
    CreateZnodeDialog dialog(m_path, m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    if (!dialog.sequential()) emit awaited(dialog.path());
    m_client.ask(dialog.request());
}

void ZnodeActions::deleteChosen() {
    if (!znode()) return;
    const QString path = QString::fromStdString(m_path);
    WritePlan plan = deletePlan(m_tree(), m_path);
    DeleteDialog dialog(path, plan, m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    m_run.start(tr("Deleting %1").arg(path), std::move(plan.requests));
}

void ZnodeActions::duplicate() {
    TargetDialog dialog(TargetDialog::Purpose::Duplicate, m_path, m_tree(), m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    emit awaited(dialog.target());
    m_run.start(tr("Duplicating %1").arg(QString::fromStdString(m_path)), dialog.plan().requests);
}

void ZnodeActions::move() {
    TargetDialog dialog(TargetDialog::Purpose::Move, m_path, m_tree(), m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    emit awaited(dialog.target());
    m_run.start(tr("Moving %1").arg(QString::fromStdString(m_path)), dialog.plan().requests);
}

void ZnodeActions::editAcl() {
    const tree::Znode* node = znode();
    if (!node) return;
    const std::string path = m_path;
    AclDialog dialog(path, *node, m_window);
    connect(&dialog, &AclDialog::identityGiven, this,
            [this](const std::string& who) { m_client.ask(authRequest(who)); });
    if (dialog.exec() != QDialog::Accepted) return;
    m_client.ask(setAclRequest(path, dialog.acl(), dialog.aversion()));
}

/// As text where it is text; the bytes themselves always go along.
void ZnodeActions::copyData() {
    const tree::Znode* node = znode();
    if (!node) return;
    const std::string bytes(*node->data);
    auto* mime = new QMimeData;
    mime->setData(u"application/octet-stream"_s, QByteArray::fromStdString(bytes));
    const bool text = isEditableText(bytes);
    mime->setText(text ? QString::fromStdString(bytes) : shownText(bytes, DataFormat::Hex));
    QGuiApplication::clipboard()->setMimeData(mime);
    emit said(text ? tr("The data of %1 is on the clipboard.").arg(QString::fromStdString(m_path))
                   : tr("The data of %1 is on the clipboard, as hex.").arg(QString::fromStdString(m_path)));
}

void ZnodeActions::askExport() {
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Export %1").arg(QString::fromStdString(m_path)),
                                                      u"znodes.json"_s, tr("Exported znodes (*.json)"));
    if (!file.isEmpty()) exportTo(file);
}

void ZnodeActions::exportTo(const QString& file) {
    const SubtreeFile subtree{m_path, m_tree().lastZxid(), subtreeOf(m_tree(), m_path)};
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(writeSubtree(subtree)) < 0 || !out.commit()) {
        QMessageBox::warning(m_window, tr("Not exported"), tr("%1: %2").arg(file, out.errorString()));
        return;
    }
    emit said(tr("%n znode(s) exported to %1.", nullptr, static_cast<int>(subtree.znodes.size())).arg(file));
}

void ZnodeActions::askImport() {
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Import znodes"), QString(),
                                                      tr("Exported znodes (*.json);;All files (*)"));
    if (!file.isEmpty()) importFrom(file);
}

void ZnodeActions::importFrom(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly) || in.size() > MostFileBytes) {
        const QString why = in.isOpen() ? tr("the file is larger than 256 MiB") : in.errorString();
        QMessageBox::warning(m_window, tr("Not imported"), tr("%1: %2").arg(file, why));
        return;
    }
    const auto subtree = readSubtree(in.readAll());
    if (!subtree) {
        const QString why = QString::fromStdString(subtree.error().message());
        QMessageBox::warning(m_window, tr("Not imported"), tr("%1: %2").arg(file, why));
        return;
    }
    ImportDialog dialog(*subtree, m_tree(), m_window);
    if (dialog.exec() != QDialog::Accepted) return;
    emit awaited(dialog.target());
    m_run.start(tr("Importing into %1").arg(QString::fromStdString(dialog.target())), dialog.plan().requests);
}

}  // namespace qs::app
