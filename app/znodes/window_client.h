// The window's own client of the ensemble: writes made in the window are ordinary requests of a simulated client named
// "window", so they travel, commit and show up in the trace as everybody else's do.
#pragma once

#include <string>

#include "app/models/command_sink.h"

namespace qs::app {

class WindowClient {
public:
    static constexpr const char* ClientName = "window";

    explicit WindowClient(CommandSink& sink) : m_sink(sink) {}

    void create(const std::string& path, const std::string& data, bool ephemeral, bool sequential);
    /// Saved only if the znode still has `version`.
    void set(const std::string& path, const std::string& data, std::int32_t version);
    /// Deleted only if the znode still has `version`.
    void remove(const std::string& path, std::int32_t version);
    /// The client starts with the first request; a new ensemble needs a new one.
    void ensembleReplaced() { m_started = false; }

private:
    void submit(command::ClientRequest request);

    CommandSink& m_sink;
    bool m_started = false;
};

}  // namespace qs::app
