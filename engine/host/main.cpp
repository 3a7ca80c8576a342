// quorumscope-replica: one server process, a drop-in for one of ZooKeeper 3.8. Exit 0 after SIGTERM or SIGINT, 1 when
// its disk fails, 2 bad input.
#include <sched.h>

#include <CLI/CLI.hpp>
#include <asio/signal_set.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "engine/base/check.h"
#include "engine/host/control_link.h"
#include "engine/host/log.h"
#include "engine/host/server.h"

namespace {

using namespace qs;

constexpr int Failed = 1;
constexpr int BadInput = 2;

int refuse(const Error& error) {
    std::cerr << "quorumscope-replica: " << error.message() << "\n";
    return BadInput;
}

Result<std::string> readText(const std::string& file) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) return Error{file, "a directory, not a file"};
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) return Error{file, "cannot be read"};
    return text.str();
}

Result<NodeId> idOf(const config::ZooConfig& config) {
    if (!config.isEnsemble()) return NodeId{1};
    const std::string file = (std::filesystem::path(config.dataDir) / "myid").string();
    const auto text = readText(file);
    if (!text) return text.error();
    const auto id = config::parseMyId(*text, file);
    if (id && !config.ensemble.servers.contains(*id))
        return Error{file, "there is no server." + toString(*id) + " in zoo.cfg"};
    return id;
}

/// Who is told something does not interrupt who tells it, and finds more to do at once when its turn comes. Where a
/// core is free nothing waits; where none is, there are fewer switches. Whoever started it in another class has chosen
/// that.
void letOthersFinish() {
    if (::sched_getscheduler(0) != SCHED_OTHER) return;
    const sched_param none{};
    ::sched_setscheduler(0, SCHED_BATCH, &none);  // where it may not it works as well, with more switches
}

/// The exit code; nothing: it has to read its whole past and go on.
std::optional<int> serve(const config::ZooConfig& config, NodeId self, const std::string& inputs,
                         host::Server::Past past) {
    asio::io_context loop(1);
    asio::signal_set signals(loop, SIGTERM, SIGINT);
    signals.async_wait([&loop](const asio::error_code& error, int) {
        if (!error) loop.stop();
    });
    const auto control = host::ControlLink::open(loop, [&loop] {
        host::logLine(host::Level::Warn, "whoever started this server is gone: it ends, too");
        loop.stop();
    });
    if (!control) return refuse(control.error());
    host::Server::Supervisor supervisor;
    std::ofstream log;
    if (!inputs.empty()) {
        log.open(inputs, std::ios::binary | std::ios::trunc);
        if (!log) return refuse({inputs, "cannot be written"});
        // At once: it may be killed.
        supervisor.inputs = [&log](const std::string& frame) { log << frame << std::flush; };
    }
    if (host::ControlLink* link = control->get()) {
        const auto level = host::ControlLink::wantedTrace();
        if (!level) return refuse(level.error());
        auto orders = host::ControlLink::firstOrders();
        if (!orders) return refuse(orders.error());
        supervisor.orders = std::move(orders).value();
        supervisor.level = *level;
        supervisor.status = [link](const control::Status& status) { link->say(status); };
        supervisor.trace = [link](const std::string& sections) { link->tell(sections); };
    }
    auto server = host::Server::start(loop, config, self, past, std::move(supervisor));
    if (!server) return refuse(server.error());
    if (*control) (*control)->whenOrdered([&](const control::Order& order) { (*server)->obey(order); });
    try {
        loop.run();
    } catch (const CheckFailed& broken) {
        host::logLine(host::Level::Error, broken.what());
        return Failed;
    }
    if ((*server)->wantsWholePast()) return std::nullopt;
    const std::string& failure = (*server)->failure();
    if (failure.empty()) return 0;
    host::logLine(host::Level::Error, failure);
    return Failed;
}

/// As serve(), with what the file says now.
std::optional<int> serve(const std::string& file, const std::string& inputs, host::Server::Past past) {
    const auto text = readText(file);
    if (!text) return refuse(text.error());
    const auto config = config::parseZooConfig(*text, file, readText);
    if (!config) return refuse(config.error());
    for (const config::Warning& warning : config->warnings)
        host::logLine(host::Level::Warn, file + ":" + std::to_string(warning.line) + ": " + warning.text);
    const auto self = idOf(*config);
    if (!self) return refuse(self.error());
    return serve(*config, *self, inputs, past);
}

int serve(const std::string& file, const std::string& inputs) {
    if (const auto code = serve(file, inputs, host::Server::Past::Recent)) return *code;
    host::logLine(host::Level::Warn,
                  "the leader cuts more than was read: this server reads all of its log and starts again");
    return serve(file, inputs, host::Server::Past::Whole).value_or(Failed);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("One server process of a ZooKeeper ensemble.", "quorumscope-replica");
    app.set_version_flag("--version", QS_VERSION);
    std::string file;
    app.add_option("CONFIG", file, "zoo.cfg; dataDir/myid says which of its servers this is")->required();
    std::string inputs;
    app.add_option("--inputs", inputs,
                   "writes everything that reaches the replica there; quorumscope-sim replay plays it again");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : BadInput;
    }
    std::signal(SIGPIPE, SIG_IGN);
    letOthersFinish();
    return serve(file, inputs);
}
