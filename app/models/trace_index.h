// The run as the window knows it: all records, and the picture at the moment that is shown - the newest, or one of the
// past that the cursor chose. Lives on the GUI thread and takes whole batches; nothing here peeks at a running engine.
#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <optional>
#include <vector>

#include "app/models/activity.h"
#include "app/models/caption_log.h"
#include "app/models/picture.h"
#include "app/models/record_store.h"

namespace qs::app {

class TraceIndex : public QObject {
    Q_OBJECT
public:
    explicit TraceIndex(const trace::Setting& setting, QObject* parent = nullptr);

    /// Takes a batch in and emits updated() once. What is shown stays where it is while that is the past.
    void append(const trace::Batch& batch);

    /// Shows the past: everything up to `moment`. A moment at or after the newest one shows the newest.
    void showMoment(VirtualTime moment);
    /// Shows the moment right after the record `seq`. Requires: records().contains(seq).
    void showRecord(std::uint64_t seq);
    /// Shows the newest moment, and follows it.
    void showLive();
    /// The newest moment is shown.
    bool isLive() const { return !m_past; }

    const trace::Setting& setting() const { return m_setting; }
    const Membership& membership() const { return m_setting.membership; }
    const RecordStore& records() const { return m_records; }
    const trace::Tables& tables() const { return m_records.tables(); }
    /// What is shown; valid until the next append or show.
    const Picture& shown() const { return m_past ? *m_past : m_live; }
    const Picture& live() const { return m_live; }

    VirtualTime now() const { return shown().now(); }
    const std::map<NodeId, NodeView>& nodes() const { return shown().nodes(); }
    const NodeView& node(NodeId id) const { return shown().node(id); }
    bool linkCut(NodeId from, NodeId to) const { return shown().cuts().contains({from, to}); }
    const std::set<std::pair<NodeId, NodeId>>& cuts() const { return shown().cuts(); }
    const std::vector<trace::HoldChanged>& holds() const { return shown().holds(); }
    const std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed>& delays() const { return shown().delays(); }
    const std::map<std::pair<NodeId, NodeId>, VirtualTime>& clogs() const { return shown().clogs(); }
    const std::map<std::uint64_t, FlightView>& flights() const { return shown().flights(); }
    const std::deque<ProposalView>& proposals() const { return shown().proposals(); }
    const std::map<ConnectionId, ClientView>& clients() const { return shown().clients(); }
    NodeId leader() const { return shown().leader(); }

    /// As they stand at the newest moment; a finding names its record.
    const std::vector<trace::CheckStatus>& checks() const { return m_checks; }
    const std::vector<trace::Finding>& findings() const { return m_findings; }
    const Activity& activity() const { return m_activity; }
    const CaptionLog& captions() const { return m_captions; }

signals:
    /// Records came.
    void updated();
    /// Another moment is shown, or the past was left: nothing that was shown may stand.
    void momentChanged();

private:
    /// Folds up to the record `seq`, from the nearest keyframe or on from what is shown.
    void show(std::uint64_t seq, VirtualTime moment);

    trace::Setting m_setting;
    RecordStore m_records;
    TreeHistories m_histories;
    Picture m_live;
    std::deque<Picture> m_keyframes;  ///< [i]: after record i * KeyframeEvery
    std::optional<Picture> m_past;
    Activity m_activity;
    CaptionLog m_captions;
    std::vector<trace::CheckStatus> m_checks;
    std::vector<trace::Finding> m_findings;
};

}  // namespace qs::app
