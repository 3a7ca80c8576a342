#include "engine/codec/snapshot.h"

#include <zlib.h>

#include <map>
#include <set>

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::int32_t Magic = 0x5a4b534e;
constexpr std::int32_t Version = 2;
constexpr std::int64_t DbId = -1;
constexpr std::int64_t OpenAclKey = -1;
constexpr std::int32_t DigestVersion = 2;
constexpr std::string_view EndMark = "/";

std::int64_t adler32Of(std::string_view bytes) {
    return static_cast<std::int64_t>(
        adler32_z(adler32(0, nullptr, 0), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

/// Numbers the ACLs of a tree in the order of their first znode.
class AclTable {
public:
    std::int64_t keyOf(const tree::AclList& acl) {
        if (acl == tree::openAcl() || *acl == *tree::openAcl()) return OpenAclKey;
        Writer w;
        w.acl(*acl);
        const auto next = static_cast<std::int64_t>(m_keys.size()) + 1;
        const auto [it, isNew] = m_keys.try_emplace(w.bytes(), next);
        if (isNew) m_encoded.push_back(w.bytes());
        return it->second;
    }
    /// Encoded lists; their keys are 1, 2, 3 ...
    const std::vector<std::string>& encoded() const { return m_encoded; }

private:
    std::map<std::string, std::int64_t> m_keys;
    std::vector<std::string> m_encoded;
};

void writeZnode(Writer& w, const std::string& path, const tree::Znode& n, std::int64_t aclKey) {
    w.string(path == "/" ? std::string_view() : std::string_view(path));
    w.buffer(n.data);
    w.i64(aclKey);
    w.zxid(n.czxid);
    w.zxid(n.mzxid);
    w.i64(n.ctimeMs);
    w.i64(n.mtimeMs);
    w.i32(n.version);
    w.i32(n.cversion);
    w.i32(n.aversion);
    w.i64(n.owner.value);
    w.zxid(n.pzxid);
}

void readStat(Reader& r, tree::Znode& n) {
    n.czxid = r.zxid();
    n.mzxid = r.zxid();
    n.ctimeMs = r.i64();
    n.mtimeMs = r.i64();
    n.version = r.i32();
    n.cversion = r.i32();
    n.aversion = r.i32();
    n.owner = SessionId{r.i64()};
    n.pzxid = r.zxid();
}

void seal(Writer& w) {
    w.i64(adler32Of(w.bytes()));
    w.string(EndMark);
}

/// Reads one file front to back; the first problem stays.
class SnapshotReader {
public:
    explicit SnapshotReader(std::string_view file) : m_file(file), m_reader(file) {}

    Result<tree::Tree> read(Zxid zxid) {
        header();
        sessions();
        acls();
        znodes();
        checkSeal();
        if (good() && m_reader.remaining() > 0) digest();
        if (good() && m_reader.remaining() > 0) fail("bytes behind the end of the snapshot");
        if (!m_reader.ok()) return m_reader.error("snapshot");
        if (!m_problem.empty()) return Error{"byte " + std::to_string(m_problemAt), m_problem};
        return tree::Tree::restore(m_znodes, m_sessions, zxid);
    }

private:
    bool good() const { return m_reader.ok() && m_problem.empty(); }
    void fail(std::string problem) {
        if (!good()) return;
        m_problem = std::move(problem);
        m_problemAt = m_reader.offset();
    }

    void header() {
        if (m_reader.i32() != Magic) fail("not a snapshot: it does not begin with ZKSN");
        if (m_reader.i32() != Version) fail("the snapshot is not of version 2");
        m_reader.i64();
    }
    void sessions() {
        for (std::int32_t n = m_reader.i32(); n > 0 && good(); --n) {
            const SessionId id{m_reader.i64()};
            m_sessions.emplace_back(id, tree::SessionInfo{m_reader.i32()});
        }
    }
    void acls() {
        m_acls.emplace(OpenAclKey, tree::openAcl());
        for (std::int32_t n = m_reader.i32(); n > 0 && good(); --n) {
            const std::int64_t key = m_reader.i64();
            m_acls.emplace(key, std::make_shared<const std::vector<tree::Acl>>(m_reader.acl()));
        }
    }
    void znodes() {
        for (std::string path = m_reader.string(); good() && path != EndMark; path = m_reader.string()) {
            tree::Znode node;
            node.data = m_reader.buffer();
            const auto acl = m_acls.find(m_reader.i64());
            if (acl == m_acls.end()) {
                fail("a znode names an ACL that is not in the table: " + path);
                return;
            }
            node.acl = acl->second;
            readStat(m_reader, node);
            if (path.empty()) path = "/";
            checkPlace(path);
            m_known.insert(path);
            m_znodes.emplace_back(std::move(path), std::move(node));
        }
        if (!m_known.contains("/")) fail("the snapshot has no root");
    }
    void checkPlace(const std::string& path) {
        if (tree::pathProblem(path)) {
            fail("not a path: " + path);
        } else if (m_known.contains(path)) {
            fail("a znode stands here for the second time: " + path);
        } else if (path != "/" && !m_known.contains(std::string(tree::parentPath(path)))) {
            fail("a znode comes before its parent: " + path);
        }
    }
    void checkSeal() {
        if (!good()) return;
        const std::int64_t expected = adler32Of(m_file.substr(0, m_reader.offset()));
        if (m_reader.i64() != expected) fail("wrong checksum");
        if (m_reader.string() != EndMark) fail("no end mark behind the checksum");
    }
    /// Advisory to ZooKeeper too: under load it belongs to an earlier moment than the znodes.
    void digest() {
        m_reader.zxid();
        m_reader.i32();
        m_reader.i64();
        checkSeal();
    }

    std::string_view m_file;
    Reader m_reader;
    std::string m_problem;
    std::size_t m_problemAt = 0;
    std::map<std::int64_t, tree::AclList> m_acls;
    std::set<std::string> m_known;
    std::vector<std::pair<std::string, tree::Znode>> m_znodes;
    std::vector<std::pair<SessionId, tree::SessionInfo>> m_sessions;
};

}  // namespace

std::string encodeSnapshot(const tree::Tree& tree) {
    AclTable table;
    Writer nodes;
    tree.forEach([&](const std::string& path, const tree::Znode& node) {
        writeZnode(nodes, path, node, table.keyOf(node.acl));
    });
    Writer w;
    w.i32(Magic);
    w.i32(Version);
    w.i64(DbId);
    w.i32(static_cast<std::int32_t>(tree.sessions().size()));
    tree.sessions().forEach([&w](SessionId id, const tree::SessionInfo& info) {
        w.i64(id.value);
        w.i32(info.timeoutMs);
    });
    w.i32(static_cast<std::int32_t>(table.encoded().size()));
    for (std::size_t i = 0; i < table.encoded().size(); ++i) {
        w.i64(static_cast<std::int64_t>(i) + 1);
        w.raw(table.encoded()[i]);
    }
    w.raw(nodes.bytes());
    w.string(EndMark);
    seal(w);
    w.zxid(tree.lastZxid());
    w.i32(DigestVersion);
    w.i64(static_cast<std::int64_t>(tree.digest()));
    seal(w);
    return w.bytes();
}

Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid) {
    return SnapshotReader(file).read(zxid);
}

}  // namespace qs::codec
