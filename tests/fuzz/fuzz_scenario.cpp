// Scenario text: whatever it is, it is refused with a place or it survives parse, format, parse; and what is short runs
// for two virtual seconds.
#include "engine/scenario/runner.h"
#include "tests/fuzz/target.h"

using namespace qs;

namespace {

constexpr std::size_t ShortText = 400;
constexpr std::size_t FewSteps = 12;

void runAWhile(const scenario::Scenario& s) {
    for (const scenario::Step& step : s.steps) {
        const auto* command = std::get_if<scenario::Do>(&step.action);
        if (command && command->times > 10) return;  // takes long, as it should
    }
    if (s.steps.size() > FewSteps || s.config.voters + s.config.observers > 5) return;
    if (s.config.latency < VirtualTime::ofMs(1) || s.config.tick < VirtualTime::ofMs(50)) return;
    scenario::Runner(s).runUntil(VirtualTime::ofMs(2000));
}

}  // namespace

void fuzz::run(std::string_view text) {
    const auto parsed = scenario::parse(text, "f");
    if (!parsed) {
        QS_CHECK(parsed.error().place.starts_with("f") && !parsed.error().text.empty());
        return;
    }
    const std::string written = scenario::format(*parsed);
    const auto again = scenario::parse(written, "f");
    QS_CHECK(again.ok());
    QS_CHECK(again->steps == parsed->steps && again->branches == parsed->branches);
    QS_CHECK(scenario::format(*again) == written);
    if (text.size() <= ShortText) runAWhile(scenario::futures(*parsed).front());
}
