// English, Simplified Chinese or as the system has it: the choice, its menu entries, and the translators in force. What
// is on screen keeps its words until it is built anew.
#pragma once

#include <QObject>
#include <QTranslator>

class QAction;
class QMenu;

namespace qs::app {

/// Finds a text under the names that lupdate 6.4 gives to contexts: it does not read `namespace qs::app`, so that the
/// class name stands alone, or the namespace where it saw no class.
class WindowTranslator : public QTranslator {
    Q_OBJECT
public:
    QString translate(const char* context, const char* text, const char* comment, int count) const override;
};

class LanguageChoice : public QObject {
    Q_OBJECT
public:
    /// "en", "zh_CN"; anything else: as the system has it.
    explicit LanguageChoice(const QString& name, QObject* parent = nullptr);

    void choose(const QString& name);
    /// "en", "zh_CN"; empty: as the system has it.
    QString name() const { return m_name; }
    /// Names, with titles each in its own language.
    static QList<std::pair<QString, QString>> choices();
    void addTo(QMenu& menu);

signals:
    void languageChanged();

private:
    void install();

    QString m_name;
    WindowTranslator m_own;
    QTranslator m_qt;  ///< of Qt's own dialogs, where the distribution has it
};

}  // namespace qs::app
