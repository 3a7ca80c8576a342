// Pairs the writes that simulated clients made with their answers, from the records alone, so that a refusal can be
// shown where the write was made.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/trace/batch.h"

namespace qs::app {

struct WriteRefused {
    std::string path;
    std::int32_t opcode = 0;
    tree::ErrorCode error = tree::ErrorCode::Ok;
    bool operator==(const WriteRefused&) const = default;
};

class WriteAnswers {
public:
    /// Refusals in the batch, in order; calls of outside clients are left out. `tables` hold the batch's texts.
    std::vector<WriteRefused> observe(const trace::Batch& batch, const trace::Tables& tables);

private:
    struct Call {
        std::string path;
        std::int32_t opcode = 0;
    };
    std::map<ConnectionId, bool> m_outside;
    std::map<std::pair<ConnectionId, std::int32_t>, Call> m_open;
};

/// "the znode has another version by now" and so on, as the end of a sentence.
std::string reasonInWords(tree::ErrorCode error);

}  // namespace qs::app
