#include "engine/trace/stream_writer.h"

#include <libdeflate.h>

#include <type_traits>

#include "engine/codec/snapshot.h"
#include "engine/codec/txn_record.h"
#include "engine/trace/fields.h"

namespace qs::trace {

namespace {

class LittleEndian {
public:
    explicit LittleEndian(std::string& out) : m_out(out) {}

    template <class T>
    void integer(T value) {
        auto bits = static_cast<std::make_unsigned_t<T>>(value);
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            m_out += static_cast<char>(bits & 0xff);
            if constexpr (sizeof(T) > 1) bits = static_cast<decltype(bits)>(bits >> 8);
        }
    }
    void text(const std::string& s) {
        integer(static_cast<std::uint32_t>(s.size()));
        m_out += s;
    }

    template <class T>
    void field(const T& v) {
        if constexpr (std::is_same_v<T, bool>) {
            integer(static_cast<std::uint8_t>(v ? 1 : 0));
        } else if constexpr (std::is_same_v<T, NodeId>) {
            integer(v.byte());
        } else if constexpr (std::is_enum_v<T>) {
            integer(static_cast<std::underlying_type_t<T>>(v));
        } else if constexpr (std::is_integral_v<T>) {
            integer(v);
        } else if constexpr (requires { v.index; }) {
            integer(v.index);
        } else if constexpr (requires { v.us; }) {
            integer(v.us);
        } else {
            integer(v.value);
        }
    }

private:
    std::string& m_out;
};

void writeTxn(const TxnEntry& entry, LittleEndian& le) {
    le.integer(entry.previous.index);
    le.integer(entry.txn->treeDigest);
    le.text(codec::encodeTxn(*entry.txn));
}

void writeRecord(const Record& record, LittleEndian& le) {
    le.integer(record.seq);
    le.integer(record.at.us);
    le.integer(record.cause);
    le.integer(record.node.byte());
    le.integer(static_cast<std::uint8_t>(record.event.index()));
    Event event = record.event;
    std::visit([&le](auto& e) { fields([&le](const char*, const auto& field) { le.field(field); }, e); }, event);
}

/// Appends what `write` writes, and its seal.
template <class Write>
void sealed(std::string& out, Write write) {
    const std::size_t begin = out.size();
    LittleEndian le(out);
    write(le);
    le.integer(sealOf(std::string_view(out).substr(begin)));
}

}  // namespace

std::uint32_t sealOf(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

StreamWriter::StreamWriter(std::string& out, const Setting& setting) : m_out(out) {
    sealed(m_out, [&](LittleEndian& le) {
        m_out += StreamMagic;
        le.integer(setting.membership.voters.bits());
        le.integer(setting.membership.observers.bits());
        le.integer(static_cast<std::uint32_t>(setting.membership.weights.size()));
        for (const auto& [node, weight] : setting.membership.weights) {
            le.field(node);
            le.integer(weight);
        }
        le.integer(static_cast<std::uint32_t>(setting.membership.groups.size()));
        for (const NodeSet group : setting.membership.groups)
            le.integer(group.bits());
        const Pace& pace = setting.pace;
        le.field(pace.tick);
        le.integer(static_cast<std::uint32_t>(pace.initLimit));
        le.integer(static_cast<std::uint32_t>(pace.syncLimit));
        for (const VirtualTime t : {pace.finalizeWait, pace.maxNotificationInterval, pace.connectTimeout})
            le.field(t);
        le.integer(setting.startCounter);
        le.integer(setting.firstSequence);
    });
}

void StreamWriter::write(const Batch& batch) {
    for (const std::string& text : batch.texts) {
        sealed(m_out, [&](LittleEndian& le) {
            m_out += 'T';
            le.text(text);
        });
    }
    for (const TxnEntry& entry : batch.txns) {
        sealed(m_out, [&](LittleEndian& le) {
            m_out += 'X';
            writeTxn(entry, le);
        });
        if (!entry.state) continue;
        sealed(m_out, [&](LittleEndian& le) {
            m_out += 'S';
            le.text(codec::encodeSnapshot(*entry.state));
        });
    }
    for (const Record& record : batch.records) {
        sealed(m_out, [&](LittleEndian& le) {
            m_out += 'R';
            writeRecord(record, le);
        });
    }
}

}  // namespace qs::trace
