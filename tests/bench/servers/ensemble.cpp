#include "tests/bench/servers/ensemble.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/base/check.h"
#include "tests/bench/servers/client.h"

namespace qs::bench {

namespace fs = std::filesystem;

namespace {

constexpr int PortsPerServer = 3;
constexpr int FirstPort = 24'000;
constexpr int LastPort = 32'000;  ///< above it come those the system hands out

std::string textOf(const fs::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

bool isFree(int port) {
    const int s = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = ::bind(s, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    ::close(s);
    return free;
}

}  // namespace

Program apacheProgram() {
    std::string jars;
    for (const char* name : {"zookeeper", "slf4j-simple", "commons-cli"}) {
        const std::string jar = std::string("/usr/share/java/") + name + ".jar";
        if (!fs::exists(jar)) return {};
        jars += (jars.empty() ? "" : ":") + jar;
    }
    if (!fs::exists("/usr/bin/java")) return {};
    // The heap that zkServer.sh gives.
    return {"/usr/bin/java", "-Xmx1000m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",           jars,        "org.apache.zookeeper.server.quorum.QuorumPeerMain"};
}

std::uint16_t freePorts(int count) {
    int inRow = 0;
    for (int port = FirstPort; port < LastPort; ++port) {
        inRow = isFree(port) ? inRow + 1 : 0;
        if (inRow == count) return static_cast<std::uint16_t>(port - count + 1);
    }
    QS_CHECK(!"there are no free ports");
    return 0;
}

Ensemble::Ensemble(EnsembleOptions options) : m_options(std::move(options)) {
    m_pids.resize(static_cast<std::size_t>(m_options.servers));
    m_folder = m_options.folder + "/quorumscope-bench-XXXXXX";
    QS_CHECK(::mkdtemp(m_folder.data()));
    for (int server = 0; server < m_options.servers; ++server) {
        const fs::path data = folderOf(server);
        fs::create_directory(data);
        std::ofstream(data / "myid") << server + 1 << "\n";
        std::ofstream config(data / "zoo.cfg");
        config << "tickTime=2000\ninitLimit=10\nsyncLimit=5\nmaxClientCnxns=0\nadmin.enableServer=false\n"
               << "4lw.commands.whitelist=*\ndataDir=" << data.string() << "\nclientPort=" << port(server)
               << "\nclientPortAddress=127.0.0.1\nforceSync=" << (m_options.forceSync ? "yes" : "no") << "\n";
        for (int each = 0; each < m_options.servers && m_options.servers > 1; ++each) {
            config << "server." << each + 1 << "=127.0.0.1:" << port(each) + 1 << ":" << port(each) + 2 << "\n";
        }
    }
}

Ensemble::~Ensemble() {
    killAll();
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

std::string Ensemble::folderOf(int server) const {
    return m_folder + "/" + std::to_string(server + 1);
}

std::uint16_t Ensemble::port(int server) const {
    return static_cast<std::uint16_t>(m_options.firstPort + PortsPerServer * server);
}

std::vector<std::uint16_t> Ensemble::ports() const {
    std::vector<std::uint16_t> out;
    for (int server = 0; server < size(); ++server)
        if (m_pids[static_cast<std::size_t>(server)] != 0) out.push_back(port(server));
    return out;
}

void Ensemble::startAll() {
    for (int server = 0; server < size(); ++server)
        if (m_pids[static_cast<std::size_t>(server)] == 0) start(server);
}

void Ensemble::start(int server) {
    const std::string data = folderOf(server);
    std::vector<std::string> words = m_options.program;
    words.push_back(data + "/zoo.cfg");
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const std::string log = data + "/log.txt";
    const pid_t pid = ::fork();
    QS_CHECK(pid >= 0);
    if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    m_pids[static_cast<std::size_t>(server)] = pid;
}

void Ensemble::kill(int server) {
    pid_t& pid = m_pids[static_cast<std::size_t>(server)];
    if (pid == 0) return;
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    pid = 0;
}

void Ensemble::killAll() {
    for (int server = 0; server < size(); ++server)
        kill(server);
}

int Ensemble::leader() const {
    for (int server = 0; server < size(); ++server) {
        const std::string answer = fourLetterWord(port(server), "srvr");
        if (answer.find("Mode: leader") != std::string::npos) return server;
    }
    return -1;
}

double Ensemble::cpuSeconds() const {
    static const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    double out = 0;
    for (const pid_t pid : m_pids) {
        if (pid == 0) continue;
        const std::string stat = textOf("/proc/" + std::to_string(pid) + "/stat");
        std::istringstream fields(stat.substr(stat.rfind(')') + 1));
        std::string skipped;
        for (int i = 3; i < 14; ++i)  // state is the third; utime and stime are the 14th and the 15th
            fields >> skipped;
        double user = 0;
        double system = 0;
        fields >> user >> system;
        out += (user + system) / ticks;
    }
    return out;
}

double Ensemble::residentMiB() const {
    constexpr double KiBPerMiB = 1024;
    double most = 0;
    for (const pid_t pid : m_pids) {
        if (pid == 0) continue;
        const std::string status = textOf("/proc/" + std::to_string(pid) + "/status");
        const auto at = status.find("VmRSS:");
        if (at != std::string::npos) most = std::max(most, std::strtod(status.c_str() + at + 6, nullptr) / KiBPerMiB);
    }
    return most;
}

}  // namespace qs::bench
