#include "app/znodes/stat_view.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/znodes/znode_text.h"

namespace qs::app {

using namespace Qt::StringLiterals;

StatView::StatView(QWidget* parent)
    : QWidget(parent),
      m_empty(new QLabel(tr("Choose a znode to see its stat."), this)),
      m_form(new QFormLayout),
      m_epoch(new QCheckBox(tr("Times in &ms since 1970"), this)) {
    m_form->setHorizontalSpacing(10);
    m_form->setVerticalSpacing(4);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    m_empty->setWordWrap(true);
    m_epoch->setObjectName(u"statEpoch"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 6, 4, 4);
    column->addWidget(m_empty);
    column->addLayout(m_form);
    column->addWidget(m_epoch);
    column->addStretch(1);
    connect(m_epoch, &QCheckBox::toggled, this, &StatView::show);
    show();
}

void StatView::setZnode(const tree::Znode* znode) {
    const bool same = znode && m_znode && znode->mzxid == m_znode->mzxid && znode->pzxid == m_znode->pzxid &&
                      znode->aversion == m_znode->aversion && znode->czxid == m_znode->czxid;
    if (same || (!znode && !m_znode)) return;
    m_znode = znode ? std::optional(*znode) : std::nullopt;
    show();
}

void StatView::show() {
    const QList<StatLine> lines = m_znode ? statInWords(*m_znode, m_epoch->isChecked()) : QList<StatLine>();
    while (m_rows.size() < lines.size()) {
        auto* words = new QLabel(this);
        words->setTextFormat(Qt::RichText);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(words, &QLabel::linkActivated, this, &StatView::follow);
        auto* label = new QLabel(this);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setBuddy(words);
        m_form->addRow(label, words);
        m_rows.append(std::pair{label, words});
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < lines.size();
        const auto [label, words] = m_rows[i];
        label->setVisible(used);
        words->setVisible(used);
        if (!used) continue;
        label->setText(lines[i].label);
        words->setText(lines[i].words);
        words->setAccessibleName(lines[i].label);
        words->setObjectName(u"stat%1"_s.arg(i));
    }
    m_empty->setVisible(lines.isEmpty());
    m_epoch->setVisible(!lines.isEmpty());
}

void StatView::follow(const QString& link) {
    const QString kind = link.section(u':', 0, 0);
    const QString value = link.section(u':', 1);
    if (kind == u"zxid") {
        if (const auto zxid = parseZxid(value.toStdString())) emit zxidClicked(*zxid);
    } else if (m_znode) {
        emit sessionClicked(m_znode->owner);
    }
}

}  // namespace qs::app
