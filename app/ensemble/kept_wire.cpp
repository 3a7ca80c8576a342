#include "app/ensemble/kept_wire.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>
#include <optional>
#include <utility>

namespace qs::app::kept {

namespace {

/// Above what a server tells at once of the longest history.
constexpr qint64 LongestMessage = qint64{512} << 20;

void put(QDataStream& out, const Hello& m) {
    out << m.version;
}
void put(QDataStream& out, const Trace& m) {
    out << qint64{m.upTo.us} << m.sections;
}
void put(QDataStream& out, const Answer& m) {
    out << m.ok << m.text;
}
void put(QDataStream& out, const Endpoints& m) {
    out << quint32(m.endpoints.size());
    for (const Endpoint& each : m.endpoints)
        out << quint8{each.node.value} << each.port;
}
void put(QDataStream& out, const Leader& m) {
    out << quint8{m.leader.value};
}
void put(QDataStream& out, const Rate& m) {
    out << m.records;
}
void put(QDataStream& out, const Usage& m) {
    out << quint32(m.usage.size());
    for (const ReplicaUsage& each : m.usage)
        out << quint8{each.node.value} << each.usage.cores << each.usage.bytes;
}
void put(QDataStream& out, const Line& m) {
    out << m.text;
}
void put(QDataStream& out, const Unseen& m) {
    out << m.why;
}
void put(QDataStream& out, const Over& m) {
    out << m.why;
}
void put(QDataStream& out, const Ask& m) {
    out << m.command;
}
void put(QDataStream&, const End&) {}

NodeId node(QDataStream& in) {
    quint8 value = 0;
    in >> value;
    return NodeId{value};
}
void take(QDataStream& in, Hello& m) {
    in >> m.version;
}
void take(QDataStream& in, Trace& m) {
    qint64 us = 0;
    in >> us >> m.sections;
    m.upTo = VirtualTime{us};
}
void take(QDataStream& in, Answer& m) {
    in >> m.ok >> m.text;
}
/// As many as are there: a number that is wrong takes no memory.
template <class Each>
void takeList(QDataStream& in, const Each& each) {
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        each();
}
void take(QDataStream& in, Endpoints& m) {
    takeList(in, [&] {
        Endpoint each;
        each.node = node(in);
        in >> each.port;
        m.endpoints.append(each);
    });
}
void take(QDataStream& in, Leader& m) {
    m.leader = node(in);
}
void take(QDataStream& in, Rate& m) {
    in >> m.records;
}
void take(QDataStream& in, Usage& m) {
    takeList(in, [&] {
        ReplicaUsage each;
        each.node = node(in);
        in >> each.usage.cores >> each.usage.bytes;
        m.usage.append(each);
    });
}
void take(QDataStream& in, Line& m) {
    in >> m.text;
}
void take(QDataStream& in, Unseen& m) {
    in >> m.why;
}
void take(QDataStream& in, Over& m) {
    in >> m.why;
}
void take(QDataStream& in, Ask& m) {
    in >> m.command;
}
void take(QDataStream&, End&) {}

template <std::size_t... Kind>
std::optional<Message> empty(std::size_t kind, std::index_sequence<Kind...>) {
    std::optional<Message> out;
    (void)((kind == Kind && (out.emplace(std::in_place_index<Kind>), true)) || ...);
    return out;
}

QDataStream::Version streamVersion() {
    return QDataStream::Qt_6_0;
}

}  // namespace

QByteArray encode(const Message& message) {
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setVersion(streamVersion());
    stream << quint32{0} << quint8(message.index());
    std::visit([&](const auto& m) { put(stream, m); }, message);
    qToBigEndian(static_cast<quint32>(out.size() - LengthBytes), out.data());
    return out;
}

qint64 lengthOf(QByteArrayView bytes) {
    return LengthBytes + qFromBigEndian<quint32>(bytes.data());
}

Result<std::optional<Message>> Decoder::next() {
    const QByteArrayView in = QByteArrayView(m_in).sliced(m_at);
    const auto more = [this] {
        m_in.remove(0, std::exchange(m_at, 0));
        return std::optional<Message>();
    };
    if (in.size() < LengthBytes) return more();
    const qint64 length = lengthOf(in);
    if (length > LongestMessage || length == LengthBytes) return Error{{}, "a message of no length that can be"};
    if (in.size() < length) return more();
    QDataStream stream(QByteArray::fromRawData(in.data() + LengthBytes, length - LengthBytes));
    stream.setVersion(streamVersion());
    quint8 kind = 0;
    stream >> kind;
    auto message = empty(kind, std::make_index_sequence<std::variant_size_v<Message>>());
    if (!message) return Error{{}, "a message of unknown kind " + std::to_string(kind)};
    std::visit([&](auto& m) { take(stream, m); }, *message);
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return Error{{}, "a message of kind " + std::to_string(kind) + " that cannot be read"};
    m_at += length;
    return message;
}

}  // namespace qs::app::kept
