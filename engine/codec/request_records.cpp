// multi and multiRead: a list of requests or results, each behind a header, and an end mark.
#include "engine/codec/request_records.h"
#include "engine/base/overload.h"

namespace qs::codec {

namespace {

struct MultiHeader {
    std::int32_t opcode = -1;
    bool done = true;
    std::int32_t error = -1;
};

MultiHeader readHeader(Reader& r) {
    MultiHeader out;
    out.opcode = r.i32();
    out.done = r.boolean();
    out.error = r.i32();
    return out;
}

void writeHeader(Writer& w, const MultiHeader& h) {
    w.i32(h.opcode);
    w.boolean(h.done);
    w.i32(h.error);
}

}  // namespace

tree::CreateRequest readCreate(Reader& r, tree::CreateForm form) {
    tree::CreateRequest out;
    out.path = r.string();
    out.data = r.buffer();
    out.acl = r.acl();
    out.flags = r.i32();
    out.form = form;
    if (form == tree::CreateForm::CreateTtl) out.ttlMs = r.i64();
    return out;
}

tree::DeleteRequest readDelete(Reader& r) {
    tree::DeleteRequest out;
    out.path = r.string();
    out.version = r.i32();
    return out;
}

tree::SetDataRequest readSetData(Reader& r) {
    tree::SetDataRequest out;
    out.path = r.string();
    out.data = r.buffer();
    out.version = r.i32();
    return out;
}

void write(Writer& w, const tree::CreateRequest& r) {
    w.string(r.path);
    w.buffer(r.data);
    w.acl(r.acl);
    w.i32(r.flags);
    if (r.form == tree::CreateForm::CreateTtl) w.i64(r.ttlMs);
}

void write(Writer& w, const tree::DeleteRequest& r) {
    w.string(r.path);
    w.i32(r.version);
}

void write(Writer& w, const tree::SetDataRequest& r) {
    w.string(r.path);
    w.buffer(r.data);
    w.i32(r.version);
}

Opcode opcodeOf(const tree::CreateRequest& r) {
    switch (r.form) {
        case tree::CreateForm::Create:
            return Opcode::Create;
        case tree::CreateForm::Create2:
            return Opcode::Create2;
        case tree::CreateForm::CreateContainer:
            return Opcode::CreateContainer;
        case tree::CreateForm::CreateTtl:
            return Opcode::CreateTtl;
    }
    return Opcode::Create;
}

std::int32_t opcodeOf(const tree::MultiRequest::Part& part) {
    const Opcode op = std::visit(overload{
                                     [](const tree::CreateRequest& p) { return opcodeOf(p); },
                                     [](const tree::DeleteRequest&) { return Opcode::Delete; },
                                     [](const tree::SetDataRequest&) { return Opcode::SetData; },
                                     [](const tree::CheckRequest&) { return Opcode::Check; },
                                 },
                                 part);
    return static_cast<std::int32_t>(op);
}

std::int32_t resultOpcodeOf(const tree::MultiRequest::Part& part) {
    const auto opcode = static_cast<Opcode>(opcodeOf(part));
    const bool withStat = opcode == Opcode::CreateContainer || opcode == Opcode::CreateTtl;
    return static_cast<std::int32_t>(withStat ? Opcode::Create2 : opcode);
}

tree::MultiRequest readMulti(Reader& r) {
    tree::MultiRequest out;
    for (MultiHeader h = readHeader(r); r.ok() && !h.done; h = readHeader(r)) {
        switch (static_cast<Opcode>(h.opcode)) {
            case Opcode::Create:
                out.parts.emplace_back(readCreate(r, tree::CreateForm::Create));
                break;
            case Opcode::Create2:
                out.parts.emplace_back(readCreate(r, tree::CreateForm::Create2));
                break;
            case Opcode::CreateContainer:
                out.parts.emplace_back(readCreate(r, tree::CreateForm::CreateContainer));
                break;
            case Opcode::CreateTtl:
                out.parts.emplace_back(readCreate(r, tree::CreateForm::CreateTtl));
                break;
            case Opcode::Delete:
                out.parts.emplace_back(readDelete(r));
                break;
            case Opcode::SetData:
                out.parts.emplace_back(readSetData(r));
                break;
            case Opcode::Check: {
                tree::CheckRequest part;
                part.path = r.string();
                part.version = r.i32();
                out.parts.emplace_back(std::move(part));
                break;
            }
            default:
                r.refuse("a part that no multi may hold");
                break;
        }
    }
    return out;
}

MultiReadRequest readMultiRead(Reader& r) {
    MultiReadRequest out;
    for (MultiHeader h = readHeader(r); r.ok() && !h.done; h = readHeader(r)) {
        if (h.opcode == static_cast<std::int32_t>(Opcode::GetChildren)) {
            GetChildrenRequest part;
            part.path = r.string();
            part.watch = r.boolean();
            out.parts.emplace_back(std::move(part));
        } else if (h.opcode == static_cast<std::int32_t>(Opcode::GetData)) {
            GetDataRequest part;
            part.path = r.string();
            part.watch = r.boolean();
            out.parts.emplace_back(std::move(part));
        } else {
            r.refuse("a part that no multiRead may hold");
        }
    }
    return out;
}

void write(Writer& w, const tree::MultiRequest& r) {
    for (const auto& part : r.parts) {
        writeHeader(w, {opcodeOf(part), false, -1});
        std::visit(overload{
                       [&](const tree::CreateRequest& p) { write(w, p); },
                       [&](const tree::DeleteRequest& p) { write(w, p); },
                       [&](const tree::SetDataRequest& p) { write(w, p); },
                       [&](const tree::CheckRequest& p) {
                           w.string(p.path);
                           w.i32(p.version);
                       },
                   },
                   part);
    }
    writeHeader(w, {});
}

void write(Writer& w, const MultiReadRequest& r) {
    for (const auto& part : r.parts) {
        const bool children = std::holds_alternative<GetChildrenRequest>(part);
        writeHeader(w, {static_cast<std::int32_t>(children ? Opcode::GetChildren : Opcode::GetData), false, -1});
        std::visit(
            [&](const auto& p) {
                w.string(p.path);
                w.boolean(p.watch);
            },
            part);
    }
    writeHeader(w, {});
}

void writeResults(Writer& w, const std::vector<ReplyBody::Part>& parts) {
    for (const auto& part : parts) {
        const auto error = static_cast<std::int32_t>(part.error);
        writeHeader(w, {part.failed ? -1 : part.opcode, false, error});
        if (part.failed) {
            w.i32(error);
        } else {
            writeReplyBody(w, part.opcode, part.body);
        }
    }
    writeHeader(w, {});
}

std::vector<ReplyBody::Part> readResults(Reader& r) {
    std::vector<ReplyBody::Part> out;
    for (MultiHeader h = readHeader(r); r.ok() && !h.done; h = readHeader(r)) {
        const auto opcode = static_cast<Opcode>(h.opcode);
        if (opcode == Opcode::Multi || opcode == Opcode::MultiRead) {
            r.refuse("a multi within a multi");
            break;
        }
        ReplyBody::Part part;
        part.opcode = h.opcode;
        part.failed = h.opcode == -1;
        part.error = static_cast<tree::ErrorCode>(part.failed ? r.i32() : h.error);
        if (!part.failed) part.body = readReplyBody(r, h.opcode);
        out.push_back(std::move(part));
    }
    return out;
}

}  // namespace qs::codec
