// A line above the picture while it shows the past: which moment, how far the run has gone on, and the way back.
#pragma once

#include <QWidget>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"

class QLabel;

namespace qs::app {

class PastBar : public QWidget {
    Q_OBJECT
public:
    PastBar(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

private:
    void refresh();

    const TraceIndex& m_index;
    QLabel* m_text;
};

}  // namespace qs::app
