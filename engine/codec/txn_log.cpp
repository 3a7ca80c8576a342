#include "engine/codec/txn_log.h"

#include <libdeflate.h>

#include <algorithm>
#include <utility>

#include "engine/base/mutant.h"
#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::size_t RecordHeadBytes = 12;
constexpr std::size_t MinimumEntryBytes = 32;
constexpr char EndOfRecord = 'B';

std::uint64_t adler32Of(std::string_view bytes) {
    return libdeflate_adler32(1, bytes.data(), bytes.size());
}

bool allZero(std::string_view bytes) {
    return std::ranges::all_of(bytes, [](char c) { return c == 0; });
}

/// What stands at one place of a file.
struct Slot {
    std::uint64_t checksum = 0;
    std::int64_t length = 0;
    std::string_view entry;         ///< empty unless the whole record lies in the file
    std::size_t end = 0;            ///< 0: there is no whole record
    bool cut = false;               ///< more of the file could make it one
    const char* problem = nullptr;  ///< null: a whole record
};

Slot slotAt(std::string_view rest) {
    Slot s;
    if (rest.size() < RecordHeadBytes) {
        s.problem = "the record ends too early";
        s.cut = true;
        return s;
    }
    Reader r(rest);
    s.checksum = static_cast<std::uint64_t>(r.i64());
    s.length = r.i32();
    if (s.length <= 0) {
        s.problem = s.length == 0 ? "a record of no length" : "a negative length";
        return s;
    }
    const auto length = static_cast<std::size_t>(s.length);
    if (rest.size() - RecordHeadBytes < length + 1) {
        s.problem = "the record reaches beyond the end of the file";
        s.cut = true;
        return s;
    }
    s.entry = rest.substr(RecordHeadBytes, length);
    s.end = RecordHeadBytes + length + 1;
    if (adler32Of(s.entry) != s.checksum) {
        s.problem = "wrong checksum";
    } else if (rest[s.end - 1] != EndOfRecord) {
        s.problem = "no 'B' behind the record";
    }
    return s;
}

/// A length that rotted in the middle would hide whole records behind it. `file` begins with the damage.
bool wholeRecordFollows(std::string_view file) {
    for (std::size_t at = 1; at + RecordHeadBytes + MinimumEntryBytes < file.size(); ++at) {
        if (file.substr(at, 4) != std::string_view("\0\0\0\0", 4)) continue;  // Adler-32 has 32 bits of the 64
        const Slot s = slotAt(file.substr(at));
        if (!s.problem && s.entry.size() >= MinimumEntryBytes) return true;
    }
    return false;
}

/// Whether the damage at the begin of `file` can be the write that a crash cut off: nothing was written behind it.
bool isTornEnd(std::string_view file, const Slot& s) {
    if (s.end != 0) return allZero(file.substr(s.end));
    if (file.size() >= RecordHeadBytes && s.length == 0) return allZero(file.substr(RecordHeadBytes));
    return !wholeRecordFollows(file);
}

/// A part of the header, with nothing but zeros behind it.
bool isTornHeader(std::string_view file, std::string_view header) {
    while (file.ends_with('\0'))
        file.remove_suffix(1);
    return header.starts_with(file);
}

}  // namespace

std::string logHeader() {
    Writer w;
    w.i32(0x5a4b4c47);
    w.i32(2);
    w.i64(0);
    return w.take();
}

std::string logRecord(const tree::Txn& txn) {
    std::string entry = encodeTxn(txn);
    Writer head;
    head.i64(static_cast<std::int64_t>(adler32Of(entry)));
    head.i32(static_cast<std::int32_t>(entry.size()));
    entry.insert(0, head.bytes());
    return entry += EndOfRecord;
}

LogReader::LogReader(NextBytes file, bool lastFile) : m_file(std::move(file)), m_lastFile(lastFile) {
    const std::string header = logHeader();
    if (has(header.size()) && m_file.bytes().starts_with(header)) {
        m_file.drop(header.size());
        m_valid = header.size();
        return;
    }
    if (lastFile) m_file.toTheEnd();
    m_torn = lastFile && isTornHeader(m_file.bytes(), header);
    if (!m_torn) fail("not the header of a transaction log, version 2");
}

std::optional<LogRecord> LogReader::next() {
    if (m_torn || error() || atEnd()) return std::nullopt;
    Slot s = slotAt(m_file.bytes());
    while (s.cut && m_file.more())
        s = slotAt(m_file.bytes());
    if (error()) return std::nullopt;
    if (s.problem) {
        if (QS_MUTANT(RotIsEndOfFile)) return std::nullopt;
        if (m_lastFile) m_file.toTheEnd();
        m_torn = m_lastFile && isTornEnd(m_file.bytes(), s);
        if (!m_torn) fail(s.problem);
        return std::nullopt;
    }
    auto txn = decodeTxn(s.entry);
    if (!txn) {
        fail(txn.error().message());
        return std::nullopt;
    }
    m_file.drop(s.end);
    m_valid = m_file.offset();
    return LogRecord{std::make_shared<const tree::Txn>(std::move(txn).value()), m_valid};
}

/// Whether so many bytes of the file are left.
bool LogReader::has(std::size_t bytes) {
    while (m_file.bytes().size() < bytes && m_file.more()) {
    }
    return m_file.bytes().size() >= bytes;
}

/// Nothing but zeros is left, if anything: it is padding, which may be long. Anything behind a head of zeros is damage.
bool LogReader::atEnd() {
    has(RecordHeadBytes);
    if (!allZero(m_file.bytes().substr(0, RecordHeadBytes))) return false;
    do {
        if (!allZero(m_file.bytes())) {
            if (!QS_MUTANT(RotIsEndOfFile)) fail("a record of no length");
            return true;
        }
        m_file.drop(m_file.bytes().size());
    } while (m_file.more());
    return true;
}

void LogReader::fail(const std::string& what) {
    m_error = {"byte " + std::to_string(m_valid), what};
}

Result<LogContent> readLog(NextBytes file, bool lastFile) {
    LogReader reader(std::move(file), lastFile);
    LogContent out;
    while (auto record = reader.next())
        out.records.push_back(std::move(*record));
    if (reader.error()) return *reader.error();
    out.torn = reader.torn();
    out.validBytes = reader.validBytes();
    return out;
}

Result<LogContent> readLog(std::string_view file, bool lastFile) {
    return readLog(bytesOf(file), lastFile);
}

}  // namespace qs::codec
