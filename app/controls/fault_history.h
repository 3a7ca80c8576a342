// Undo and redo for faults. What a command of the user changed is read off the trace - whatever its words meant when it
// ran, "kill leader" or "heal all" - and each change that has an inverse is turned round, the newest first. What was
// done with one click is one entry. Commands of clients are no faults: data is not taken back behind people's backs.
#pragma once

#include <QObject>
#include <deque>
#include <map>
#include <vector>

#include "app/models/command_sink.h"
#include "engine/trace/batch.h"
#include "engine/trace/tables.h"

namespace qs::app {

class FaultHistory : public QObject, public CommandSink {
    Q_OBJECT
public:
    /// Commands go on to `sink`, which must outlive this.
    explicit FaultHistory(CommandSink& sink, QObject* parent = nullptr);

    void submit(const command::Command& command) override;
    /// Several commands as one entry.
    void submitAll(const std::vector<command::Command>& commands) override;
    QString whyNot(const command::Command& command) const override { return m_sink.whyNot(command); }
    /// Every batch of the run, in order; `tables` hold what it points to.
    void observe(const trace::Batch& batch, const trace::Tables& tables);

    bool canUndo() const { return !m_done.empty(); }
    bool canRedo() const { return !m_undone.empty(); }
    /// "kill leader", of the entry that comes next; empty: there is none.
    QString undoText() const { return canUndo() ? m_done.back().text : QString(); }
    QString redoText() const { return canRedo() ? m_undone.back().text : QString(); }

public slots:
    void undo();
    void redo();

signals:
    void changed();

private:
    enum class Kind { Do, Undo, Redo };
    /// One click: what to submit to turn it round, and what it is called.
    struct Entry {
        quint64 click = 0;
        QString text;
        std::vector<command::Command> inverse;  ///< in the order in which to submit them
    };
    /// Submitted, and not seen in the trace yet.
    struct Pending {
        std::string text;
        quint64 click = 0;
        Kind kind = Kind::Do;
        QString entry;  ///< Undo, Redo: name of the entry
    };
    /// A command that is seen in the trace, and may still have effects.
    struct Running {
        quint64 click = 0;
        Kind kind = Kind::Do;
        QString text;
    };
    /// What a link or a node was before, for the inverse of a change.
    struct Before {
        std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed> delays;
        std::map<NodeId, trace::DiskChanged> disks;
        std::map<NodeId, VirtualTime> costs;
        std::map<NodeId, trace::ClockChanged> clocks;
    };

    void submitEntry(const std::vector<command::Command>& commands, Kind kind, const QString& name);
    void begin(const trace::Record& record, const std::string& text);
    void note(const trace::Record& record, const trace::Tables& tables);
    std::vector<command::Command> inverseOf(const trace::Record& record, const trace::Tables& tables) const;
    void remember(const trace::Record& record);
    void push(const Running& running, std::vector<command::Command> inverse);

    CommandSink& m_sink;
    quint64 m_clicks = 0;
    std::deque<Pending> m_pending;
    std::map<std::uint64_t, Running> m_running;  ///< by the seq of CommandIssued; only the newest few
    Before m_before;
    std::deque<Entry> m_done;
    std::deque<Entry> m_undone;
};

}  // namespace qs::app
