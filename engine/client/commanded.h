// A client that commands tell what to ask, whatever its connections are made of: what a command means as a request, and
// an answer beside the name of its client.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/ids.h"
#include "engine/command/command.h"
#include "engine/tree/txn.h"

namespace qs::client {

struct Answer;
struct Request;

Request requestOf(const command::ClientRequest& asked);

/// What happened to one request of a client.
struct NamedAnswer {
    std::string client;
    std::uint64_t request = 0;  ///< 1, 2 ... in the order of the client's commands
    tree::ErrorCode error = tree::ErrorCode::Ok;
    bool connectionLoss = false;  ///< outcome unknown
    std::string path;             ///< created path
    std::string data;             ///< of a get; of a getACL the list as text
    Zxid zxid;
    std::int32_t version = 0;  ///< of a get or exists
};
NamedAnswer named(const std::string& client, const Answer& answer);
/// One line for people.
std::string line(const NamedAnswer& answer);

}  // namespace qs::client
