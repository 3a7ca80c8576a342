// PersistentVector<T>: a sequence that grows and is cut at its end, and loses what is old at its front; copies share
// their chunks. Copying is O(1); the first change after a copy clones one chunk and the chunk list. Used for logs, so
// that a checkpoint of an ensemble is cheap.
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
        const std::size_t at = m_before + index;
        return (*(*m_chunks)[at / ChunkSize])[at % ChunkSize];
    }
    const T& back() const { return (*this)[m_size - 1]; }

    void push_back(T value) {
        Chunks& list = ownList();
        if ((m_before + m_size) % ChunkSize == 0) {
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
        if (count == 0) return clear();
        const std::size_t end = m_before + count;
        Chunks& list = ownList();
        list.resize((end + ChunkSize - 1) / ChunkSize);
        if (end % ChunkSize != 0) {
            Chunk& last = own(list.back());
            last.erase(last.begin() + static_cast<std::ptrdiff_t>(end % ChunkSize), last.end());
        }
        m_size = count;
    }

    /// The first `count` elements go; some of them live on until the rest of their chunk goes too. Requires: count <=
    /// size().
    void dropFront(std::size_t count) {
        QS_CHECK(count <= m_size);
        if (count == m_size) return clear();
        m_before += count;
        m_size -= count;
        if (m_before < ChunkSize) return;
        Chunks& list = ownList();
        list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(m_before / ChunkSize));
        m_before %= ChunkSize;
    }

    void clear() {
        m_chunks.reset();
        m_before = 0;
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
    std::size_t m_before = 0;  ///< elements dropped from the first chunk
    std::size_t m_size = 0;
};

}  // namespace qs
