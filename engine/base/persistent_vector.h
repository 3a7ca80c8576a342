// PersistentVector<T>: an append/truncate sequence whose copies share their chunks. Copying is O(1); the first change
// after a copy clones one chunk and the chunk list. Used for logs, so that a checkpoint of an ensemble is cheap.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "engine/base/check.h"

namespace qs {

template <class T>
class PersistentVector {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    /// Requires: index < size().
    const T& operator[](std::size_t index) const {
        QS_CHECK(index < m_size);
        return (*(*m_chunks)[index / ChunkSize])[index % ChunkSize];
    }
    const T& back() const { return (*this)[m_size - 1]; }

    void push_back(T value) {
        Chunks& list = ownList();
        if (m_size % ChunkSize == 0) {
            list.push_back(std::make_shared<Chunk>());
            if (m_size > 0) list.back()->reserve(ChunkSize);  // a short sequence stays small
        }
        own(list.back()).push_back(std::move(value));
        ++m_size;
    }

    /// Keeps the first `count` elements. Requires: count <= size().
    void truncate(std::size_t count) {
        QS_CHECK(count <= m_size);
        if (count == m_size) return;
        Chunks& list = ownList();
        list.resize((count + ChunkSize - 1) / ChunkSize);
        if (count % ChunkSize != 0) {
            Chunk& last = own(list.back());
            last.erase(last.begin() + static_cast<std::ptrdiff_t>(count % ChunkSize), last.end());
        }
        m_size = count;
    }

    void clear() {
        m_chunks.reset();
        m_size = 0;
    }

private:
    static constexpr std::size_t ChunkSize = 128;
    using Chunk = std::vector<T>;
    using Chunks = std::vector<std::shared_ptr<Chunk>>;

    Chunks& ownList() {
        if (!m_chunks) {
            m_chunks = std::make_shared<Chunks>();
        } else if (m_chunks.use_count() > 1) {
            m_chunks = std::make_shared<Chunks>(*m_chunks);
        }
        return *m_chunks;
    }
    static Chunk& own(std::shared_ptr<Chunk>& chunk) {
        if (chunk.use_count() > 1) {
            auto copy = std::make_shared<Chunk>();
            copy->reserve(std::min(ChunkSize, 2 * chunk->size()));
            copy->assign(chunk->begin(), chunk->end());
            chunk = std::move(copy);
        }
        return *chunk;
    }

    std::shared_ptr<Chunks> m_chunks;
    std::size_t m_size = 0;
};

}  // namespace qs
