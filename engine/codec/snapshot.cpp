#include "engine/codec/snapshot.h"

#include <libdeflate.h>

#include <utility>

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::int32_t Magic = 0x5a4b534e;
constexpr std::int32_t Version = 2;
constexpr std::int64_t DbId = -1;
constexpr std::int64_t OpenAclKey = -1;
constexpr std::int32_t DigestVersion = 2;
constexpr std::string_view EndMark = "/";
constexpr std::size_t PieceBytes = 256 * 1024;

/// Of all bytes that were ever added.
class Checksum {
public:
    void add(std::string_view bytes) { m_value = libdeflate_adler32(m_value, bytes.data(), bytes.size()); }
    std::int64_t value() const { return m_value; }

private:
    std::uint32_t m_value = 1;
};

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

void writeZnode(Writer& w, std::string_view path, const tree::Znode& n, std::int64_t aclKey) {
    w.string(path == "/" ? std::string_view() : path);
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

/// Collects a file and gives it away in pieces.
class PieceWriter {
public:
    explicit PieceWriter(const std::function<bool(std::string_view)>& sink) : m_sink(sink) {}
    Writer& writer() { return m_writer; }
    void giveWhenLarge() {
        if (m_writer.bytes().size() >= PieceBytes) give();
    }
    void seal() {
        give();
        m_writer.i64(m_checksum.value());
        m_writer.string(EndMark);
    }
    /// False: the sink wanted no more.
    bool give() {
        m_checksum.add(m_writer.bytes());
        m_wanted = m_wanted && (m_writer.bytes().empty() || m_sink(m_writer.bytes()));
        m_writer.clear();
        return m_wanted;
    }

private:
    const std::function<bool(std::string_view)>& m_sink;
    Writer m_writer;
    Checksum m_checksum;
    bool m_wanted = true;
};

/// Reads one file front to back; the first problem stays.
class SnapshotReader {
public:
    SnapshotReader(NextBytes next, Zxid zxid) : m_file(std::move(next)), m_tree(zxid) {}

    Result<tree::Tree> read() {
        take([this](Reader& r) { header(r); });
        while (good() && !m_tree.done())
            take([this](Reader& r) {
                m_tree.takeItem(r);
                if (!m_tree.problem().empty()) fail(m_tree.problem(), r.offset());
            });
        checkSeal();
        // The digest is advisory to ZooKeeper too: under load it belongs to an earlier moment than the znodes.
        if (good() && !atEnd()) {
            take([](Reader& r) {
                r.zxid();
                r.i32();
                r.i64();
            });
            checkSeal();
        }
        if (good() && !atEnd()) fail("bytes behind the end of the snapshot", 0);
        if (m_file.error()) return *m_file.error();
        if (m_error) return *m_error;
        return m_tree.tree();
    }

private:
    bool good() const { return !m_error && !m_file.error(); }
    void fail(std::string problem, std::size_t offset) {
        if (good()) m_error = Error{"byte " + std::to_string(m_file.offset() + offset), std::move(problem)};
    }

    /// Lets f(Reader&) read one item, with as many bytes as it needs.
    template <class F>
    void take(F&& f) {
        while (good()) {
            Reader r(m_file.bytes());
            f(r);
            if (!good()) return;
            if (r.ok()) {
                m_checksum.add(m_file.bytes().substr(0, r.offset()));
                m_file.drop(r.offset());
                return;
            }
            if (!m_file.more()) fail(r.error("snapshot").text, r.offset());
        }
    }
    bool atEnd() { return m_file.bytes().empty() && !m_file.more(); }

    void header(Reader& r) {
        if (r.i32() != Magic && r.ok()) fail("not a snapshot: it does not begin with ZKSN", 0);
        if (r.i32() != Version && r.ok()) fail("the snapshot is not of version 2", 0);
        r.i64();
    }
    void checkSeal() {
        const std::int64_t expected = m_checksum.value();
        take([&](Reader& r) {
            const std::int64_t found = r.i64();
            const std::string mark = r.string();
            if (r.ok() && found != expected) fail("wrong checksum", r.offset());
            if (r.ok() && mark != EndMark) fail("no end mark behind the checksum", r.offset());
        });
    }

    FileWindow m_file;
    TreeReader m_tree;
    Checksum m_checksum;  ///< of what was read
    std::optional<Error> m_error;
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
    m_parts.addSession(id, info);
    goOn();
}

void TreeReader::takeAcl(Reader& r) {
    const std::int64_t key = r.i64();
    tree::AclList list = tree::makeAcl(r.acl());
    if (!r.ok()) return;
    m_acls.emplace(key, std::move(list));
    goOn();
}

void TreeReader::takeZnode(Reader& r) {
    std::string path = r.string();
    if (!r.ok()) return;
    if (path == EndMark) {
        finish();
        return;
    }
    tree::Znode node;
    node.data = r.buffer();
    const std::int64_t aclKey = r.i64();
    readStat(r, node);
    if (!r.ok()) return;
    const auto acl = m_acls.find(aclKey);
    if (path.empty()) path = "/";
    if (acl == m_acls.end()) m_problem = "a znode names an ACL that is not in the table: " + path;
    if (tree::pathProblem(path)) m_problem = "not a path: " + path;
    if (!m_problem.empty()) return;
    node.acl = acl->second;
    m_parts.add(path, std::move(node));
}

void TreeReader::finish() {
    auto tree = std::move(m_parts).build(m_zxid);
    m_part = Part::Done;
    if (!tree) {
        m_problem = tree.error().text;
        return;
    }
    m_tree = std::move(tree).value();
}

void writeTree(const tree::Tree& tree, Writer& w, const std::function<void()>& onZnode) {
    // Twice over the tree: the ACLs stand before the znodes that name them.
    AclTable table;
    tree.forEach([&](std::string_view, const tree::Znode& node) { table.keyOf(node.acl); });
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
    tree.forEach([&](std::string_view path, const tree::Znode& node) {
        writeZnode(w, path, node, table.keyOf(node.acl));
        if (onZnode) onZnode();
    });
    w.string(EndMark);
}

// --- The file ------------------------------------------------------------------------------------------------------

bool writeSnapshot(const tree::Tree& tree, const std::function<bool(std::string_view)>& sink) {
    PieceWriter out(sink);
    Writer& w = out.writer();
    w.i32(Magic);
    w.i32(Version);
    w.i64(DbId);
    writeTree(tree, w, [&out] { out.giveWhenLarge(); });
    out.seal();
    w.zxid(tree.lastZxid());
    w.i32(DigestVersion);
    w.i64(static_cast<std::int64_t>(tree.digest()));
    out.seal();
    return out.give();
}

std::string encodeSnapshot(const tree::Tree& tree) {
    std::string out;
    writeSnapshot(tree, [&out](std::string_view piece) {
        out += piece;
        return true;
    });
    return out;
}

Result<tree::Tree> readSnapshot(NextBytes next, Zxid zxid) {
    return SnapshotReader(std::move(next), zxid).read();
}

Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid) {
    return readSnapshot(bytesOf(file), zxid);
}

}  // namespace qs::codec
