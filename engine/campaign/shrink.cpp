#include "engine/campaign/shrink.h"

#include <algorithm>
#include <optional>

#include "engine/base/mutant.h"
#include "engine/check/check.h"

namespace qs::campaign {

namespace {

struct Item {
    VirtualTime at;
    std::string command;
};
using Items = std::vector<Item>;

class Shrinker {
public:
    Shrinker(const scenario::Scenario& failing, const std::string& check, std::uint64_t budget)
        : m_scenario(failing), m_check(check), m_budget(budget) {
        VirtualTime at;
        for (const scenario::Step& step : failing.steps) {
            if (const auto* delay = std::get_if<scenario::Delay>(&step.action)) at = delay->time;
            if (const auto* command = std::get_if<scenario::Do>(&step.action)) m_items.push_back({at, command->text});
            m_until = std::max(m_until, at);
        }
    }

    scenario::Scenario run() {
        if (!plays(m_items, m_scenario.config.seed)) return m_scenario;
        for (m_otherSeeds = 2; m_otherSeeds <= 32 && m_spent <= m_budget; m_otherSeeds *= 4)
            reduce();
        return written();
    }

private:
    /// Without a command every later latency is drawn anew, so a smaller run may fail under another seed only.
    bool violates(const Items& items) {
        if (plays(items, m_scenario.config.seed)) return true;
        for (std::uint64_t seed = 1; seed <= m_otherSeeds; ++seed)
            if (plays(items, seed)) return true;
        return false;
    }

    /// A broken engine may also stop at one of its own assertions: then the check did not speak.
    bool plays(const Items& items, std::uint64_t seed) {
        try {
            return violates(items, seed);
        } catch (const CheckFailed&) {
            return false;
        }
    }

    /// Plays the commands; when the check speaks, keeps those that were carried out until then.
    bool violates(const Items& items, std::uint64_t seed) {
        sim::LabConfig config = m_scenario.config;
        config.seed = seed;
        sim::Lab lab(config);
        check::Suite suite(lab.setting());
        Items done;
        const auto spoke = [&](VirtualTime until) {
            lab.runUntil(until);
            trace::Batch batch = lab.takeBatch();
            suite.observe(batch, lab.tables());
            m_spent += batch.records.size();
            const auto finding = QS_MUTANT(ShrinksToAnything)
                                     ? batch.findings.begin()
                                     : std::ranges::find(batch.findings, m_check, &trace::Finding::check);
            if (finding == batch.findings.end()) return false;
            const auto record = std::ranges::find(batch.records, finding->record, &trace::Record::seq);
            m_until = record == batch.records.end() ? until : record->at;
            m_items = done;
            m_scenario.config.seed = seed;
            return true;
        };
        for (const Item& item : items) {
            if (item.at > m_until || m_spent > m_budget) break;
            if (spoke(item.at)) return true;
            const auto command = command::parse(item.command);
            if (command && lab.execute(*command, trace::CommandSource::Campaign).ok()) done.push_back(item);
        }
        return m_spent <= m_budget && spoke(m_until);
    }

    /// Leaves out ever smaller pieces until no single command can be spared.
    void reduce() {
        for (std::size_t piece = m_items.size() / 2; m_spent <= m_budget; piece /= 2) {
            piece = std::max<std::size_t>(piece, 1);
            if (!leaveOut(piece) && piece == 1) return;
        }
    }

    /// Tries each piece of that length once; true when one was not needed.
    bool leaveOut(std::size_t piece) {
        bool any = false;
        // From the end: what comes last is needed least often.
        for (std::size_t end = m_items.size(); end > 0 && m_spent <= m_budget;) {
            const std::size_t begin = end - std::min(end, piece);
            Items rest = m_items;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(begin),
                       rest.begin() + static_cast<std::ptrdiff_t>(end));
            const bool spared = violates(rest);
            any = any || spared;
            end = std::min(begin, m_items.size());
        }
        return any;
    }

    scenario::Scenario written() const {
        scenario::Scenario out = m_scenario;
        out.name += ", shrunk";
        out.steps.clear();
        VirtualTime last;
        for (const Item& item : m_items) {
            if (item.at != last || out.steps.empty()) out.steps.push_back({0, 0, scenario::Delay{true, item.at}});
            out.steps.push_back({0, 0, scenario::Do{item.command, 1}});
            last = item.at;
        }
        out.steps.push_back({0, 0, scenario::Delay{true, m_until}});
        out.steps.push_back({0, 0, scenario::Verify{}});
        return out;
    }

    scenario::Scenario m_scenario;
    std::string m_check;
    std::uint64_t m_budget;
    std::uint64_t m_spent = 0;
    std::uint64_t m_otherSeeds = 0;
    VirtualTime m_until;
    Items m_items;
};

}  // namespace

scenario::Scenario shrink(const scenario::Scenario& failing, const std::string& check, std::uint64_t budget) {
    return Shrinker(failing, check, budget).run();
}

}  // namespace qs::campaign
