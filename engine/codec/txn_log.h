// The transaction log: one file header, then records in zxid order, then zeros or nothing.
// Source: ZooKeeper 3.8 FileTxnLog; zookeeper-protocol.md 6.2. Departs from it where it loses records in silence: a
// damaged record is the torn end of the log only if it is the last record of the last file (VERIFICATION.md R25).
//
//   header   i32 "ZKLG", i32 version 2, i64 dbid 0                                     16 bytes
//   record   i64 Adler-32 of the entry, i32 length, entry (txn_record.h), 'B'          13 bytes + entry
#pragma once

#include <optional>
#include <vector>

#include "engine/codec/file_window.h"
#include "engine/codec/txn_record.h"

namespace qs::codec {

inline constexpr std::size_t LogHeaderBytes = 16;

std::string logHeader();
std::string logRecord(const tree::Txn& txn);

struct LogRecord {
    tree::TxnPtr txn;
    std::size_t end = 0;  ///< offset behind the record in its file
};
struct LogContent {
    std::vector<LogRecord> records;
    /// A write was cut off behind the last record: bytes that are neither a record nor padding.
    bool torn = false;
    std::size_t validBytes = 0;  ///< offset behind the last whole record; 0: not even the header is whole
};
/// Reads one file record by record.
class LogReader {
public:
    /// `lastFile`: no newer log file exists, so its last record may be torn.
    LogReader(NextBytes file, bool lastFile);
    /// The next record; nullopt at the end, of the file or of what can be read.
    std::optional<LogRecord> next();
    /// Damage anywhere else than in a torn end, with the offset of the record it is in, or that the file cannot be
    /// read; nullopt: none so far.
    const std::optional<Error>& error() const { return m_file.error() ? m_file.error() : m_error; }
    /// As in LogContent, once next() gave nullopt without an error.
    bool torn() const { return m_torn; }
    std::size_t validBytes() const { return m_valid; }

private:
    bool has(std::size_t bytes);
    bool atEnd();
    void fail(const std::string& what);

    FileWindow m_file;
    bool m_lastFile;
    std::size_t m_valid = 0;
    bool m_torn = false;
    std::optional<Error> m_error;
};

/// All of it at once. Errors: as LogReader.
Result<LogContent> readLog(NextBytes file, bool lastFile);
Result<LogContent> readLog(std::string_view file, bool lastFile);

}  // namespace qs::codec
