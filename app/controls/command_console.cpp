#include "app/controls/command_console.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/controls/completion.h"
#include "app/models/syntax_words.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int LinesShown = 8;
constexpr int MostLines = 2000;
constexpr int MostTold = 200;
constexpr int TellMs = 100;
constexpr qsizetype MostHistory = 200;
constexpr int MostPaths = 300;

/// Znodes as the newest replica has them, parents first, down to a few hundred.
void addPaths(const tree::Tree& tree, const std::string& at, QStringList& out) {
    for (const std::string& name : tree.children(at)) {
        if (out.size() >= MostPaths) return;
        const std::string path = (at == "/" ? at : at + "/") + name;
        out.append(QString::fromStdString(path));
        addPaths(tree, path, out);
    }
}

}  // namespace

CommandConsole::CommandConsole(const TraceIndex& index, CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_sink(sink),
      m_line(new QLineEdit(this)),
      m_answer(new QLabel(this)),
      m_log(new QPlainTextEdit(this)),
      m_more(new QToolButton(this)),
      m_words(new QStringListModel(this)),
      m_completer(new QCompleter(m_words, this)),
      m_history(QSettings().value(u"console/history"_s).toStringList()),
      m_at(m_history.size()) {
    makeLog();
    makeLine();
    auto* row = new QHBoxLayout;
    row->addWidget(m_more);
    row->addWidget(m_line, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_log);
    column->addLayout(row);
    column->addWidget(m_answer);
}

void CommandConsole::makeLog() {
    m_log->setObjectName(u"consoleLog"_s);
    m_log->setAccessibleName(tr("Commands and answers"));
    m_log->setReadOnly(true);
    m_log->setUndoRedoEnabled(false);
    m_log->setMaximumBlockCount(MostLines);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setFixedHeight(QFontMetrics(m_log->font()).lineSpacing() * LinesShown);
    m_log->setPlaceholderText(tr("Every command stands here as text, typed or clicked, with its answer."));
    m_log->hide();
    m_tell.setSingleShot(true);
    m_tell.setInterval(TellMs);
    connect(&m_tell, &QTimer::timeout, this, &CommandConsole::writeTold);
    m_more->setObjectName(u"consoleMore"_s);
    m_more->setCheckable(true);
    m_more->setArrowType(Qt::UpArrow);
    m_more->setAutoRaise(true);
    m_more->setAccessibleName(tr("Show commands and answers"));
    m_more->setToolTip(tr("Commands and answers so far"));
    connect(m_more, &QToolButton::toggled, this, [this](bool on) {
        m_log->setVisible(on);
        m_more->setArrowType(on ? Qt::DownArrow : Qt::UpArrow);
    });
}

void CommandConsole::makeLine() {
    m_line->setObjectName(u"console"_s);
    m_line->setAccessibleName(tr("Command"));
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setPlaceholderText(tr("Command, for example: kill leader"));
    m_line->setClearButtonEnabled(true);
    m_line->setToolTip(
        tr("kill, restart, freeze, thaw NODES\n"
           "cut, heal A->B or A<->B; heal all\n"
           "hold, release, deliver, drop, duplicate [KIND] A->B; hold timers NODES; fire TIMER NODES\n"
           "disk NODES full, failing, slow N, hold, sync, crash N, poweroff N, lying, wipe, rot, ok\n"
           "client NAME at NODES; client NAME: create PATH DATA\n"
           "NODES: a number, several with commas, leader, all\n"
           "Tab completes a word, Up and Down walk the history."));
    m_line->installEventFilter(this);
    m_completer->setWidget(m_line);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_answer->setObjectName(u"consoleAnswer"_s);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setWordWrap(true);
    m_answer->hide();
    connect(m_line, &QLineEdit::returnPressed, this, &CommandConsole::run);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        if (m_completer->popup()->isVisible()) complete();
    });
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &CommandConsole::takeCompletion);
}

void CommandConsole::focusLine() {
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void CommandConsole::run() {
    const QString text = m_line->text().trimmed();
    if (text.isEmpty()) return;
    if (m_history.isEmpty() || m_history.last() != text) m_history.append(text);
    if (m_history.size() > MostHistory) m_history.removeFirst();
    QSettings().setValue(u"console/history"_s, m_history);
    m_at = m_history.size();
    const auto command = command::parse(text.toStdString());
    if (!command) return explain(syntaxWords(command.error()));
    m_line->clear();
    m_draft.clear();
    m_answer->hide();
    m_sink.submit(*command);
}

void CommandConsole::explain(const QString& problem) {
    m_answer->setText(tr("Not done: %1").arg(problem));
    m_answer->setVisible(!problem.isEmpty());
}

void CommandConsole::showAnswer(const QString& command, bool ok, const QString& text) {
    writeTold();
    m_log->appendPlainText(ok ? tr("%1    - %2").arg(command, text) : tr("%1    - not done: %2").arg(command, text));
    if (!ok) explain(text);
}

void CommandConsole::tell(const QString& line) {
    if (m_told.size() == MostTold) m_told.removeFirst();
    m_told.append(line);
    if (!m_tell.isActive()) m_tell.start();
}

/// At full speed there are thousands a second, and nobody reads them all.
void CommandConsole::writeTold() {
    m_tell.stop();
    if (!m_told.isEmpty()) m_log->appendPlainText(std::exchange(m_told, {}).join(u'\n'));
}

bool CommandConsole::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_line->text().isEmpty()) {
        // A line in which there is nothing to undo leaves that to faults.
        const auto* key = static_cast<QKeyEvent*>(event);
        return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    }
    if (event->type() == QEvent::KeyPress && !m_completer->popup()->isVisible()) {
        if (walk(static_cast<QKeyEvent*>(event)->key())) return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool CommandConsole::walk(int key) {
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        recall(key == Qt::Key_Up ? -1 : 1);
        return true;
    }
    // At an empty line Tab goes on to the next control, as everywhere.
    if (key != Qt::Key_Tab || m_line->text().isEmpty()) return false;
    complete();
    return true;
}

void CommandConsole::complete() {
    Vocabulary words;
    for (const auto& [id, node] : m_index.nodes())
        words.nodes.append(QString::fromStdString(toString(id)));
    for (const QString& line : m_history) {
        const QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
        if (parts.size() < 2 || parts.first() != u"client") continue;
        const QString name = parts.at(1).endsWith(u':') ? parts.at(1).chopped(1) : parts.at(1);
        if (!words.clients.contains(name)) words.clients.append(name);
    }
    const NodeId shown = m_index.leader() ? m_index.leader() : m_index.nodes().begin()->first;
    addPaths(m_index.node(shown).tree, "/", words.paths);
    const Completions found = completionsOf(m_line->text(), m_line->cursorPosition(), words);
    m_completedFrom = found.from;
    m_completer->popup()->hide();
    if (found.words.isEmpty()) return;
    if (found.words.size() == 1) return takeCompletion(found.words.first());
    m_words->setStringList(found.words);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    m_completer->complete();
}

void CommandConsole::takeCompletion(const QString& word) {
    const QString rest = m_line->text().mid(m_line->cursorPosition());
    const bool open = word.endsWith(u'>') || word.endsWith(u'=');
    const QString begin =
        m_line->text().left(m_completedFrom) + word + (open || rest.startsWith(u' ') ? u""_s : u" "_s);
    m_line->setText(begin + rest);
    m_line->setCursorPosition(static_cast<int>(begin.size()));
}

void CommandConsole::recall(int step) {
    if (m_at == m_history.size()) m_draft = m_line->text();
    m_at = std::clamp<qsizetype>(m_at + step, 0, m_history.size());
    m_line->setText(m_at == m_history.size() ? m_draft : m_history.at(m_at));
}

}  // namespace qs::app
