#include "app/shell/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QRegularExpression>
#include <QSpinBox>
#include <limits>

#include "app/shell/language_choice.h"
#include "app/shell/preferences.h"
#include "app/shell/theme_choice.h"

namespace qs::app {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(Preferences& preferences, ThemeChoice& theme, LanguageChoice& language, QWidget* parent)
    : QDialog(parent),
      m_preferences(preferences),
      m_theme(theme),
      m_language(language),
      m_colours(makeChoice(ThemeChoice::choices(), u"settingsColours"_s, tr("Colours"))),
      m_languages(makeChoice(LanguageChoice::choices(), u"settingsLanguage"_s, tr("Language"))),
      m_motion(new QCheckBox(tr("Reduced &motion"), this)),
      m_ask(new QCheckBox(tr("&Ask before a run ends that is not saved"), this)),
      m_port(new QSpinBox(this)) {
    setWindowTitle(tr("Settings"));
    m_motion->setObjectName(u"settingsMotion"_s);
    m_motion->setToolTip(tr("Messages stand where they are and do not pulse"));
    m_ask->setObjectName(u"settingsAsk"_s);
    m_port->setObjectName(u"settingsPort"_s);
    m_port->setRange(1, std::numeric_limits<quint16>::max());
    m_port->setAccessibleName(tr("First client port"));
    m_port->setToolTip(tr("Of replica 1 in the next ensemble, the others follow; --client-port goes before it"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Colours"), m_colours);
    form->addRow(tr("&Language"), m_languages);
    form->addRow(m_motion);
    form->addRow(m_ask);
    form->addRow(tr("First client &port"), m_port);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_colours, &QComboBox::activated, this, [this] { m_theme.choose(m_colours->currentData().toString()); });
    connect(m_motion, &QCheckBox::toggled, &m_preferences, &Preferences::setReducedMotion);
    connect(m_ask, &QCheckBox::toggled, &m_preferences, &Preferences::setAskBeforeEnding);
    connect(m_port, &QSpinBox::valueChanged, &m_preferences,
            [this](int port) { m_preferences.setClientPort(static_cast<quint16>(port)); });
    connect(m_languages, &QComboBox::activated, this,
            [this] { m_language.choose(m_languages->currentData().toString()); });
    connect(&m_preferences, &Preferences::changed, this, &SettingsDialog::refresh);
    connect(&m_theme, &ThemeChoice::themeChanged, this, &SettingsDialog::refresh);
    refresh();
}

QComboBox* SettingsDialog::makeChoice(const QList<std::pair<QString, QString>>& choices, const QString& name,
                                      const QString& label) {
    auto* box = new QComboBox(this);
    // The key of a menu's entry has no place in a box.
    static const QRegularExpression bracket(u"\\(&\\w\\)"_s);
    for (const auto& [value, title] : choices)
        box->addItem(QString(title).remove(bracket).remove(u'&'), value);
    box->setObjectName(name);
    box->setAccessibleName(label);
    return box;
}

void SettingsDialog::refresh() {
    m_colours->setCurrentIndex(m_colours->findData(m_theme.name()));
    m_languages->setCurrentIndex(m_languages->findData(m_language.name()));
    m_motion->setChecked(m_preferences.reducedMotion());
    m_ask->setChecked(m_preferences.askBeforeEnding());
    if (m_port->value() != m_preferences.clientPort()) m_port->setValue(m_preferences.clientPort());
}

}  // namespace qs::app
