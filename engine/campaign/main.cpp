// quorumscope-sim: the Lab without a window. Exit 0 ok, 1 an expectation failed, 2 bad input, 3 a check found a
// violation.
#include <CLI/CLI.hpp>
#include <charconv>
#include <clocale>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/base/mutant.h"
#include "engine/campaign/explore.h"
#include "engine/campaign/recorded.h"
#include "engine/campaign/report.h"
#include "engine/campaign/swarm.h"
#include "engine/campaign/trace_json.h"
#include "engine/replay/replay.h"
#include "engine/scenario/runner.h"
#include "engine/trace/stream_writer.h"

namespace {

using namespace qs;

constexpr int ExpectationFailed = 1;
constexpr int BadInput = 2;
constexpr int Violation = 3;
constexpr std::size_t LongestScenario = std::size_t{1} << 21;  ///< the parser says what it takes
constexpr std::size_t LongestTrace = std::size_t{1} << 31;
constexpr std::size_t ShrunkFailures = 3;  ///< of one swarm: the rest is most likely the same again
#ifdef QS_MUTANTS
constexpr const char* Program = "quorumscope-sim-mutants";
#else
constexpr const char* Program = "quorumscope-sim";
#endif

int refuse(const std::string& text) {
    std::cerr << Program << ": " << text << "\n";
    return BadInput;
}

/// Reports what cannot be written; an empty path wants nothing.
bool writeFile(const std::string& path, const std::string& bytes) {
    if (path.empty()) return true;
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    if (out.flush()) return true;
    refuse(path + ": cannot be written");
    return false;
}

/// At most `longest` bytes of it: what has no end (a device) is not read for ever.
Result<std::string> readFile(const std::string& file, const std::string& kind, std::size_t longest) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return Error{file, "a directory, not a " + kind + " file"};
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{file, "cannot be read"};
    std::string bytes;
    std::string piece(std::size_t{1} << 16, '\0');
    while (bytes.size() <= longest && in.read(piece.data(), static_cast<std::streamsize>(piece.size())).gcount() > 0)
        bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > longest) return Error{file, "longer than a " + kind + " file may be"};
    return bytes;
}

// --- run -----------------------------------------------------------------------------------------------------------

struct RunOptions {
    std::string file;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> settings;  ///< NAME=VALUE
    std::string branch;                 ///< empty: all
    std::string trace;
    std::string traceJson;
    std::string transcript;
};

Result<scenario::Scenario> readScenario(const std::string& file, const scenario::Settings& settings = {}) {
    const auto text = readFile(file, "scenario", LongestScenario);
    if (!text) return text.error();
    return scenario::parse(*text, file, settings);
}

bool writeTrace(const RunOptions& options, scenario::Runner& runner) {
    const trace::Batch batch = runner.takeBatch();
    std::string stream;
    if (!options.trace.empty()) trace::StreamWriter(stream, runner.lab().setting()).write(batch);
    std::string json;
    if (!options.traceJson.empty()) json = campaign::toJsonLines(batch, runner.lab().tables());
    return writeFile(options.trace, stream) && writeFile(options.traceJson, json);
}

/// Plays one future and says what came of it.
int runOne(const RunOptions& options, const scenario::Scenario& s, std::string& transcript) {
    scenario::Runner runner(s);
    runner.run();
    transcript += runner.transcript();
    if (!writeTrace(options, runner)) return BadInput;
    for (const auto& check : runner.checks())
        std::cout << campaign::lampLine(check) << "\n";
    if (runner.failure()) std::cout << runner.failure()->message() << "\n";
    const char* verdict = runner.exitCode() == 0 ? "ok" : runner.exitCode() == Violation ? "violated" : "failed";
    std::cout << verdict << ": " << s.name << ", " << toString(runner.lab().now()) << " of virtual time\n";
    return runner.exitCode();
}

/// With the values of --set.
Result<scenario::Scenario> readScenario(const std::string& file, const std::vector<std::string>& values) {
    scenario::Settings settings;
    for (const std::string& set : values) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0) return Error{"--set", "expected NAME=VALUE, found " + set};
        settings.insert_or_assign(set.substr(0, equals), set.substr(equals + 1));
    }
    return readScenario(file, settings);
}

int run(const RunOptions& options) {
    auto parsed = readScenario(options.file, options.settings);
    if (!parsed) return refuse(parsed.error().message());
    scenario::Scenario s = std::move(parsed).value();
    if (options.seed) s.config.seed = *options.seed;
    std::vector<scenario::Scenario> futures = scenario::futures(s);
    if (!options.branch.empty()) {
        const auto chosen = std::find(s.branches.begin(), s.branches.end(), options.branch);
        if (chosen == s.branches.end()) return refuse(options.file + ": there is no branch " + options.branch);
        futures = {futures[static_cast<std::size_t>(chosen - s.branches.begin())]};
    }
    if (futures.size() > 1 && (!options.trace.empty() || !options.traceJson.empty()))
        return refuse(options.file + ": a trace is of one future; choose one with --branch");
    int worst = 0;
    std::string transcript;
    for (const scenario::Scenario& future : futures) {
        if (futures.size() > 1) transcript += "=== " + future.name + "\n";
        const int exitCode = runOne(options, future, transcript);
        if (exitCode == BadInput) return BadInput;
        worst = std::max(worst, exitCode);
    }
    return writeFile(options.transcript, transcript) ? worst : BadInput;
}

// --- trace, check --------------------------------------------------------------------------------------------------

struct RecordedOptions {
    std::string file;
    bool json = false;
};

int printTrace(const RecordedOptions& options) {
    const auto stream = readFile(options.file, "trace", LongestTrace);
    if (!stream) return refuse(stream.error().message());
    const auto error = campaign::printTrace(*stream, options.json, std::cout);
    std::cout.flush();
    return error ? refuse(options.file + ": " + error->message()) : 0;
}

int judgeTrace(const RecordedOptions& options) {
    const auto stream = readFile(options.file, "trace", LongestTrace);
    if (!stream) return refuse(stream.error().message());
    const auto judged = campaign::judgeTrace(*stream);
    if (!judged) return refuse(options.file + ": " + judged.error().message());
    for (const auto& check : judged->checks)
        std::cout << campaign::lampLine(check) << "\n";
    for (const auto& finding : judged->findings)
        std::cout << "record " << finding.record << " " << finding.check << ": " << finding.text << "\n";
    if (judged->partial) std::cout << "not judged: the trace began later than its ensemble\n";
    std::cout << (judged->findings.empty() ? "ok: " : "violated: ") << judged->records << " records, "
              << toString(judged->end) << " of virtual time\n";
    return judged->findings.empty() ? 0 : Violation;
}

// --- replay --------------------------------------------------------------------------------------------------------

int replayInputs(const std::string& file) {
    const auto log = readFile(file, "log of inputs", LongestTrace);
    if (!log) return refuse(log.error().message());
    const auto outcome = replay::replay(*log);
    if (!outcome) return refuse(file + ": " + outcome.error().message());
    if (outcome->difference) std::cout << *outcome->difference << "\n";
    std::cout << (outcome->difference ? "differs: " : "ok: ") << "server " << toString(outcome->self) << ", "
              << outcome->steps << " inputs with the same effects, up to " << toString(outcome->end) << "\n";
    return outcome->difference ? Violation : 0;
}

// --- swarm ---------------------------------------------------------------------------------------------------------

struct SwarmArguments {
    campaign::SwarmOptions options;
    std::string seeds = "1..20";
    std::string out;
    bool json = false;
};

bool parseSeeds(const std::string& range, campaign::SwarmOptions& options) {
    const auto dots = range.find("..");
    if (dots == std::string::npos) return false;
    const auto number = [](const std::string& text, std::uint64_t& out) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return !text.empty() && error == std::errc{} && end == text.data() + text.size();
    };
    return number(range.substr(0, dots), options.first) && number(range.substr(dots + 2), options.last) &&
           options.first <= options.last;
}

bool makeFolder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) refuse(folder + ": " + error.message());
    return !error;
}

bool writeFailures(const std::string& folder, const campaign::SwarmResult& result) {
    if (folder.empty() || result.failures.empty()) return true;
    if (!makeFolder(folder)) return false;
    for (const auto& failure : result.failures) {
        if (failure.scenario.empty()) continue;  // what the campaign itself did wrong is no scenario
        if (!writeFile(folder + "/" + campaign::fileNameOf(failure), failure.scenario)) return false;
    }
    return true;
}

int swarm(SwarmArguments args, const std::string& mutant) {
    if (!parseSeeds(args.seeds, args.options)) {
        return refuse("--seeds: expected A..B with A <= B, found " + args.seeds);
    }
    for (const Mutant& m : mutants()) {
        if (m.name == mutant) args.options.stopAt = m.killedBy;  // one kill is enough
    }
    const std::clock_t begin = std::clock();
    campaign::SwarmResult result = campaign::runSwarm(args.options);
    const double cpu = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (!args.out.empty()) result.shrinkFailures(ShrunkFailures);
    std::string replay = std::string(Program) + " swarm --replicas " + std::to_string(args.options.replicas);
    if (!mutant.empty()) replay += " --mutant " + mutant;
    std::cout << (args.json ? campaign::toJson(result, replay, cpu, args.out) + "\n"
                            : campaign::describe(result, replay));
    if (!writeFailures(args.out, result)) return BadInput;
    if (!result.failures.empty()) return Violation;
    return result.invalidSeeds.empty() ? 0 : ExpectationFailed;
}

// --- explore -------------------------------------------------------------------------------------------------------

struct ExploreArguments {
    campaign::ExploreOptions options;
    std::string file;
    std::vector<std::string> settings;
    std::string out;
    bool json = false;
};

int explore(const ExploreArguments& args) {
    const auto parsed = readScenario(args.file, args.settings);
    if (!parsed) return refuse(parsed.error().message());
    const auto explored = campaign::explore(*parsed, args.options);
    if (!explored) return refuse(explored.error().message());
    std::string file;
    if (explored->counterexample && !args.out.empty()) {
        if (!makeFolder(args.out)) return BadInput;
        file = args.out + "/explore-" + explored->search.violation->check + ".scenario";
        if (!writeFile(file, scenario::format(*explored->counterexample))) return BadInput;
    }
    std::cout << (args.json ? campaign::toJson(*explored, file) + "\n" : campaign::describe(*explored, file));
    return explored->search.violation ? Violation : 0;
}

// --- list ----------------------------------------------------------------------------------------------------------

/// Shipped scenarios: of the folder one stands in, of the installed program, or of the sources it was built from.
std::string scenarioFolder() {
    namespace fs = std::filesystem;
    const fs::path wanted = "resources/scenarios";
    std::error_code error;
    if (fs::is_directory(wanted, error)) return wanted.string();
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = program.parent_path().parent_path() / "share/quorumscope/scenarios";
    if (fs::is_directory(installed, error)) return installed.string();
    for (fs::path at = program.parent_path(); at.has_relative_path(); at = at.parent_path())
        if (fs::is_directory(at / wanted, error)) return (at / wanted).string();
    return wanted.string();
}

int listScenarios(const std::string& chosen) {
    std::error_code error;
    const std::string folder = chosen.empty() ? scenarioFolder() : chosen;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".scenario") files.push_back(entry.path().string());
    }
    if (error) return refuse(folder + ": " + error.message() + "; name the folder with --scenarios");
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto parsed = readScenario(file);
        if (!parsed) return refuse(parsed.error().message());
        std::cout << file << "  " << parsed->name << "\n";
    }
    return 0;
}

int list(const std::string& what, const std::string& folder) {
    if (what == "scenarios") return listScenarios(folder);
    if (what == "checks") {
        auto checks = check::Suite(trace::Setting{Membership::ofSize(3, 0)}).statuses();
        const campaign::MetaChecks meta;
        checks.insert(checks.end(), meta.statuses().begin(), meta.statuses().end());
        for (const auto& c : checks)
            std::cout << c.id << "  " << c.name << ": " << c.words << "\n";
        return 0;
    }
    for (const auto& m : mutants()) {
        std::cout << m.name << "  " << m.killedBy << "  " << (m.museum.empty() ? "-" : m.museum) << "  " << m.words;
        if (!m.equivalent.empty()) std::cout << " (equivalent " << m.equivalent << ")";
        std::cout << "\n";
    }
    return 0;
}

int dispatch(int argc, char** argv) {
    CLI::App app{"Runs Quorumscope's ensembles under virtual time, without a window.", Program};
    app.set_version_flag("--version", "quorumscope-sim " QS_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 ok, 1 an expectation failed, 2 bad input, 3 a check found a violation.");
    std::string mutant;

    RunOptions runOptions;
    auto* runCommand = app.add_subcommand("run", "Run a scenario file");
    runCommand->add_option("FILE", runOptions.file, "the .scenario file")->required();
    runCommand->add_option("--seed", runOptions.seed, "instead of the file's seed");
    runCommand->add_option("--set", runOptions.settings, "NAME=VALUE: instead of that parameter's value in the file");
    runCommand->add_option("--branch", runOptions.branch, "only this future of the scenario");
    runCommand->add_option("--trace", runOptions.trace, "write the trace stream there");
    runCommand->add_option("--trace-json", runOptions.traceJson, "write the trace there, one JSON object a line");
    runCommand->add_option("--transcript", runOptions.transcript, "write what happened, in words, there");

    RecordedOptions recorded;
    auto* traceCommand = app.add_subcommand("trace", "Print a trace file, a line a record");
    auto* checkCommand = app.add_subcommand("check", "Judge a trace file by all checks; exit 3 on a violation");
    for (auto* command : {traceCommand, checkCommand})
        command->add_option("FILE", recorded.file, "what run --trace, or quorumscope --headless --trace, wrote")
            ->required();
    traceCommand->add_flag("--json", recorded.json, "JSON objects instead of words");

    std::string inputs;
    auto* replayCommand =
        app.add_subcommand("replay", "Play what reached a server process; exit 3 where it does something else now");
    replayCommand->add_option("FILE", inputs, "what quorumscope-replica --inputs wrote")->required();

    SwarmArguments swarmArguments;
    auto* swarmCommand = app.add_subcommand("swarm", "Random faults and client load, one run a seed");
    swarmCommand->add_option("--seeds", swarmArguments.seeds, "A..B")->capture_default_str();
    swarmCommand->add_option("--replicas", swarmArguments.options.replicas, "voters")
        ->check(CLI::Range(1, 9))
        ->capture_default_str();
    swarmCommand->add_option("--out", swarmArguments.out,
                             "folder for the scenarios of failing seeds; the first three are shrunk");
    swarmCommand->add_flag("--hash", swarmArguments.options.hash, "a hash of the whole trace of every seed");
    swarmCommand->add_flag("--json", swarmArguments.json, "one JSON object instead of words");

    ExploreArguments exploreArguments;
    auto* exploreCommand = app.add_subcommand("explore", "All futures from where a scenario ends, up to a depth");
    exploreCommand->add_option("--scenario", exploreArguments.file, "where to begin, and its bounds")->required();
    exploreCommand->add_option("--depth", exploreArguments.options.depth, "events from there")->capture_default_str();
    exploreCommand->add_option("--states", exploreArguments.options.states, "give up beyond so many distinct states")
        ->check(CLI::Range(1, 2'000'000'000))
        ->capture_default_str();
    exploreCommand->add_option("--set", exploreArguments.settings, "NAME=VALUE: instead of that bound in the file");
    exploreCommand->add_option("--out", exploreArguments.out, "folder for the scenario that leads to a violation");
    exploreCommand->add_flag("--json", exploreArguments.json, "one JSON object instead of words");
    exploreCommand->footer(
        "Bounds are params of the scenario, 0 where it names none: crashes, resets, transactions, timeouts (initLimit, "
        "leaderTick, syncLimit, redial) and resends. It may lead the way with deliver KIND A->B, fire TIMER N, disk N "
        "sync, kill N, restart N, reset A<->B, client NAME at N, `expect leader` and `expect converged`.");

    std::string what;
    std::string folder;
    std::vector<std::string> kinds{"scenarios", "checks"};
#ifdef QS_MUTANTS
    kinds.emplace_back("mutants");
    for (auto* command : {runCommand, replayCommand, swarmCommand, exploreCommand})
        command->add_option("--mutant", mutant, "switch this bug on");
#endif
    auto* listCommand = app.add_subcommand("list", "List what there is");
    listCommand->add_option("WHAT", what, "what to list")->required()->check(CLI::IsMember(kinds));
    listCommand->add_option("--scenarios", folder, "folder of scenario files; those shipped");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return refuse(error.what());
    }
    if (!activateMutant(mutant)) return refuse("--mutant: there is no mutant " + mutant);
    if (*runCommand) return run(runOptions);
    if (*traceCommand) return printTrace(recorded);
    if (*checkCommand) return judgeTrace(recorded);
    if (*replayCommand) return replayInputs(inputs);
    if (*swarmCommand) return swarm(swarmArguments, mutant);
    if (*exploreCommand) return explore(exploreArguments);
    return list(what, folder);
}

}  // namespace

int main(int argc, char** argv) {
    // As the window has it: M-01 is about programs that run under the user's locale.
    std::setlocale(LC_ALL, "");
    try {
        return dispatch(argc, argv);
    } catch (const CheckFailed& failed) {
        std::cerr << Program << ": " << failed.what() << "\n";
        return Violation;
    }
}
