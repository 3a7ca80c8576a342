// Result<T>: a value, or an Error that names the place and says what is wrong. For data that comes from outside.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "engine/base/check.h"

namespace qs {

struct Error {
    std::string place;  ///< file:line:column, byte offset or argument name; may be empty
    std::string text;   ///< what is wrong and what was expected, without a full stop
    std::string message() const { return place.empty() ? text : place + ": " + text; }
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}
    bool ok() const { return m_data.index() == 0; }
    explicit operator bool() const { return ok(); }
    /// Requires: ok().
    const T& value() const& {
        QS_CHECK(ok());
        return *std::get_if<0>(&m_data);
    }
    T&& value() && {
        QS_CHECK(ok());
        return std::move(*std::get_if<0>(&m_data));
    }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }
    /// Requires: !ok().
    const Error& error() const {
        QS_CHECK(!ok());
        return *std::get_if<1>(&m_data);
    }

private:
    std::variant<T, Error> m_data;
};

}  // namespace qs
