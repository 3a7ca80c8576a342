// The words of commands that stand for values, for parser and formatter alike.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "engine/command/command.h"

namespace qs::command {

inline constexpr std::array<std::pair<std::string_view, NodeSelector::Kind>, 7> SetWords{
    {{"leader", NodeSelector::Kind::Leader},
     {"follower", NodeSelector::Kind::Follower},
     {"followers", NodeSelector::Kind::Followers},
     {"observers", NodeSelector::Kind::Observers},
     {"minority", NodeSelector::Kind::Minority},
     {"majority", NodeSelector::Kind::Majority},
     {"all", NodeSelector::Kind::All}}};

inline constexpr std::array<std::pair<std::string_view, ClientVerb>, 15> ClientVerbs{
    {{"create", ClientVerb::Create},
     {"set", ClientVerb::Set},
     {"delete", ClientVerb::Delete},
     {"get", ClientVerb::Get},
     {"exists", ClientVerb::Exists},
     {"ls", ClientVerb::List},
     {"sync", ClientVerb::Sync},
     {"close", ClientVerb::Close},
     {"multi", ClientVerb::Multi},
     {"check", ClientVerb::Check},
     {"setacl", ClientVerb::SetAcl},
     {"getacl", ClientVerb::GetAcl},
     {"auth", ClientVerb::Auth},
     {"addwatch", ClientVerb::AddWatch},
     {"removewatches", ClientVerb::RemoveWatches}}};

}  // namespace qs::command
