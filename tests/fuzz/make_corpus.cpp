// Writes what the fuzz targets begin with: bytes of the kind they read, small and whole. usage: make_corpus FOLDER ROOT
// FOLDER gets a folder for each target; ROOT is where the scenarios are.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/codec/snapshot.h"
#include "engine/codec/txn_record.h"
#include "engine/replay/input_log.h"
#include "engine/scenario/runner.h"
#include "engine/trace/stream_writer.h"
#include "engine/wire/peer_packets.h"
#include "tests/engine/codec/captured.h"

using namespace qs;

namespace {

class Corpus {
public:
    Corpus(const std::filesystem::path& folder, const std::string& target) : m_folder(folder / target) {
        std::filesystem::create_directories(m_folder);
    }
    void add(std::string_view bytes) {
        std::ofstream out(m_folder / std::to_string(++m_count), std::ios::binary);
        out << bytes;
        if (!out.flush()) throw std::runtime_error("cannot write to " + m_folder.string());
    }

private:
    std::filesystem::path m_folder;
    int m_count = 0;
};

std::vector<scenario::Scenario> scenarios(const std::filesystem::path& root, Corpus& texts) {
    std::vector<scenario::Scenario> out;
    for (const char* folder : {"resources/scenarios", "tests/scenarios"}) {
        for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
            if (entry.path().extension() != ".scenario") continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            texts.add(text.str());
            for (scenario::Scenario& s : scenario::futures(scenario::parse(text.str(), entry.path().string()).value()))
                out.push_back(std::move(s));
        }
    }
    return out;
}

std::string piece(unsigned kind, std::string_view bytes) {
    std::string out{static_cast<char>(kind), static_cast<char>(bytes.size() / 256),
                    static_cast<char>(bytes.size() % 256)};
    return out.append(bytes);
}

/// Transactions of one run: what every part of a data directory is made of.
void addDisk(Corpus& disk, const std::vector<trace::TxnEntry>& txns) {
    tree::Tree tree;
    std::string directory(1, '\0');
    directory += piece(0, "1") + piece(1, "1");
    for (const trace::TxnEntry& entry : txns) {
        const std::string bytes = codec::encodeTxn(*entry.txn);
        disk.add("\1" + bytes);
        if (entry.txn->zxid <= tree.lastZxid() || entry.txn->zxid.epoch() != Epoch{1}) continue;
        tree.apply(*entry.txn);
        directory += piece(7, bytes);
        disk.add(directory);
    }
    const std::string snapshot = codec::encodeSnapshot(tree);
    disk.add("\2" + snapshot);
    for (const unsigned kind : {2U, 3U})
        disk.add(directory + piece(kind, snapshot));
    disk.add(directory + piece(5, ""));
}

/// What servers say to each other, alone and in a row.
void addPeers(Corpus& peers, const std::vector<trace::TxnEntry>& txns) {
    const wire::Speaker speaker{NodeId{1}, "server.1=127.0.0.1:1:2:participant\nversion=0"};
    auto snapshot = std::make_shared<zab::Snapshot>();
    snapshot->last = txns.front().txn;
    std::vector<zab::QuorumPacket> leader{zab::LeaderInfo{Epoch{1}},
                                          zab::Diff{Zxid{1}},
                                          zab::Trunc{Zxid{1}},
                                          zab::Snap{snapshot, 1},
                                          zab::NewLeader{{}},
                                          zab::UpToDate{},
                                          zab::Commit{Zxid{1}},
                                          zab::Ping{{}, {}},
                                          zab::Sync{},
                                          zab::Revalidate{SessionId{7}, 0, true}};
    for (const trace::TxnEntry& entry : txns) {
        leader.emplace_back(zab::Proposal{entry.txn});
        leader.emplace_back(zab::Inform{entry.txn});
    }
    const tree::WriteRequest create{tree::CreateRequest{"/a", tree::Data("x"), {}}};
    const std::vector<zab::QuorumPacket> learner{
        zab::LearnerInfo{Epoch{1}, false},
        zab::AckEpoch{Zxid{1}, Epoch{1}},
        zab::Ack{Zxid{1}},
        zab::Request{SessionId{7}, 1, create, {{"ip", "127.0.0.1"}}},
        zab::Request{SessionId{7}, 2, zab::SyncRequest{}, {}},
        zab::Request{SessionId{7}, 0, tree::WriteRequest{tree::CreateSessionRequest{4000}}, {}},
        zab::Ping{{}, {{SessionId{7}, 4000}}},
        zab::Revalidate{SessionId{7}, 4000, std::nullopt}};
    for (const bool fromLeader : {true, false}) {
        std::string row(1, fromLeader ? '\0' : '\1');
        for (const zab::QuorumPacket& packet : fromLeader ? leader : learner) {
            const std::string bytes = wire::encodeQuorumPacket(packet, fromLeader, speaker);
            peers.add(row.substr(0, 1) + bytes);
            row += bytes;
        }
        peers.add(row);
    }
    peers.add("\2" + wire::encodeVote({trace::Role::Leading, {NodeId{1}, Zxid{1}, Epoch{1}}, 1}, speaker).substr(4));
    peers.add("\2" + codec::encodeGreeting({3, "127.0.0.1:2888"}));
}

/// What reaches a server: all that peers say, and clients, disk and timers.
void addInputs(Corpus& inputs, const std::vector<trace::TxnEntry>& txns) {
    replay::Begin begin;
    begin.config.zab.self = NodeId{1};
    begin.config.zab.membership = Membership::ofSize(3, 1);
    begin.config.words = std::set<std::string, std::less<>>{"ruok", "srvr"};
    begin.durable.history.append(txns.front().txn);
    inputs.add("\2" + replay::encode(begin).substr(4));
    const auto add = [&](const node::Input& input) {
        inputs.add("\1" + replay::encode(replay::Step{VirtualTime{7}, 8, input, 9}).substr(4));
    };
    add(zab::Input{zab::ConnectionUp{NodeId{2}, 1}});
    add(zab::Input{zab::Received{NodeId{2}, 0, zab::Notification{}}});
    add(zab::Input{zab::Received{NodeId{2}, 1, zab::QuorumPacket{zab::Snap{std::make_shared<zab::Snapshot>(), 1}}}});
    add(zab::Input{zab::TimerFired{TimerKind::Init}});
    add(zab::Input{zab::Persisted{1}});
    add(node::ClientOpened{ConnectionId{1}});
    add(node::ClientReceived{ConnectionId{1}, "ruok"});
    for (const trace::TxnEntry& entry : txns)
        add(zab::Input{zab::Received{NodeId{2}, 1, zab::QuorumPacket{zab::Proposal{entry.txn}}}});
}

void make(const std::filesystem::path& folder, const std::filesystem::path& root) {
    Corpus scenarioCorpus(folder, "fuzz_scenario");
    Corpus commands(folder, "fuzz_command");
    Corpus traces(folder, "fuzz_trace");
    Corpus disk(folder, "fuzz_disk");
    Corpus peers(folder, "fuzz_peer_bytes");
    Corpus inputs(folder, "fuzz_inputs");
    for (scenario::Scenario& s : scenarios(root, scenarioCorpus)) {
        for (const scenario::Step& step : s.steps) {
            if (const auto* command = std::get_if<scenario::Do>(&step.action)) commands.add(command->text);
        }
        if (s.config.voters > 3) continue;
        if (s.steps.size() > 25) s.steps.resize(25);
        scenario::Runner runner(s);
        runner.run();
        const trace::Batch batch = runner.takeBatch();
        std::string stream;
        trace::StreamWriter(stream, runner.lab().setting()).write(batch);
        if (stream.size() < 60'000) traces.add(stream);
        if (batch.txns.size() < 20) addDisk(disk, batch.txns);
        if (!batch.txns.empty() && batch.txns.size() < 6) addPeers(peers, batch.txns);
        if (!batch.txns.empty() && batch.txns.size() < 6) addInputs(inputs, batch.txns);
    }
    Corpus configs(folder, "fuzz_zoo_config");
    configs.add(
        "tickTime=2000\ninitLimit=10\nsyncLimit=5\ndataDir=/d\nclientPort=2181\nserver.1=a:1:2\n"
        "server.2=[::1]:1:2:observer;[::1]:3\nserver.3=c:1:2:participant;4\ngroup.1=1:3\nweight.1=2\n");
    configs.add("# a\ndataDir : /d\\\n  e\nclientPort 1\nforceSync=no\nzookeeper.snapCount=9\njute.maxbuffer=5000\n");
    configs.add("3\n");
    Corpus clientBytes(folder, "fuzz_client_bytes");
    for (const auto hex : {captured::ConnectRequest, captured::ReconnectRequest, captured::ConnectResponse,
                           captured::OldConnectResponse, captured::ExpiredResponse, captured::WatchEvent})
        clientBytes.add(captured::bytes(hex));
    for (const captured::Exchange& e : captured::exchanges()) {
        clientBytes.add(captured::bytes(e.request));
        clientBytes.add(captured::frame(captured::bytes(e.request)));
        clientBytes.add(captured::bytes(e.reply));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_corpus FOLDER ROOT\n";
        return 2;
    }
    make(argv[1], argv[2]);
    return 0;
}
