// The window over one moment of a scenario, with nothing running behind it: for pictures and tests.
#pragma once

#include <QSize>
#include <QString>
#include <memory>

#include "app/ensemble/scenario_file.h"
#include "app/models/command_sink.h"
#include "app/models/run.h"
#include "app/shell/language_choice.h"
#include "app/shell/main_window.h"
#include "app/shell/theme_choice.h"
#include "engine/base/result.h"

namespace qs::app {

class StillWindow {
public:
    struct Setting {
        QString scenario;  ///< its file
        VirtualTime at;
        QString theme;     ///< as ThemeChoice names it; empty: the system's
        QString language;  ///< as LanguageChoice names it; empty: the system's
        QSize size = {};   ///< invalid: the window's own
    };
    /// An error names the place in the scenario.
    static Result<std::unique_ptr<StillWindow>> open(const Setting& setting);

    MainWindow& window() const { return *m_window; }
    Run& run() { return m_run; }
    /// Until all that waits for the event loop has its size and place.
    void settle() const;

private:
    StillWindow(const PlayedScenario& played, const Setting& setting);

    /// It takes no commands.
    class Sink : public CommandSink {
    public:
        void submit(const command::Command&) override {}
    };
    Sink m_sink;
    ThemeChoice m_theme;
    LanguageChoice m_language;
    Run m_run;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace qs::app
