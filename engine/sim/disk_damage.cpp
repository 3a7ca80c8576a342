// What goes wrong with a disk while its process is dead: rot, writes that were meant for another place, files that are
// gone, another disk.
#include <algorithm>

#include "engine/codec/txn_log.h"
#include "engine/sim/disk.h"
#include "engine/storage/names.h"

namespace qs::sim {

using What = command::DiskFault::What;

namespace {

constexpr std::size_t SectorBytes = 512;

/// The bytes of one record in its file.
struct Place {
    std::string name;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Of all log files that can be read, oldest first.
std::vector<std::pair<Zxid, Place>> records(const storage::Files& files) {
    std::vector<std::pair<Zxid, Place>> out;
    for (const auto& [name, bytes] : files) {
        if (!storage::zxidOf(name, storage::LogPrefix)) continue;
        const auto log = codec::readLog(bytes, true);
        if (!log) continue;
        std::size_t begin = codec::LogHeaderBytes;
        for (const codec::LogRecord& record : log->records) {
            out.push_back({record.txn->zxid, {name, begin, record.end}});
            begin = record.end;
        }
    }
    std::ranges::stable_sort(out, {}, [](const auto& record) { return record.first; });
    return out;
}

std::vector<std::string> namesOf(const storage::Files& files, bool logsOnly) {
    std::vector<std::string> out;
    for (const auto& [name, bytes] : files) {
        const bool log = storage::zxidOf(name, storage::LogPrefix).has_value();
        if (!bytes.empty() && (log || (!logsOnly && storage::zxidOf(name, storage::SnapshotPrefix))))
            out.push_back(name);
    }
    return out;
}

template <class T>
const T& anyOf(const std::vector<T>& all, Rng& rng) {
    return all[static_cast<std::size_t>(rng.below(all.size()))];
}

}  // namespace

std::string Disk::refusal(const Damage& damage) const {
    const storage::Files files = m_files.read();
    if (damage.what == What::Wipe) return {};
    if (damage.what == What::Vanish) return files.empty() ? "has no file to lose" : "";
    if (damage.what == What::Garbage || damage.what == What::Misdirected)
        return namesOf(files, false).empty() ? "has no file to damage" : "";
    if (damage.what == What::Rot && !damage.zxid) return namesOf(files, true).empty() ? "has no log to rot" : "";
    const auto all = records(files);
    if (damage.what == What::Tail) return all.empty() ? "has no record to lose" : "";
    const bool there = std::ranges::any_of(all, [&](const auto& record) { return record.first == *damage.zxid; });
    return there ? "" : "has no record " + toString(*damage.zxid) + " in its log";
}

std::string Disk::harm(const Damage& damage, Rng& rng) {
    m_damaged = true;
    switch (damage.what) {
        case What::Wipe:
            m_files = {};
            m_lied = false;
            return "new and empty";
        case What::Vanish: {
            const storage::Files files = m_files.read();
            const auto file = std::next(files.begin(), static_cast<std::ptrdiff_t>(rng.below(files.size())));
            m_files.vanish(file->first);
            return file->first + " is gone";
        }
        case What::Tail:
            return spoilTail();
        case What::Garbage:
        case What::Misdirected:
            return scribble(damage.what == What::Misdirected, rng);
        default:
            return rot(damage.zxid, rng);
    }
}

std::string Disk::rot(std::optional<Zxid> zxid, Rng& rng) {
    const storage::Files files = m_files.read();
    Place place;
    if (zxid) {
        const auto all = records(files);
        place = std::ranges::find(all, *zxid, [](const auto& record) { return record.first; })->second;
    } else {
        place.name = anyOf(namesOf(files, true), rng);
        place.end = files.at(place.name).size();
    }
    std::string bytes = files.at(place.name);
    const std::size_t at = place.begin + static_cast<std::size_t>(rng.below(place.end - place.begin));
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << rng.below(8)));
    m_files.overwrite(place.name, std::move(bytes));
    return "a bit of " + place.name + " at byte " + std::to_string(at) + " changed";
}

/// The mark behind the last record is missing, as if the write had been cut off there.
std::string Disk::spoilTail() {
    const storage::Files files = m_files.read();
    const Place place = records(files).back().second;
    std::string bytes = files.at(place.name);
    bytes[place.end - 1] = 0;
    m_files.overwrite(place.name, std::move(bytes));
    return "the last record of " + place.name + " looks cut off";
}

/// A sector holds noise, or what was meant for another sector of the file.
std::string Disk::scribble(bool misdirected, Rng& rng) {
    const storage::Files files = m_files.read();
    const std::string name = anyOf(namesOf(files, false), rng);
    std::string bytes = files.at(name);
    const std::uint64_t sectors = (bytes.size() + SectorBytes - 1) / SectorBytes;
    const auto to = static_cast<std::size_t>(rng.below(sectors)) * SectorBytes;
    const auto from = static_cast<std::size_t>(rng.below(sectors)) * SectorBytes;
    const std::size_t length = std::min({SectorBytes, bytes.size() - to, bytes.size() - from});
    std::string sector = bytes.substr(from, length);
    if (!misdirected || from == to)
        for (char& c : sector)
            c = static_cast<char>(rng.below(256));
    bytes.replace(to, length, sector);
    m_files.overwrite(name, std::move(bytes));
    return name + " holds " + (misdirected ? "what was meant for elsewhere" : "noise") + " at byte " +
           std::to_string(to);
}

void Disk::swapWith(Disk& other) {
    std::swap(m_files, other.m_files);
    std::swap(m_lied, other.m_lied);
    m_damaged = other.m_damaged = true;
}

}  // namespace qs::sim
