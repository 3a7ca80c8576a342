// Writes of clients that no replica has answered yet: whoever loses the connection now does not know what became of
// them.
#pragma once

#include <map>
#include <optional>

#include "engine/trace/record.h"

namespace qs::app {

class UnansweredWrites {
public:
    struct Write {
        NodeId node;  ///< of the replica that has to answer
        VirtualTime calledAt;
    };
    /// Returns the write that the record answers.
    std::optional<Write> fold(const trace::Record& r);

    int of(ConnectionId connection) const;
    int at(NodeId node) const;

private:
    std::map<std::pair<ConnectionId, std::int32_t>, Write> m_writes;  ///< by xid
};

}  // namespace qs::app
