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

QList<std::pair<QString, QString>> ThemeChoice::choices() {
    return {{u"system"_s, tr("As the &system")}, {u"light"_s, tr("&Light")}, {u"dark"_s, tr("&Dark")}};
}

void ThemeChoice::addTo(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    for (const auto& [name, title] : choices()) {
        QAction* action = menu.addAction(title, this, [this, name = name] { choose(name); });
        action->setCheckable(true);
        const auto refresh = [this, action, name = name] { action->setChecked(name == this->name()); };
        group->addAction(action);
        connect(this, &ThemeChoice::themeChanged, action, refresh);
        refresh();
    }
}

}  // namespace qs::app
