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
        if (m_index.isLive()) {
            m_sink.submit(command);
        } else {
            emit refused(tr("This is the past: nothing can be changed in it. Return to the present (Ctrl+End) first."));
        }
    }

signals:
    void refused(const QString& why);

private:
    CommandSink& m_sink;
    const TraceIndex& m_index;
};

}  // namespace qs::app
