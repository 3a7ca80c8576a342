// The transcript of a scenario: what was said, every violation, and the notable records, a line each. Of one kind of
// record only the first few within one step are written and the rest counted, so that a thousand writes stay readable.
#pragma once

#include <map>
#include <string>

#include "engine/trace/batch.h"

namespace qs::scenario {

class Transcript {
public:
    void add(const trace::Batch& batch, const trace::Tables& tables);
    /// A line of the runner's own: what is said, what failed.
    void line(VirtualTime at, const std::string& text);
    /// A step was taken: the counts begin again.
    void stepDone();
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    std::map<std::size_t, int> m_lines;  ///< of this step, by kind of record
    int m_leftOut = 0;
};

}  // namespace qs::scenario
