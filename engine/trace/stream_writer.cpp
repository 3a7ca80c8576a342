#include "engine/trace/stream_writer.h"

#include <type_traits>

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
    const tree::Txn& txn = *entry.txn;
    le.integer(entry.previous.index);
    le.integer(tree::contentHash(txn));
    le.integer(txn.zxid.value);
    le.integer(txn.session.value);
    le.integer(txn.cxid);
    le.integer(txn.timeMs);
    le.integer(txn.treeDigest);
    le.text(tree::describe(txn.body));
}

void writeRecord(const Record& record, LittleEndian& le) {
    le.integer(record.seq);
    le.integer(record.at.us);
    le.integer(record.cause);
    le.integer(record.node.value);
    le.integer(static_cast<std::uint8_t>(record.event.index()));
    Event event = record.event;
    std::visit([&le](auto& e) { fields([&le](const char*, const auto& field) { le.field(field); }, e); }, event);
}

}  // namespace

StreamWriter::StreamWriter(std::string& out) : m_out(out) {
    m_out += "QSTRACE1";
}

void StreamWriter::write(const Batch& batch) {
    LittleEndian le(m_out);
    for (const std::string& text : batch.texts) {
        m_out += 'T';
        le.text(text);
    }
    for (const TxnEntry& entry : batch.txns) {
        m_out += 'X';
        writeTxn(entry, le);
    }
    for (const Record& record : batch.records) {
        m_out += 'R';
        writeRecord(record, le);
    }
}

}  // namespace qs::trace
