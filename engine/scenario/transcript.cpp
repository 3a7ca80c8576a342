#include "engine/scenario/transcript.h"

#include "engine/trace/transcript.h"

namespace qs::scenario {

namespace {
constexpr int MostOfAKind = 12;
}

void Transcript::add(const trace::Batch& batch, const trace::Tables& tables) {
    for (const trace::Record& r : batch.records) {
        if (!trace::isNotable(r)) continue;
        if (++m_lines[r.event.index()] > MostOfAKind) {
            ++m_leftOut;
        } else {
            m_text += trace::transcriptLine(r, tables) + "\n";
        }
    }
    for (const trace::Finding& f : batch.findings) {
        m_text += "VIOLATION of " + f.check + " at record " + std::to_string(f.record) + ": " + f.text + "\n";
    }
}

void Transcript::line(VirtualTime at, const std::string& text) {
    m_text += toString(at) + "  " + text + "\n";
}

void Transcript::stepDone() {
    if (m_leftOut > 0) m_text += "(" + std::to_string(m_leftOut) + " more of these kinds left out)\n";
    m_leftOut = 0;
    m_lines.clear();
}

}  // namespace qs::scenario
