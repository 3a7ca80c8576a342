// Passes commands on while the present is shown. Nobody can act on the past: there a command is refused in words.
#pragma once

#include <QObject>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"

namespace qs::app {

class PresentSink : public QObject, public CommandSink {
    Q_OBJECT
public:
    PresentSink(CommandSink& sink, const TraceIndex& index) : m_sink(sink), m_index(index) {}

    void submit(const command::Command& command) override {
        if (isPresent()) m_sink.submit(command);
    }
    void submitAll(const std::vector<command::Command>& commands) override {
        if (isPresent()) m_sink.submitAll(commands);
    }

    QString whyNot(const command::Command& command) const override { return m_sink.whyNot(command); }

signals:
    void refused(const QString& why);

private:
    bool isPresent() {
        if (m_index.isLive()) return true;
        emit refused(tr("This is the past: nothing can be changed in it. Return to the present (Ctrl+End) first."));
        return false;
    }

    CommandSink& m_sink;
    const TraceIndex& m_index;
};

}  // namespace qs::app
