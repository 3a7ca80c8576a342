// Every active fault as a visible line with the button that ends it, and one Heal All for the links.
#pragma once

#include <QWidget>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace qs::app {

struct ActiveFault {
    QString words;  ///< "1 → 2 is cut: what 1 sends to 2 waits"
    QString verb;   ///< "Heal", "Restart", "Thaw"
    command::Command remedy;
    bool operator==(const ActiveFault&) const = default;
};
/// Dead nodes, frozen nodes, disks, slow nodes and clocks, then links: cuts, holds, delays, clogs. A link cut both ways
/// is one fault.
QList<ActiveFault> activeFaults(const TraceIndex& index);

class FaultPanel : public QWidget {
    Q_OBJECT
public:
    explicit FaultPanel(CommandSink& sink, QWidget* parent = nullptr);

    void setFaults(const QList<ActiveFault>& faults);

private:
    QWidget* makeRow(const ActiveFault& fault);

    CommandSink& m_sink;
    QList<ActiveFault> m_faults;
    QList<QLabel*> m_words;  ///< of each fault
    QVBoxLayout* m_rows;
    QLabel* m_none;
    QPushButton* m_healAll;
    QPushButton* m_restartAll;
};

}  // namespace qs::app
