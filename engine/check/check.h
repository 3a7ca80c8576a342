// A check reads the trace and says when a safety property is broken; it never changes anything. Ghost state lives here,
// outside the engine. Each counts how often its premise was true: a check that was never exercised says so.
// Source: shared names Z-01 ... of the project's verification notes; Zab, DSN'11, section III.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/membership.h"
#include "engine/trace/batch.h"

namespace qs::check {

class Check {
public:
    virtual ~Check() = default;
    virtual void observe(const trace::Record& record, const trace::Tables& tables) = 0;
    virtual std::unique_ptr<Check> clone() const = 0;
    const trace::CheckStatus& status() const { return m_status; }
    /// Findings since the last call.
    std::vector<trace::Finding> takeFindings();

protected:
    Check(std::string id, std::string name, std::string words);
    void evaluated(bool premise);
    void violated(const trace::Record& record, std::string text);

private:
    trace::CheckStatus m_status;
    std::vector<trace::Finding> m_findings;
};

/// All checks of this build over one ensemble.
class Suite {
public:
    /// `startCounter`: what every epoch begins to count after.
    explicit Suite(const Membership& membership, std::uint32_t startCounter = 0);
    Suite(const Suite& other);
    Suite(Suite&&) = default;
    Suite& operator=(Suite&&) = default;

    /// Feeds the batch's records, in order, and fills its findings and checks. A finding after a fault outside the
    /// model says so.
    void observe(trace::Batch& batch, const trace::Tables& tables);
    std::vector<trace::CheckStatus> statuses() const;
    std::uint64_t violations() const;

private:
    void noteFault(const trace::Record& record, const trace::Tables& tables);

    std::vector<std::unique_ptr<Check>> m_checks;
    std::string m_outside;  ///< the first fault that no protocol needs to survive; empty: none so far
    std::uint64_t m_outsideSince = 0;
};

}  // namespace qs::check
