// What passes between an ensemble that goes on without its window, and the windows that look at it:
//   message = u32 length, then so many bytes: u8 kind, fields
// Integers are big-endian, as QDataStream writes them; the kind is the place in the variant below.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <variant>

#include "app/ensemble/ensemble.h"
#include "engine/base/result.h"

namespace qs::app::kept {

inline constexpr quint32 Version = 1;

// From the ensemble.

/// The first of all.
struct Hello {
    quint32 version = Version;
    bool operator==(const Hello&) const = default;
};
/// Sections of a trace stream (engine/trace/stream_writer.h) that begins with the first such message.
struct Trace {
    VirtualTime upTo;
    QByteArray sections;  ///< may be empty
    bool operator==(const Trace&) const = default;
};
/// To an Ask; in their order.
struct Answer {
    bool ok = false;
    QString text;
    bool operator==(const Answer&) const = default;
};
struct Endpoints {
    QList<Endpoint> endpoints;
    bool operator==(const Endpoints&) const = default;
};
struct Leader {
    NodeId leader;
    bool operator==(const Leader&) const = default;
};
struct Rate {
    double records = 0;
    bool operator==(const Rate&) const = default;
};
struct Usage {
    QList<ReplicaUsage> usage;
    bool operator==(const Usage&) const = default;
};
struct Line {
    QString text;
    bool operator==(const Line&) const = default;
};
/// What follows is not told: nothing more can be kept of it. The rest goes on.
struct Unseen {
    QString why;
    bool operator==(const Unseen&) const = default;
};
/// It ends.
struct Over {
    QString why;
    bool operator==(const Over&) const = default;
};

// To the ensemble.

struct Ask {
    QString command;  ///< as it is typed; empty: how it stands
    bool operator==(const Ask&) const = default;
};
/// With all its servers.
struct End {
    bool operator==(const End&) const = default;
};

using Message = std::variant<Hello, Trace, Answer, Endpoints, Leader, Rate, Usage, Line, Unseen, Over, Ask, End>;

QByteArray encode(Message message);

class Decoder {
public:
    void feed(const QByteArray& bytes) { m_in += bytes; }
    /// The next message; nothing: more bytes are needed. After an error nothing can be read.
    Result<std::optional<Message>> next();

private:
    QByteArray m_in;
    qsizetype m_at = 0;  ///< what is before it has been read
};

/// Bytes before a message that say how long it is.
inline constexpr qint64 LengthBytes = 4;
/// Bytes of the message that begins there. Requires: `bytes` holds as many as LengthBytes.
qint64 lengthOf(QByteArrayView bytes);

}  // namespace qs::app::kept
