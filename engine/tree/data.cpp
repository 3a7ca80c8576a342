#include "engine/tree/data.h"

#include <cstring>
#include <limits>
#include <new>

#include "engine/base/check.h"
#include "engine/base/shared.h"

namespace qs::tree {

/// Head of an allocation; the bytes follow it.
struct Data::Blob {
    HolderCount holders;
    std::uint32_t size;
    char* bytes() { return reinterpret_cast<char*>(this + 1); }
};

Data::Data(std::string_view bytes) {
    QS_CHECK(bytes.size() <= std::numeric_limits<std::uint32_t>::max());
    m_blob = new (::operator new(sizeof(Blob) + bytes.size())) Blob{{}, static_cast<std::uint32_t>(bytes.size())};
    if (!bytes.empty()) std::memcpy(m_blob->bytes(), bytes.data(), bytes.size());
}

Data::Data(const Data& other) : m_blob(other.m_blob) {
    if (m_blob) m_blob->holders.add();
}

Data::~Data() {
    if (!m_blob || !m_blob->holders.drop()) return;
    m_blob->~Blob();
    ::operator delete(m_blob);
}

std::string_view Data::operator*() const {
    return m_blob ? std::string_view(m_blob->bytes(), m_blob->size) : std::string_view();
}

}  // namespace qs::tree
