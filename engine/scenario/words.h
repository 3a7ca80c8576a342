// The words of the scenario language that stand for values of the engine, for parser and formatter alike.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "engine/scenario/scenario.h"

namespace qs::scenario {

template <class T, std::size_t N>
using Words = std::array<std::pair<std::string_view, T>, N>;

inline constexpr Words<On::What, 13> EventWords{{{"proposed", On::What::Proposed},
                                                 {"logged", On::What::Logged},
                                                 {"durable", On::What::Durable},
                                                 {"acked", On::What::Acked},
                                                 {"committed", On::What::Committed},
                                                 {"applied", On::What::Applied},
                                                 {"sent", On::What::Sent},
                                                 {"received", On::What::Received},
                                                 {"looking", On::What::Looking},
                                                 {"established", On::What::Established},
                                                 {"serving", On::What::Serving},
                                                 {"died", On::What::Died},
                                                 {"snapshot", On::What::Snapshot}}};
inline constexpr Words<trace::Role, 5> RoleWords{{{"down", trace::Role::Down},
                                                  {"looking", trace::Role::Looking},
                                                  {"following", trace::Role::Following},
                                                  {"leading", trace::Role::Leading},
                                                  {"observing", trace::Role::Observing}}};
inline constexpr Words<trace::CommandSource, 4> SourceWords{{{"user", trace::CommandSource::User},
                                                             {"scenario", trace::CommandSource::Scenario},
                                                             {"outside", trace::CommandSource::OutsideClient},
                                                             {"campaign", trace::CommandSource::Campaign}}};
inline constexpr Words<trace::SyncMode, 3> SyncWords{
    {{"diff", trace::SyncMode::Diff}, {"trunc", trace::SyncMode::Trunc}, {"snap", trace::SyncMode::Snap}}};

/// Requires: `words` has the value.
template <class T, std::size_t N>
std::string wordFor(const Words<T, N>& words, T value) {
    const auto it = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.second == value; });
    QS_CHECK(it != words.end());
    return std::string(it->first);
}

/// "a, b or c".
template <class T, std::size_t N>
std::string choices(const Words<T, N>& words) {
    std::string out;
    for (std::size_t i = 0; i < N; ++i)
        out += (i == 0 ? "" : i + 1 == N ? " or " : ", ") + std::string(words[i].first);
    return out;
}

}  // namespace qs::scenario
