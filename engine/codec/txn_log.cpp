#include "engine/codec/txn_log.h"

#include <zlib.h>

#include <algorithm>

#include "engine/base/mutant.h"
#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::size_t RecordHeadBytes = 12;
constexpr std::size_t MinimumEntryBytes = 32;
constexpr char EndOfRecord = 'B';

std::uint64_t adler32Of(std::string_view bytes) {
    return adler32_z(adler32(0, nullptr, 0), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

bool allZero(std::string_view bytes) {
    return std::ranges::all_of(bytes, [](char c) { return c == 0; });
}

/// What stands at one offset.
struct Slot {
    std::uint64_t checksum = 0;
    std::int64_t length = 0;
    std::string_view entry;         ///< empty unless the whole record lies in the file
    std::size_t end = 0;            ///< 0: the record reaches beyond the file
    const char* problem = nullptr;  ///< null: a whole record
};

Slot slotAt(std::string_view file, std::size_t offset) {
    Slot s;
    const std::string_view rest = file.substr(offset);
    if (rest.size() < RecordHeadBytes) {
        s.problem = "the record ends too early";
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
        return s;
    }
    s.entry = rest.substr(RecordHeadBytes, length);
    s.end = offset + RecordHeadBytes + length + 1;
    if (adler32Of(s.entry) != s.checksum) {
        s.problem = "wrong checksum";
    } else if (file[s.end - 1] != EndOfRecord) {
        s.problem = "no 'B' behind the record";
    }
    return s;
}

/// A length that rotted in the middle would hide whole records behind it.
bool wholeRecordFollows(std::string_view file, std::size_t offset) {
    for (std::size_t at = offset + 1; at + RecordHeadBytes + MinimumEntryBytes < file.size(); ++at) {
        if (file.substr(at, 4) != std::string_view("\0\0\0\0", 4)) continue;  // Adler-32 has 32 bits of the 64
        const Slot s = slotAt(file, at);
        if (!s.problem && s.entry.size() >= MinimumEntryBytes) return true;
    }
    return false;
}

/// Whether the damage at `offset` can be the write that a crash cut off: nothing was written behind it.
bool isTornEnd(std::string_view file, std::size_t offset, const Slot& s) {
    if (s.end != 0) return allZero(file.substr(s.end));
    const std::string_view rest = file.substr(offset);
    if (rest.size() >= RecordHeadBytes && s.length == 0) return allZero(rest.substr(RecordHeadBytes));
    return !wholeRecordFollows(file, offset);
}

/// A part of the header, with nothing but zeros behind it.
bool isTornHeader(std::string_view file, std::string_view header) {
    while (file.ends_with('\0'))
        file.remove_suffix(1);
    return header.starts_with(file);
}

Error damageAt(std::size_t offset, const std::string& what) {
    return {"byte " + std::to_string(offset), what};
}

}  // namespace

std::string logHeader() {
    Writer w;
    w.i32(0x5a4b4c47);
    w.i32(2);
    w.i64(0);
    return w.bytes();
}

std::string logRecord(const tree::Txn& txn) {
    const std::string entry = encodeTxn(txn);
    Writer w;
    w.i64(static_cast<std::int64_t>(adler32Of(entry)));
    w.string(entry);
    return w.bytes() + EndOfRecord;
}

LogReader::LogReader(std::string_view file, bool lastFile) : m_file(file), m_lastFile(lastFile) {
    const std::string header = logHeader();
    if (file.starts_with(header)) {
        m_offset = LogHeaderBytes;
    } else if (lastFile && isTornHeader(file, header)) {
        m_torn = true;
    } else {
        fail("not the header of a transaction log, version 2");
    }
}

std::optional<LogRecord> LogReader::next() {
    if (m_torn || m_error) return std::nullopt;
    if (allZero(m_file.substr(m_offset, RecordHeadBytes)) && allZero(m_file.substr(m_offset))) return std::nullopt;
    const Slot s = slotAt(m_file, m_offset);
    if (s.problem) {
        if (QS_MUTANT(RotIsEndOfFile)) return std::nullopt;
        if (!m_lastFile || !isTornEnd(m_file, m_offset, s)) return fail(s.problem);
        m_torn = true;
        return std::nullopt;
    }
    auto txn = decodeTxn(s.entry);
    if (!txn) return fail(txn.error().message());
    m_offset = s.end;
    return LogRecord{std::make_shared<const tree::Txn>(std::move(txn).value()), m_offset};
}

std::optional<LogRecord> LogReader::fail(const std::string& what) {
    m_error = damageAt(m_offset, what);
    return std::nullopt;
}

Result<LogContent> readLog(std::string_view file, bool lastFile) {
    LogReader reader(file, lastFile);
    LogContent out;
    while (auto record = reader.next())
        out.records.push_back(std::move(*record));
    if (reader.error()) return *reader.error();
    out.torn = reader.torn();
    out.validBytes = reader.validBytes();
    return out;
}

}  // namespace qs::codec
