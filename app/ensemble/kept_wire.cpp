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

// What each message holds, in order, for who writes it and for who reads it.

template <class V>
void fields(V& v, Endpoint& each) {
    v(each.node);
    v(each.port);
}
template <class V>
void fields(V& v, ReplicaUsage& each) {
    v(each.node);
    v(each.usage.cores);
    v(each.usage.bytes);
}
template <class V>
void fields(V& v, Hello& m) {
    v(m.version);
}
template <class V>
void fields(V& v, Trace& m) {
    v(m.upTo);
    v(m.sections);
}
template <class V>
void fields(V& v, Answer& m) {
    v(m.ok);
    v(m.text);
}
template <class V>
void fields(V& v, Endpoints& m) {
    v(m.endpoints);
}
template <class V>
void fields(V& v, Leader& m) {
    v(m.leader);
}
template <class V>
void fields(V& v, Rate& m) {
    v(m.records);
}
template <class V>
void fields(V& v, Usage& m) {
    v(m.usage);
}
template <class V>
void fields(V& v, Line& m) {
    v(m.text);
}
template <class V>
void fields(V& v, Unseen& m) {
    v(m.why);
}
template <class V>
void fields(V& v, Over& m) {
    v(m.why);
}
template <class V>
void fields(V& v, Ask& m) {
    v(m.command);
}
template <class V>
void fields(V&, End&) {}

class Put {
public:
    explicit Put(QDataStream& out) : m_out(out) {}
    template <class T>
    void operator()(const T& value) {
        m_out << value;
    }
    void operator()(const NodeId& value) { m_out << quint8{value.byte()}; }
    void operator()(const VirtualTime& value) { m_out << qint64{value.us}; }
    template <class T>
    void operator()(QList<T>& list) {
        m_out << static_cast<quint32>(list.size());
        for (T& each : list)
            fields(*this, each);
    }

private:
    QDataStream& m_out;
};

class Take {
public:
    explicit Take(QDataStream& in) : m_in(in) {}
    template <class T>
    void operator()(T& value) {
        m_in >> value;
    }
    void operator()(NodeId& value) {
        quint8 number = 0;
        m_in >> number;
        value = NodeId::ofByte(number);
    }
    void operator()(VirtualTime& value) {
        qint64 us = 0;
        m_in >> us;
        value = VirtualTime{us};
    }
    /// As many as are there: a number that is wrong takes no memory.
    template <class T>
    void operator()(QList<T>& list) {
        quint32 count = 0;
        m_in >> count;
        for (quint32 i = 0; i < count && m_in.status() == QDataStream::Ok; ++i)
            fields(*this, list.emplaceBack());
    }

private:
    QDataStream& m_in;
};

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

QByteArray encode(Message message) {
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setVersion(streamVersion());
    stream << quint32{0} << quint8(message.index());
    Put put(stream);
    std::visit([&put](auto& m) { fields(put, m); }, message);
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
    Take take(stream);
    std::visit([&take](auto& m) { fields(take, m); }, *message);
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return Error{{}, "a message of kind " + std::to_string(kind) + " that cannot be read"};
    m_at += length;
    return message;
}

}  // namespace qs::app::kept
