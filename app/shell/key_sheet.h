// The sheet of shortcuts (F1): what the menus offer, as they offer it, and the keys of single views.
#pragma once

#include <QDialog>

class QMenuBar;
class QMenu;
class QVBoxLayout;

namespace qs::app {

class KeySheet : public QDialog {
    Q_OBJECT
public:
    explicit KeySheet(QWidget* parent);

    /// Every entry of the menus that has a shortcut.
    void addActions(const QString& title, const QMenuBar& menus);
    void addKeys(const QString& title, const QList<std::pair<QString, QString>>& keys);

private:
    static void collect(const QList<QAction*>& actions, QList<std::pair<QString, QString>>& keys);

    QVBoxLayout* m_column;
};

}  // namespace qs::app
