// The history of the chosen znode, newest change first; each leads to its proposal.
#pragma once

#include <QWidget>
#include <string>

#include "app/models/view_state.h"
#include "app/znodes/history_model.h"
#include "app/znodes/znode_facts.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeView;

namespace qs::app {

class HistoryView : public QWidget {
    Q_OBJECT
public:
    HistoryView(const TraceIndex& index, const ZnodeFacts& facts, ViewState& state, QWidget* parent = nullptr);

    void refresh(const std::string& path, trace::TxnRef head);
    /// Chooses the change that this zxid made, and its proposal, once it is listed.
    void select(Zxid zxid);

private:
    void showState();
    void goToProposal();

    const RecordStore& m_records;
    const ZnodeFacts& m_facts;
    ViewState& m_state;
    HistoryModel* m_model;
    QLabel* m_words;
    QTreeView* m_view;
    QCheckBox* m_children;
    QPushButton* m_go;
    std::string m_path;
    Zxid m_wanted;  ///< to be selected when it is listed; 0: none
};

}  // namespace qs::app
