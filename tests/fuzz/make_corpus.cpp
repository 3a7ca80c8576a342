// Writes what the fuzz targets begin with: bytes of the kind they read, small and whole. usage: make_corpus FOLDER ROOT
// FOLDER gets a folder for each target; ROOT is where the scenarios are.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/codec/snapshot.h"
#include "engine/codec/txn_record.h"
#include "engine/scenario/runner.h"
#include "engine/trace/stream_writer.h"
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

void make(const std::filesystem::path& folder, const std::filesystem::path& root) {
    Corpus scenarioCorpus(folder, "fuzz_scenario");
    Corpus commands(folder, "fuzz_command");
    Corpus traces(folder, "fuzz_trace");
    Corpus disk(folder, "fuzz_disk");
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
    }
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
