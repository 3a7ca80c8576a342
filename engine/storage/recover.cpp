#include "engine/storage/recover.h"

#include <charconv>
#include <optional>
#include <set>

#include "engine/base/mutant.h"
#include "engine/codec/file_window.h"
#include "engine/codec/snapshot.h"
#include "engine/codec/txn_log.h"
#include "engine/storage/names.h"
#include "engine/tree/stand_in.h"

namespace qs::storage {

namespace {

constexpr Zxid NoLimit{~std::uint64_t{0}};

class FilesFolder : public Folder {
public:
    explicit FilesFolder(const Files& files) : m_files(files) {}
    Result<std::vector<std::string>> names() const override {
        std::vector<std::string> out;
        for (const auto& [name, bytes] : m_files)
            out.push_back(name);
        return out;
    }
    Result<std::size_t> read(const std::string& name, std::uint64_t offset, std::span<char> into) const override {
        const std::string& bytes = m_files.at(name);
        return bytes.copy(into.data(), into.size(), std::min<std::uint64_t>(offset, bytes.size()));
    }

private:
    const Files& m_files;
};

class Recovery {
public:
    Recovery(const Folder& folder, Keep keep, const tree::Tree& fresh)
        : m_folder(folder), m_keep(keep.transactions), m_fresh(fresh) {
        const auto names = folder.names();
        if (names) {
            m_names.insert(names->begin(), names->end());
        } else {
            m_error = names.error();
        }
    }

    Result<Recovered> run() {
        sortFiles();
        loadSnapshot();
        loadLogs();
        const auto accepted = epoch(AcceptedEpochName);
        const auto current = epoch(CurrentEpochName);
        zab::DurableState state;
        if (good()) state = makeState(accepted, current);
        if (!good()) return *m_error;
        repair();
        return Recovered{std::move(state),
                         Store(std::move(m_segments), std::move(m_snapshots)),
                         std::move(m_repairs),
                         m_taken,
                         m_logsRead,
                         m_wasTorn,
                         m_install || m_limit != NoLimit};
    }

private:
    bool good() const { return !m_error.has_value(); }
    void fail(const std::string& file, const Error& e) {
        if (good()) m_error = Error{e.place.empty() ? file : file + ", " + e.place, e.text};
    }

    /// The file, from its begin on; that it cannot be read is the error then.
    codec::NextBytes read(const std::string& name) {
        return [this, name, offset = std::uint64_t{0}](std::span<char> into) mutable {
            auto count = m_folder.read(name, offset, into);
            if (count) {
                offset += *count;
            } else if (good()) {
                m_error = count.error();
            }
            return count;
        };
    }

    /// What is alive and what is dead, by the names alone.
    void sortFiles() {
        std::string decided;
        for (const std::string& name : m_names) {
            const auto install = zxidOf(name, InstallSnapshotPrefix);
            const auto limit = zxidOf(name, TruncatePrefix);
            if (!install && !limit) continue;
            // A store ends one before it begins the next: of two nobody can say which to finish first.
            if (!decided.empty()) fail(name, {{}, "it stands beside " + decided + ", and only one can be under way"});
            decided = name;
            if (install) m_install = install;
            if (limit) m_limit = *limit;
        }
        std::vector<Zxid> logs;
        for (const std::string& name : m_names) {
            if (const auto zxid = zxidOf(name, SnapshotPrefix)) {
                (!m_install && *zxid <= m_limit ? m_snapshots.push_back(*zxid) : m_dead.push_back(name));
            } else if (const auto first = zxidOf(name, LogPrefix)) {
                (isAlive(*first) ? logs.push_back(*first) : m_dead.push_back(name));
            } else if (name.ends_with(TemporarySuffix) ||
                       (zxidOf(name, InstallLogPrefix) && zxidOf(name, InstallLogPrefix) != m_install)) {
                m_leftovers.push_back(name);
            }
        }
        if (m_install) {
            m_snapshots = {*m_install};
            if (installLogWaits()) logs = {*m_install};
        }
        std::ranges::sort(m_snapshots);
        std::ranges::sort(logs);
        for (const Zxid first : logs)
            m_segments.push_back({first, {}});
    }
    bool isAlive(Zxid log) const {
        if (!m_install) return log <= m_limit;
        // Once install.log.Z has its last name, it alone is left.
        return log == *m_install && log.value != 0 && !installLogWaits();
    }
    bool installLogWaits() const { return m_names.contains(nameOf(InstallLogPrefix, *m_install)); }

    void loadSnapshot() {
        if (m_snapshots.empty()) {
            if (m_segments.empty()) {
                m_snapshots.push_back({});
                m_isNew = true;
                m_base.tree = m_fresh;
            } else {
                fail(nameOf(LogPrefix, m_segments.front().first), {{}, "there is a log but no snapshot to begin with"});
            }
            return;
        }
        const Zxid zxid = m_snapshots.back();
        const std::string name = nameOf(m_install ? InstallSnapshotPrefix : SnapshotPrefix, zxid);
        auto tree = codec::readSnapshot(read(name), zxid);
        if (!tree) {
            fail(name, tree.error());
            return;
        }
        m_base.tree = std::move(tree).value();
        if (zxid.value == 0) return;
        m_base.last = tree::standInFor(zxid);
    }

    /// Reads the file that holds the snapshot's last transaction, and everything newer.
    void loadLogs() {
        if (!good()) return;
        m_snapshotZxid = m_lastZxid = m_base.zxid();
        std::size_t begin = m_segments.size();
        while (begin > 0 && (begin == m_segments.size() || m_segments[begin].first > m_lastZxid))
            --begin;
        for (std::size_t i = begin; i < m_segments.size() && good(); ++i)
            loadLog(m_segments[i], i + 1 == m_segments.size());
        if (good() && !m_segments.empty() && m_segments.back().records.empty() && begin < m_segments.size())
            dropEmptyLog();
    }

    void loadLog(Segment& segment, bool lastFile) {
        const bool installing = m_install && installLogWaits();
        const std::string name = nameOf(installing ? InstallLogPrefix : LogPrefix, segment.first);
        // Files above a truncation are dead: one below them is not the last that was written.
        ++m_logsRead;
        codec::LogReader log(read(name), lastFile && m_limit == NoLimit);
        std::size_t begin = codec::LogHeaderBytes;
        while (const auto record = log.next()) {
            if (record->txn->zxid > m_limit) {
                m_cut = {name, begin};
                return;
            }
            take(name, begin, record->txn);
            segment.records.add(record->txn->zxid, record->end);
            begin = record->end;
        }
        if (log.error()) {
            fail(name, *log.error());
            return;
        }
        m_wasTorn = log.torn();
        if (log.torn()) m_torn = {name, log.validBytes()};
    }

    void take(const std::string& name, std::size_t offset, const tree::TxnPtr& txn) {
        const Zxid zxid = txn->zxid;
        if (zxid == m_snapshotZxid) m_base.last = txn;
        if (zxid <= m_snapshotZxid) return;
        const std::string place = "byte " + std::to_string(offset);
        if (zxid <= m_lastZxid) {
            fail(name, {place, "transaction " + toString(zxid) + " stands behind " + toString(m_lastZxid)});
        } else if (zxid.epoch() == m_lastZxid.epoch() && zxid.counter() != m_lastZxid.counter() + 1 &&
                   !QS_MUTANT(RotIsEndOfFile)) {
            fail(name, {place, "a hole in the log: " + toString(zxid) + " follows " + toString(m_lastZxid)});
        }
        m_lastZxid = zxid;
        m_log.push_back(txn);
        ++m_taken;
        if (m_log.size() / 2 >= m_keep) moveBase(m_log.size() - m_keep);
    }

    void moveBase(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            m_base.tree.apply(*m_log[i]);
        m_base.last = m_log[count - 1];
        m_log.dropFront(count);
    }

    /// A file that was created but never held a whole record, or holds none that stays.
    void dropEmptyLog() {
        m_leftovers.push_back(nameOf(LogPrefix, m_segments.back().first));
        m_torn = {};
        m_cut = {};
        m_segments.pop_back();
    }

    std::optional<Epoch> epoch(std::string_view name) {
        const std::string file(name);
        if (!m_names.contains(file)) return std::nullopt;
        codec::FileWindow content(read(file));
        content.toTheEnd();
        if (!good()) return std::nullopt;
        std::string_view text = content.bytes();
        if (text.ends_with('\n')) text.remove_suffix(1);
        Epoch out;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out.value);
        if (problem != std::errc() || end != text.data() + text.size())
            fail(file, {"byte " + std::to_string(end - text.data()), "not an epoch in decimal digits"});
        return out;
    }

    zab::DurableState makeState(std::optional<Epoch> accepted, std::optional<Epoch> current) {
        zab::DurableState state;
        const Epoch logged = m_lastZxid.epoch();
        state.acceptedEpoch = accepted.value_or(std::max(logged, current.value_or(Epoch{})));
        state.currentEpoch = current.value_or(accepted ? Epoch{} : logged);
        if (state.acceptedEpoch < state.currentEpoch)
            fail(std::string(AcceptedEpochName), {{}, "it is below currentEpoch, " + toString(state.currentEpoch)});
        if (QS_MUTANT(RefusesUnhealedEpoch) && state.currentEpoch < logged)
            fail(std::string(CurrentEpochName), {{}, "it is below the last transaction, " + toString(m_lastZxid)});
        if (state.acceptedEpoch < logged)
            fail(std::string(AcceptedEpochName), {{}, "it is below the last transaction, " + toString(m_lastZxid)});
        state.readAgainFrom = m_snapshotZxid;
        state.history = zab::History(std::make_shared<const zab::Snapshot>(std::move(m_base)), std::move(m_log));
        return state;
    }

    void repair() {
        for (const std::string& name : m_leftovers)
            m_repairs.push_back({Remove{name}});
        if (m_isNew) replaceFile(nameOf(SnapshotPrefix, {}), codec::encodeSnapshot(m_fresh), 0, m_repairs);
        if (!m_torn.name.empty()) m_repairs.push_back({m_torn});
        // Records that only the page cache holds were never reported durable; from now on they count as if they were.
        if (!m_install && !m_segments.empty()) m_repairs.push_back({Fsync{nameOf(LogPrefix, m_segments.back().first)}});
        m_repairs.push_back({SyncDirectory{}});
        if (m_install) {
            finishInstall(*m_install, m_dead, installLogWaits(), m_repairs);
        } else if (m_limit != NoLimit) {
            finishTruncation(m_limit, m_dead, m_cut, m_repairs);
        }
    }

    const Folder& m_folder;
    const std::size_t m_keep;
    const tree::Tree& m_fresh;
    std::set<std::string> m_names;
    std::optional<Error> m_error;
    std::optional<Zxid> m_install;
    Zxid m_limit = NoLimit;
    bool m_isNew = false;
    std::vector<Zxid> m_snapshots;
    std::vector<Segment> m_segments;
    std::vector<std::string> m_dead;       ///< replaced or truncated logs and snapshots
    std::vector<std::string> m_leftovers;  ///< files that mean nothing
    Truncate m_torn;
    Truncate m_cut;
    zab::Snapshot m_base;
    PersistentVector<tree::TxnPtr> m_log;
    Zxid m_snapshotZxid;
    Zxid m_lastZxid;
    std::size_t m_taken = 0;
    std::uint32_t m_logsRead = 0;
    bool m_wasTorn = false;
    Steps m_repairs;
};

}  // namespace

Result<Recovered> recover(const Folder& folder, Keep keep, const tree::Tree& fresh) {
    return Recovery(folder, keep, fresh).run();
}

Result<Recovered> recover(const Files& files, const tree::Tree& fresh) {
    return recover(FilesFolder(files), Keep{}, fresh);
}

}  // namespace qs::storage
