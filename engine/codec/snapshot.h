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

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/codec/file_window.h"
#include "engine/tree/tree.h"

namespace qs::codec {

class Reader;
class Writer;

/// Gives the file away piece by piece, in order; false of `sink`: no more is wanted, and writeSnapshot() ends.
bool writeSnapshot(const tree::Tree& tree, const std::function<bool(std::string_view)>& sink);
std::string encodeSnapshot(const tree::Tree& tree);
/// `zxid`: the last transaction the snapshot holds; it stands in the name of the file only.
/// Errors: damage, with its byte offset; and those of `next`.
Result<tree::Tree> readSnapshot(NextBytes next, Zxid zxid);
Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid);

/// Sessions, ACLs and znodes with the end mark "/": what a file and the stream to a learner share. `onZnode` is called
/// behind each and may clear the writer.
void writeTree(const tree::Tree& tree, Writer& w, const std::function<void()>& onZnode = {});

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
    const tree::Tree& tree() const { return *m_tree; }

private:
    enum class Part : std::uint8_t { SessionCount, Sessions, AclCount, Acls, Znodes, Done };

    void takeCount(Reader& r, Part next);
    void takeSession(Reader& r);
    void takeAcl(Reader& r);
    void takeZnode(Reader& r);
    void goOn();
    void finish();

    Zxid m_zxid;
    Part m_part = Part::SessionCount;
    std::int64_t m_left = 0;
    std::string m_problem;
    std::map<std::int64_t, tree::AclList> m_acls;
    tree::Tree::Builder m_parts;
    std::optional<tree::Tree> m_tree;  ///< once done
};

}  // namespace qs::codec
