// Shared<T>: a constant value that many hold, behind one word. The count is atomic: copies may be let go on any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace qs {

/// How many hold an object that counts them itself.
class HolderCount {
public:
    HolderCount() = default;
    HolderCount(const HolderCount&) {}  // a copy of the object has holders of its own
    HolderCount& operator=(const HolderCount&) { return *this; }
    void add() { m_count.fetch_add(1, std::memory_order_relaxed); }
    /// True: that was the last holder.
    bool drop() { return m_count.fetch_sub(1, std::memory_order_acq_rel) == 1; }
    /// Only then may the holder change the object.
    bool alone() const { return m_count.load(std::memory_order_acquire) == 1; }

private:
    std::atomic<std::uint32_t> m_count{1};
};

/// Null when made without a value. Equality is identity, as with std::shared_ptr.
template <class T>
class Shared {
public:
    Shared() = default;
    Shared(std::nullptr_t) {}
    explicit Shared(T value) : m_block(new Block{std::move(value), {}}) {}
    Shared(const Shared& other) : m_block(other.m_block) {
        if (m_block) m_block->holders.add();
    }
    Shared(Shared&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) {}
    Shared& operator=(Shared other) noexcept {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~Shared() {
        if (m_block && m_block->holders.drop()) delete m_block;
    }

    explicit operator bool() const { return m_block != nullptr; }
    const T& operator*() const { return m_block->value; }
    const T* operator->() const { return &m_block->value; }
    friend bool operator==(const Shared&, const Shared&) = default;

private:
    struct Block {
        T value;
        HolderCount holders;
    };
    Block* m_block = nullptr;
};

}  // namespace qs
