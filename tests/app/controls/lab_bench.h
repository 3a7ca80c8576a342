// A Lab at the other end of the sink, run by nobody but the test, with its trace in an index.
#pragma once

#include <QStringList>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "engine/sim/lab.h"

namespace qs::app {

class LabBench : public CommandSink {
public:
    explicit LabBench(int voters = 3, int observers = 0) : lab(configOf(voters, observers)), index(lab.setting()) {
        pass(3000);
    }

    void submit(const command::Command& command) override {
        lines.append(QString::fromStdString(command::format(command)));
        const auto answer = lab.execute(command, trace::CommandSource::User);
        if (!answer) refusals.append(QString::fromStdString(answer.error().message()));
        observe();
    }
    void order(const char* text) {
        submit(command::parse(text).value());
        lines.clear();
    }
    void pass(int millis) {
        lab.runUntil(lab.now() + VirtualTime::ofMs(millis));
        observe();
    }
    void observe() { index.append(lab.takeBatch()); }

    sim::Lab lab;
    TraceIndex index;
    ViewState view;
    QStringList lines;     ///< submitted
    QStringList refusals;  ///< by the Lab

private:
    static sim::LabConfig configOf(int voters, int observers) {
        sim::LabConfig out;
        out.voters = voters;
        out.observers = observers;
        return out;
    }
};

}  // namespace qs::app
