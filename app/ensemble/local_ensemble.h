// The Local world: an ensemble of server processes on this machine, started, watched, broken and ended from here. Time
// is real. Its trace is what the servers say of themselves on their control channels, and what was done to them.
#pragma once

#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <variant>

#include "app/ensemble/answers_in_turn.h"
#include "app/ensemble/ensemble.h"
#include "app/ensemble/local_clients.h"
#include "app/ensemble/server_files.h"
#include "app/ensemble/server_process.h"
#include "engine/check/check.h"
#include "engine/command/select.h"
#include "engine/control/collector.h"

namespace qs::app {

/// Where the program stands beside this one.
QString replicaProgram();

/// Servers that are configured here.
struct OwnServers {
    int voters = 3;
    int observers = 0;
    quint16 clientPort = 2181;  ///< of server 1; the others follow
    QString folder;             ///< where they keep their data
    QString ownLines;           ///< more of zoo.cfg, see own_lines.h
    bool operator==(const OwnServers&) const = default;
};

struct LocalEnsembleOptions {
    /// Or some that others have configured: they are started as they are.
    std::variant<OwnServers, ServerSet> servers;
    QString program = replicaProgram();  ///< quorumscope-replica
    bool keepRunning = false;            ///< another process keeps them: they go on when this one ends
};

/// Below which the configurations of the servers lie.
QString folderOf(const LocalEnsembleOptions& options);
/// Where each server writes what it has to say.
std::map<NodeId, QString> logsOf(const LocalEnsembleOptions& options);
/// What the trace of such an ensemble is judged and folded by.
trace::Setting settingOf(const LocalEnsembleOptions& options);

class LocalEnsemble : public Ensemble {
    Q_OBJECT
public:
    explicit LocalEnsemble(const LocalEnsembleOptions& options);
    ~LocalEnsemble() override;

public slots:
    void start() override;
    void stop() override;
    void execute(const qs::command::Command& command, qs::trace::CommandSource source) override;
    /// Real time neither waits nor runs to a goal: these change nothing.
    void setPace(const qs::app::Pace&) override {}
    void stepEvent() override {}
    void stepMessage() override {}
    void runUntil(const qs::app::RunGoal&) override {}
    void reportRun(const QString& name) override;
    void setRecording(bool) override {}
    void reportStatus() override;

private:
    using Answer = Result<std::string>;

    /// False: they cannot be started, which was said.
    bool prepare(const OwnServers& own);
    bool prepare(const ServerSet& set);
    /// The ports of all servers; nullopt: one of the clients' is busy, which was said.
    std::optional<std::vector<ServerPorts>> choosePorts(const OwnServers& own);
    /// Empty, or why it does not run.
    QString startServer(NodeId server);
    void onStatus(NodeId server);
    void onTold(NodeId server, const std::string& sections);
    void onEndedByItself(NodeId server, const QString& why);
    void announceEndpoints();
    Answer run(const command::Command& command);
    void accept();
    using Fits = std::function<bool(const ServerProcess&)>;
    using Act = std::function<QString(NodeId, ServerProcess&)>;
    /// `act`: empty, or what went wrong; the others are acted on all the same.
    Answer each(const command::Selection& selection, const char* misfit, const char* done, const Fits& fits,
                const Act& act);
    Answer restart(const command::Restart& command);
    Answer disk(const command::DiskFault& command);
    Answer wipe(const command::DiskFault& command);
    /// Of Cut and Heal.
    template <class L>
    Answer changeCuts(const L& command, bool cut);
    Answer healAll();
    Answer delay(const command::Delay& command);
    Answer reset(const command::Reset& command);
    Answer startClient(const command::ClientStart& command);
    /// Of ClientRequest and ResetClient.
    template <class C>
    Answer toClient(const C& command, void (LocalClients::*act)(const C&), const char* done);
    void startClients();
    void setCut(const std::pair<NodeId, NodeId>& link, bool cut);
    void setDelay(const std::pair<NodeId, NodeId>& link, VirtualTime by);
    void order(NodeId server, const control::Order& order);
    std::vector<control::Order> ordersFor(NodeId server) const;
    NodeId leader() const;
    command::Standing standing() const;
    /// A record of what has just happened, in consequence of the command that is carried out.
    void write(NodeId server, const trace::Emitted& what);
    void publish(VirtualTime upTo);
    void noteLogs(const trace::Batch& batch);
    void measureRate(std::size_t records);
    void measureUsage();

    const LocalEnsembleOptions m_options;
    const Membership m_membership;
    std::optional<ServerFiles> m_files;  ///< of servers that are configured here
    ServerSet m_set;
    struct Server {
        std::unique_ptr<ServerProcess> process;
        ProcessMeter meter;
        bool alive = false;       ///< as it was announced
        Zxid lastZxid;            ///< of its log, as far as the trace has come
        bool unreadable = false;  ///< what it tells cannot be understood
    };
    std::map<NodeId, Server> m_servers;
    std::unique_ptr<LocalClients> m_clients;
    NodeId m_leader;
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::map<std::pair<NodeId, NodeId>, VirtualTime> m_delays;
    std::map<NodeId, control::ChangeDisk> m_disks;  ///< those that do wrong
    AnswersInTurn m_answers;
    /// The command that is carried out.
    struct Issued {
        trace::CommandSource source{};
        std::string text;
    };
    Issued m_issued;
    bool m_served = false;  ///< a leader did, once
    bool m_ended = false;
    std::unique_ptr<QTimer> m_publishing;
    std::unique_ptr<QTimer> m_capping;
    std::unique_ptr<QTimer> m_measuring;
    control::Collector m_collector;
    std::uint64_t m_cause = 0;  ///< the command that is carried out, as the collector knows it
    check::Suite m_suite;
    VirtualTime m_rateSince;  ///< on the monotonic clock
    std::size_t m_rateRecords = 0;
};

}  // namespace qs::app
