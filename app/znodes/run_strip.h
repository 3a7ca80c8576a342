// The progress of a series of writes, with a way to stop it; hidden when nothing runs.
#pragma once

#include <QWidget>

#include "app/znodes/write_run.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace qs::app {

class RunStrip : public QWidget {
    Q_OBJECT
public:
    explicit RunStrip(WriteRun& run, QWidget* parent = nullptr);

private:
    void refresh();

    WriteRun& m_run;
    QLabel* m_words;
    QProgressBar* m_bar;
    QPushButton* m_stop;
};

}  // namespace qs::app
