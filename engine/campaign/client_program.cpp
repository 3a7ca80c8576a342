#include "engine/campaign/client_program.h"

#include <charconv>

namespace qs::campaign {

namespace {

/// The counter's znode holds a plain number.
std::uint64_t numberOf(const tree::Znode& znode) {
    std::uint64_t out = 0;
    if (znode.data) std::from_chars(znode.data->data(), znode.data->data() + znode.data->size(), out);
    return out;
}

/// Errors that say for certain that nothing was done, and that the session's fate or its server explains.
bool refusedForSession(tree::ErrorCode error) {
    return error == tree::ErrorCode::SessionExpired || error == tree::ErrorCode::SessionMoved ||
           error == tree::ErrorCode::NotReadOnly;
}

}  // namespace

// --- Asking --------------------------------------------------------------------------------------------------------

std::string ClientProgram::draw(Rng& rng) {
    ++m_serial;
    if (m_submitted == 0) {
        m_drawn = {Kind::Counter, "/" + m_name + "-counter", "0", 0};
        return "create " + m_drawn.path + " 0";
    }
    const std::uint64_t what = rng.below(11);
    if (what < 3) return create(false);
    if (what == 3) return create(true);
    if (what < 6) {
        if (const auto path = pick(rng)) return change(rng, *path);
        return create(false);
    }
    if (what == 8) {
        m_drawn = {Kind::Ephemeral, "/" + m_name + "-e" + std::to_string(m_serial), "", 0};
        return "create -e " + m_drawn.path + " here";
    }
    if (what > 8) return watch(rng);
    m_drawn = {Kind::Counter, "/" + m_name + "-counter", "", m_counter + 1};
    return "set " + m_drawn.path + " " + std::to_string(m_drawn.value);
}

std::string ClientProgram::create(bool sequential) {
    const std::string data = m_name + "." + std::to_string(m_serial);
    if (sequential) {
        m_drawn = {Kind::Sequential, "/queue-", data, 0};
        return "create -s /queue- " + data;
    }
    m_drawn = {Kind::Create, "/" + m_name + "-" + std::to_string(m_serial), data, 0};
    return "create " + m_drawn.path + " " + data;
}

std::string ClientProgram::change(Rng& rng, const std::string& path) {
    if (rng.chance(1, 3)) {
        m_drawn = {Kind::Delete, path, "", 0};
        return "delete " + path;
    }
    m_drawn = {Kind::Set, path, m_name + "." + std::to_string(m_serial), 0};
    const std::string version = rng.chance(1, 2) ? " " + std::to_string(m_held.at(path).version) : "";
    return "set " + path + " " + m_drawn.data + version;
}

/// Watches what is likely to change: a znode of its own, the counter, the next znode it may create, or all children.
std::string ClientProgram::watch(Rng& rng) {
    m_drawn = {Kind::Watch, "/" + m_name + "-counter", "", 0};
    const std::uint64_t what = rng.below(4);
    if (what == 0) return "get -w " + m_drawn.path;
    if (what == 1) return "exists -w /" + m_name + "-" + std::to_string(m_serial + 1);
    if (what == 2) return "ls -w /";
    const auto known = pick(rng);
    return "exists -w " + known.value_or(m_drawn.path);
}

/// A znode of this client about which everything is known.
std::optional<std::string> ClientProgram::pick(Rng& rng) const {
    std::vector<std::string> known;
    for (const auto& [path, held] : m_held) {
        if (held.exists && !held.busy && !held.unknown) known.push_back(path);
    }
    if (known.empty()) return std::nullopt;
    return known[rng.below(known.size())];
}

std::string ClientProgram::last() {
    m_drawn = {Kind::Last, "/" + m_name + "-last-" + std::to_string(++m_serial), "end", 0};
    return "create " + m_drawn.path + " end";
}

void ClientProgram::asked() {
    if (m_drawn.kind == Kind::Counter) m_counter = m_drawn.value;
    if (m_drawn.kind == Kind::Set || m_drawn.kind == Kind::Delete) m_held.at(m_drawn.path).busy = true;
    m_asked[++m_submitted] = m_drawn;
}

// --- Answers -------------------------------------------------------------------------------------------------------

std::string ClientProgram::answered(const sim::ClientAnswer& answer, std::set<std::string>& granted) {
    const auto it = m_asked.find(answer.request);
    if (it == m_asked.end()) return "client " + m_name + " was answered a request twice, or one it never made";
    const Asked asked = it->second;
    m_asked.erase(it);
    const std::string what =
        "client " + m_name + ", request " + std::to_string(answer.request) + " about " + asked.path;
    const auto held = m_held.find(asked.path);
    if (held != m_held.end()) held->second.busy = false;
    if (answer.connectionLoss) {
        if (held != m_held.end()) held->second.unknown = true;
        return "";
    }
    if (asked.kind == Kind::Ephemeral || asked.kind == Kind::Watch) return "";
    if (answer.error != tree::ErrorCode::Ok) {
        if (refusedForSession(answer.error)) return "";
        // Without its counter the client's later sets find nothing; that is no loss.
        if (asked.kind == Kind::Counter && !m_counterExists && answer.error == tree::ErrorCode::NoNode) return "";
        return what + ": answered " + tree::toString(answer.error) + ", which contradicts what was acknowledged before";
    }
    ++m_writesOk;
    return settle(asked, answer, granted);
}

std::string ClientProgram::settle(const Asked& asked, const sim::ClientAnswer& answer, std::set<std::string>& granted) {
    switch (asked.kind) {
        case Kind::Last:
            m_lastOk = true;
            m_held[asked.path] = {true, asked.data, 0, false, false};
            break;
        case Kind::Create:
            m_held[asked.path] = {true, asked.data, 0, false, false};
            break;
        case Kind::Sequential:
            if (!granted.insert(answer.path).second) return answer.path + " was granted to two sequential creates";
            m_held[answer.path] = {true, asked.data, 0, false, false};
            break;
        case Kind::Set:
            m_held.at(asked.path).data = asked.data;
            ++m_held.at(asked.path).version;
            break;
        case Kind::Delete:
            m_held.at(asked.path).exists = false;
            break;
        case Kind::Counter:
            m_counterExists = true;
            m_counterOk = std::max(m_counterOk, asked.value);
            break;
        case Kind::Ephemeral:
        case Kind::Watch:
            break;
    }
    return "";
}

// --- The end -------------------------------------------------------------------------------------------------------

std::optional<ClientProgram::Loss> ClientProgram::judge(const tree::Tree& tree) const {
    for (const auto& [path, held] : m_held) {
        if (held.unknown) continue;
        const tree::Znode* znode = tree.find(path);
        if (held.exists != (znode != nullptr)) {
            return Loss{path, held.exists,
                        held.exists ? "the acknowledged write of " + path + " is lost"
                                    : path + " is back after its acknowledged delete"};
        }
        if (!znode) continue;
        const std::string data = znode->data ? *znode->data : "";
        if (data != held.data || znode->version != held.version) {
            return Loss{path, true,
                        path + " holds \"" + data + "\" version " + std::to_string(znode->version) +
                            ", acknowledged was \"" + held.data + "\" version " + std::to_string(held.version)};
        }
    }
    const std::string path = "/" + m_name + "-counter";
    const tree::Znode* counter = tree.find(path);
    if (m_counterExists && !counter) return Loss{path, true, "the acknowledged write of " + path + " is lost"};
    const std::uint64_t value = counter ? numberOf(*counter) : 0;
    if (counter && (value < m_counterOk || value > m_counter)) {
        return Loss{path, true,
                    path + " holds " + std::to_string(value) + ", where " + std::to_string(m_counterOk) +
                        " was acknowledged and " + std::to_string(m_counter) + " the last one asked"};
    }
    return std::nullopt;
}

}  // namespace qs::campaign
