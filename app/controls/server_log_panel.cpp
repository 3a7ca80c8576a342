#include "app/controls/server_log_panel.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int ReadEveryMs = 500;
constexpr qint64 LongestRead = 256 * 1024;  ///< at once; of what is older only the end is shown

}  // namespace

ServerLogPanel::ServerLogPanel(std::map<NodeId, QString> logs, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_logs(std::move(logs)),
      m_state(state),
      m_theme(lightTheme()),
      m_server(new QComboBox(this)),
      m_filter(new QLineEdit(this)),
      m_view(new QPlainTextEdit(this)) {
    m_server->setObjectName(u"serverLogServer"_s);
    m_server->setAccessibleName(tr("Server"));
    for (const auto& [server, log] : m_logs)
        m_server->addItem(tr("Server %1").arg(server.value), server.value);
    m_filter->setObjectName(u"serverLogFilter"_s);
    m_filter->setPlaceholderText(tr("Filter lines"));
    m_filter->setAccessibleName(tr("Filter lines"));
    m_filter->setClearButtonEnabled(true);
    m_view->setObjectName(u"serverLogView"_s);
    m_view->setAccessibleName(tr("Server log"));
    m_view->setReadOnly(true);
    m_view->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_view->setMaximumBlockCount(static_cast<int>(MostLines));
    m_view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* open = new QPushButton(tr("Open &folder"), this);
    open->setToolTip(tr("The folder of its log"));
    auto* tools = new QHBoxLayout;
    tools->addWidget(m_server);
    tools->addWidget(m_filter, 1);
    tools->addWidget(open);
    auto* column = new QVBoxLayout(this);
    column->addLayout(tools);
    column->addWidget(m_view, 1);
    connect(m_server, &QComboBox::currentIndexChanged, this, [this] { choose(chosen()); });
    connect(m_filter, &QLineEdit::textChanged, this, &ServerLogPanel::showAll);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    connect(&m_state, &ViewState::changed, this, &ServerLogPanel::followSelection);
    m_timer.setInterval(ReadEveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible()) readNow();
    });
    m_timer.start();
    choose(chosen());
}

void ServerLogPanel::followSelection() {
    const NodeId selected = m_state.selectedNode();
    if (std::exchange(m_selected, selected) == selected) return;
    const int at = m_server->findData(selected.value);
    if (at >= 0) m_server->setCurrentIndex(at);
}

NodeId ServerLogPanel::chosen() const {
    return NodeId::ofByte(static_cast<std::uint8_t>(m_server->currentData().toUInt()));
}

void ServerLogPanel::choose(NodeId server) {
    m_path = m_logs.at(server);
    m_view->setPlaceholderText(tr("Nothing in %1 yet.").arg(QDir::toNativeSeparators(m_path)));
    m_read = 0;
    m_partial.clear();
    m_lines.clear();
    m_view->clear();
    readNow();
}

void ServerLogPanel::setTheme(const Theme& theme) {
    m_theme = theme;
    showAll();
}

void ServerLogPanel::readNow() {
    QFile file(m_path);
    const qint64 size = file.size();
    if (size < m_read) {  // it was begun anew
        m_read = 0;
        m_partial.clear();
    }
    if (size == m_read || !file.open(QIODevice::ReadOnly)) return;
    const bool skips = size - m_read > LongestRead;
    if (skips) m_read = size - LongestRead;
    file.seek(m_read);
    QByteArray bytes = file.read(LongestRead);
    m_read += bytes.size();
    if (skips) {
        m_partial.clear();
        bytes.remove(0, bytes.indexOf('\n') + 1);  // the rest of a line
    }
    m_partial += bytes;
    qsizetype begin = 0;
    for (qsizetype end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n', begin)) {
        m_lines.push_back(QString::fromUtf8(m_partial.constData() + begin, end - begin));
        if (m_lines.size() > MostLines) m_lines.pop_front();
        add(m_lines.back());
        begin = end + 1;
    }
    m_partial.remove(0, begin);
}

bool ServerLogPanel::fits(const QString& line) const {
    return line.contains(m_filter->text(), Qt::CaseInsensitive);
}

void ServerLogPanel::showAll() {
    m_view->clear();
    for (const QString& line : m_lines)
        add(line);
}

/// The view stays at the end where it is there, and where somebody reads further up it stays there.
void ServerLogPanel::add(const QString& line) {
    if (!fits(line)) return;
    QScrollBar* bar = m_view->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    QTextCharFormat format;
    if (line.contains(u" ERROR "_s)) format.setForeground(m_theme.bad);
    if (line.contains(u" WARN "_s)) format.setForeground(m_theme.leading);
    QTextCursor end(m_view->document());
    end.movePosition(QTextCursor::End);
    if (!m_view->document()->isEmpty()) end.insertBlock();
    end.insertText(line, format);
    if (atEnd) bar->setValue(bar->maximum());
}

}  // namespace qs::app
