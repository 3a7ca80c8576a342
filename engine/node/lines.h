// Text of one key and value a line, as several four-letter words answer.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace qs::node {

class Lines {
public:
    Lines(std::string before, std::string between) : m_before(std::move(before)), m_between(std::move(between)) {}

    void put(const std::string& key, const std::string& value) { m_out += m_before + key + m_between + value + "\n"; }
    void put(const std::string& key, const char* value) { put(key, std::string(value)); }
    template <class T>
    void put(const std::string& key, T number) {
        put(key, std::to_string(number));
    }
    /// No line for what is not known.
    template <class T>
    void put(const std::string& key, const std::optional<T>& value) {
        if (value) put(key, *value);
    }
    std::string take() { return std::move(m_out); }

private:
    std::string m_before;
    std::string m_between;
    std::string m_out;
};

}  // namespace qs::node
