#include "app/shell/language_choice.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMenu>
#include <string_view>

namespace qs::app {

using namespace Qt::StringLiterals;

QString WindowTranslator::translate(const char* context, const char* text, const char* comment, int count) const {
    constexpr std::string_view Namespace = "qs::app::";
    const std::string_view name(context);
    QString out = QTranslator::translate(context, text, comment, count);
    if (out.isNull() && name.starts_with(Namespace)) {
        out = QTranslator::translate(context + Namespace.size(), text, comment, count);
    }
    return out.isNull() ? QTranslator::translate("qs::app", text, comment, count) : out;
}

LanguageChoice::LanguageChoice(const QString& name, QObject* parent)
    : QObject(parent), m_name(name == u"en" || name == u"zh_CN" ? name : QString()) {
    install();
}

void LanguageChoice::install() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = m_name.isEmpty() ? QLocale::system() : QLocale(m_name);
    QLocale::setDefault(locale);
    // English is what every other language falls back to, and it too has a file: of plurals.
    for (const QLocale& each : {locale, QLocale(QLocale::English)}) {
        if (!m_own.load(each, u"quorumscope"_s, u"_"_s, u":/translations"_s)) continue;
        QCoreApplication::installTranslator(&m_own);
        break;
    }
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
}

void LanguageChoice::choose(const QString& name) {
    if (name == m_name) return;
    m_name = name;
    install();
    emit languageChanged();
}

QList<std::pair<QString, QString>> LanguageChoice::choices() {
    return {{QString(), tr("As the &system")}, {u"en"_s, u"&English"_s}, {u"zh_CN"_s, u"简体中文(&C)"_s}};
}

void LanguageChoice::addTo(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    for (const auto& [name, title] : choices()) {
        QAction* action = menu.addAction(title, this, [this, name = name] { choose(name); });
        action->setCheckable(true);
        action->setChecked(name == m_name);
        group->addAction(action);
    }
}

}  // namespace qs::app
