#include "engine/check/check.h"

#include <algorithm>

#include "engine/check/properties.h"

namespace qs::check {

Check::Check(std::string id, std::string name, std::string words) {
    m_status.id = std::move(id);
    m_status.name = std::move(name);
    m_status.words = std::move(words);
}

void Check::evaluated(bool premise) {
    ++m_status.evaluated;
    if (premise) ++m_status.premiseTrue;
}

void Check::violated(const trace::Record& record, std::string text) {
    ++m_status.violations;
    m_findings.push_back({m_status.id, record.seq, std::move(text)});
}

std::vector<trace::Finding> Check::takeFindings() {
    return std::exchange(m_findings, {});
}

Suite::Suite(const Membership& membership, std::uint32_t startCounter) {
    m_checks.push_back(singleLeaderPerEpoch());
    m_checks.push_back(integrity());
    m_checks.push_back(agreement());
    m_checks.push_back(localPrimaryOrder(startCounter));
    m_checks.push_back(globalPrimaryOrder());
    m_checks.push_back(leaderCompleteness());
    m_checks.push_back(commitConsistency());
    m_checks.push_back(commitIsQuorumDurable(membership));
    m_checks.push_back(ackImpliesDurable(membership));
    m_checks.push_back(durablePromises());
    m_checks.push_back(acceptedCoversCommit(membership));
    m_checks.push_back(committedStays());
    m_checks.push_back(zxidDiscipline(startCounter));
    m_checks.push_back(noHole());
    m_checks.push_back(serveAfterQuorum(membership));
    m_checks.push_back(votesOfDisk());
    m_checks.push_back(singleSystemImage());
    m_checks.push_back(sessionLifetime());
    m_checks.push_back(ephemeralsEndWithSession());
    m_checks.push_back(watchesFireOnce());
    m_checks.push_back(eventsBeforeAnswers());
    m_checks.push_back(noEventWithoutCause());
}

Suite::Suite(const Suite& other) : m_outside(other.m_outside), m_outsideSince(other.m_outsideSince) {
    for (const auto& check : other.m_checks)
        m_checks.push_back(check->clone());
}

void Suite::noteFault(const trace::Record& r, const trace::Tables& tables) {
    if (!m_outside.empty()) return;
    if (const auto* lost = trace::as<trace::DiskLost>(r)) {
        m_outside = std::string(tables.text(lost->reason)) + " (node " + toString(r.node) + ")";
    } else if (const auto* issued = trace::as<trace::CommandIssued>(r)) {
        const std::string_view command = tables.text(issued->text);
        if (command.starts_with("drop ") && !command.starts_with("drop NOTIFICATION "))
            m_outside = "outside the model: messages of a live connection were lost";
    }
    m_outsideSince = r.seq;
}

void Suite::observe(trace::Batch& batch, const trace::Tables& tables) {
    for (const trace::Record& record : batch.records)
        noteFault(record, tables);
    for (const auto& check : m_checks) {
        for (const trace::Record& record : batch.records)
            check->observe(record, tables);
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
    for (const auto& check : m_checks)
        out.push_back(check->status());
    return out;
}

std::uint64_t Suite::violations() const {
    std::uint64_t out = 0;
    for (const auto& check : m_checks)
        out += check->status().violations;
    return out;
}

}  // namespace qs::check
