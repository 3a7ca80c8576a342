// The inboxes of all replicas, and the buttons that let one thing happen: the mouse can be the scheduler. In manual
// mode every message waits to be delivered and every timer to be fired.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/controls/inbox_model.h"
#include "app/models/command_sink.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeView;

namespace qs::app {

class InboxPanel : public QWidget {
    Q_OBJECT
public:
    InboxPanel(const TraceIndex& index, ViewState& view, CommandSink& sink, QWidget* parent = nullptr);

    void refreshNow();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Button {
        QPushButton* button;
        Offer offer;
    };

    QPushButton* makeButton(const QString& name, const QString& text);
    void makeView();
    void placeAll();
    void connectAll();
    void refreshSoon();
    void refreshButtons();
    void refreshManual();
    void put(const Offer& offer, Button& button);
    void carryOut(const Button& button);
    void chosen(const QModelIndex& index);
    void openMenu(QPoint where);

    const TraceIndex& m_index;
    ViewState& m_view;
    CommandSink& m_sink;
    InboxModel m_model;
    QTimer m_soon;
    QCheckBox* m_manual;
    QCheckBox* m_outside;
    QLabel* m_hint;
    QTreeView* m_tree;
    Button m_deliver;
    Button m_hold;
    Button m_release;
    Button m_drop;
    Button m_duplicate;
};

}  // namespace qs::app
