#include "engine/trace/stream_reader.h"

#include <optional>
#include <type_traits>
#include <utility>

#include "engine/base/check.h"
#include "engine/codec/snapshot.h"
#include "engine/codec/txn_record.h"
#include "engine/trace/fields.h"
#include "engine/trace/stream_writer.h"

namespace qs::trace {

namespace {

constexpr VirtualTime LongestTime = VirtualTime::ofMs(24LL * 3600 * 1000);  ///< of a setting
constexpr std::uint32_t MostTicks = 1'000'000;

/// Little-endian values out of a view. The first problem stays: every read after it gives zeros.
class Cursor {
public:
    Cursor(std::string_view bytes, std::size_t at) : m_bytes(bytes), m_at(at) {}

    template <class T>
    T integer() {
        m_valueAt = m_at;
        std::make_unsigned_t<T> bits = 0;
        const std::string_view raw = take(sizeof(T));
        for (std::size_t i = raw.size(); i-- > 0;) {
            if constexpr (sizeof(T) > 1) bits = static_cast<decltype(bits)>(bits << 8);
            bits = static_cast<decltype(bits)>(bits | static_cast<unsigned char>(raw[i]));
        }
        return static_cast<T>(bits);
    }
    std::string_view text() {
        const auto length = integer<std::uint32_t>();
        if (ok() && length > m_bytes.size() - m_at) refuse("a length beyond the end of the stream");
        return ok() ? take(length) : std::string_view();
    }

    /// Reads the seal of everything from `begin` to here.
    void seal(std::size_t begin) {
        const std::uint32_t expected = sealOf(m_bytes.substr(begin, m_at - begin));
        const auto found = integer<std::uint32_t>();
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
        (void)expected;  // a fuzzer cannot guess it, and is to see what lies behind
        (void)found;
#else
        if (found != expected) refuse("damaged: the checksum is another", begin);
#endif
    }

    /// The value that was read last makes no sense.
    void refuse(std::string problem) {
        refuse(std::move(problem), m_valueAt);
    }
    void refuse(std::string problem, std::size_t at) {
        if (ok()) m_problem = Error{"byte " + std::to_string(at), std::move(problem)};
    }
    bool ok() const {
        return !m_problem;
    }
    const Error& problem() const {
        return *m_problem;
    }
    std::size_t at() const {
        return m_at;
    }
    bool atEnd() const {
        return m_at == m_bytes.size();
    }

private:
    std::string_view take(std::size_t count) {
        if (count > m_bytes.size() - m_at) refuse("the stream ends in the middle of a value");
        if (!ok()) return {};
        m_at += count;
        return m_bytes.substr(m_at - count, count);
    }

    std::string_view m_bytes;
    std::size_t m_at;
    std::size_t m_valueAt = 0;
    std::optional<Error> m_problem;
};

template <class E>
bool isKnown(E value) {
    if constexpr (std::is_same_v<E, tree::ErrorCode>) {
        return true;  // servers of other versions have more of them
    } else if constexpr (std::is_same_v<E, tree::WatcherType>) {
        return value >= tree::WatcherType::ChildWatches && value <= tree::WatcherType::AnyWatches;
    } else {
        return toString(value) != "?";
    }
}

/// Reads the fields of one event.
class FieldReader {
public:
    FieldReader(Cursor& cursor, const Membership& membership, std::uint32_t texts, std::uint32_t txns)
        : m_cursor(cursor), m_membership(membership), m_texts(texts), m_txns(txns) {}

    void operator()(std::string_view, bool& v) {
        const auto bits = m_cursor.integer<std::uint8_t>();
        if (bits > 1) m_cursor.refuse("neither true nor false");
        v = bits == 1;
    }
    void operator()(std::string_view, TextRef& v) { v.index = index(m_texts, "text"); }
    void operator()(std::string_view, TxnRef& v) { v.index = index(m_txns, "transaction"); }
    void operator()(std::string_view, VirtualTime& v) {
        v.us = m_cursor.integer<std::int64_t>();
        if (v.us < -VirtualTime::never().us) m_cursor.refuse("no time");
    }
    /// Who was voted for and who leads may be nobody yet.
    void operator()(std::string_view name, NodeId& v) {
        v = NodeId::ofByte(m_cursor.integer<std::uint8_t>());
        if (!v && (name == "voteFor" || name == "leader")) return;
        if (!isMember(v)) m_cursor.refuse("no node of this ensemble");
    }
    template <class T>
    void operator()(std::string_view, T& v) {
        if constexpr (std::is_enum_v<T>) {
            v = static_cast<T>(m_cursor.integer<std::underlying_type_t<T>>());
            if (!isKnown(v)) m_cursor.refuse("not one of the values of that field");
        } else if constexpr (std::is_integral_v<T>) {
            v = m_cursor.integer<T>();
        } else {
            v.value = m_cursor.integer<decltype(v.value)>();
        }
    }

    bool isMember(NodeId n) const { return n.canBeTraced() && m_membership.all().contains(n); }

private:
    std::uint32_t index(std::uint32_t count, const char* what) {
        const auto v = m_cursor.integer<std::uint32_t>();
        if (v >= count) m_cursor.refuse(std::string("no such ") + what + " so far");
        return m_cursor.ok() ? v : 0;
    }

    Cursor& m_cursor;
    const Membership& m_membership;
    std::uint32_t m_texts;
    std::uint32_t m_txns;
};

/// Makes `event` the alternative of that index. False: there is none.
template <std::size_t I = 0>
bool choose(std::size_t index, Event& event) {
    if constexpr (I == std::variant_size_v<Event>) {
        return false;
    } else {
        if (index != I) return choose<I + 1>(index, event);
        event.emplace<I>();
        return true;
    }
}

/// Commands, links and what clients see happen at no node.
bool mayBeNowhere(const Record& r) {
    return as<CommandIssued>(r) || as<LinkChanged>(r) || as<HoldChanged>(r) || as<LinkDelayed>(r) ||
           as<LinkClogged>(r) || as<AnswerArrived>(r);
}

/// The record is about a transaction, and names none.
bool lacksTxn(const Record& r) {
    if (const auto* e = as<TxnLogged>(r)) return !e->txn;
    if (const auto* e = as<Proposed>(r)) return !e->txn;
    if (const auto* e = as<Committed>(r)) return !e->txn;
    if (const auto* e = as<Applied>(r)) return !e->txn;
    const auto* e = as<Persisted>(r);
    return e && e->what == DurableKind::Txn && !e->txn;
}

TxnEntry readTxn(Cursor& c, std::uint32_t txns) {
    TxnEntry entry;
    entry.previous.index = c.integer<std::uint32_t>();
    if (entry.previous.index >= txns) c.refuse("the transaction before it does not come before it");
    const auto digest = c.integer<std::uint64_t>();
    auto decoded = codec::decodeTxn(c.text());
    if (!c.ok()) return entry;
    if (!decoded) {
        c.refuse("a transaction that cannot be read: " + decoded.error().message());
        return entry;
    }
    tree::Txn txn = std::move(decoded).value();
    txn.treeDigest = digest;
    entry.txn = std::make_shared<const tree::Txn>(std::move(txn));
    return entry;
}

TreePtr readState(Cursor& c, Zxid zxid) {
    const std::string_view bytes = c.text();
    if (!c.ok()) return nullptr;
    auto tree = codec::decodeSnapshot(bytes, zxid);
    if (tree) return std::make_shared<const tree::Tree>(std::move(tree).value());
    c.refuse("a tree that cannot be read: " + tree.error().message());
    return nullptr;
}

/// `before`: the record before it, for its number and its time.
Record readRecord(Cursor& c, FieldReader fieldReader, const Record& before) {
    Record r;
    r.seq = c.integer<std::uint64_t>();
    if (r.seq != before.seq + 1) c.refuse("the records are not numbered 1, 2, 3 ...");
    r.at.us = c.integer<std::int64_t>();
    if (r.at < before.at || r.at.isNever()) c.refuse("a time before that of the record before");
    r.cause = c.integer<std::uint64_t>();
    if (r.cause >= r.seq) c.refuse("a cause that does not come before its effect");
    const std::size_t nodeAt = c.at();
    r.node = NodeId::ofByte(c.integer<std::uint8_t>());
    if (r.node && !fieldReader.isMember(r.node)) c.refuse("no node of this ensemble");
    if (!choose(c.integer<std::uint8_t>(), r.event)) c.refuse("an event that this build does not know");
    if (!c.ok()) return r;
    std::visit([&](auto& e) { fields(fieldReader, e); }, r.event);
    if (!r.node && !mayBeNowhere(r)) c.refuse("an event of that kind happens at a node", nodeAt);
    if (lacksTxn(r)) c.refuse("an event of that kind names a transaction", nodeAt + 1);
    return r;
}

void readMembership(Cursor& c, Membership& members) {
    const auto set = [&] {
        constexpr std::uint64_t NoNode = 1;  // bit 0 is nobody's
        const auto bits = c.integer<std::uint64_t>();
        if ((bits & NoNode) != 0) c.refuse("node 0 cannot be a member");
        return NodeSet{bits};
    };
    members.voters = set();
    members.observers = set();
    if (c.ok() && members.voters.empty()) c.refuse("an ensemble without voters");
    if (c.ok() && !members.voters.intersect(members.observers).empty()) c.refuse("a node both votes and observes");
    const auto weights = c.integer<std::uint32_t>();
    for (std::uint32_t i = 0; i < weights && c.ok(); ++i) {
        const NodeId node = NodeId::ofByte(c.integer<std::uint8_t>());
        const auto weight = c.integer<std::uint32_t>();
        if (!node.canBeTraced() || !members.voters.contains(node)) c.refuse("the weight of no voter");
        members.weights[node] = weight;
    }
    const auto groups = c.integer<std::uint32_t>();
    for (std::uint32_t i = 0; i < groups && c.ok(); ++i)
        members.groups.push_back(set());
    if (c.ok() && !members.problem().empty()) c.refuse(members.problem());
}

void readPace(Cursor& c, Pace& pace) {
    const auto duration = [&] {
        const VirtualTime out{c.integer<std::int64_t>()};
        if (out.us < 0 || out.us > LongestTime.us) c.refuse("no time that an ensemble may take");
        return out;
    };
    const auto ticks = [&] {
        const auto out = c.integer<std::uint32_t>();
        if (out > MostTicks) c.refuse("no limit in ticks");
        return static_cast<int>(out);
    };
    pace.tick = duration();
    pace.initLimit = ticks();
    pace.syncLimit = ticks();
    pace.finalizeWait = duration();
    pace.maxNotificationInterval = duration();
    pace.connectTimeout = duration();
}

}  // namespace

Result<StreamReader> StreamReader::open(std::string_view bytes) {
    const std::string_view family = StreamMagic.substr(0, StreamMagic.size() - 1);
    if (bytes.substr(0, family.size()) != family) return Error{"byte 0", "not a trace: it does not begin QSTRACE"};
    if (bytes.substr(0, StreamMagic.size()) != StreamMagic)
        return Error{"byte " + std::to_string(family.size()), "a trace of another version; this build reads version 2"};
    Cursor c(bytes, StreamMagic.size());
    Setting setting;
    readMembership(c, setting.membership);
    readPace(c, setting.pace);
    setting.startCounter = c.integer<std::uint32_t>();
    setting.firstSequence = c.integer<std::int32_t>();
    if (setting.firstSequence < 0) c.refuse("no number that sequential znodes begin with");
    c.seal(0);
    if (!c.ok()) return c.problem();
    return StreamReader(bytes, std::move(setting), c.at());
}

void StreamReader::goOn(std::string_view bytes) {
    QS_CHECK(m_at == m_bytes.size());
    m_bytes = bytes;
    m_at = 0;
}

Result<Batch> StreamReader::next(std::size_t limit) {
    Batch batch;
    while (m_at < m_bytes.size() && batch.records.size() < limit) {
        Cursor c(m_bytes, m_at);
        const auto kind = c.integer<std::uint8_t>();
        if (kind == 'T') {
            std::string text(c.text());
            c.seal(m_at);
            if (c.ok()) batch.texts.push_back(std::move(text));
            m_texts += c.ok() ? 1 : 0;
        } else if (kind == 'X') {
            TxnEntry entry = readTxn(c, m_txns);
            c.seal(m_at);
            if (c.ok()) batch.txns.push_back(std::move(entry));
            m_txns += c.ok() ? 1 : 0;
        } else if (kind == 'S') {
            const bool fits = !batch.txns.empty() && !batch.txns.back().previous && !batch.txns.back().state;
            if (!fits) c.refuse("a state that belongs to no transaction");
            TreePtr state = readState(c, fits ? batch.txns.back().txn->zxid : Zxid{});
            c.seal(m_at);
            if (c.ok()) batch.txns.back().state = std::move(state);
        } else if (kind == 'R') {
            const Record r = readRecord(c, FieldReader(c, m_setting.membership, m_texts, m_txns), m_last);
            c.seal(m_at);
            if (c.ok()) batch.records.push_back(m_last = r);
        } else {
            c.refuse("expected a text (T), a transaction (X), a state (S) or a record (R)");
        }
        if (!c.ok()) {
            // What is whole before the damage is worth reading; the damage is found again by the next call.
            if (batch.records.empty()) return c.problem();
            break;
        }
        m_at = c.at();
    }
    batch.upTo = m_last.at;
    return batch;
}

}  // namespace qs::trace
