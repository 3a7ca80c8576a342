#include "app/shell/screenshot.h"

#include <QFile>
#include <QFontDatabase>
#include <QImageWriter>
#include <QPixmap>
#include <cstdio>

#include "app/shell/still_window.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

int refuse(int status, const QString& line) {
    std::fprintf(stderr, "quorumscope: %s\n", qPrintable(line));
    return status;
}

}  // namespace

int renderScreenshot(const Options& options) {
    if (QFontDatabase::families().isEmpty()) {
        return refuse(2, u"no font is installed; on Debian: apt-get install fonts-dejavu-core"_s);
    }
    const auto scene = StillWindow::open({options.scenario, options.at, options.theme, options.language, options.size});
    if (!scene) return refuse(2, QString::fromStdString(scene.error().message()));
    const QPixmap picture = (*scene)->window().grab();
    QImageWriter writer(options.screenshot, "png");
    if (!writer.write(picture.toImage())) {
        return refuse(1, u"%1: %2"_s.arg(options.screenshot, writer.errorString()));
    }
    return 0;
}

}  // namespace qs::app
