#include "app/models/trace_index.h"

#include <algorithm>

namespace qs::app {

namespace {

/// A jump folds at most so many records: some milliseconds.
constexpr std::uint64_t KeyframeEvery = 4096;

}  // namespace

TraceIndex::TraceIndex(const trace::Setting& setting, QObject* parent)
    : QObject(parent),
      m_setting(setting),
      m_histories(setting.firstSequence),
      m_live(setting),
      m_keyframes{m_live},
      m_activity(setting.membership),
      m_captions(setting.membership) {}

void TraceIndex::append(const trace::Batch& batch) {
    m_records.append(batch);
    for (const trace::Record& r : batch.records) {
        m_activity.fold(r, m_live, tables());
        m_captions.fold(r, m_live, m_records);
        m_live.fold(r, tables(), m_histories);
        if (r.seq % KeyframeEvery == 0) m_keyframes.push_back(m_live);
    }
    for (const trace::Saying& saying : batch.sayings)
        m_captions.say(saying);
    m_live.advance(batch.upTo);
    m_activity.advance(m_live.now());
    m_findings.insert(m_findings.end(), batch.findings.begin(), batch.findings.end());
    if (!batch.checks.empty()) m_checks = batch.checks;
    emit updated();
}

void TraceIndex::show(std::uint64_t seq, VirtualTime moment) {
    const Picture& keyframe = m_keyframes.at(seq / KeyframeEvery);
    // Going on from what is shown is possible only forwards: what has faded does not come back.
    const bool goOn = m_past && m_past->seq() <= seq && m_past->now() <= moment && m_past->seq() >= keyframe.seq();
    if (!goOn) m_past = keyframe;
    for (std::uint64_t next = m_past->seq() + 1; next <= seq; ++next)
        m_past->fold(m_records.at(next), tables(), m_histories);
    m_past->advance(moment);
    emit momentChanged();
}

void TraceIndex::showMoment(VirtualTime moment) {
    if (moment >= m_live.now()) return showLive();
    show(m_records.lastAt(moment), moment);
}

void TraceIndex::showRecord(std::uint64_t seq) {
    show(seq, m_records.at(seq).at);
}

void TraceIndex::showLive() {
    if (!m_past) return;
    m_past.reset();
    emit momentChanged();
}

}  // namespace qs::app
