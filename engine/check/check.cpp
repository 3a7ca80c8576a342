#include "engine/check/check.h"

#include <algorithm>

#include "engine/check/committed_tree.h"
#include "engine/check/properties.h"

namespace qs::check {

Check::Check(std::string_view id, std::string_view name, std::string_view words, const trace::Kinds& kinds)
    : m_kinds(kinds) {
    m_status.id = id;
    m_status.name = name;
    m_status.words = words;
}

void Check::evaluated(bool premise) {
    ++m_status.evaluated;
    if (premise) ++m_status.premiseTrue;
}

void Check::violated(const trace::Record& record, std::string text) {
    ++m_status.violations;
    m_findings.push_back({std::string(m_status.id), record.seq, std::move(text)});
}

std::vector<trace::Finding> Check::takeFindings() {
    return std::exchange(m_findings, {});
}

std::vector<std::unique_ptr<Check>> allChecks(const trace::Setting& setting, const SharedTree& tree) {
    const Membership& membership = setting.membership;
    const Pace& pace = setting.pace;
    std::vector<std::unique_ptr<Check>> out;
    out.push_back(singleLeaderPerEpoch());
    out.push_back(integrity());
    out.push_back(agreement());
    out.push_back(localPrimaryOrder(setting.startCounter));
    out.push_back(globalPrimaryOrder());
    out.push_back(primaryIntegrity());
    out.push_back(leaderCompleteness());
    out.push_back(commitConsistency());
    out.push_back(historyConsistency(membership));
    out.push_back(commitIsQuorumDurable(membership));
    out.push_back(ackImpliesDurable(membership));
    out.push_back(durablePromises());
    out.push_back(acceptedCoversCommit(membership));
    out.push_back(committedStays(membership));
    out.push_back(zxidDiscipline(setting.startCounter));
    out.push_back(noHole());
    out.push_back(memoryIsDisk());
    out.push_back(serveAfterQuorum(membership));
    out.push_back(elections(membership, pace));
    out.push_back(messageLegality(membership));
    out.push_back(fifo());
    out.push_back(liveness(membership, pace));
    out.push_back(linearizableWrites(tree));
    out.push_back(singleSystemImage());
    out.push_back(readsOfAPrefix(tree));
    out.push_back(atomicMulti(tree));
    out.push_back(reliability(tree));
    out.push_back(countersOfZnodes(tree));
    out.push_back(sequentialNames(tree));
    out.push_back(sessionLifetime());
    out.push_back(ephemeralsEndWithSession(tree));
    out.push_back(watchesFireOnce());
    out.push_back(eventsBeforeAnswers());
    out.push_back(eventsInOrder());
    out.push_back(noEventWithoutCause());
    out.push_back(noEventLost(tree));
    out.push_back(eventsNeedRead(tree));
    out.push_back(accessControl(tree));
    return out;
}

Suite::Suite(const trace::Setting& setting) : m_tree(ownTree(setting.firstSequence)) {
    for (auto& check : allChecks(setting, m_tree))
        add(std::move(check));
}

Suite::Suite(const Suite& other)
    : m_tree(std::make_shared<CommittedTree>(*other.m_tree)),
      m_partial(other.m_partial),
      m_outside(other.m_outside),
      m_outsideSince(other.m_outsideSince) {
    for (const auto& check : other.m_checks) {
        add(check->clone());
        m_checks.back()->share(m_tree);
    }
}

void Suite::add(std::unique_ptr<Check> check) {
    for (std::size_t kind = 0; kind < trace::Kinds::Count; ++kind)
        if (check->kinds().contains(kind)) m_wanting[kind].push_back(m_checks.size());
    m_checks.push_back(std::move(check));
}

void Suite::noteFault(const trace::Record& r, const trace::Tables& tables) {
    if (!m_outside.empty()) return;
    if (const auto* lost = trace::as<trace::DiskLost>(r)) {
        m_outside = std::string(tables.text(lost->reason)) + " (node " + toString(r.node) + ")";
    } else if (const auto* issued = trace::as<trace::CommandIssued>(r)) {
        const std::string_view command = tables.text(issued->text);
        if (command.starts_with("drop ") && !command.starts_with("drop NOTIFICATION "))
            m_outside = "outside the model: messages of a live connection were lost";
        if (command.starts_with("duplicate ") && !command.starts_with("duplicate NOTIFICATION "))
            m_outside = "outside the model: messages of a live connection came twice";
    }
    m_outsideSince = r.seq;
}

void Suite::observe(trace::Batch& batch, const trace::Tables& tables) {
    for (const trace::TxnEntry& entry : batch.txns)
        m_partial = m_partial || entry.state;
    for (const trace::Record& record : batch.records) {
        if (m_partial) break;
        noteFault(record, tables);
        for (const std::size_t check : m_wanting[record.event.index()])
            m_checks[check]->observe(record, tables);
    }
    for (const auto& check : m_checks) {
        for (auto& finding : check->takeFindings()) {
            if (!m_outside.empty() && finding.record > m_outsideSince) finding.text = m_outside + ": " + finding.text;
            batch.findings.push_back(std::move(finding));
        }
    }
    // The first violation is the one to look at; of several by the same record, that of the lower number.
    std::stable_sort(batch.findings.begin(), batch.findings.end(),
                     [](const trace::Finding& a, const trace::Finding& b) { return a.record < b.record; });
    batch.checks = statuses();
}

std::vector<trace::CheckStatus> Suite::statuses() const {
    std::vector<trace::CheckStatus> out;
    for (const auto& check : m_checks) {
        out.push_back(check->status());
        if (m_partial) out.back().evaluated = out.back().premiseTrue = 0;
    }
    return out;
}

std::uint64_t Suite::violations() const {
    std::uint64_t out = 0;
    for (const auto& check : m_checks)
        out += check->status().violations;
    return out;
}

}  // namespace qs::check
