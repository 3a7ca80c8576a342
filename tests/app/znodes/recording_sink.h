// A command sink that remembers what it was given, as text.
#pragma once

#include <QStringList>

#include "app/models/command_sink.h"

namespace qs::app {

class RecordingSink : public CommandSink {
public:
    void submit(const command::Command& command) override {
        lines.append(QString::fromStdString(command::format(command)));
    }
    QStringList lines;
};

}  // namespace qs::app
