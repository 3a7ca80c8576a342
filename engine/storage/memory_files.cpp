#include "engine/storage/memory_files.h"

#include <set>

#include "engine/base/check.h"
#include "engine/base/overload.h"

namespace qs::storage {

void MemoryFiles::apply(const Change& change, Bytes& bytes) {
    if (change.appended) {
        bytes.push_back(change.appended);
        return;
    }
    std::uint64_t kept = 0;
    std::size_t pieces = 0;
    while (pieces < bytes.size() && kept + bytes[pieces]->size() <= change.size)
        kept += bytes[pieces++]->size();
    const bool cutsAPiece = pieces < bytes.size() && kept < change.size;
    const auto piece = cutsAPiece ? std::make_shared<const std::string>(bytes[pieces]->substr(0, change.size - kept))
                                  : std::shared_ptr<const std::string>();
    bytes.truncate(pieces);
    if (piece) bytes.push_back(piece);
}

void MemoryFiles::apply(const Entry& entry, Directory& directory) {
    if (!entry.removed.empty()) directory.erase(entry.removed);
    if (!entry.added.empty()) directory[entry.added] = entry.inode;
}

MemoryFiles::Inode& MemoryFiles::inodeOf(const std::string& name) {
    const auto it = m_written.find(name);
    QS_CHECK(it != m_written.end());
    return m_inodes.at(it->second);
}

void MemoryFiles::change(const Entry& entry) {
    apply(entry, m_written);
    m_changes.push_back(entry);
}

void MemoryFiles::carryOut(const FileOp& op) {
    std::visit(overload{
                   [this](const Create& o) {
                       m_inodes[++m_lastInode];
                       change({{}, o.name, m_lastInode});
                   },
                   [this](const Append& o) {
                       inodeOf(o.name).changes.push_back({std::make_shared<const std::string>(o.bytes), 0});
                   },
                   [this](const Truncate& o) {
                       inodeOf(o.name).changes.push_back({nullptr, o.size});
                   },
                   [this](const Fsync& o) {
                       Inode& inode = inodeOf(o.name);
                       for (const Change& c : inode.changes)
                           apply(c, inode.synced);
                       inode.changes.clear();
                   },
                   [this](const Rename& o) {
                       QS_CHECK(m_written.contains(o.from));
                       change({o.from, o.to, m_written.at(o.from)});
                   },
                   [this](const Remove& o) {
                       QS_CHECK(m_written.contains(o.name));
                       change({o.name, {}, 0});
                   },
                   [this](const SyncDirectory&) {
                       m_synced = m_written;
                       m_changes.clear();
                       dropOrphans();
                   },
               },
               op);
}

Files MemoryFiles::read() const {
    Files out;
    for (const auto& [name, number] : m_written) {
        const Inode& inode = m_inodes.at(number);
        Bytes bytes = inode.synced;
        for (const Change& c : inode.changes)
            apply(c, bytes);
        std::string& file = out[name];
        for (std::size_t i = 0; i < bytes.size(); ++i)
            file += *bytes[i];
    }
    return out;
}

void MemoryFiles::overwrite(const std::string& name, std::string bytes) {
    Inode& inode = inodeOf(name);
    inode.changes.clear();
    inode.synced = {};
    inode.synced.push_back(std::make_shared<const std::string>(std::move(bytes)));
}

void MemoryFiles::vanish(const std::string& name) {
    carryOut(Remove{name});
    carryOut(SyncDirectory{});
}

void MemoryFiles::losePower(Inode& inode, Rng& rng) {
    const auto whole = static_cast<std::size_t>(rng.below(inode.changes.size() + 1));
    for (std::size_t i = 0; i < whole; ++i)
        apply(inode.changes[i], inode.synced);
    if (whole < inode.changes.size() && inode.changes[whole].appended) {
        const std::string& bytes = *inode.changes[whole].appended;
        std::string part = bytes.substr(0, static_cast<std::size_t>(rng.below(bytes.size() + 1)));
        if (rng.chance(1, 3)) part.resize(bytes.size(), '\0');
        apply({std::make_shared<const std::string>(std::move(part)), 0}, inode.synced);
    }
    inode.changes.clear();
}

void MemoryFiles::losePower(Rng& rng) {
    for (const Entry& entry : m_changes)
        if (rng.chance(1, 2)) apply(entry, m_synced);
    m_changes.clear();
    m_written = m_synced;
    dropOrphans();
    for (auto& [number, inode] : m_inodes)
        losePower(inode, rng);
}

void MemoryFiles::dropOrphans() {
    std::set<std::uint32_t> named;
    for (const auto& [name, number] : m_written)
        named.insert(number);
    std::erase_if(m_inodes, [&named](const auto& inode) { return !named.contains(inode.first); });
}

}  // namespace qs::storage
