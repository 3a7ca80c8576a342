#include "engine/campaign/client_program.h"

#include <charconv>

namespace qs::campaign {

namespace {

/// The counter's znode holds a plain number.
std::uint64_t numberOf(const tree::Znode& znode) {
    std::uint64_t out = 0;
    const std::string_view digits = *znode.data;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

std::string guardOf(const std::string& client) {
    return "/" + client + "-guard";
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
    if (m_readRegister) return readRegister();
    if (m_submitted == 0) {
        m_drawn = {Kind::Counter, "/" + m_name + "-counter", "0", 0, {}};
        return "create " + m_drawn.path + " 0";
    }
    if (m_submitted == 1) return other(Kind::Read, "auth digest " + m_name + ":secret");
    if (m_submitted == 2) return other(Kind::Write, "create " + guardOf(m_name) + " mine auth::cdrwa,world:anyone:r");
    if (m_submitted == 3) return other(Kind::Write, "create /" + m_name + "-box");
    const std::uint64_t what = rng.below(24);
    if (what < 3) return create(false);
    if (what < 4) return create(true);
    if (what < 5) return box();
    if (what < 7) {
        if (const auto path = pick(rng)) return change(rng, *path);
        return create(false);
    }
    if (what < 8) return other(Kind::Write, "create -e /" + m_name + "-e" + std::to_string(m_serial) + " here");
    if (what < 9) return multi(rng);
    if (what < 11) return guard(rng);
    if (what < 12) return writeRegister(rng);
    if (what < 13) return mortal(rng);
    if (what < 16) return read(rng);
    if (what < 21) return watch(rng);
    if (what < 22) return persistentWatch(rng);
    m_drawn = {Kind::Counter, "/" + m_name + "-counter", "", m_counter + 1, {}};
    return "set " + m_drawn.path + " " + std::to_string(m_drawn.value);
}

std::string ClientProgram::other(Kind kind, std::string request) {
    m_drawn = {kind, request, "", 0, {}};
    return request;
}

/// One that must succeed, or one that must be rolled back.
std::string ClientProgram::multi(Rng& rng) {
    const std::string path = "/" + m_name + "-m" + std::to_string(m_serial);
    const std::string data = m_name + "." + std::to_string(m_serial);
    if (rng.chance(1, 2)) {
        m_drawn = {Kind::Multi, path, data, 0, {}};
        return "multi create " + path + " first; set " + path + " " + data + "; check " + path + " 1";
    }
    m_drawn = {Kind::Refused, path, "", 0, {}};
    return "multi create " + path + " never; check " + path + " 7; create " + path + "-too";
}

/// Sequential znodes under a parent that now and then goes with all of them and begins a new life.
std::string ClientProgram::box() {
    const std::string box = "/" + m_name + "-box";
    if (m_boxed.size() < 3) {
        m_drawn = {Kind::Boxed, box, "", 0, {}};
        return "create -s " + box + "/n- in";
    }
    std::string request = "multi ";
    for (const std::string& path : m_boxed)
        request += "delete " + path + "; ";
    m_drawn = {Kind::Emptied, box, "", 0, {}};
    return request + "delete " + box + "; create " + box;
}

/// One znode for all clients. Versions make most of these writes depend on what was read.
std::string ClientProgram::writeRegister(Rng& rng) {
    m_drawn = {Kind::Register, "/register", "", 0, {}};
    check::RegisterOp& op = m_drawn.op;
    op.value = m_name + "." + std::to_string(m_serial);
    const std::uint64_t what = rng.below(8);
    if (what > 1 && m_version >= 0) op.version = m_version;
    const std::string version = op.version < 0 ? "" : " " + std::to_string(op.version);
    if (what == 0 || m_version < 0) {
        op.kind = check::RegisterOp::Kind::Create;
        op.version = -1;
        return "create /register " + op.value;
    }
    if (what == 7) {
        op.kind = check::RegisterOp::Kind::Delete;
        return "delete /register" + version;
    }
    op.kind = check::RegisterOp::Kind::Set;
    return "set /register " + op.value + version;
}

std::string ClientProgram::readRegister() {
    m_drawn = {Kind::ReadRegister, "/register", "", 0, {}};
    m_drawn.op.kind = check::RegisterOp::Kind::Read;
    return "get /register";
}

std::optional<check::RegisterOp> ClientProgram::registerOp(const client::NamedAnswer& answer, VirtualTime now) const {
    using Result = check::RegisterOp::Result;
    const bool writes = m_last.kind == Kind::Register;
    if (!writes && m_last.kind != Kind::ReadRegister) return std::nullopt;
    if (!writes && (answer.connectionLoss || m_ordered + 1 != answer.request)) return std::nullopt;
    check::RegisterOp out = m_last.op;
    if (answer.connectionLoss) {
        out.result = Result::Unknown;
        return out;
    }
    out.returned = now;
    switch (answer.error) {
        case tree::ErrorCode::Ok:
            out.result = Result::Ok;
            break;
        case tree::ErrorCode::NodeExists:
            out.result = Result::Exists;
            break;
        case tree::ErrorCode::NoNode:
            out.result = Result::Missing;
            break;
        case tree::ErrorCode::BadVersion:
            out.result = Result::BadVersion;
            break;
        default:
            return std::nullopt;  // the session's fate: it was not done
    }
    if (!writes && out.result == Result::Ok) {
        out.value = answer.data;
        out.version = answer.version;
    }
    return out;
}

/// What its owner may do to a guarded znode, and what the others try.
std::string ClientProgram::guard(Rng& rng) {
    const bool own = m_others.empty() || rng.chance(1, 3);
    const std::string path = guardOf(own ? m_name : m_others[rng.below(m_others.size())]);
    static constexpr std::string_view ForOthers[] = {"", ",world:anyone:r", ",world:anyone:cw", ",world:anyone:rd"};
    switch (rng.below(own ? 8 : 6)) {
        case 0:
            return other(Kind::Write, "create " + path + "/in by-" + m_name);
        case 1:
            return other(Kind::Write, "delete " + path + "/in");
        case 2:
            return other(Kind::Write, "set " + path + " " + m_name);
        case 3:
            return other(Kind::Read, "get -w " + path);
        case 4:
            return other(Kind::Read, "getacl " + path);
        case 5:
            return other(Kind::Read, "ls -w " + path);
        default:
            return other(Kind::Write, "setacl " + path + " auth::cdrwa" + std::string(ForOthers[rng.below(4)]));
    }
}

std::string ClientProgram::read(Rng& rng) {
    const std::string path = pick(rng).value_or("/" + m_name + "-counter");
    const std::uint64_t what = rng.below(4);
    if (what == 0) return other(Kind::Read, "ls /");
    if (what == 1) return other(Kind::Read, "exists " + path);
    return other(Kind::Read, "get " + path);
}

/// Containers, and znodes with a time to live.
std::string ClientProgram::mortal(Rng& rng) {
    const std::string path = "/" + m_name + "-mortal" + std::to_string(m_serial);
    if (rng.chance(1, 2)) return other(Kind::Write, "create -c " + path);
    return other(Kind::Write, "create -t " + std::to_string(rng.between(1000, 20000)) + " " + path + " brief");
}

std::string ClientProgram::persistentWatch(Rng& rng) {
    const std::string path = rng.chance(1, 2) ? "/" + m_name + "-counter" : "/" + m_name + "-box";
    const std::uint64_t what = rng.below(3);
    if (what == 0) return other(Kind::Read, "removewatches " + path);
    return other(Kind::Read, (what == 1 ? "addwatch " : "addwatch -r ") + path);
}

std::string ClientProgram::create(bool sequential) {
    const std::string data = m_name + "." + std::to_string(m_serial);
    if (sequential) {
        m_drawn = {Kind::Sequential, "/queue-", data, 0, {}};
        return "create -s /queue- " + data;
    }
    m_drawn = {Kind::Create, "/" + m_name + "-" + std::to_string(m_serial), data, 0, {}};
    return "create " + m_drawn.path + " " + data;
}

std::string ClientProgram::change(Rng& rng, const std::string& path) {
    if (rng.chance(1, 3)) {
        m_drawn = {Kind::Delete, path, "", 0, {}};
        return "delete " + path;
    }
    m_drawn = {Kind::Set, path, m_name + "." + std::to_string(m_serial), 0, {}};
    const std::string version = rng.chance(1, 2) ? " " + std::to_string(m_held.at(path).version) : "";
    return "set " + path + " " + m_drawn.data + version;
}

/// Watches what is likely to change: a znode of its own, the counter, the next znode it may create, or all children.
std::string ClientProgram::watch(Rng& rng) {
    const std::string counter = "/" + m_name + "-counter";
    const std::uint64_t what = rng.below(4);
    if (what == 0) return other(Kind::Read, "get -w " + counter);
    if (what == 1) return other(Kind::Read, "exists -w /" + m_name + "-" + std::to_string(m_serial + 1));
    if (what == 2) return other(Kind::Read, "ls -w /");
    return other(Kind::Read, "exists -w " + pick(rng).value_or(counter));
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
    m_drawn = {Kind::Last, "/" + m_name + "-last-" + std::to_string(++m_serial), "end", 0, {}};
    return "create " + m_drawn.path + " end";
}

void ClientProgram::asked(VirtualTime now) {
    m_drawn.op.invoked = now;
    m_readRegister = m_drawn.kind == Kind::Register;
    if (m_drawn.kind == Kind::Counter) m_counter = m_drawn.value;
    if (m_drawn.kind == Kind::Set || m_drawn.kind == Kind::Delete) m_held.at(m_drawn.path).busy = true;
    m_asked[++m_submitted] = m_drawn;
}

// --- Answers -------------------------------------------------------------------------------------------------------

std::string ClientProgram::answered(const client::NamedAnswer& answer, std::set<std::string>& granted) {
    const auto it = m_asked.find(answer.request);
    if (it == m_asked.end()) return "client " + m_name + " was answered a request twice, or one it never made";
    const Asked asked = it->second;
    m_asked.erase(it);
    m_last = asked;
    const std::string what =
        "client " + m_name + ", request " + std::to_string(answer.request) + " about " + asked.path;
    const auto held = m_held.find(asked.path);
    if (held != m_held.end()) held->second.busy = false;
    if (answer.connectionLoss) {
        if (held != m_held.end()) held->second.unknown = true;
        return "";
    }
    if (asked.kind >= Kind::Boxed) {
        const bool reads = asked.kind == Kind::Read || asked.kind == Kind::ReadRegister;
        if (!reads && answer.error == tree::ErrorCode::Ok) ++m_writesOk;
        const bool ordered = answer.zxid != Zxid{} && answer.error != tree::ErrorCode::NotReadOnly;
        if (asked.kind == Kind::Register && ordered) m_ordered = answer.request;
        if (asked.kind == Kind::ReadRegister) m_version = answer.error == tree::ErrorCode::Ok ? answer.version : -1;
        boxAnswered(asked, answer);
        return "";
    }
    if (asked.kind == Kind::Refused && answer.error == tree::ErrorCode::BadVersion) {
        m_held[asked.path] = {false, "", 0, false, false};
        return "";
    }
    if (answer.error != tree::ErrorCode::Ok) {
        if (refusedForSession(answer.error)) return "";
        // Without its counter the client's later sets find nothing; that is no loss.
        if (asked.kind == Kind::Counter && !m_counterExists && answer.error == tree::ErrorCode::NoNode) return "";
        return what + ": answered " + tree::toString(answer.error) + ", which contradicts what was acknowledged before";
    }
    ++m_writesOk;
    return settle(asked, answer, granted);
}

std::string ClientProgram::settle(const Asked& asked, const client::NamedAnswer& answer,
                                  std::set<std::string>& granted) {
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
        case Kind::Multi:
            m_held[asked.path] = {true, asked.data, 1, false, false};
            break;
        case Kind::Refused:
            return asked.path + " was created by a multi that had to fail";
        case Kind::Boxed:
        case Kind::Emptied:
        case Kind::Register:
        case Kind::ReadRegister:
        case Kind::Write:
        case Kind::Read:
            break;
    }
    return "";
}

/// Without the answers in between the list may be wrong; then the box begins anew.
void ClientProgram::boxAnswered(const Asked& asked, const client::NamedAnswer& answer) {
    const bool ok = answer.error == tree::ErrorCode::Ok;
    if (asked.kind == Kind::Boxed && ok) m_boxed.push_back(answer.path);
    if (asked.kind == Kind::Emptied) m_boxed.clear();
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
        const std::string data(*znode->data);
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
