// PersistentMap<K, V, Less>: an ordered map whose copies share their nodes (copy on write along one path). Copying is
// O(1); find, insert and erase are O(log n). Less may be transparent, and may give the order of two keys at once, as
// order(a, b). An AVL tree, so its shape and its iteration order depend on nothing but the operations made on it. Where
// K is std::string the key lies in the node itself, behind its value, and is given out as a std::string_view; Less must
// then take those.
// Copies that share nodes may live and end on different threads; one copy belongs to one thread at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/base/shared.h"

namespace qs {

template <class K, class V, class Less = std::less<>>
class PersistentMap {
    static constexpr bool KeyInside = std::is_same_v<K, std::string>;

public:
    /// How keys are given out.
    using Key = std::conditional_t<KeyInside, std::string_view, const K&>;
    class Builder;

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    template <class Q>
    const V* find(const Q& key) const {
        const Node* n = m_root.get();
        while (n) {
            const int order = orderOf(key, n->key());
            if (order == 0) return &n->value;
            n = order < 0 ? n->left.get() : n->right.get();
        }
        return nullptr;
    }

    /// The value of `key` for writing, or null; nodes shared with copies are cloned on the way.
    template <class Q>
    V* findForWrite(const Q& key) {
        // Where nothing on the way is shared, one walk is enough.
        bool shared = false;
        Node* found = m_root.get();
        for (const Ptr* at = &m_root; found; found = at->get()) {
            shared = shared || !at->alone();
            const int order = orderOf(key, found->key());
            if (order == 0) break;
            at = order < 0 ? &found->left : &found->right;
        }
        if (!found) return nullptr;
        if (!shared) return &found->value;
        Ptr* slot = &m_root;
        while (true) {
            Node& n = own(*slot);
            const int order = orderOf(key, n.key());
            if (order == 0) return &n.value;
            slot = order < 0 ? &n.left : &n.right;
        }
    }

    /// The value of `key` for writing, made from `value` when there was none.
    V& insertOrAssign(Key key, V value) {
        if (V* existing = findForWrite(key)) return *existing = std::move(value);
        return insertNew(key, std::move(value));
    }
    /// Requires: the map has no such key.
    V& insertNew(Key key, V value) {
        ++m_size;
        return insert(m_root, key, value);
    }

    template <class Q>
    bool erase(const Q& key) {
        if (!find(key)) return false;
        eraseFrom(m_root, key);
        --m_size;
        return true;
    }

    /// Calls f(key, value) in ascending order from the first key not less than `from`, until f returns false.
    template <class Q, class F>
    void forEachFrom(const Q& from, F&& f) const {
        walkFrom(m_root.get(), from, f);
    }
    /// Calls f(key, value) for all entries in ascending order.
    template <class F>
    void forEach(F&& f) const {
        walk(m_root.get(), f);
    }

    /// Calls f(key, then, now) in ascending order for every key whose entry may differ from the one in `before`, until
    /// f returns false; `then` and `now` are null where the key is in one map alone. Entries that both maps share are
    /// left out: between two copies with k changes since, this takes O(k log n).
    template <class F>
    void forEachDifference(const PersistentMap& before, F&& f) const {
        Walk then(before.m_root.get());
        Walk now(m_root.get());
        while (!then.done() || !now.done()) {
            if (then.sharesWith(now)) {
                then.skip();
                now.skip();
            } else if (then.atSubtree() && (!now.atSubtree() || then.height() >= now.height())) {
                then.open();
            } else if (now.atSubtree()) {
                now.open();
            } else {
                const Node* a = then.entry();
                const Node* b = now.entry();
                const bool onlyThen = !b || (a && Less{}(a->key(), b->key()));
                const bool onlyNow = !onlyThen && (!a || Less{}(b->key(), a->key()));
                const Key key = onlyThen ? a->key() : b->key();
                if (a != b && !f(key, onlyNow ? nullptr : &a->value, onlyThen ? nullptr : &b->value)) return;
                if (!onlyNow) then.skip();
                if (!onlyThen) now.skip();
            }
        }
    }

private:
    class Ptr;
    /// What a node holds besides its key.
    struct Links {
        explicit Links(V v) : value(std::move(v)) {}
        Ptr left;
        Ptr right;
        HolderCount holders;
        std::uint32_t height : 6 = 1;
        std::uint32_t keySize : 26 = 0;  ///< 0 unless KeyInside
        V value;
    };
    struct KeyMember {
        K key;
    };
    struct NoKeyMember {};
    using KeyBase = std::conditional_t<KeyInside, NoKeyMember, KeyMember>;
    struct Node : Links, KeyBase {
        Node(V v, KeyBase k) : Links(std::move(v)), KeyBase(std::move(k)) {}
        char* behind() { return reinterpret_cast<char*>(this + 1); }
        Key key() const {
            if constexpr (KeyInside) {
                return {const_cast<Node*>(this)->behind(), this->keySize};
            } else {
                return KeyMember::key;
            }
        }
    };
    /// One holder of a node, or null.
    class Ptr {
    public:
        Ptr() = default;
        Ptr(const Ptr& other) : m_node(other.m_node) {
            if (m_node) m_node->holders.add();
        }
        Ptr(Ptr&& other) noexcept : m_node(std::exchange(other.m_node, nullptr)) {}
        Ptr& operator=(Ptr other) noexcept {
            std::swap(m_node, other.m_node);
            return *this;
        }
        ~Ptr() {
            if (!m_node || !m_node->holders.drop()) return;
            m_node->~Node();
            ::operator delete(m_node);
        }
        static Ptr make(Key key, V value) {
            Ptr out;
            if constexpr (KeyInside) {
                QS_CHECK(key.size() < (std::size_t{1} << 26));
                out.m_node = new (::operator new(sizeof(Node) + key.size())) Node(std::move(value), {});
                out.m_node->keySize = static_cast<std::uint32_t>(key.size()) & 0x3ffffff;
                if (!key.empty()) std::memcpy(out.m_node->behind(), key.data(), key.size());
            } else {
                out.m_node = new (::operator new(sizeof(Node))) Node(std::move(value), {key});
            }
            return out;
        }
        /// A node of its own, with the children of this one.
        Ptr clone() const {
            Ptr out = make(m_node->key(), m_node->value);
            out->left = m_node->left;
            out->right = m_node->right;
            out->height = m_node->height;
            return out;
        }
        bool alone() const { return m_node->holders.alone(); }
        Node* get() const { return m_node; }
        explicit operator bool() const { return m_node != nullptr; }
        Node& operator*() const { return *m_node; }
        Node* operator->() const { return m_node; }

    private:
        Node* m_node = nullptr;
    };

    /// In-order, a whole subtree at a time until it is opened.
    class Walk {
    public:
        explicit Walk(const Node* root) { push(root, true); }
        bool done() const { return m_ahead.empty(); }
        bool atSubtree() const { return !done() && m_ahead.back().whole; }
        bool sharesWith(const Walk& other) const { return atSubtree() && other.atSubtree() && top() == other.top(); }
        int height() const { return static_cast<int>(top()->height); }
        /// Requires: !atSubtree(). Null at the end.
        const Node* entry() const { return done() ? nullptr : top(); }
        void skip() { m_ahead.pop_back(); }
        void open() {
            const Node* n = top();
            skip();
            push(n->right.get(), true);
            push(n, false);
            push(n->left.get(), true);
        }

    private:
        struct Ahead {
            const Node* node;
            bool whole;  ///< with everything below; else its own entry alone
        };
        const Node* top() const { return m_ahead.back().node; }
        void push(const Node* n, bool whole) {
            if (n) m_ahead.push_back({n, whole});
        }
        std::vector<Ahead> m_ahead;
    };

    /// Below 0: a comes first. 0: they are the same.
    template <class A, class B>
    static int orderOf(const A& a, const B& b) {
        if constexpr (requires { Less::order(a, b); }) {
            return Less::order(a, b);
        } else {
            return Less{}(a, b) ? -1 : Less{}(b, a) ? 1 : 0;
        }
    }
    static int height(const Ptr& p) { return p ? static_cast<int>(p->height) : 0; }
    static Node& own(Ptr& p) {
        if (!p.alone()) p = p.clone();
        return *p;
    }
    static void refresh(Node& n) {
        n.height = static_cast<std::uint32_t>(1 + std::max(height(n.left), height(n.right))) & 0x3f;
    }

    static void rotateRight(Ptr& p) {
        own(p);
        own(p->left);
        Ptr l = std::move(p->left);
        p->left = std::move(l->right);
        refresh(*p);
        l->right = std::move(p);
        refresh(*l);
        p = std::move(l);
    }
    static void rotateLeft(Ptr& p) {
        own(p);
        own(p->right);
        Ptr r = std::move(p->right);
        p->right = std::move(r->left);
        refresh(*p);
        r->left = std::move(p);
        refresh(*r);
        p = std::move(r);
    }
    /// Requires: p is owned alone.
    static void balance(Ptr& p) {
        const int tilt = height(p->left) - height(p->right);
        if (tilt > 1) {
            own(p->left);
            if (height(p->left->left) < height(p->left->right)) rotateLeft(p->left);
            rotateRight(p);
        } else if (tilt < -1) {
            own(p->right);
            if (height(p->right->right) < height(p->right->left)) rotateRight(p->right);
            rotateLeft(p);
        } else {
            refresh(*p);
        }
    }

    static V& insert(Ptr& p, Key key, V& value) {
        if (!p) {
            p = Ptr::make(key, std::move(value));
            return p->value;
        }
        Node& n = own(p);
        V& made = insert(Less{}(key, n.key()) ? n.left : n.right, key, value);
        balance(p);
        return made;
    }

    template <class Q>
    static void eraseFrom(Ptr& p, const Q& key) {
        Node& n = own(p);
        if (const int order = orderOf(key, n.key()); order != 0) {
            eraseFrom(order < 0 ? n.left : n.right, key);
        } else if (!n.left || !n.right) {
            Ptr child = std::move(n.left ? n.left : n.right);
            p = std::move(child);
            return;
        } else {
            Ptr next = takeFirst(n.right);
            next->left = std::move(n.left);
            next->right = std::move(n.right);
            p = std::move(next);
        }
        balance(p);
    }
    /// Takes the node of the least key out. Requires: p is not null.
    static Ptr takeFirst(Ptr& p) {
        Node& n = own(p);
        Ptr first;
        if (n.left) {
            first = takeFirst(n.left);
            balance(p);
        } else {
            Ptr rest = std::move(n.right);
            first = std::exchange(p, std::move(rest));
        }
        return first;
    }

    template <class F>
    static void walk(const Node* n, F& f) {
        if (!n) return;
        walk(n->left.get(), f);
        f(n->key(), n->value);
        walk(n->right.get(), f);
    }
    template <class Q, class F>
    static bool walkFrom(const Node* n, const Q& from, F& f) {
        if (!n) return true;
        if (Less{}(n->key(), from)) return walkFrom(n->right.get(), from, f);
        return walkFrom(n->left.get(), from, f) && f(n->key(), n->value) && walkFrom(n->right.get(), from, f);
    }

    Ptr m_root;
    std::size_t m_size = 0;
};

/// A map from entries in any order; in ascending order they cost O(1) each.
template <class K, class V, class Less>
class PersistentMap<K, V, Less>::Builder {
public:
    void add(Key key, V value) {
        m_nodes.push_back(Ptr::make(key, std::move(value)));
        const std::size_t n = m_nodes.size();
        m_ascending = m_ascending && (n == 1 || Less{}(m_nodes[n - 2]->key(), m_nodes[n - 1]->key()));
    }
    /// The map of all entries; where one key came more than once, the first of them, and f(key) for each other.
    template <class F>
    PersistentMap build(F&& f) && {
        if (!m_ascending) dropTwice(f);
        PersistentMap out;
        out.m_size = m_nodes.size();
        out.m_root = link(0, m_nodes.size());
        return out;
    }

private:
    template <class F>
    void dropTwice(F& f) {
        std::stable_sort(m_nodes.begin(), m_nodes.end(),
                         [](const Ptr& a, const Ptr& b) { return Less{}(a->key(), b->key()); });
        const auto again = [&f](const Ptr& a, const Ptr& b) {
            if (Less{}(a->key(), b->key())) return false;
            f(b->key());
            return true;
        };
        m_nodes.erase(std::unique(m_nodes.begin(), m_nodes.end(), again), m_nodes.end());
    }
    /// The balanced subtree of the nodes from `begin` to before `end`.
    Ptr link(std::size_t begin, std::size_t end) {
        if (begin == end) return {};
        const std::size_t middle = begin + (end - begin) / 2;
        Ptr out = std::move(m_nodes[middle]);
        out->left = link(begin, middle);
        out->right = link(middle + 1, end);
        refresh(*out);
        return out;
    }

    std::vector<Ptr> m_nodes;
    bool m_ascending = true;
};

}  // namespace qs
