#include "app/shell/past_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qs::app {

using namespace Qt::StringLiterals;

PastBar::PastBar(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QWidget(parent), m_index(index), m_text(new QLabel(this)) {
    setObjectName(u"pastBar"_s);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setAutoFillBackground(true);
    m_text->setObjectName(u"pastText"_s);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    auto* back = new QPushButton(tr("Return to the &present"), this);
    back->setObjectName(u"pastReturn"_s);
    back->setToolTip(tr("Shows the newest moment again, and follows it (Ctrl+End)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, &state, [&state] { state.setCursor({}); });
    connect(&index, &TraceIndex::updated, this, &PastBar::refresh);
    connect(&index, &TraceIndex::momentChanged, this, &PastBar::refresh);
    refresh();
}

void PastBar::refresh() {
    setVisible(!m_index.isLive());
    if (m_index.isLive()) return;
    m_text->setText(tr("The past, at %1. The run is at %2; nothing can be changed here.")
                        .arg(QString::fromStdString(toString(m_index.now())),
                             QString::fromStdString(toString(m_index.live().now()))));
}

}  // namespace qs::app
