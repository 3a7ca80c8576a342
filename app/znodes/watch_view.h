// Watches of the chosen znode: who holds one, a new one for the window's own client, and what has fired.
#pragma once

#include <QWidget>
#include <string>

#include "app/models/view_state.h"
#include "app/znodes/watch_models.h"
#include "app/znodes/window_client.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeView;

namespace qs::app {

class WatchView : public QWidget {
    Q_OBJECT
public:
    WatchView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, WindowClient& client,
              QWidget* parent = nullptr);

    /// Empty: nothing chosen.
    void refresh(const std::string& path);
    void setReadOnly(const QString& why);
    /// The window's client watches the chosen znode.
    void arm(tree::WatchKind kind);
    void disarm();

private:
    QWidget* makeArming();
    QTreeView* makeTable(const QString& name, const QString& words, QAbstractItemModel* model);
    void refreshButtons();

    ViewState& m_state;
    WindowClient& m_client;
    WatchHolders* m_holders;
    FiredWatches* m_fired;
    QLabel* m_nobody;
    QTreeView* m_holdersView;
    QComboBox* m_kind;
    QPushButton* m_arm;
    QPushButton* m_disarm;
    QCheckBox* m_onlyThis;
    QTreeView* m_firedView;
    std::string m_path;
    QString m_readOnly;
};

}  // namespace qs::app
