// One line of the command vocabulary with history. What does not parse is not sent: the column and the reason stand
// under the line.
#pragma once

#include <QStringList>
#include <QWidget>

#include "app/models/command_sink.h"

class QLabel;
class QLineEdit;

namespace qs::app {

class CommandConsole : public QWidget {
    Q_OBJECT
public:
    explicit CommandConsole(CommandSink& sink, QWidget* parent = nullptr);

    /// What the ensemble answered to a command.
    void showAnswer(bool ok, const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run();
    void recall(int step);

    CommandSink& m_sink;
    QLineEdit* m_line;
    QLabel* m_answer;
    QStringList m_history;
    qsizetype m_at = 0;  ///< position in the history; its size: the new line
    QString m_draft;     ///< the new line while the history is walked
};

}  // namespace qs::app
