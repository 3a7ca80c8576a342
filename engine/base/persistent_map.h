// PersistentMap<K, V, Less>: an ordered map whose copies share their nodes (copy on write along one path). Copying is
// O(1); find, insert and erase are O(log n). Less may be transparent. An AVL tree, so its shape and its iteration order
// depend on nothing but the operations made on it.
// Copies that share nodes belong to one thread: sharing is seen by use_count, which orders nothing between threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace qs {

template <class K, class V, class Less = std::less<>>
class PersistentMap {
public:
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    template <class Q>
    const V* find(const Q& key) const {
        const Node* n = m_root.get();
        while (n) {
            if (Less{}(key, n->key)) {
                n = n->left.get();
            } else if (Less{}(n->key, key)) {
                n = n->right.get();
            } else {
                return &n->value;
            }
        }
        return nullptr;
    }

    /// The value of `key` for writing, or null; nodes shared with copies are cloned on the way.
    template <class Q>
    V* findForWrite(const Q& key) {
        if (!find(key)) return nullptr;
        Ptr* slot = &m_root;
        while (true) {
            Node& n = own(*slot);
            if (Less{}(key, n.key)) {
                slot = &n.left;
            } else if (Less{}(n.key, key)) {
                slot = &n.right;
            } else {
                return &n.value;
            }
        }
    }

    void insertOrAssign(K key, V value) {
        if (V* existing = findForWrite(key)) {
            *existing = std::move(value);
            return;
        }
        insert(m_root, std::move(key), std::move(value));
        ++m_size;
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
                const bool onlyThen = !b || (a && Less{}(a->key, b->key));
                const bool onlyNow = !onlyThen && (!a || Less{}(b->key, a->key));
                const K& key = onlyThen ? a->key : b->key;
                if (a != b && !f(key, onlyNow ? nullptr : &a->value, onlyThen ? nullptr : &b->value)) return;
                if (!onlyNow) then.skip();
                if (!onlyThen) now.skip();
            }
        }
    }

private:
    struct Node;
    using Ptr = std::shared_ptr<Node>;
    struct Node {
        K key;
        V value;
        Ptr left;
        Ptr right;
        int height = 1;
    };

    /// In-order, a whole subtree at a time until it is opened.
    class Walk {
    public:
        explicit Walk(const Node* root) { push(root, true); }
        bool done() const { return m_ahead.empty(); }
        bool atSubtree() const { return !done() && m_ahead.back().whole; }
        bool sharesWith(const Walk& other) const { return atSubtree() && other.atSubtree() && top() == other.top(); }
        int height() const { return top()->height; }
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

    static int height(const Ptr& p) { return p ? p->height : 0; }
    static Node& own(Ptr& p) {
        if (p.use_count() > 1) p = std::make_shared<Node>(*p);
        return *p;
    }
    static void refresh(Node& n) { n.height = 1 + std::max(height(n.left), height(n.right)); }

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

    static void insert(Ptr& p, K key, V value) {
        if (!p) {
            p = std::make_shared<Node>(Node{std::move(key), std::move(value), nullptr, nullptr, 1});
            return;
        }
        Node& n = own(p);
        Ptr& side = Less{}(key, n.key) ? n.left : n.right;
        insert(side, std::move(key), std::move(value));
        balance(p);
    }

    template <class Q>
    static void eraseFrom(Ptr& p, const Q& key) {
        Node& n = own(p);
        if (Less{}(key, n.key)) {
            eraseFrom(n.left, key);
        } else if (Less{}(n.key, key)) {
            eraseFrom(n.right, key);
        } else if (!n.left || !n.right) {
            Ptr child = n.left ? n.left : n.right;
            p = std::move(child);
            return;
        } else {
            const Node* next = n.right.get();
            while (next->left)
                next = next->left.get();
            K nextKey = next->key;
            V nextValue = next->value;
            eraseFrom(n.right, nextKey);
            n.key = std::move(nextKey);
            n.value = std::move(nextValue);
        }
        balance(p);
    }

    template <class F>
    static void walk(const Node* n, F& f) {
        if (!n) return;
        walk(n->left.get(), f);
        f(n->key, n->value);
        walk(n->right.get(), f);
    }
    template <class Q, class F>
    static bool walkFrom(const Node* n, const Q& from, F& f) {
        if (!n) return true;
        if (Less{}(n->key, from)) return walkFrom(n->right.get(), from, f);
        return walkFrom(n->left.get(), from, f) && f(n->key, n->value) && walkFrom(n->right.get(), from, f);
    }

    Ptr m_root;
    std::size_t m_size = 0;
};

}  // namespace qs
