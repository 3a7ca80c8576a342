#include "app/controls/command_console.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

CommandConsole::CommandConsole(CommandSink& sink, QWidget* parent)
    : QWidget(parent), m_sink(sink), m_line(new QLineEdit(this)), m_answer(new QLabel(this)) {
    m_line->setObjectName(u"console"_s);
    m_line->setAccessibleName(tr("Command"));
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setPlaceholderText(tr("Command, for example: kill leader"));
    m_line->setClearButtonEnabled(true);
    m_line->setToolTip(
        tr("kill, restart, freeze, thaw NODES\n"
           "cut, heal A->B or A<->B; heal all\n"
           "disk NODES full, failing, slow N, hold, sync, crash N, poweroff N, lying, wipe, rot, ok\n"
           "fire TIMER NODES\n"
           "client NAME at NODES; client NAME: create PATH DATA\n"
           "NODES: a number, several with commas, leader, all"));
    m_line->installEventFilter(this);
    m_answer->setObjectName(u"consoleAnswer"_s);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setWordWrap(true);
    m_answer->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_line);
    column->addWidget(m_answer);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandConsole::run);
}

void CommandConsole::run() {
    const QString text = m_line->text().trimmed();
    if (text.isEmpty()) return;
    if (m_history.isEmpty() || m_history.last() != text) m_history.append(text);
    m_at = m_history.size();
    const auto command = command::parse(text.toStdString());
    if (!command) {
        showAnswer(false, QString::fromStdString(command.error().message()));
        return;
    }
    m_line->clear();
    m_draft.clear();
    m_answer->hide();
    m_sink.submit(*command);
}

void CommandConsole::showAnswer(bool ok, const QString& text) {
    m_answer->setText(ok ? text : tr("Not done: %1").arg(text));
    m_answer->setVisible(!text.isEmpty());
}

bool CommandConsole::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            recall(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandConsole::recall(int step) {
    if (m_at == m_history.size()) m_draft = m_line->text();
    m_at = std::clamp<qsizetype>(m_at + step, 0, m_history.size());
    m_line->setText(m_at == m_history.size() ? m_draft : m_history.at(m_at));
}

}  // namespace qs::app
