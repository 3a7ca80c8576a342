// Light, dark or as the system has it: the choice, its menu entries, and the theme in force for everything that paints
// itself.
#pragma once

#include <QObject>

#include "app/widgets/theme.h"

class QMenu;

namespace qs::app {

class ThemeChoice : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    /// Requires: made before the first theme is applied, so that the system's own palette can still be seen.
    explicit ThemeChoice(QObject* parent = nullptr);

    /// Applies it to the application and announces it.
    void choose(Choice choice);
    /// "system", "light", "dark"; anything else is taken as "system".
    void choose(const QString& name);
    QString name() const;
    const Theme& theme() const { return m_theme; }
    /// Names, with titles in the language now in force.
    static QList<std::pair<QString, QString>> choices();
    void addTo(QMenu& menu);

signals:
    void themeChanged(const qs::app::Theme& theme);

private:
    const Scheme m_system;
    Choice m_choice = Choice::System;
    Theme m_theme;
};

}  // namespace qs::app
