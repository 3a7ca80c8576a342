#include "engine/campaign/trace_json.h"

#include <nlohmann/json.hpp>

#include "engine/trace/fields.h"

namespace qs::campaign {

namespace {

using Json = nlohmann::ordered_json;

Json txnJson(trace::TxnRef ref, const trace::Tables& tables) {
    if (!ref) return nullptr;
    const tree::Txn& txn = *tables.txn(ref);
    return {{"ref", ref.index},
            {"zxid", toString(txn.zxid)},
            {"previous", tables.previous(ref).index},
            {"session", toString(txn.session)},
            {"what", tree::describe(txn.body)}};
}

template <class T>
Json value(const T& v, const trace::Tables& tables) {
    if constexpr (std::is_same_v<T, trace::TextRef>) {
        return tables.text(v);
    } else if constexpr (std::is_same_v<T, trace::TxnRef>) {
        return txnJson(v, tables);
    } else if constexpr (std::is_same_v<T, VirtualTime>) {
        return v.isNever() ? Json(nullptr) : Json(v.us);
    } else if constexpr (std::is_same_v<T, Zxid> || std::is_same_v<T, SessionId>) {
        return toString(v);
    } else if constexpr (std::is_integral_v<T>) {
        return v;
    } else if constexpr (std::is_enum_v<T>) {
        if constexpr (requires { toString(v); }) {
            return std::string(toString(v));
        } else {
            return static_cast<int>(v);
        }
    } else {
        return v.value;
    }
}

}  // namespace

std::string toJsonLines(const trace::Batch& batch, const trace::Tables& tables) {
    std::string out;
    for (const trace::Record& r : batch.records) {
        Json line = {{"seq", r.seq}, {"us", r.at.us}, {"cause", r.cause}, {"node", r.node.byte()}};
        line["event"] = std::string(trace::eventName(r.event));
        trace::Event event = r.event;
        const auto put = [&](const char* name, const auto& field) { line[name] = value(field, tables); };
        std::visit([&](auto& e) { trace::fields(put, e); }, event);
        out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return out;
}

}  // namespace qs::campaign
