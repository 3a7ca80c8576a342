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

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/tree/tree.h"

namespace qs::codec {

std::string encodeSnapshot(const tree::Tree& tree);
/// `zxid`: the last transaction the snapshot holds; it stands in the name of the file only.
/// Errors: damage, with its byte offset.
Result<tree::Tree> decodeSnapshot(std::string_view file, Zxid zxid);

}  // namespace qs::codec
