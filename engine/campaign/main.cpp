// quorumscope-sim: the Lab without a window. Exit 0 ok, 1 an expectation failed, 2 bad input, 3 a check found a violation.
#include <CLI/CLI.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/base/mutant.h"
#include "engine/campaign/swarm.h"
#include "engine/scenario/runner.h"
#include "engine/trace/stream_writer.h"

namespace {

using namespace qs;

constexpr int BadInput = 2;
constexpr int Violation = 3;

int refuse(const std::string& text) {
    std::cerr << "quorumscope-sim: " << text << "\n";
    return BadInput;
}

bool writeFile(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    return static_cast<bool>(out.flush());
}

struct RunOptions {
    std::string file;
    std::optional<std::uint64_t> seed;
    std::string trace;
    std::string transcript;
};

int run(const RunOptions& options) {
    std::ifstream in(options.file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return refuse(options.file + ": cannot be read");
    auto parsed = scenario::parse(text.str(), options.file);
    if (!parsed) return refuse(parsed.error().message());
    scenario::Scenario s = std::move(parsed).value();
    if (options.seed) s.config.seed = *options.seed;

    scenario::Runner runner(s);
    runner.run();
    if (!options.trace.empty()) {
        std::string bytes;
        trace::StreamWriter(bytes).write(runner.takeBatch());
        if (!writeFile(options.trace, bytes)) return refuse(options.trace + ": cannot be written");
    }
    if (!options.transcript.empty() && !writeFile(options.transcript, runner.transcript())) {
        return refuse(options.transcript + ": cannot be written");
    }
    for (const auto& check : runner.checks()) {
        const char* state = check.violations > 0 ? "VIOLATED" : check.premiseTrue == 0 ? "not exercised" : "holds";
        std::cout << check.id << " " << check.name << ": " << state << " (premise true " << check.premiseTrue << ")\n";
    }
    if (runner.failure()) {
        const Error& failure = *runner.failure();
        std::cout << options.file << ":" << failure.place << ": " << failure.text << "\n";
    }
    std::cout << (runner.exitCode() == 0 ? "ok" : "failed") << ": " << s.name << ", " << toString(runner.lab().now())
              << " of virtual time\n";
    return runner.exitCode();
}

int swarm(campaign::SwarmOptions options, const std::string& range, bool json) {
    std::istringstream in(range);
    char dots[2] = {};
    if (!(in >> options.first >> dots[0] >> dots[1] >> options.last) || dots[0] != '.' || dots[1] != '.' ||
        !in.eof() || options.last < options.first) {
        return refuse("--seeds: expected A..B with A <= B, found " + range);
    }
    const std::clock_t begin = std::clock();
    const campaign::SwarmResult result = campaign::runSwarm(options);
    const double cpu = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (!options.out.empty() && !result.failures.empty()) std::filesystem::create_directories(options.out);
    for (const auto& failure : result.failures) {
        const std::string path = options.out + "/seed-" + std::to_string(failure.seed) + ".scenario";
        if (!options.out.empty() && !writeFile(path, failure.scenario)) return refuse(path + ": cannot be written");
    }
    std::cout << (json ? campaign::toJson(result, cpu) + "\n" : campaign::describe(result));
    for (const auto& failure : result.failures) {
        if (!json) {
            std::cout << "replay: quorumscope-sim swarm --seeds " << failure.seed << ".." << failure.seed
                      << " --replicas " << options.replicas << "\n";
        }
    }
    if (!result.failures.empty()) return Violation;
    return result.invalid > 0 ? 1 : 0;
}

int list(const std::string& what, const std::string& scenarios) {
    if (what == "checks") {
        for (const auto& c : check::Suite(Membership::ofSize(3, 0)).statuses()) {
            std::cout << c.id << "  " << c.name << ": " << c.words << "\n";
        }
    } else if (what == "mutants") {
        for (const auto& m : mutants()) std::cout << m.name << "  " << m.killedBy << "  " << m.words << "\n";
    } else {
        std::error_code error;
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(scenarios, error)) {
            if (entry.path().extension() == ".scenario") names.push_back(entry.path().string());
        }
        if (error) return refuse("--scenarios " + scenarios + ": " + error.message());
        std::sort(names.begin(), names.end());
        for (const auto& name : names) std::cout << name << "\n";
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Runs Quorumscope's ensembles under virtual time, without a window."};
    app.set_version_flag("--version", "quorumscope-sim " QS_VERSION);
    app.require_subcommand(1);
    std::string mutant;

    RunOptions runOptions;
    auto* runCommand = app.add_subcommand("run", "Run a scenario file");
    runCommand->add_option("FILE", runOptions.file, "the .scenario file")->required();
    runCommand->add_option("--seed", runOptions.seed, "instead of the file's seed");
    runCommand->add_option("--trace", runOptions.trace, "write the trace there");
    runCommand->add_option("--transcript", runOptions.transcript, "write what happened, in words, there");

    campaign::SwarmOptions swarmOptions;
    std::string seeds = "1..20";
    bool json = false;
    auto* swarmCommand = app.add_subcommand("swarm", "Random faults and client load, one run a seed");
    swarmCommand->add_option("--seeds", seeds, "A..B")->capture_default_str();
    swarmCommand->add_option("--replicas", swarmOptions.replicas, "voters")->check(CLI::Range(1, 9));
    swarmCommand->add_option("--out", swarmOptions.out, "directory for the scenarios of failing seeds");
    swarmCommand->add_flag("--json", json, "one JSON object instead of words");

    std::string what;
    std::string scenarios = "resources/scenarios";
    auto* listCommand = app.add_subcommand("list", "List what there is");
    std::vector<std::string> kinds{"scenarios", "checks"};
#ifdef QS_MUTANTS
    kinds.emplace_back("mutants");
    for (auto* command : {runCommand, swarmCommand}) command->add_option("--mutant", mutant, "switch this bug on");
#endif
    listCommand->add_option("WHAT", what, "scenarios or checks")->required()->check(CLI::IsMember(kinds));
    listCommand->add_option("--scenarios", scenarios, "directory of scenario files")->capture_default_str();

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return refuse(error.what());
    }
    if (!activateMutant(mutant)) return refuse("--mutant: there is no mutant " + mutant);
    swarmOptions.stopAtFirst = !mutant.empty();
    try {
        if (*runCommand) return run(runOptions);
        if (*swarmCommand) return swarm(swarmOptions, seeds, json);
        return list(what, scenarios);
    } catch (const CheckFailed& failed) {
        std::cerr << "quorumscope-sim: " << failed.what() << "\n";
        return Violation;
    }
}
