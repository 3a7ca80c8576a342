// One line of the command vocabulary with completion and history, and above it every command of the window - typed or
// clicked - as text with its answer. What does not parse is not sent: the column and the reason stand under the line.
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include "app/models/command_sink.h"
#include "app/models/trace_index.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStringListModel;
class QToolButton;

namespace qs::app {

class CommandConsole : public QWidget {
    Q_OBJECT
public:
    CommandConsole(const TraceIndex& index, CommandSink& sink, QWidget* parent = nullptr);

    /// What the ensemble answered to a command, whoever gave it.
    void showAnswer(const QString& command, bool ok, const QString& text);
    /// What the ensemble says by itself: answers to its clients, trouble with ports.
    void tell(const QString& line);
    void focusLine();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeLog();
    void makeLine();
    void run();
    void writeTold();
    void explain(const QString& problem);
    bool walk(int key);
    void recall(int step);
    void complete();
    void takeCompletion(const QString& word);

    const TraceIndex& m_index;
    CommandSink& m_sink;
    QLineEdit* m_line;
    QLabel* m_answer;
    QPlainTextEdit* m_log;
    QToolButton* m_more;
    QStringListModel* m_words;
    QCompleter* m_completer;
    qsizetype m_completedFrom = 0;
    QStringList m_told;  ///< to be written with the next go; the last MostTold
    QTimer m_tell;
    QStringList m_history;
    qsizetype m_at = 0;  ///< position in the history; its size: the new line
    QString m_draft;     ///< the new line while the history is walked
};

}  // namespace qs::app
