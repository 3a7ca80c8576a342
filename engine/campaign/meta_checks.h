// Checks of the campaign itself, beside those of what the ensembles do. Source: M-01 and M-05 of the project's
// verification notes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/trace/batch.h"

namespace qs::campaign {

class MetaChecks {
public:
    MetaChecks();

    /// M-01: the trace hashes of two runs of one seed. Returns what is wrong, nothing where they are the same.
    std::optional<std::string> ranTwice(std::uint64_t first, std::uint64_t second);
    /// M-05: `shrunk` came out of shrink(failing, check). Plays both; one that never broke the check proves nothing.
    std::optional<std::string> wasShrunk(const scenario::Scenario& failing, const scenario::Scenario& shrunk,
                                         const std::string& check);
    /// M-05 where nothing failed: shrinks a run outside the fault model, which breaks two properties, to what it
    /// takes to break the one that is broken last. `seed` draws what else happens in it.
    std::optional<std::string> shrinkDrill(std::uint64_t seed);

    const std::vector<trace::CheckStatus>& statuses() const { return m_statuses; }

private:
    std::optional<std::string> judge(trace::CheckStatus& status, bool premise, bool holds, std::string text);

    std::vector<trace::CheckStatus> m_statuses;
};

}  // namespace qs::campaign
