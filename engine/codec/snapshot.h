// A tree as a snapshot file: sessions, ACL table, znodes, digest trailer, each part sealed by a checksum.
// Source: ZooKeeper 3.8 FileSnap, SnapStream, DataTree.serialize; zookeeper-protocol.md 6.3 and 3.4.
//
//   header    i32 "ZKSN", i32 version 2, i64 dbid -1                              16 bytes
//   sessions  i32 count, { i64 id, i32 timeout in ms }
//   ACLs      i32 count, { i64 key, vector ACL }; key -1 is world:anyone and not in the table
//   znodes    { ustring path ("" is the root), buffer data, i64 ACL key, StatPersisted }, parents first; ustring "/"
//   seal      i64 Adler-32 of all bytes before, ustring "/"
//   digest    i64 zxid, i32 digest version 2, i64 tree digest; with a second seal; both may be absent
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/tree/tree.h"

namespace qs::codec {

class Reader;
class Writer;

std::string encodeSnapshot(const tree::Tree& tree);
/// `zxid`: the last transaction the snapshot holds; it stands in the name of the file only.
/// Errors: damage, with its byte offset.
Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid);

/// Sessions, ACLs and znodes with the end mark "/": what a file and the stream to a learner share.
void writeTree(const tree::Tree& tree, Writer& w);

/// Reads that, item by item, as it comes in.
class TreeReader {
public:
    explicit TreeReader(Zxid zxid);

    /// Takes one item: a count, a session, an ACL, a znode or the end. False: `r` ran out of bytes, and nothing was
    /// taken; or problem() says what is wrong with the item. Requires: !done().
    bool takeItem(Reader& r);
    bool done() const { return m_part == Part::Done; }
    /// Empty: nothing is wrong.
    const std::string& problem() const { return m_problem; }
    /// Requires: done().
    tree::Tree tree() const { return tree::Tree::restore(m_znodes, m_sessions, m_zxid); }

private:
    enum class Part : std::uint8_t { SessionCount, Sessions, AclCount, Acls, Znodes, Done };

    void takeCount(Reader& r, Part next);
    void takeSession(Reader& r);
    void takeAcl(Reader& r);
    void takeZnode(Reader& r);
    void goOn();
    std::string placeProblem(const std::string& path) const;

    Zxid m_zxid;
    Part m_part = Part::SessionCount;
    std::int64_t m_left = 0;
    std::string m_problem;
    std::map<std::int64_t, tree::AclList> m_acls;
    std::set<std::string> m_known;
    std::vector<std::pair<std::string, tree::Znode>> m_znodes;
    std::vector<std::pair<SessionId, tree::SessionInfo>> m_sessions;
};

}  // namespace qs::codec
