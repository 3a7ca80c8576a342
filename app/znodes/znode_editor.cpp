#include "app/znodes/znode_editor.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/znodes/merge_dialog.h"
#include "app/znodes/window_client.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

std::string bytesOf(const tree::Znode& znode) {
    return std::string(*znode.data);
}

bool hasPrettyView(DataFormat format) {
    return format == DataFormat::Json || format == DataFormat::Xml;
}

}  // namespace

ZnodeEditor::ZnodeEditor(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_formatBox(new QComboBox(this)),
      m_pretty(new QToolButton(this)),
      m_save(new QPushButton(tr("Save"), this)),
      m_noticeBar(new QWidget(this)),
      m_notice(new QLabel(m_noticeBar)),
      m_merge(new QPushButton(tr("Merge…"), m_noticeBar)),
      m_theirs(new QPushButton(tr("Take theirs"), m_noticeBar)),
      m_stack(new QStackedWidget(this)),
      m_text(new QPlainTextEdit(m_stack)),
      m_prettyText(new QPlainTextEdit(m_stack)),
      m_problem(new QLabel(this)) {
    makeHead();
    layOut();
    connectAll();
    clear();
}

void ZnodeEditor::makeHead() {
    m_title->setObjectName(u"znodeTitle"_s);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setWordWrap(true);  // a long path must not widen the panel
    m_formatBox->setObjectName(u"znodeFormat"_s);
    m_formatBox->setAccessibleName(tr("Show the data as"));
    m_formatBox->setToolTip(tr("Show the data as text, JSON, XML or hex; remembered for this znode"));
    m_formatBox->addItems({tr("Text"), tr("JSON"), tr("XML"), tr("Hex")});
    m_pretty->setObjectName(u"znodePretty"_s);
    m_pretty->setText(tr("Pretty"));
    m_pretty->setCheckable(true);
    m_pretty->setFocusPolicy(Qt::TabFocus);
    m_pretty->setToolTip(tr("A view with one value a line, to read: the bytes stay as they are"));
    m_save->setObjectName(u"znodeSave"_s);
    m_save->setAutoDefault(false);
    for (QPlainTextEdit* edit : {m_text, m_prettyText}) {
        edit->setTabChangesFocus(true);
        edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    m_text->setObjectName(u"znodeData"_s);
    m_text->setAccessibleName(tr("Data of the znode"));
    m_prettyText->setObjectName(u"znodePrettyData"_s);
    m_prettyText->setAccessibleName(tr("Data of the znode, one value a line, read-only"));
    m_prettyText->setReadOnly(true);
    m_problem->setObjectName(u"znodeProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextBrowserInteraction);
}

QWidget* ZnodeEditor::makeNotice() {
    m_notice->setObjectName(u"znodeNotice"_s);
    m_notice->setWordWrap(true);
    m_merge->setObjectName(u"znodeMerge"_s);
    m_merge->setToolTip(tr("Mine, theirs and what both began from, side by side"));
    m_theirs->setObjectName(u"znodeTheirs"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_merge);
    buttons->addWidget(m_theirs);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_noticeBar);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    return m_noticeBar;
}

void ZnodeEditor::layOut() {
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_prettyText);
    auto* head = new QHBoxLayout;
    head->addWidget(m_formatBox);
    head->addWidget(m_pretty);
    head->addStretch(1);
    head->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_title);
    column->addLayout(head);
    column->addWidget(makeNotice());
    column->addWidget(m_stack, 1);
    column->addWidget(m_problem);
}

void ZnodeEditor::connectAll() {
    connect(m_save, &QPushButton::clicked, this, &ZnodeEditor::save);
    connect(m_formatBox, &QComboBox::currentIndexChanged, this, &ZnodeEditor::changeFormat);
    connect(m_pretty, &QToolButton::toggled, this, &ZnodeEditor::showPretty);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ZnodeEditor::refreshState);
    connect(m_merge, &QPushButton::clicked, this, &ZnodeEditor::openMerge);
    connect(m_theirs, &QPushButton::clicked, this, &ZnodeEditor::takeTheirs);
    connect(m_problem, &QLabel::linkActivated, this, &ZnodeEditor::goToProblem);
}

void ZnodeEditor::clear() {
    m_path.clear();
    m_base.reset();
    m_latest.reset();
    m_saving.reset();
    writeText({});
    m_title->setText(tr("Choose a znode to see its data."));
    say({});
    refreshState();
}

void ZnodeEditor::setZnode(const std::string& path, const tree::Znode* znode) {
    if (path != m_path) {
        keepDraft();
        clear();
    }
    m_path = path;
    m_title->setText(QString::fromStdString(path));
    if (!znode) {
        m_latest.reset();
        m_saving.reset();
        say(tr("This znode is gone on the chosen replica."));
        refreshState();
    } else if (!m_base) {
        if (!takeDraft(*znode)) load(*znode);
    } else {
        refresh(*znode);
    }
}

void ZnodeEditor::keepDraft() {
    if (isDirty() && !m_saving) m_drafts[m_path] = {*m_base, m_text->toPlainText(), m_format};
}

bool ZnodeEditor::takeDraft(const tree::Znode& znode) {
    const auto draft = m_drafts.find(m_path);
    if (draft == m_drafts.end()) return false;
    const Draft kept = draft->second;
    m_drafts.erase(draft);
    load(kept.base);
    setFormat(kept.format);
    writeText(kept.text);
    say(tr("Your unsaved text is back."));
    refresh(znode);
    refreshState();
    return true;
}

void ZnodeEditor::load(const tree::Znode& znode) {
    m_base = znode;
    m_latest = znode;
    m_saving.reset();
    const std::string bytes = bytesOf(znode);
    const auto chosen = m_formats.find(m_path);
    const bool fits = chosen != m_formats.end() && (chosen->second == DataFormat::Hex || isEditableText(bytes));
    setFormat(fits ? chosen->second : formatFor(bytes));
    m_dosLineEnds = m_format != DataFormat::Hex && hasDosLineEnds(bytes);
    writeText(shownText(bytes, m_format));
    say({});
    refreshState();
}

void ZnodeEditor::refresh(const tree::Znode& znode) {
    if (m_latest && m_latest->mzxid == znode.mzxid && m_latest->czxid == znode.czxid) return;
    m_latest = znode;
    const bool sameData = m_base->version == znode.version && m_base->czxid == znode.czxid;
    const bool ours = m_saving && bytesOf(znode) == *m_saving;
    if (sameData) {
        m_base = znode;
    } else if (ours || !isDirty()) {
        const bool editedSince = ours && editedBytes() != m_saving;
        m_saving.reset();
        if (!editedSince) return load(znode);
        m_base = znode;
    } else {
        m_saving.reset();
        say(tr("Somebody saved version %1 meanwhile; your text began from version %2 and is kept.")
                .arg(znode.version)
                .arg(m_base->version),
            true);
    }
    refreshState();
}

void ZnodeEditor::notSaved(const QString& reason) {
    if (!m_saving) return;
    m_saving.reset();
    const bool conflict = m_latest && m_base && m_latest->version != m_base->version;
    say(tr("Not saved: %1").arg(reason), conflict);
    refreshState();
}

void ZnodeEditor::setReadOnly(const QString& why) {
    if (why == m_readOnly) return;
    m_readOnly = why;
    refreshState();
}

bool ZnodeEditor::isDirty() const {
    if (!m_base) return false;
    const auto bytes = editedBytes();
    return !bytes || *bytes != bytesOf(*m_base);
}

bool ZnodeEditor::canSave() const {
    return m_base && m_latest && m_readOnly.isEmpty() && !m_saving && isDirty() && editedBytes().has_value();
}

std::optional<std::string> ZnodeEditor::editedBytes() const {
    return bytesOfText(m_text->toPlainText(), m_format, m_dosLineEnds);
}

void ZnodeEditor::save() {
    if (canSave()) saveAgainst(*editedBytes(), *m_base);
}

void ZnodeEditor::saveAgainst(const std::string& bytes, const tree::Znode& base) {
    m_saving = bytes;
    say(tr("Sent to the ensemble; saved once a quorum has it."));
    refreshState();
    emit saveRequested(m_path, bytes, base.version);
}

void ZnodeEditor::openMerge() {
    const auto mine = editedBytes();
    if (!mine || !m_base || !m_latest) return;
    const tree::Znode theirs = *m_latest;
    MergeDialog dialog(QString::fromStdString(m_path),
                       {bytesOf(*m_base), *mine, bytesOf(theirs), m_base->version, theirs.version}, m_format, this);
    const std::string path = m_path;
    if (dialog.exec() != QDialog::Accepted || path != m_path || !m_latest) return;
    if (dialog.choice() == MergeDialog::Choice::TakeTheirs) return takeTheirs();
    m_base = theirs;
    writeText(shownText(dialog.bytes(), m_format));
    saveAgainst(dialog.bytes(), theirs);
}

void ZnodeEditor::takeTheirs() {
    if (m_latest) load(*m_latest);
}

void ZnodeEditor::setFormat(DataFormat format) {
    m_format = format;
    const QSignalBlocker quiet(m_formatBox);
    m_formatBox->setCurrentIndex(static_cast<int>(format));
    if (!hasPrettyView(format)) m_pretty->setChecked(false);
}

void ZnodeEditor::changeFormat() {
    const auto wanted = static_cast<DataFormat>(m_formatBox->currentIndex());
    if (wanted == m_format) return;
    const auto bytes = editedBytes();
    if (!bytes) {
        setFormat(m_format);
        say(tr("Not hex yet: pairs of the digits 0-9 and a-f are needed."));
        return;
    }
    if (wanted != DataFormat::Hex && !isEditableText(*bytes)) {
        setFormat(m_format);
        say(tr("These bytes are not text; shown as text, saving would change them."));
        return;
    }
    m_dosLineEnds = wanted != DataFormat::Hex && hasDosLineEnds(*bytes);
    setFormat(wanted);
    m_formats[m_path] = wanted;
    writeText(shownText(*bytes, wanted));
    if (!m_saving && m_base && m_latest && m_base->version == m_latest->version) say({});
    refreshState();
}

void ZnodeEditor::writeText(const QString& text) {
    if (text == m_text->toPlainText()) return;  // keeps the cursor where it is
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
}

void ZnodeEditor::showPretty() {
    const bool pretty = m_pretty->isChecked() && m_pretty->isEnabled();
    if (pretty) m_prettyText->setPlainText(prettyText(m_text->toPlainText(), m_format));
    m_stack->setCurrentWidget(pretty ? m_prettyText : m_text);
}

void ZnodeEditor::showProblem() {
    const auto problem = m_base ? problemIn(m_text->toPlainText(), m_format) : std::nullopt;
    m_problem->setVisible(problem.has_value());
    m_pretty->setVisible(hasPrettyView(m_format));
    m_pretty->setEnabled(hasPrettyView(m_format) && !problem);
    if (!problem) return;
    m_problem->setText(tr("\u26a0 <a href=\"problem\">Line %1, column %2</a>: %3")
                           .arg(problem->line)
                           .arg(problem->column)
                           .arg(problem->words.toHtmlEscaped()));
}

void ZnodeEditor::goToProblem() {
    const auto problem = problemIn(m_text->toPlainText(), m_format);
    if (!problem) return;
    const QTextBlock block = m_text->document()->findBlockByNumber(problem->line - 1);
    QTextCursor cursor(block.isValid() ? block : m_text->document()->lastBlock());
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, std::min(problem->column, block.length()) - 1);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

void ZnodeEditor::refreshState() {
    const bool open = m_base.has_value() && m_latest.has_value();
    m_text->setReadOnly(!open || !m_readOnly.isEmpty());
    m_text->setEnabled(open);
    m_formatBox->setEnabled(open);
    m_save->setEnabled(canSave());
    m_theirs->setEnabled(open);
    m_merge->setEnabled(open && m_readOnly.isEmpty() && editedBytes().has_value());
    const QString command = open ? WindowClient::text(setRequest(m_path, "DATA", m_base->version)) : QString();
    m_save->setToolTip(!m_readOnly.isEmpty() ? m_readOnly
                       : open                ? tr("Save (Ctrl+S): %1").arg(command)
                                             : tr("Save (Ctrl+S)"));
    showProblem();
    showPretty();
    emit stateChanged();
}

void ZnodeEditor::say(const QString& notice, bool conflict) {
    m_notice->setText(notice);
    m_noticeBar->setVisible(!notice.isEmpty());
    m_merge->setVisible(conflict);
    m_theirs->setVisible(conflict);
}

}  // namespace qs::app
