#include "app/shell/still_window.h"

#include <QApplication>

namespace qs::app {

Result<std::unique_ptr<StillWindow>> StillWindow::open(const Setting& setting) {
    const auto played = playScenario(setting.scenario, setting.at);
    if (!played) return played.error();
    return std::unique_ptr<StillWindow>(new StillWindow(*played, setting));
}

StillWindow::StillWindow(const PlayedScenario& played, const Setting& setting)
    : m_language(setting.language), m_run(played.setting) {
    m_theme.choose(setting.theme);
    const WindowFacts facts{QString::fromStdString(played.name), played.seed, {}, {}};
    m_window = std::make_unique<MainWindow>(facts, m_run, m_sink, m_theme, m_language);
    if (setting.size.isValid()) m_window->resize(setting.size);
    m_window->show();
    QApplication::processEvents();
    if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();
    m_window->feed(played.batch);
    m_window->showMoment(setting.at);
    settle();
}

void StillWindow::settle() const {
    m_window->refreshNow();
    // Words that wrap know their height once they know their width, and what stands around them once more.
    constexpr int Passes = 5;
    for (int pass = 0; pass < Passes; ++pass)
        QApplication::processEvents();
}

}  // namespace qs::app
