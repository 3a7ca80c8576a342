// A check reads the trace and says when a safety property is broken; it never changes anything. Ghost state lives here,
// outside the engine. Each counts how often its premise was true: a check that was never exercised says so.
// Source: shared names Z-01 ... of the project's verification notes; Zab, DSN'11, section III.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/trace/batch.h"
#include "engine/trace/kinds.h"
#include "engine/trace/setting.h"

namespace qs::check {

class CommittedTree;

class Check {
public:
    virtual ~Check() = default;
    /// Called for the records whose kinds it asked for; others change nothing.
    virtual void observe(const trace::Record& record, const trace::Tables& tables) = 0;
    virtual std::unique_ptr<Check> clone() const = 0;
    /// Ghost state that is shared from here on. A clone still shares its original's: it is given another.
    virtual void share(const std::shared_ptr<CommittedTree>&) {}
    const trace::CheckStatus& status() const { return m_status; }
    const trace::Kinds& kinds() const { return m_kinds; }
    /// Findings since the last call.
    std::vector<trace::Finding> takeFindings();

protected:
    /// The texts outlive every check: literals.
    Check(std::string_view id, std::string_view name, std::string_view words,
          const trace::Kinds& kinds = trace::Kinds::all());
    void evaluated(bool premise);
    void violated(const trace::Record& record, std::string text);

private:
    trace::CheckStatus m_status;
    trace::Kinds m_kinds;
    std::vector<trace::Finding> m_findings;
};

/// All checks of this build, in the order of their ids.
/// `tree`: what those share that ask the committed tree.
std::vector<std::unique_ptr<Check>> allChecks(const trace::Setting& setting,
                                              const std::shared_ptr<CommittedTree>& tree);

/// All of them over one ensemble.
class Suite {
public:
    explicit Suite(const trace::Setting& setting);
    Suite(const Suite& other);
    Suite(Suite&&) = default;
    Suite& operator=(Suite&&) = default;

    /// Feeds the batch's records, in order, and fills its findings and checks. A finding after a fault outside the
    /// model says so. From the transaction on that tells that the ensemble is older than its trace, nothing is judged.
    void observe(trace::Batch& batch, const trace::Tables& tables);
    /// Of a trace that cannot be judged, violations alone: nothing of it counts as exercised.
    std::vector<trace::CheckStatus> statuses() const;
    /// The trace began later than its ensemble, and does not tell enough to be judged.
    bool isPartial() const { return m_partial; }
    std::uint64_t violations() const;

private:
    void add(std::unique_ptr<Check> check);
    void noteFault(const trace::Record& record, const trace::Tables& tables);

    std::shared_ptr<CommittedTree> m_tree;  ///< the one that all checks share
    std::vector<std::unique_ptr<Check>> m_checks;
    /// By kind of event: indices of the checks that want it, in their order.
    std::array<std::vector<std::size_t>, trace::Kinds::Count> m_wanting;
    bool m_partial = false;  ///< the trace began later than the ensemble
    std::string m_outside;   ///< the first fault that no protocol needs to survive; empty: none so far
    std::uint64_t m_outsideSince = 0;
};

}  // namespace qs::check
