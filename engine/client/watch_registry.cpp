#include "engine/client/watch_registry.h"

namespace qs::client {

void WatchRegistry::add(tree::WatchKind kind, const std::string& path) {
    switch (kind) {
        case tree::WatchKind::DataWatch:
            m_data.insert(path);
            break;
        case tree::WatchKind::ExistsWatch:
            m_exist.insert(path);
            break;
        case tree::WatchKind::ChildWatch:
            m_child.insert(path);
            break;
        case tree::WatchKind::Persistent:
            m_persistent.insert(path);
            break;
        case tree::WatchKind::PersistentRecursive:
            m_recursive.insert(path);
            break;
    }
}

void WatchRegistry::fired(tree::WatchEventType type, const std::string& path) {
    switch (type) {
        case tree::WatchEventType::NodeDeleted:
            m_child.erase(path);
            [[fallthrough]];
        case tree::WatchEventType::NodeCreated:
        case tree::WatchEventType::NodeDataChanged:
            m_data.erase(path);
            m_exist.erase(path);
            break;
        case tree::WatchEventType::NodeChildrenChanged:
            m_child.erase(path);
            break;
    }
}

void WatchRegistry::remove(const std::string& path) {
    for (auto* paths : {&m_data, &m_exist, &m_child, &m_persistent, &m_recursive})
        paths->erase(path);
}

void WatchRegistry::clear() {
    *this = {};
}

std::vector<codec::SetWatchesRequest> WatchRegistry::restore(Zxid lastZxid) const {
    std::vector<codec::SetWatchesRequest> out;
    std::size_t bytes = 0;
    const auto append = [&](const std::set<std::string>& paths,
                            std::vector<std::string> codec::SetWatchesRequest::*list) {
        for (const std::string& path : paths) {
            if (out.empty() || bytes + path.size() > MaxPathBytes) {
                out.push_back({lastZxid, {}, {}, {}});
                out.back().second = !m_persistent.empty() || !m_recursive.empty();
                bytes = 0;
            }
            (out.back().*list).push_back(path);
            bytes += path.size();
        }
    };
    append(m_data, &codec::SetWatchesRequest::data);
    append(m_exist, &codec::SetWatchesRequest::exist);
    append(m_child, &codec::SetWatchesRequest::child);
    append(m_persistent, &codec::SetWatchesRequest::persistent);
    append(m_recursive, &codec::SetWatchesRequest::persistentRecursive);
    return out;
}

}  // namespace qs::client
