#include "app/shell/screenshot.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QImageWriter>
#include <QPixmap>
#include <cstdio>

#include "app/ensemble/scenario_file.h"
#include "app/models/command_sink.h"
#include "app/shell/main_window.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// A picture takes no commands.
class StillSink : public CommandSink {
public:
    void submit(const command::Command&) override {}
};

int refuse(int status, const QString& line) {
    std::fprintf(stderr, "quorumscope: %s\n", qPrintable(line));
    return status;
}

}  // namespace

int renderScreenshot(const Options& options) {
    if (QFontDatabase::families().isEmpty()) {
        return refuse(2, u"no font is installed; on Debian: apt-get install fonts-dejavu-core"_s);
    }
    const auto played = playScenario(options.scenario, options.at);
    if (!played) return refuse(2, QString::fromStdString(played.error().message()));

    ThemeChoice theme;
    theme.choose(options.theme);
    StillSink sink;
    LanguageChoice language(options.language);
    Run run(played->setting);
    const WindowFacts facts{QString::fromStdString(played->name), MainWindow::tr("Lab - seed %1").arg(played->seed)};
    MainWindow window(facts, run, sink, theme, language);
    window.resize(options.size);
    window.show();
    QApplication::processEvents();
    if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
    window.feed(played->batch);
    window.showMoment(options.at);
    window.refreshNow();
    // Words that wrap know their height once they know their width, and what stands around them once more.
    constexpr int PassesToSettle = 5;
    for (int pass = 0; pass < PassesToSettle; ++pass)
        QApplication::processEvents();
    const QPixmap picture = window.grab();
    QImageWriter writer(options.screenshot, "png");
    if (!writer.write(picture.toImage())) {
        return refuse(1, u"%1: %2"_s.arg(options.screenshot, writer.errorString()));
    }
    return 0;
}

}  // namespace qs::app
