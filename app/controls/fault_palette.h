// The tools that break things: scissors for links, a hammer and ice for replicas, a snail for what takes longer, disks
// and clocks. Each builds one command from its arguments and shows it before it is done. Below them the shapes that the
// network can be cut into.
#pragma once

#include <QWidget>
#include <optional>

#include "app/controls/fault_icons.h"
#include "app/models/command_sink.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "engine/base/result.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace qs::app {

class FaultPalette : public QWidget {
    Q_OBJECT
public:
    FaultPalette(const TraceIndex& index, const ViewState& view, CommandSink& sink, QWidget* parent = nullptr);

    void choose(FaultTool tool);
    /// Whether the shapes can be had changes with the ensemble.
    void refreshShapes();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeTools();
    QToolButton* addTool(FaultTool tool, const QString& name, const QString& words);
    QComboBox* makeNodes(const QString& name, const QString& accessible, const QString& first);
    QComboBox* makeChoice(const QString& name, const QString& accessible,
                          std::initializer_list<std::pair<QString, const char*>> choices);
    void makeForm(QFormLayout& form);
    QGridLayout* makeShapes();
    void showRows();
    void refresh();
    void followSelection();
    void apply();
    Result<command::Command> command() const;
    std::string words() const;

    const TraceIndex& m_index;
    const ViewState& m_view;
    CommandSink& m_sink;
    FaultTool m_tool = FaultTool::Scissors;
    QButtonGroup* m_tools;
    QFormLayout* m_form;
    QComboBox* m_nodes;
    QComboBox* m_from;
    QComboBox* m_to;
    QCheckBox* m_bothWays;
    QComboBox* m_end;     ///< Hammer: how it ends
    QComboBox* m_slow;    ///< Snail: what takes longer
    QLineEdit* m_time;    ///< Snail
    QComboBox* m_spread;  ///< Snail, of a delay
    QComboBox* m_disk;
    QSpinBox* m_factor;  ///< Disk, slow
    QComboBox* m_clock;
    QLineEdit* m_ahead;  ///< Clock: wall clock
    QSpinBox* m_perMille;
    QLabel* m_text;
    QPushButton* m_apply;
    QList<QToolButton*> m_shapes;
};

}  // namespace qs::app
