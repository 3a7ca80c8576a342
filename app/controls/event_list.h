// The events in words, newest last, with a filter. It follows the newest row until the user looks at an older one.
#pragma once

#include <QWidget>

#include "app/models/event_log_model.h"
#include "app/models/view_state.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace qs::app {

class EventList : public QWidget {
    Q_OBJECT
public:
    EventList(EventLogModel& model, ViewState& state, QWidget* parent = nullptr);

    /// Selects the record's row and scrolls to it; a hidden record is made visible first.
    void showRecord(quint64 seq);
    void focusFilter();

private:
    void applyFilter();
    void followState();
    void refreshEmpty();

    EventLogModel& m_model;
    ViewState& m_state;
    QLineEdit* m_filter;
    QCheckBox* m_all;
    QTableView* m_view;
    QLabel* m_empty;
    bool m_follow = true;
};

}  // namespace qs::app
