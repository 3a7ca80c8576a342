// As much of an ensemble as the room of znodes sees: a leader with a tree, a second replica that may lag, and clients
// whose requests are answered at once. It is fed with commands, as the real one is, and gives records.
#pragma once

#include <QStringList>
#include <map>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"
#include "engine/trace/batch.h"

namespace qs::test {

class SmallEnsemble : public app::CommandSink {
public:
    static constexpr NodeId Leader{1};
    static constexpr NodeId Follower{2};

    app::TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    QStringList commands;  ///< everything that was submitted
    bool answers = true;   ///< false: requests arrive and wait
    bool followed = true;  ///< the follower applies what the leader does
    std::function<void(const trace::Batch&)> observer = [](const trace::Batch&) {};

    SmallEnsemble() {
        for (const NodeId n : {Leader, Follower})
            record(n, trace::NodeStarted{1});
        record(Leader, trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, Leader, Epoch{1}, {}});
        record(Follower, trace::RoleChanged{trace::Role::Following, trace::Phase::Broadcast, Leader, Epoch{1}, {}});
        for (const NodeId n : {Leader, Follower}) {
            record(n, trace::TreeReset{{}, {}});
            record(n, trace::ServingStarted{Epoch{1}, {}, {}, 0});
        }
    }

    void submit(const command::Command& c) override {
        const std::string text = command::format(c);
        commands.append(QString::fromStdString(text));
        record({}, trace::CommandIssued{trace::CommandSource::User, m_tables.intern(text)});
        if (const auto* request = std::get_if<command::ClientRequest>(&c)) arrive(*request);
    }
    void run(const std::string& text) {
        const auto command = command::parse(text);
        if (!command) qFatal("%s", command.error().message().c_str());
        submit(*command);
    }

    trace::TxnRef apply(tree::TxnBody body, SessionId session = {}, std::int32_t cxid = 0) {
        auto txn = std::make_shared<tree::Txn>();
        txn->session = session;
        txn->cxid = cxid;
        txn->zxid = Zxid::of(Epoch{1}, ++m_counter);
        txn->timeMs = 1'700'000'000'000 + m_now.ms();
        txn->body = std::move(body);
        const trace::TxnRef ref = m_tables.intern(txn, m_head);
        m_head = ref;
        m_tree.apply(*txn);
        record(Leader, trace::Proposed{ref, txn->zxid});
        m_proposed[txn->zxid] = m_seq;
        record(Leader, trace::Applied{ref, txn->zxid, 0});
        if (followed) record(Follower, trace::Applied{ref, txn->zxid, 0});
        return ref;
    }
    void create(const std::string& path, const std::string& data = {},
                tree::ZnodeKind kind = tree::ZnodeKind::Persistent, SessionId session = {}) {
        apply(tree::CreateTxn{path, tree::Data(data), tree::openAcl(), kind, childrenEver(path),
                              kind == tree::ZnodeKind::Ttl ? 1000 : 0},
              session);
    }
    void set(const std::string& path, const std::string& data) {
        apply(tree::SetDataTxn{path, tree::Data(data), m_tree.find(path)->version + 1});
    }
    void remove(const std::string& path) { apply(tree::DeleteTxn{path}); }

    template <class E>
    std::uint64_t record(NodeId node, const E& event) {
        m_batch.records.push_back({++m_seq, m_now, 0, node, trace::Event{event}});
        return m_seq;
    }
    trace::TextRef text(const std::string& t) { return m_tables.intern(t); }
    void pass(std::int64_t ms) { m_now.us += ms * 1000; }

    /// Hands everything up, as one batch.
    void flush() {
        m_batch.upTo = m_now;
        for (; m_texts < m_tables.textCount(); ++m_texts)
            m_batch.texts.push_back(m_tables.text({static_cast<std::uint32_t>(m_texts)}));
        for (; m_txns < m_tables.txnCount(); ++m_txns) {
            const trace::TxnRef ref{static_cast<std::uint32_t>(m_txns)};
            m_batch.txns.push_back({m_tables.txn(ref), m_tables.previous(ref)});
        }
        const trace::Batch batch = std::exchange(m_batch, {});
        index.append(batch);
        observer(batch);
    }
    /// Until nobody asks any more: an answer may lead to the next request.
    void settle() {
        do
            flush();
        while (!m_batch.records.empty());
    }

    const tree::Tree& tree() const { return m_tree; }
    trace::TxnRef head() const { return m_head; }
    const trace::Tables& tables() const { return m_tables; }
    std::uint64_t proposedAt(Zxid zxid) const { return m_proposed.at(zxid); }
    SessionId sessionOf(const std::string& client) { return connect(client).session; }
    ConnectionId connectionOf(const std::string& client) { return connect(client).connection; }

private:
    struct Client {
        ConnectionId connection;
        SessionId session;
        std::int32_t xid = 0;
    };

    std::int32_t childrenEver(const std::string& path) const {
        const tree::Znode* parent = m_tree.find(tree::parentPath(path));
        return parent ? parent->cversion + 1 : 1;
    }

    Client& connect(const std::string& name) {
        const auto known = m_clients.find(name);
        if (known != m_clients.end()) return known->second;
        const auto n = static_cast<std::uint32_t>(m_clients.size() + 1);
        Client& client = m_clients[name] = {ConnectionId{2 * n}, SessionId{0x1000 + n}, 0};
        apply(tree::CreateSessionTxn{4000}, client.session);
        record(Leader, trace::ClientConnected{client.connection, false});
        record(Leader, trace::SessionOpened{client.connection, client.session, 4000, false});
        return client;
    }

    void arrive(const command::ClientRequest& r) {
        Client& client = connect(r.client);
        const std::int32_t xid = ++client.xid;
        record(Leader, trace::ClientCall{client.connection, client.session, xid, opcode(r.verb), text(r.path)});
        if (!answers) return;
        const tree::ErrorCode error = carryOut(r, client, xid);
        const bool multi = r.verb == command::ClientVerb::Multi;
        record(Leader, trace::ClientReturn{client.connection, client.session, xid, opcode(r.verb),
                                           multi ? tree::ErrorCode::Ok : error, Zxid::of(Epoch{1}, m_counter), 0});
    }

    static std::int32_t opcode(command::ClientVerb verb) {
        using enum command::ClientVerb;
        static const std::map<command::ClientVerb, std::int32_t> codes{
            {Create, 15}, {Set, 5},    {Delete, 2}, {Get, 4},     {Exists, 3},     {List, 12},         {Multi, 14},
            {SetAcl, 7},  {GetAcl, 6}, {Auth, 100}, {Close, -11}, {AddWatch, 106}, {RemoveWatches, 18}};
        return codes.at(verb);
    }

    tree::ErrorCode carryOut(const command::ClientRequest& r, const Client& client, std::int32_t xid) {
        using enum command::ClientVerb;
        const tree::Znode* znode = m_tree.find(r.path);
        const bool other =
            znode && r.version != -1 && r.version != (r.verb == SetAcl ? znode->aversion : znode->version);
        switch (r.verb) {
            case Create: {
                if (znode) return tree::ErrorCode::NodeExists;
                const auto kind = r.ephemeral   ? tree::ZnodeKind::Ephemeral
                                  : r.container ? tree::ZnodeKind::Container
                                  : r.ttlMs > 0 ? tree::ZnodeKind::Ttl
                                                : tree::ZnodeKind::Persistent;
                apply(tree::CreateTxn{r.path, tree::Data(r.data), tree::openAcl(), kind, childrenEver(r.path), r.ttlMs},
                      client.session, xid);
                return tree::ErrorCode::Ok;
            }
            case Set:
                if (!znode) return tree::ErrorCode::NoNode;
                if (other) return tree::ErrorCode::BadVersion;
                fire(r.path, tree::WatchEventType::NodeDataChanged);
                apply(tree::SetDataTxn{r.path, tree::Data(r.data), znode->version + 1}, client.session, xid);
                return tree::ErrorCode::Ok;
            case Delete:
                if (!znode) return tree::ErrorCode::NoNode;
                if (other) return tree::ErrorCode::BadVersion;
                apply(tree::DeleteTxn{r.path}, client.session, xid);
                return tree::ErrorCode::Ok;
            case SetAcl: {
                if (other) return tree::ErrorCode::BadVersion;
                apply(tree::SetAclTxn{r.path, tree::openAcl(), znode->aversion + 1}, client.session, xid);
                return tree::ErrorCode::Ok;
            }
            case Multi:
                return carryOutMulti(r, client, xid);
            case Get:
            case AddWatch:
                if (r.watch || r.verb == AddWatch) {
                    const auto kind = r.watch       ? tree::WatchKind::DataWatch
                                      : r.recursive ? tree::WatchKind::PersistentRecursive
                                                    : tree::WatchKind::Persistent;
                    record(Leader, trace::WatchSet{client.connection, client.session, kind, text(r.path)});
                    m_watchers[r.path] = {client.connection, client.session};
                }
                return tree::ErrorCode::Ok;
            default:
                return tree::ErrorCode::Ok;
        }
    }

    tree::ErrorCode carryOutMulti(const command::ClientRequest& r, const Client& client, std::int32_t xid) {
        tree::MultiTxn multi;
        tree::Tree after = m_tree;
        bool failed = false;
        for (const command::ClientPart& p : r.parts) {
            const tree::Znode* znode = after.find(p.path);
            const bool creates = p.verb == command::ClientVerb::Create;
            tree::ErrorCode error = tree::ErrorCode::Ok;
            if (creates && znode) error = tree::ErrorCode::NodeExists;
            if (!creates && !znode) error = tree::ErrorCode::NoNode;
            if (znode && !creates && p.version != -1 && p.version != znode->version)
                error = tree::ErrorCode::BadVersion;
            if (failed) error = tree::ErrorCode::RuntimeInconsistency;
            if (error != tree::ErrorCode::Ok) {
                failed = true;
                multi.parts.push_back(tree::ErrorTxn{error});
                continue;
            }
            tree::TxnPart part = tree::DeleteTxn{p.path};
            if (creates) {
                part = tree::CreateTxn{p.path, tree::Data(p.data), tree::openAcl(), tree::ZnodeKind::Persistent,
                                       childrenEver(p.path)};
            } else if (p.verb == command::ClientVerb::Set) {
                part = tree::SetDataTxn{p.path, tree::Data(p.data), znode->version + 1};
            }
            tree::Txn step;
            step.zxid = Zxid::of(Epoch{1}, m_counter + 1);
            step.body = tree::bodyOf(part);
            after.apply(step);
            multi.parts.push_back(std::move(part));
        }
        apply(multi, client.session, xid);
        return tree::ErrorCode::Ok;
    }

    void fire(const std::string& path, tree::WatchEventType type) {
        const auto watcher = m_watchers.find(path);
        if (watcher == m_watchers.end()) return;
        record(Leader, trace::WatchFired{watcher->second.first, watcher->second.second, type, text(path)});
        m_watchers.erase(watcher);
    }

    trace::Interner m_tables;
    trace::Batch m_batch;
    std::size_t m_texts = 1;
    std::size_t m_txns = 1;
    std::uint64_t m_seq = 0;
    std::uint32_t m_counter = 0;
    VirtualTime m_now;
    trace::TxnRef m_head;
    tree::Tree m_tree;
    std::map<std::string, Client> m_clients;
    std::map<std::string, std::pair<ConnectionId, SessionId>> m_watchers;
    std::map<Zxid, std::uint64_t> m_proposed;
};

}  // namespace qs::test
