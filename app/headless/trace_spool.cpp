#include "app/headless/trace_spool.h"

#include <QFile>

namespace qs::app {

using namespace Qt::StringLiterals;

TraceSpool::TraceSpool(const QString& folder, const trace::Setting& setting, qint64 most)
    : m_file(folder + u"/trace-XXXXXX"_s), m_most(most), m_writer(m_sections, setting) {}

bool TraceSpool::append(const trace::Batch& batch) {
    if (!m_problem.isEmpty()) return false;
    if (!m_file.isOpen()) {
        if (!m_file.open()) {
            m_problem = u"its trace cannot be kept: %1: %2"_s.arg(m_file.fileTemplate(), m_file.errorString());
            return false;
        }
        QFile::remove(m_file.fileName());
    }
    m_writer.write(batch);
    const QByteArray message =
        kept::encode(kept::Trace{batch.upTo, QByteArray(m_sections.data(), static_cast<qsizetype>(m_sections.size()))});
    m_sections.clear();
    if (m_size + message.size() > m_most) {
        m_problem = u"it has told more than %1 MiB: what it does from here on is not shown"_s.arg(m_most >> 20);
    } else if (!m_file.seek(m_size) || m_file.write(message) != message.size() || !m_file.flush()) {
        m_problem = u"its trace cannot be kept: %1"_s.arg(m_file.errorString());
    } else {
        m_size += message.size();
        return true;
    }
    m_file.resize(0);  // nobody can read it to its end any more, and the servers may want the room
    m_size = 0;
    return false;
}

QByteArray TraceSpool::read(qint64 offset, qint64 most) {
    const auto from = [this, offset](qint64 count) {
        m_file.seek(offset);
        return m_file.read(count);
    };
    QByteArray out = from(std::min(std::max(most, kept::LengthBytes), m_size - offset));
    qint64 end = 0;
    for (qint64 next = 0; end + kept::LengthBytes <= out.size(); end = next) {
        next = end + kept::lengthOf(QByteArrayView(out).sliced(end));
        if (next <= out.size()) continue;
        if (end == 0) return from(next);  // one alone is longer
        break;
    }
    out.truncate(end);
    return out;
}

}  // namespace qs::app
