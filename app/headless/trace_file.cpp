#include "app/headless/trace_file.h"

namespace qs::app {

TraceFile::TraceFile(const QString& name, const trace::Setting& setting) : m_file(name), m_writer(m_bytes, setting) {
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        m_problem = QStringLiteral("the trace %1 cannot be written: %2").arg(name, m_file.errorString());
    }
}

bool TraceFile::write(const trace::Batch& batch) {
    m_writer.write(batch);
    const auto size = static_cast<qint64>(m_bytes.size());
    if (m_file.write(m_bytes.data(), size) != size) {
        m_problem = QStringLiteral("the trace %1 cannot be written: %2").arg(m_file.fileName(), m_file.errorString());
    }
    m_bytes.clear();
    return m_problem.isEmpty();
}

}  // namespace qs::app
