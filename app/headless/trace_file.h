// The trace of a run as a file: the little-endian stream of engine/trace, batch after batch.
#pragma once

#include <QFile>
#include <QString>
#include <string>

#include "engine/trace/batch.h"
#include "engine/trace/stream_writer.h"

namespace qs::app {

class TraceFile {
public:
    /// Creates or truncates `name`; see problem().
    TraceFile(const QString& name, const trace::Setting& setting);

    /// False when the file could not be written; problem() says why.
    bool write(const trace::Batch& batch);
    /// One line, empty while all is well.
    const QString& problem() const { return m_problem; }

private:
    QFile m_file;
    std::string m_bytes;  ///< encoded and not in the file yet
    trace::StreamWriter m_writer;
    QString m_problem;
};

}  // namespace qs::app
