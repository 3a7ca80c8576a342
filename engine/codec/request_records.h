// Records of the requests that travel both alone and as parts of a multi. Internal to the codec; the byte table is in
// client_protocol.h.
#pragma once

#include "engine/codec/client_protocol.h"
#include "engine/codec/jute.h"

namespace qs::codec {

tree::CreateRequest readCreate(Reader& r, tree::CreateForm form);
tree::DeleteRequest readDelete(Reader& r);
tree::SetDataRequest readSetData(Reader& r);
void write(Writer& w, const tree::CreateRequest& r);
void write(Writer& w, const tree::DeleteRequest& r);
void write(Writer& w, const tree::SetDataRequest& r);
Opcode opcodeOf(const tree::CreateRequest& r);

tree::MultiRequest readMulti(Reader& r);
MultiReadRequest readMultiRead(Reader& r);
void write(Writer& w, const tree::MultiRequest& r);
void write(Writer& w, const MultiReadRequest& r);

/// Record of one opcode's reply, alone or as a result of a multi.
void writeReplyBody(Writer& w, std::int32_t opcode, const ReplyBody& body);
ReplyBody readReplyBody(Reader& r, std::int32_t opcode);
void writeResults(Writer& w, const std::vector<ReplyBody::Part>& parts);
std::vector<ReplyBody::Part> readResults(Reader& r);

}  // namespace qs::codec
