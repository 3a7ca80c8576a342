// overload{f, g, ...}: one visitor from several lambdas for std::visit. No catch-all in the core: an unhandled
// alternative must not compile.
#pragma once

namespace qs {

template <class... Fs>
struct overload : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
overload(Fs...) -> overload<Fs...>;  // clang 14 needs the guide

}  // namespace qs
