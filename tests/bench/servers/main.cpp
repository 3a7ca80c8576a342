// bench_servers: quorumscope-replica side by side with Apache ZooKeeper, in pairs that alternate; prints the table of
// the README. Exit 0; 1 a server did not do what it must; 2 bad input.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "tests/bench/servers/figures.h"

namespace {

using namespace qs::bench;

constexpr std::size_t MostBroken = 5;  ///< measurements, of Apache's servers; ours must do each

struct Options {
    std::string replica;
    std::string folder = "/var/tmp";
    std::vector<std::string> groups;
    int pairs = 5;
    bool withoutApache = false;
    Effort effort;
};

using Samples = std::map<std::string, std::vector<double>>;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string number(double value) {
    char out[32];
    std::snprintf(out, sizeof out, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    return out;
}

/// Adds what one ensemble gives; throws std::runtime_error, and adds nothing, where a server does not do what it must.
void take(const Program& program, const Group& group, const Options& options, Samples& into) {
    EnsembleOptions ensemble;
    ensemble.program = program;
    ensemble.folder = options.folder;
    ensemble.firstPort = freePorts(9);
    for (const auto& [key, value] : group.measure(ensemble, options.effort))
        into[key].push_back(value);
}

void print(const Samples& ours, const Samples& apache) {
    std::printf("| figure | unit | ours | Apache | ratio | bar |\n|---|---|---|---|---|---|\n");
    for (const Figure& f : allFigures()) {
        const auto mine = ours.find(f.key);
        if (mine == ours.end()) continue;
        const double value = median(mine->second);
        const auto theirs = apache.find(f.key);
        std::string other = "-";
        std::string ratio = "-";
        if (theirs != apache.end()) {
            const double with = median(theirs->second);
            other = number(with);
            if (value > 0 && with > 0) ratio = number(f.moreIsBetter ? value / with : with / value) + "x";
        }
        const std::string bar = f.bar > 0 ? "at least " + number(f.bar) + "x" : "at most " + number(f.most);
        std::printf("| %s | %s | %s | %s | %s | %s |\n", f.words, f.unit, number(value).c_str(), other.c_str(),
                    ratio.c_str(), bar.c_str());
    }
}

int measure(const Options& options) {
    const Program apacheServer = options.withoutApache ? Program() : apacheProgram();
    Samples ours;
    Samples apache;
    int skipped = 0;
    std::vector<std::string> broken;
    const auto takeApache = [&](const Group& group) {
        for (;;) {
            try {
                return take(apacheServer, group, options, apache);
            } catch (const std::runtime_error& problem) {
                broken.push_back(std::string(group.words) + ": " + problem.what());
                std::fprintf(stderr, "Apache's servers once more, %s\n", problem.what());
                if (broken.size() > MostBroken) throw;
            }
        }
    };
    for (const Group& group : allGroups()) {
        const auto& wanted = options.groups;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), group.name) == wanted.end()) continue;
        for (int pair = 0; pair < options.pairs; ++pair) {
            std::fprintf(stderr, "%s, pair %d of %d\n", group.words, pair + 1, options.pairs);
            take({options.replica}, group, options, ours);
            if (apacheServer.empty()) {
                ++skipped;
            } else {
                takeApache(group);
            }
        }
    }
    print(ours, apache);
    if (skipped > 0)
        std::printf("\nApache: %d measurements skipped, %s\n", skipped,
                    options.withoutApache ? "as asked" : "there is no Java or no zookeeper.jar");
    for (const std::string& each : broken)
        std::printf("\nApache: a measurement was made once more; %s\n", each.c_str());
    return 0;
}

/// CLI11's check: empty, or what is wrong with it.
std::string isProgram(const std::string& path) {
    return ::access(path.c_str(), X_OK) == 0 ? "" : path + ": cannot be run: " + std::strerror(errno);
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Measures quorumscope-replica side by side with Apache ZooKeeper.", "bench_servers");
    app.add_option("replica", options.replica, "the program quorumscope-replica")
        ->required()
        ->check(CLI::ExistingFile & CLI::Validator(isProgram, "PROGRAM"));
    app.add_option("--pairs", options.pairs, "measurements of each")->check(CLI::Range(1, 100));
    app.add_option("--seconds", options.effort.seconds, "length of each load")->check(CLI::Range(0.2, 600.0));
    app.add_option("--warm", options.effort.warmSeconds, "seconds before it that do not count")
        ->check(CLI::Range(0.0, 600.0));
    app.add_option("--idle", options.effort.idleSeconds, "seconds in which nothing is asked")
        ->check(CLI::Range(1.0, 600.0));
    app.add_option("--folder", options.folder,
                   "on the disk to be measured; the servers' data lie in one of their own there")
        ->check(CLI::ExistingDirectory);
    app.add_option("--group", options.groups, "serving, nosync, many, million; all where none is named");
    app.add_flag("--without-apache", options.withoutApache, "measure ours alone");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        return measure(options);
    } catch (const std::runtime_error& problem) {
        std::fprintf(stderr, "bench_servers: %s\n", problem.what());
        return 1;
    }
}
