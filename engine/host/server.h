// One server process: the replica that the Lab runs, on real sockets, a real disk and the monotonic clock. One thread
// for all of it, and one for the disk.
#pragma once

#include <array>
#include <asio/io_context.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "engine/base/result.h"
#include "engine/control/status.h"
#include "engine/host/client_links.h"
#include "engine/host/disk_thread.h"
#include "engine/host/election_links.h"
#include "engine/host/members.h"
#include "engine/host/quorum_links.h"
#include "engine/host/recorder.h"
#include "engine/replay/input_log.h"

namespace qs::host {

class Server {
public:
    /// Whoever started it: what it is told, and what it has ordered. Without one nobody is.
    struct Supervisor {
        std::function<void(const control::Status&)> status = {};  ///< it stands otherwise than before; may be empty
        /// Sections of its trace, as control/channel.h has them, before anybody can see what they tell of. May be empty
        /// where `level` is Off.
        std::function<void(const std::string&)> trace = {};
        trace::Level level = trace::Level::Off;
        std::vector<control::Order> orders = {};  ///< in force when it begins
        /// A frame of replay/input_log.h: what has just reached the replica. May be empty.
        std::function<void(const std::string&)> inputs = {};
    };

    /// How much of the log is in memory afterwards: what followers may need, or all above the snapshot.
    enum class Past : std::uint8_t { Recent, Whole };

    /// Reads the data directory. Errors name the file. `self`: its id; of a standalone server 1. Where it is traced the
    /// ensemble stays what it is: a trace is of one, and of ids up to NodeId::MaxTraced.
    static Result<std::unique_ptr<Server>> start(asio::io_context& loop, config::ZooConfig config, NodeId self,
                                                 Past past, Supervisor supervisor);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// By order of whoever started it.
    void obey(const control::Order& order);

    /// Empty while it works. Else why it has ended: the loop is stopped.
    const std::string& failure() const { return m_failure; }
    /// It has ended because the leader asked to cut below what is in memory.
    bool wantsWholePast() const { return m_wantsWholePast; }

private:
    static constexpr std::size_t Timers = static_cast<std::size_t>(TimerKind::ReadOnlyWait) + 1;
    using Clock = std::chrono::steady_clock;

    Server(asio::io_context& loop, const config::ZooConfig& config, const node::ReplicaConfig& replica,
           storage::Recovered found, DataDirectory directory, Supervisor supervisor,
           std::unique_ptr<Recorder> recorder);
    std::string listen();
    config::HostPort clientAddress() const;
    void follow(const zab::EnsembleChanged& ensemble);
    void begin();

    void feed(const node::Input& input);
    void record(const zab::Input& input);
    void carryOut(node::Effect& effect);
    void send(zab::Send& send);
    void transmit(const zab::Send& send);
    void onDurable(std::uint64_t id);
    void setTimer(const zab::SetTimer& timer);
    void arm(TimerKind timer);
    void onTimer(TimerKind timer);
    void noteStatus();
    void flushSoon();
    void flush();
    void flushTrace();
    void saveSnapshotWhenDue();
    void fail(const std::string& why);
    VirtualTime now() const;

    /// Most are set anew long before they are due: the timer of the loop is left as it is, and told when it fires.
    struct Timer {
        std::unique_ptr<asio::steady_timer> timer;
        std::optional<Clock::time_point> due;    ///< nothing: it is not set
        std::optional<Clock::time_point> armed;  ///< when that of the loop fires
    };

    asio::io_context& m_loop;
    Readiness& m_readiness;
    const config::ZooConfig m_config;
    const Clock::time_point m_begin;
    wire::Speaker m_speaker;
    Members m_members;
    node::Replica m_replica;
    std::array<Timer, Timers> m_timers;
    ClientLinks m_clients;
    LinkFaults m_faults;
    std::unique_ptr<ElectionLinks> m_election;
    std::unique_ptr<QuorumLinks> m_quorum;
    std::unique_ptr<DiskThread> m_disk;
    std::vector<zab::Persist> m_ordered;                                         ///< not handed to the disk yet
    std::map<std::pair<NodeId, std::uint32_t>, std::deque<zab::Send>> m_outbox;  ///< wait for the disk
    std::uint64_t m_persisted = 0;
    std::size_t m_sinceSnapshot = 0;
    bool m_flushing = false;
    control::Status m_status;
    Supervisor m_supervisor;
    std::unique_ptr<Recorder> m_recorder;        ///< none: nobody wants the trace
    std::unique_ptr<replay::Begin> m_beginning;  ///< until it has begun; none: nobody wants the inputs
    std::string m_failure;
    bool m_wantsWholePast = false;
    node::Effects m_effects;  ///< empty, kept for its memory
};

}  // namespace qs::host
