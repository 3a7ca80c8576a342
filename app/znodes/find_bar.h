// One line above the tree, for two questions: which children of this folder (filter here), and what below this znode
// (search). Escape closes it.
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace qs::app {

class FindBar : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Filter, Search };

    explicit FindBar(QWidget* parent = nullptr);

    /// Shows the bar for `folder` with the keyboard in it.
    void open(Mode mode, const QString& folder);
    Mode mode() const { return m_mode; }
    QString text() const;
    bool inData() const;
    /// "12 of 340", "searching…"; `stoppable`: something runs.
    void setState(const QString& words, bool stoppable);

signals:
    /// Filter: with each key; Search: with Enter or a pause in typing.
    void asked();
    void stopAsked();
    /// Down or Enter: on to what was found.
    void leftDown();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void close();

    Mode m_mode = Mode::Filter;
    QLabel* m_where;
    QLineEdit* m_edit;
    QCheckBox* m_data;
    QLabel* m_state;
    QToolButton* m_stop;
};

}  // namespace qs::app
