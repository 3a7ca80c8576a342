// The settings of the window on one page: the same choices and preferences as its menus. Each applies at once; another
// language builds the window anew, and this dialog with it.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace qs::app {

class LanguageChoice;
class Preferences;
class ThemeChoice;

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Preferences& preferences, ThemeChoice& theme, LanguageChoice& language, QWidget* parent = nullptr);

private:
    QComboBox* makeChoice(const QList<std::pair<QString, QString>>& choices, const QString& name, const QString& label);
    void refresh();

    Preferences& m_preferences;
    ThemeChoice& m_theme;
    LanguageChoice& m_language;
    QComboBox* m_colours;
    QComboBox* m_languages;
    QCheckBox* m_motion;
    QCheckBox* m_ask;
    QSpinBox* m_port;
};

}  // namespace qs::app
