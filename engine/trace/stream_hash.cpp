#include "engine/trace/stream_hash.h"

namespace qs::trace {

StreamHash::StreamHash(const Setting& setting) : m_writer(m_bytes, setting) {
    take();
}

void StreamHash::add(const Batch& batch) {
    m_writer.write(batch);
    take();
}

void StreamHash::take() {
    for (const char c : m_bytes)
        m_value = (m_value ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    m_bytes.clear();
}

}  // namespace qs::trace
