#include "engine/codec/snapshot.h"

#include <zlib.h>

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
    SnapshotReader(std::string_view file, Zxid zxid) : m_file(file), m_reader(file), m_tree(zxid) {}

    Result<tree::Tree> read() {
        header();
        while (good() && !m_tree.done()) {
            m_tree.takeItem(m_reader);
            if (!m_tree.problem().empty()) fail(m_tree.problem());
        }
        checkSeal();
        if (good() && m_reader.remaining() > 0) digest();
        if (good() && m_reader.remaining() > 0) fail("bytes behind the end of the snapshot");
        if (!m_reader.ok()) return m_reader.error("snapshot");
        if (!m_problem.empty()) return Error{"byte " + std::to_string(m_problemAt), m_problem};
        return m_tree.tree();
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
    TreeReader m_tree;
    std::string m_problem;
    std::size_t m_problemAt = 0;
};

}  // namespace

// --- The tree in it ------------------------------------------------------------------------------------------------

TreeReader::TreeReader(Zxid zxid) : m_zxid(zxid) {
    m_acls.emplace(OpenAclKey, tree::openAcl());
}

bool TreeReader::takeItem(Reader& r) {
    switch (m_part) {
        case Part::SessionCount:
            takeCount(r, Part::Sessions);
            break;
        case Part::Sessions:
            takeSession(r);
            break;
        case Part::AclCount:
            takeCount(r, Part::Acls);
            break;
        case Part::Acls:
            takeAcl(r);
            break;
        case Part::Znodes:
            takeZnode(r);
            break;
        case Part::Done:
            return false;
    }
    return r.ok() && m_problem.empty();
}

void TreeReader::takeCount(Reader& r, Part next) {
    const std::int32_t count = r.i32();
    if (!r.ok()) return;
    m_left = std::int64_t{count} + 1;
    m_part = next;
    goOn();
}

/// The part that comes once nothing of this one is left.
void TreeReader::goOn() {
    if (--m_left > 0) return;
    m_part = m_part == Part::Sessions ? Part::AclCount : Part::Znodes;
}

void TreeReader::takeSession(Reader& r) {
    const SessionId id{r.i64()};
    const tree::SessionInfo info{r.i32()};
    if (!r.ok()) return;
    m_sessions.emplace_back(id, info);
    goOn();
}

void TreeReader::takeAcl(Reader& r) {
    const std::int64_t key = r.i64();
    auto list = std::make_shared<const std::vector<tree::Acl>>(r.acl());
    if (!r.ok()) return;
    m_acls.emplace(key, std::move(list));
    goOn();
}

void TreeReader::takeZnode(Reader& r) {
    std::string path = r.string();
    if (!r.ok()) return;
    if (path == EndMark) {
        if (!m_known.contains("/")) m_problem = "the snapshot has no root";
        m_part = Part::Done;
        return;
    }
    tree::Znode node;
    node.data = r.buffer();
    const std::int64_t aclKey = r.i64();
    readStat(r, node);
    if (!r.ok()) return;
    const auto acl = m_acls.find(aclKey);
    if (path.empty()) path = "/";
    m_problem = acl == m_acls.end() ? "a znode names an ACL that is not in the table: " + path : placeProblem(path);
    if (!m_problem.empty()) return;
    node.acl = acl->second;
    m_known.insert(path);
    m_znodes.emplace_back(std::move(path), std::move(node));
}

std::string TreeReader::placeProblem(const std::string& path) const {
    if (tree::pathProblem(path)) return "not a path: " + path;
    if (m_known.contains(path)) return "a znode stands here for the second time: " + path;
    const bool orphan = path != "/" && !m_known.contains(std::string(tree::parentPath(path)));
    return orphan ? "a znode comes before its parent: " + path : std::string();
}

void writeTree(const tree::Tree& tree, Writer& w) {
    AclTable table;
    Writer nodes;
    tree.forEach([&](const std::string& path, const tree::Znode& node) {
        writeZnode(nodes, path, node, table.keyOf(node.acl));
    });
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
}

// --- The file ------------------------------------------------------------------------------------------------------

std::string encodeSnapshot(const tree::Tree& tree) {
    Writer w;
    w.i32(Magic);
    w.i32(Version);
    w.i64(DbId);
    writeTree(tree, w);
    seal(w);
    w.zxid(tree.lastZxid());
    w.i32(DigestVersion);
    w.i64(static_cast<std::int64_t>(tree.digest()));
    seal(w);
    return w.bytes();
}

Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid) {
    return SnapshotReader(file, zxid).read();
}

}  // namespace qs::codec
