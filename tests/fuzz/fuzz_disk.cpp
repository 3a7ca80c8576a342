// Files of a data directory. The first byte says what the rest is: a transaction, a snapshot, or a directory of pieces
// {u8 kind, u16 length, bytes}. Checksums are made good here, or hardly anything would get past them. A directory that
// recovers is repaired, and recovers again to the same state with nothing left to repair.
#include <libdeflate.h>

#include "engine/codec/snapshot.h"
#include "engine/codec/txn_log.h"
#include "engine/codec/txn_record.h"
#include "engine/storage/memory_files.h"
#include "engine/storage/names.h"
#include "engine/storage/recover.h"
#include "tests/fuzz/target.h"

using namespace qs;

namespace {

void readTxn(std::string_view bytes) {
    const auto txn = codec::decodeTxn(bytes);
    if (!txn) return;
    const std::string written = codec::encodeTxn(*txn);
    const auto again = codec::decodeTxn(written);
    QS_CHECK(again.ok() && codec::encodeTxn(*again) == written);
}

void readSnapshot(std::string_view bytes) {
    const auto tree = codec::decodeSnapshot(bytes, Zxid::of(Epoch{1}, 1));
    if (!tree) return;
    const std::string written = codec::encodeSnapshot(*tree);
    const auto again = codec::decodeSnapshot(written, Zxid::of(Epoch{1}, 1));
    QS_CHECK(again.ok() && codec::encodeSnapshot(*again) == written);
}

void put(std::string& out, std::uint64_t value, int bytes) {
    while (bytes-- > 0)
        out += static_cast<char>(value >> (8 * bytes));
}

std::string sealedRecord(std::string_view entry) {
    std::string out;
    put(out, libdeflate_adler32(1, entry.data(), entry.size()), 8);
    put(out, entry.size(), 4);
    return out.append(entry) + 'B';
}

/// Adds the piece to the directory.
void addPiece(storage::Files& files, unsigned kind, std::string_view bytes) {
    const Zxid zxid = Zxid::of(Epoch{1 + ((kind >> 4) & 1U)}, 1 + (kind >> 5));
    const auto named = [&](std::string_view prefix) -> std::string& { return files[storage::nameOf(prefix, zxid)]; };
    const auto log = [&](std::string_view prefix) -> std::string& {
        std::string& file = named(prefix);
        if (file.empty()) file = codec::logHeader();
        return file;
    };
    switch (kind & 15U) {
        case 0:
            files[std::string(storage::AcceptedEpochName)] = bytes;
            break;
        case 1:
            files[std::string(storage::CurrentEpochName)] = bytes;
            break;
        case 2:
            named(storage::SnapshotPrefix) = bytes;
            break;
        case 3:
            named(storage::InstallSnapshotPrefix) = bytes;
            break;
        case 4:
            log(storage::InstallLogPrefix) += sealedRecord(bytes);
            break;
        case 5:
            named(storage::TruncatePrefix) = bytes;
            break;
        case 6:
            named(storage::LogPrefix) += bytes;  // any damage
            break;
        default:
            log(storage::LogPrefix) += sealedRecord(bytes);
    }
}

storage::Files directoryOf(std::string_view bytes) {
    storage::Files files;
    while (bytes.size() >= 3) {
        const auto kind = static_cast<unsigned char>(bytes[0]);
        const std::size_t length = static_cast<unsigned char>(bytes[1]) * 256U + static_cast<unsigned char>(bytes[2]);
        bytes.remove_prefix(3);
        addPiece(files, kind, bytes.substr(0, length));
        bytes.remove_prefix(std::min(length, bytes.size()));
    }
    return files;
}

void recover(const storage::Files& files) {
    const auto found = storage::recover(files);
    if (!found) {
        QS_CHECK(!found.error().message().empty());
        return;
    }
    storage::MemoryFiles disk;
    for (const auto& [name, content] : files) {
        disk.carryOut(storage::Create{name});
        disk.carryOut(storage::Append{name, content});
    }
    for (const storage::Step& step : found->repairs)
        disk.carryOut(step.op);
    const auto again = storage::recover(disk.read());
    QS_CHECK(again.ok() && !again->torn && !again->unfinished);
    QS_CHECK(again->state.history.lastZxid() == found->state.history.lastZxid());
    QS_CHECK(again->state.acceptedEpoch == found->state.acceptedEpoch);
    QS_CHECK(again->state.currentEpoch == found->state.currentEpoch);
}

}  // namespace

void fuzz::run(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::string_view rest = bytes.substr(1);
    switch (bytes.front() % 3) {
        case 0:
            return recover(directoryOf(rest));
        case 1:
            return readTxn(rest);
        default:
            return readSnapshot(rest);
    }
}
