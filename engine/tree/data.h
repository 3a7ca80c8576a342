// The bytes of a znode: one word, shared by all who hold them, never changed once made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace qs::tree {

/// Null data is not the same as empty data. Copies share the bytes and may be let go on any thread.
class Data {
public:
    Data() = default;  ///< null
    Data(std::nullptr_t) {}
    /// Copies the bytes. At most 4 GiB - 1.
    explicit Data(std::string_view bytes);
    Data(const Data& other);
    Data(Data&& other) noexcept : m_blob(std::exchange(other.m_blob, nullptr)) {}
    Data& operator=(Data other) noexcept {
        std::swap(m_blob, other.m_blob);
        return *this;
    }
    ~Data();

    explicit operator bool() const { return m_blob != nullptr; }
    /// Empty for null.
    std::string_view operator*() const;
    std::size_t size() const { return (**this).size(); }
    std::int64_t length() const { return static_cast<std::int64_t>(size()); }

    friend bool operator==(const Data& a, const Data& b) {
        return a.m_blob == b.m_blob || (a.m_blob && b.m_blob && *a == *b);
    }

private:
    struct Blob;
    Blob* m_blob = nullptr;
};

}  // namespace qs::tree
