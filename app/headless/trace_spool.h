// The trace of an ensemble from its begin on, as messages for windows that come later (app/ensemble/kept_wire.h), in a
// file without a name: it is gone with this process.
#pragma once

#include <QTemporaryFile>
#include <string>

#include "app/ensemble/kept_wire.h"
#include "engine/trace/stream_writer.h"

namespace qs::app {

class TraceSpool {
public:
    /// `folder`: on a disk that has room; it exists at the first append(). `most`: bytes; what comes after is not kept.
    TraceSpool(const QString& folder, const trace::Setting& setting, qint64 most);

    /// False: it is not kept; problem() says why.
    bool append(const trace::Batch& batch);
    qint64 size() const { return m_size; }
    /// Whole messages from `offset` on, about `most` bytes, at least one. Requires: one begins there.
    QByteArray read(qint64 offset, qint64 most);
    /// One line; empty while all is well.
    const QString& problem() const { return m_problem; }

private:
    QTemporaryFile m_file;
    qint64 m_most;
    qint64 m_size = 0;
    std::string m_sections;
    trace::StreamWriter m_writer;
    QString m_problem;
};

}  // namespace qs::app
