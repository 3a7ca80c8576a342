#include "app/shell/theme_choice.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

namespace qs::app {

using namespace Qt::StringLiterals;

ThemeChoice::ThemeChoice(QObject* parent) : QObject(parent), m_system(systemScheme()), m_theme(themeFor(m_system)) {}

void ThemeChoice::choose(Choice choice) {
    m_choice = choice;
    const Scheme chosen = choice == Choice::Dark ? Scheme::Dark : Scheme::Light;
    m_theme = themeFor(choice == Choice::System ? m_system : chosen);
    applyTheme(*qApp, m_theme);
    emit themeChanged(m_theme);
}

void ThemeChoice::choose(const QString& name) {
    choose(name == u"light" ? Choice::Light : name == u"dark" ? Choice::Dark : Choice::System);
}

QString ThemeChoice::name() const {
    return m_choice == Choice::System ? u"system"_s : m_choice == Choice::Light ? u"light"_s : u"dark"_s;
}

void ThemeChoice::addTo(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    const QStringList titles{tr("As the &system"), tr("&Light"), tr("&Dark")};
    for (int i = 0; i < titles.size(); ++i) {
        const auto choice = static_cast<Choice>(i);
        QAction* action = menu.addAction(titles.at(i), this, [this, choice] { choose(choice); });
        action->setCheckable(true);
        action->setChecked(choice == m_choice);
        group->addAction(action);
    }
}

}  // namespace qs::app
