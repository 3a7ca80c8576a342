// dump: sessions, their ephemerals and connections, and when each ends if its client stays silent. Source: ZooKeeper
// 3.8.0 DumpCommand, ExpiryQueue, LearnerSessionTracker, DataTree.dumpEphemerals. Departs: sets that have become empty
// are not listed; a connection ends with its session, in steps of a tick, where Apache's has steps of 10 s of its own.
#include <array>

#include "engine/node/replica.h"

namespace qs::node {

namespace {

std::string twoDigits(std::int64_t n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

/// As Java prints a Date, in UTC: "Mon Nov 23 03:02:00 UTC 2026". `ms` since 1970, not negative.
std::string dateText(std::int64_t ms) {
    constexpr std::array<const char*, 7> Weekdays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr std::array<const char*, 12> Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t seconds = ms / 1000 % 86400;
    const std::int64_t days = ms / 86400000;
    std::int64_t year = 1970;
    std::int64_t day = days;
    const auto leaps = [&year] { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); };
    for (; day >= (leaps() ? 366 : 365); ++year)
        day -= leaps() ? 366 : 365;
    std::size_t month = 0;
    const auto length = [&]() -> std::int64_t {
        if (month == 1) return leaps() ? 29 : 28;
        return month == 3 || month == 5 || month == 8 || month == 10 ? 30 : 31;
    };
    for (; day >= length(); ++month)
        day -= length();
    return std::string(Weekdays.at(static_cast<std::size_t>(days % 7))) + " " + Months.at(month) + " " +
           twoDigits(day + 1) + " " + twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60) + ":" +
           twoDigits(seconds % 60) + " UTC " + std::to_string(year);
}

/// What ends when, as text.
using ExpirySets = std::map<VirtualTime, std::vector<std::string>>;

std::string linesOf(const ExpirySets& sets, std::int64_t clockOriginMs) {
    std::size_t elements = 0;
    std::string lines;
    for (const auto& [at, each] : sets) {
        elements += each.size();
        lines += std::to_string(each.size()) + " expire at " + dateText(clockOriginMs + at.ms()) + ":\n";
        for (const std::string& element : each)
            lines += "\t" + element + "\n";
    }
    return "Sets (" + std::to_string(sets.size()) + ")/(" + std::to_string(elements) + "):\n" + lines;
}

}  // namespace

std::string Replica::sessionDump() const {
    std::string out = "SessionTracker dump:\n";
    if (m_readOnly) {
        out += "Local " + trackedSessionLines() + knownSessionLines();
    } else {
        out += m_peer.leading() ? trackedSessionLines() : knownSessionLines();
    }
    return out + "ephemeral nodes dump:\n" + ephemeralLines() + "Connections dump:\n" + connectionExpiryLines();
}

/// Those that end when this server says so.
std::string Replica::trackedSessionLines() const {
    ExpirySets sets;
    m_sessions.forEach([&](SessionId session, VirtualTime at) { sets[at].push_back(toString(session)); });
    return "Session " + linesOf(sets, m_config.clockOriginMs);
}

std::string Replica::knownSessionLines() const {
    std::string out = "Global Sessions(" + std::to_string(tree().sessions().size()) + "):\n";
    tree().sessions().forEach([&](SessionId session, const tree::SessionInfo& info) {
        out += toString(session) + "\t" + std::to_string(info.timeoutMs) + "ms\n";
    });
    return out;
}

std::string Replica::ephemeralLines() const {
    std::size_t owners = 0;
    std::string lines;
    tree().sessions().forEach([&](SessionId session, const tree::SessionInfo&) {
        const auto paths = tree().ephemeralsOf(session);
        if (paths.empty()) return;
        ++owners;
        lines += toString(session) + ":\n";
        for (const std::string& path : paths)
            lines += "\t" + path + "\n";
    });
    return "Sessions with Ephemerals (" + std::to_string(owners) + "):\n" + lines;
}

std::string Replica::connectionExpiryLines() const {
    ExpirySets sets;
    for (const auto& [id, c] : m_connections) {
        const VirtualTime patience = c.session ? VirtualTime::ofMs(c.timeoutMs) : SessionlessTimeout;
        sets[m_sessions.bucket(c.lastHeard + patience)].push_back("ip: " + remoteAddress(id) +
                                                                  " sessionId: " + toString(c.session));
    }
    return "Connections " + linesOf(sets, m_config.clockOriginMs);
}

}  // namespace qs::node
