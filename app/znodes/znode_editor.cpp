#include "app/znodes/znode_editor.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

const std::string& bytesOf(const tree::Znode& znode) {
    static const std::string none;
    return znode.data ? *znode.data : none;
}

}  // namespace

ZnodeEditor::ZnodeEditor(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_formatBox(new QComboBox(this)),
      m_save(new QPushButton(tr("Save"), this)),
      m_noticeBar(new QWidget(this)),
      m_notice(new QLabel(m_noticeBar)),
      m_theirs(new QPushButton(tr("Take theirs"), m_noticeBar)),
      m_overwrite(new QPushButton(tr("Overwrite"), m_noticeBar)),
      m_text(new QPlainTextEdit(this)),
      m_statBox(new QWidget(this)),
      m_stat(new QFormLayout(m_statBox)) {
    m_title->setObjectName(u"znodeTitle"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setWordWrap(true);  // a long path must not widen the panel
    m_text->setObjectName(u"znodeData"_s);
    m_text->setAccessibleName(tr("Data of the znode"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_formatBox->setObjectName(u"znodeFormat"_s);
    m_formatBox->setAccessibleName(tr("Show the data as"));
    m_formatBox->addItems({tr("Text"), tr("Hex")});
    m_save->setObjectName(u"znodeSave"_s);
    m_notice->setObjectName(u"znodeNotice"_s);
    m_notice->setWordWrap(true);
    m_theirs->setObjectName(u"znodeTheirs"_s);
    m_overwrite->setObjectName(u"znodeOverwrite"_s);

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_formatBox);
    head->addWidget(m_save);
    auto* bar = new QHBoxLayout(m_noticeBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_notice, 1);
    bar->addWidget(m_theirs);
    bar->addWidget(m_overwrite);
    m_stat->setContentsMargins(0, 0, 0, 0);
    m_stat->setHorizontalSpacing(10);
    m_stat->setVerticalSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_noticeBar);
    column->addWidget(m_text, 1);
    column->addWidget(m_statBox);

    connect(m_save, &QPushButton::clicked, this, &ZnodeEditor::save);
    connect(m_formatBox, &QComboBox::currentIndexChanged, this, &ZnodeEditor::changeFormat);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ZnodeEditor::refreshState);
    connect(m_theirs, &QPushButton::clicked, this, &ZnodeEditor::takeTheirs);
    connect(m_overwrite, &QPushButton::clicked, this, &ZnodeEditor::overwrite);
    clear();
}

void ZnodeEditor::clear() {
    m_path.clear();
    m_base.reset();
    m_latest.reset();
    m_saving.reset();
    writeBytes({});
    m_title->setText(tr("Choose a znode above to see its data."));
    showStat(nullptr);
    say({}, false);
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
        showStat(nullptr);
        say(tr("This znode is gone on the chosen replica."), false);
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
    load(draft->second.base);
    setFormat(draft->second.format);
    m_text->setPlainText(draft->second.text);
    m_drafts.erase(draft);
    say(tr("Your unsaved text is back."), false);
    refresh(znode);
    return true;
}

void ZnodeEditor::load(const tree::Znode& znode) {
    m_base = znode;
    m_latest = znode;
    m_saving.reset();
    if (!isPlainText(bytesOf(znode))) setFormat(Format::Hex);
    writeBytes(bytesOf(znode));
    showStat(&znode);
    say({}, false);
    refreshState();
}

void ZnodeEditor::refresh(const tree::Znode& znode) {
    const bool sameAsLatest = m_latest && m_latest->mzxid == znode.mzxid && m_latest->pzxid == znode.pzxid;
    if (sameAsLatest) return;
    m_latest = znode;
    showStat(&znode);
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

void ZnodeEditor::saveRefused(const QString& reason) {
    if (!m_saving) return;
    m_saving.reset();
    const bool conflict = m_latest && m_base && m_latest->version != m_base->version;
    say(tr("Not saved: %1").arg(reason), conflict);
    refreshState();
}

bool ZnodeEditor::isDirty() const {
    if (!m_base) return false;
    const auto bytes = editedBytes();
    return !bytes || *bytes != bytesOf(*m_base);
}

std::optional<std::string> ZnodeEditor::editedBytes() const {
    const QString text = m_text->toPlainText();
    if (m_format == Format::Hex) return fromHexText(text);
    return text.toStdString();
}

void ZnodeEditor::save() {
    const auto bytes = editedBytes();
    if (!m_save->isEnabled() || !bytes || !m_base) return;
    m_saving = bytes;
    say(tr("Sent to the ensemble; saved once a quorum has it."), false);
    refreshState();
    emit saveRequested(m_path, *bytes, m_base->version);
}

void ZnodeEditor::takeTheirs() {
    if (m_latest) load(*m_latest);
}

void ZnodeEditor::overwrite() {
    if (!m_latest) return;
    m_base = m_latest;
    refreshState();
    save();
}

void ZnodeEditor::setFormat(Format format) {
    m_format = format;
    const QSignalBlocker quiet(m_formatBox);
    m_formatBox->setCurrentIndex(format == Format::Hex ? 1 : 0);
}

void ZnodeEditor::changeFormat() {
    const Format wanted = m_formatBox->currentIndex() == 1 ? Format::Hex : Format::Text;
    if (wanted == m_format) return;
    const auto bytes = editedBytes();
    if (!bytes) {
        setFormat(m_format);
        say(tr("Not hex yet: pairs of the digits 0-9 and a-f are needed."), false);
        return;
    }
    if (wanted == Format::Text && !isPlainText(*bytes)) {
        setFormat(m_format);
        say(tr("These bytes are not text; shown as text, saving would change them."), false);
        return;
    }
    setFormat(wanted);
    writeBytes(*bytes);
    refreshState();
}

void ZnodeEditor::writeBytes(const std::string& bytes) {
    const QString text = m_format == Format::Hex ? toHexText(bytes) : QString::fromStdString(bytes);
    if (text == m_text->toPlainText()) return;  // keeps the cursor where it is
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
}

void ZnodeEditor::refreshState() {
    const bool open = m_base.has_value() && m_latest.has_value();
    m_text->setReadOnly(!open);
    m_text->setEnabled(open);
    m_formatBox->setEnabled(open);
    m_save->setEnabled(open && isDirty() && editedBytes().has_value() && !m_saving);
    m_save->setToolTip(
        open ? tr("Save (Ctrl+S): client window: set %1 … %2").arg(QString::fromStdString(m_path)).arg(m_base->version)
             : tr("Save (Ctrl+S)"));
}

void ZnodeEditor::showStat(const tree::Znode* znode) {
    while (m_stat->rowCount() > 0) {
        m_stat->removeRow(0);
    }
    m_statBox->setVisible(znode != nullptr);
    if (!znode) return;
    for (const auto& [label, value] : statInWords(*znode)) {
        auto* words = new QLabel(value, m_statBox);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->setWordWrap(true);
        m_stat->addRow(label, words);
    }
}

void ZnodeEditor::say(const QString& notice, bool offerChoice) {
    m_notice->setText(notice);
    m_noticeBar->setVisible(!notice.isEmpty());
    m_theirs->setVisible(offerChoice);
    m_overwrite->setVisible(offerChoice);
}

}  // namespace qs::app
