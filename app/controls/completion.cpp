#include "app/controls/completion.h"

#include "app/models/text.h"
#include "engine/base/message_kind.h"
#include "engine/base/timer_kind.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

const QStringList& sets() {
    static const QStringList words{u"leader"_s,   u"follower"_s, u"followers"_s, u"observers"_s,
                                   u"minority"_s, u"majority"_s, u"all"_s};
    return words;
}

QStringList messageKinds() {
    QStringList out;
    for (int i = 0; i <= static_cast<int>(MessageKind::SnapData); ++i)
        out.append(latin(toString(static_cast<MessageKind>(i))));
    return out;
}

QStringList timerKinds() {
    QStringList out;
    for (int i = 0; i <= static_cast<int>(TimerKind::ReadOnlyWait); ++i)
        out.append(latin(toString(static_cast<TimerKind>(i))));
    return out;
}

bool isOneOf(const QString& verb, const QStringList& verbs) {
    return verbs.contains(verb);
}

class Completer {
public:
    Completer(const QStringList& before, const QString& begun, const Vocabulary& vocabulary)
        : m_before(before), m_begun(begun), m_vocabulary(vocabulary) {}

    QStringList candidates() const {
        if (m_before.isEmpty()) {
            return {u"kill"_s, u"restart"_s, u"freeze"_s,  u"thaw"_s,  u"cut"_s,   u"heal"_s,     u"client"_s,
                    u"hold"_s, u"release"_s, u"deliver"_s, u"drop"_s,  u"fire"_s,  u"delay"_s,    u"clog"_s,
                    u"disk"_s, u"slow"_s,    u"skew"_s,    u"drift"_s, u"reset"_s, u"poweroff"_s, u"duplicate"_s};
        }
        const QString& verb = m_before.first();
        if (isOneOf(verb, {u"kill"_s, u"restart"_s, u"freeze"_s, u"thaw"_s, u"poweroff"_s})) return nodesThen({});
        if (verb == u"slow") return nodesThen({u"ok"_s, u"5ms"_s});
        if (verb == u"skew") return nodesThen({u"3s"_s, u"-3s"_s, u"0ms"_s});
        if (verb == u"drift") return nodesThen({u"1000"_s, u"1100"_s, u"900"_s});
        if (verb == u"disk") {
            return nodesThen({u"full"_s, u"failing"_s, u"slow"_s, u"hold"_s, u"sync"_s, u"ok"_s, u"short"_s,
                              u"nofiles"_s, u"crash"_s, u"poweroff"_s, u"rot"_s, u"garbage"_s, u"misdirected"_s,
                              u"lying"_s, u"tail"_s, u"vanish"_s, u"wipe"_s, u"swap"_s});
        }
        if (verb == u"fire") return m_before.size() == 1 ? timerKinds() : nodes();
        if (verb == u"heal") return QStringList{u"all"_s} + links();
        if (isOneOf(verb, {u"cut"_s, u"delay"_s, u"clog"_s})) return linkThen(verb);
        if (verb == u"reset") return m_before.size() == 1 ? links() + QStringList{u"client"_s} : m_vocabulary.clients;
        if (isOneOf(verb, {u"hold"_s, u"release"_s, u"deliver"_s, u"drop"_s, u"duplicate"_s})) return messages(verb);
        return verb == u"client" ? client() : QStringList();
    }

private:
    QStringList nodes() const { return sets() + m_vocabulary.nodes; }
    QStringList nodesThen(const QStringList& then) const { return m_before.size() == 1 ? nodes() : then; }

    /// The end that is begun: of "2-", "2->" and so on.
    QStringList links() const {
        const qsizetype arrow = m_begun.indexOf(u"->"_s);
        QStringList out;
        if (arrow < 0) {
            for (const QString& node : nodes())
                out << node + u"->"_s << node + u"<->"_s;
        } else {
            for (const QString& node : nodes())
                out << m_begun.left(arrow + 2) + node;
        }
        return out;
    }
    QStringList linkThen(const QString& verb) const {
        if (m_before.size() == 1) return links();
        if (verb == u"cut") return {};
        if (m_before.size() == 2) return verb == u"delay" ? QStringList{u"200ms"_s, u"ok"_s} : QStringList{u"2s"_s};
        return verb == u"delay" ? QStringList{u"exp"_s, u"pareto"_s} : QStringList();
    }
    QStringList messages(const QString& verb) const {
        if (m_before.size() == 1) {
            QStringList out = messageKinds();
            if (verb == u"release") out.prepend(u"all"_s);
            if (verb == u"hold" || verb == u"release") out.append(u"timers"_s);
            return out + links();
        }
        if (m_before.at(1) == u"timers") return nodes();
        if (!m_before.last().contains(u"->"_s)) return links();
        QStringList out = verb == u"deliver" ? QStringList() : paths(u"path="_s) + QStringList{u"zxid="_s};
        if (verb != u"hold" && verb != u"release") out.append(u"sent="_s);
        return out;
    }
    QStringList client() const {
        if (m_before.size() == 1) {
            QStringList out;
            for (const QString& name : m_vocabulary.clients)
                out << name + u':';
            return out;
        }
        if (!m_before.at(1).endsWith(u':')) return m_before.size() == 2 ? QStringList{u"at"_s} : nodes();
        if (m_before.size() == 2) {
            return {u"create"_s,   u"set"_s,           u"get"_s,   u"delete"_s, u"ls"_s,
                    u"exists"_s,   u"sync"_s,          u"multi"_s, u"setacl"_s, u"getacl"_s,
                    u"addwatch"_s, u"removewatches"_s, u"auth"_s,  u"close"_s};
        }
        return m_begun.startsWith(u'-') ? QStringList{u"-e"_s, u"-s"_s, u"-c"_s, u"-t"_s, u"-w"_s, u"-r"_s} : paths({});
    }
    QStringList paths(const QString& before) const {
        QStringList out;
        for (const QString& path : m_vocabulary.paths)
            out << before + path;
        return out;
    }

    const QStringList& m_before;
    const QString& m_begun;
    const Vocabulary& m_vocabulary;
};

}  // namespace

Completions completionsOf(const QString& line, qsizetype cursor, const Vocabulary& vocabulary) {
    const QString upTo = line.left(cursor);
    Completions out;
    out.from = upTo.lastIndexOf(u' ') + 1;
    const QString begun = upTo.mid(out.from);
    const QStringList before = upTo.left(out.from).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : Completer(before, begun, vocabulary).candidates())
        if (word.startsWith(begun, Qt::CaseInsensitive) && word != begun) out.words.append(word);
    return out;
}

}  // namespace qs::app
