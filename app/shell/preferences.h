// What the person has set for good, beside colours and language (ThemeChoice, LanguageChoice). Menu and settings dialog
// go by this one object; each change is kept at once.
#pragma once

#include <QObject>

namespace qs::app {

class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(QObject* parent = nullptr);

    /// Messages stand where they are instead of moving on their own.
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool on);
    /// Before a run ends in which something was done that is not saved.
    bool askBeforeEnding() const { return m_askBeforeEnding; }
    void setAskBeforeEnding(bool on);
    /// Of replica 1, unless the command line names another; 1..65535.
    quint16 clientPort() const { return m_clientPort; }
    void setClientPort(quint16 port);

signals:
    void changed();

private:
    void keep(const QString& key, const QVariant& value);

    bool m_reducedMotion;
    bool m_askBeforeEnding;
    quint16 m_clientPort;
};

}  // namespace qs::app
