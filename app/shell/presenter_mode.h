// The window on a stage: only the picture and the timeline, in large type, driven by single keys such as a clicker or a
// hand without a mouse can press. Leaving it brings everything back as it was.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMainWindow>
#include <functional>

namespace qs::app {

class PresenterMode : public QObject {
    Q_OBJECT
public:
    struct Key {
        int key;          ///< Qt::Key, without modifiers
        QString meaning;  ///< in words
        std::function<void()> act;
    };

    /// `stage`: what stays; every other dock, the bars and `chrome` go.
    PresenterMode(QMainWindow& window, QList<QWidget*> stage, QList<QWidget*> chrome);

    void addKey(const Key& key) { m_keys.append(key); }
    const QList<Key>& keys() const { return m_keys; }
    bool isOn() const { return m_on; }
    void setOn(bool on);

signals:
    void changed(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr double TypeScale = 1.45;

    void enter();
    void leave();

    QMainWindow& m_window;
    QList<QWidget*> m_stage;
    QList<QWidget*> m_chrome;
    QList<Key> m_keys;
    bool m_on = false;
    QByteArray m_layout;
    Qt::WindowStates m_before;
};

}  // namespace qs::app
