#include "app/znodes/merge_dialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include "app/znodes/text_merge.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Marks lines by a bar of colour and by bold type: not by colour alone.
void mark(QPlainTextEdit& edit, const std::vector<bool>& lines) {
    QList<QTextEdit::ExtraSelection> marks;
    QColor tint = edit.palette().color(QPalette::Highlight);
    tint.setAlphaF(0.25f);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i]) continue;
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(edit.document()->findBlockByNumber(static_cast<int>(i)));
        one.cursor.select(QTextCursor::LineUnderCursor);
        one.format.setBackground(tint);
        one.format.setFontWeight(QFont::Bold);
        one.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(one);
    }
    edit.setExtraSelections(marks);
}

}  // namespace

MergeDialog::MergeDialog(const QString& path, MergeSides sides, DataFormat format, QWidget* parent)
    : QDialog(parent),
      m_sides(std::move(sides)),
      m_format(format),
      m_dosLineEnds(format != DataFormat::Hex && hasDosLineEnds(m_sides.mine)),
      m_hint(new QLabel(this)) {
    setWindowTitle(tr("Merge %1").arg(path));
    if (m_format != DataFormat::Hex && (!isEditableText(m_sides.theirs) || !isEditableText(m_sides.base))) {
        m_format = DataFormat::Hex;
    }
    m_hint->setObjectName(u"mergeHint"_s);
    m_hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    auto* save = buttons->addButton(tr("&Save this text"), QDialogButtonBox::AcceptRole);
    auto* theirs = buttons->addButton(tr("Take &theirs"), QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    auto* overwrite = new QPushButton(tr("&Overwrite theirs with mine"), this);
    save->setObjectName(u"mergeSave"_s);
    theirs->setObjectName(u"mergeTheirs"_s);
    overwrite->setObjectName(u"mergeOverwrite"_s);
    overwrite->setAutoDefault(false);
    save->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addWidget(buttons, 1);
    row->addWidget(overwrite);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_hint);
    column->addWidget(makePanes(), 1);
    column->addLayout(row);
    connect(save, &QPushButton::clicked, this, [this] { finish(Choice::SaveMerged); });
    connect(theirs, &QPushButton::clicked, this, [this] { finish(Choice::TakeTheirs); });
    connect(overwrite, &QPushButton::clicked, this, [this] { finish(Choice::Overwrite); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_mine, &QPlainTextEdit::textChanged, this, [this, save] {
        save->setEnabled(bytesOfText(m_mine->toPlainText(), m_format, m_dosLineEnds).has_value());
        markChanges();
    });
    markChanges();
    resize(860, 480);
}

QWidget* MergeDialog::makePanes() {
    const QString base = shownText(m_sides.base, m_format);
    const QString mine = shownText(m_sides.mine, m_format);
    const QString theirs = shownText(m_sides.theirs, m_format);
    const MergeResult merged = mergeLines(base, mine, theirs);
    auto* panes = new QSplitter(Qt::Horizontal, this);
    m_mine = pane(tr("To save: mine with theirs merged in"), u"mergeMine"_s, merged.text, panes);
    m_theirs = pane(tr("Theirs, version %1").arg(m_sides.theirVersion), u"mergeTheirText"_s, theirs, panes);
    m_base = pane(tr("Base, version %1").arg(m_sides.baseVersion), u"mergeBaseText"_s, base, panes);
    m_mine->setReadOnly(false);
    m_hint->setText(
        merged.conflicts == 0
            ? tr("Both changed this znode, in different places: the text on the left holds both changes. It is "
                 "saved only if the znode still has version %1.")
                  .arg(m_sides.theirVersion)
            : tr("Both changed this znode, and %n place(s) differently: the text on the left has yours there. "
                 "Compare before you save.",
                 nullptr, merged.conflicts));
    panes->setChildrenCollapsible(false);
    return panes;
}

QPlainTextEdit* MergeDialog::pane(const QString& title, const QString& name, const QString& text, QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(title, box);
    label->setWordWrap(true);
    auto* edit = new QPlainTextEdit(text, box);
    edit->setObjectName(name);
    edit->setAccessibleName(title);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    label->setBuddy(edit);
    column->addWidget(label);
    column->addWidget(edit, 1);
    return edit;
}

void MergeDialog::markChanges() {
    const QString base = m_base->toPlainText();
    mark(*m_mine, changedLines(base, m_mine->toPlainText()));
    mark(*m_theirs, changedLines(base, m_theirs->toPlainText()));
}

std::string MergeDialog::bytes() const {
    if (m_choice == Choice::Overwrite) return m_sides.mine;
    return bytesOfText(m_mine->toPlainText(), m_format, m_dosLineEnds).value_or(m_sides.mine);
}

void MergeDialog::finish(Choice choice) {
    m_choice = choice;
    accept();
}

}  // namespace qs::app
