#include "app/controls/lamps_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/controls/lamp_row.h"
#include "app/widgets/steady_scroll_area.h"

namespace qs::app {

using namespace Qt::StringLiterals;

LampsPanel::LampsPanel(QWidget* parent)
    : QWidget(parent),
      m_summary(new QLabel(this)),
      m_scroll(new SteadyScrollArea(this)),
      m_column(new QVBoxLayout),
      m_empty(new QLabel) {
    m_summary->setObjectName(u"lampSummary"_s);
    m_summary->setContentsMargins(9, 4, 9, 0);
    m_summary->hide();
    m_empty->setText(tr("The checks report as soon as the ensemble runs."));
    m_empty->setWordWrap(true);
    m_column->setSpacing(8);
    m_column->setSizeConstraint(QLayout::SetMinimumSize);
    m_column->addWidget(m_empty);
    m_column->addStretch();
    auto* lamps = new QWidget;
    lamps->setLayout(m_column);
    m_scroll->setWidget(lamps);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_summary);
    whole->addWidget(m_scroll);
}

LampRow* LampsPanel::rowOf(const std::string& id) {
    LampRow*& row = m_rows[id];
    if (!row) {
        row = new LampRow;
        row->setTheme(m_theme);
        m_column->insertWidget(m_column->count() - 1, row);
        connect(row, &LampRow::jumpRequested, this, &LampsPanel::jumpRequested);
        m_empty->hide();
    }
    return row;
}

void LampsPanel::setTheme(const Theme& theme) {
    m_theme = theme;
    for (const auto& [id, row] : m_rows) {
        row->setTheme(theme);
    }
    if (!m_rows.empty()) summarise();
}

void LampsPanel::setChecks(const std::vector<trace::CheckStatus>& checks) {
    for (const trace::CheckStatus& status : checks) {
        rowOf(std::string(status.id))->setStatus(status);
    }
    summarise();
}

void LampsPanel::addFindings(const std::vector<trace::Finding>& findings) {
    for (const trace::Finding& finding : findings) {
        LampRow* row = rowOf(finding.check);
        if (row->state() != LampState::Violated) m_column->insertWidget(0, row);
        row->setFinding(finding);
    }
    if (!findings.empty()) m_scroll->ensureVisible(0, 0);
    summarise();
}

void LampsPanel::summarise() {
    int holds = 0;
    int waiting = 0;
    int broken = 0;
    for (const auto& [id, row] : m_rows) {
        const LampState state = row->state();
        ++(state == LampState::Holds ? holds : state == LampState::Violated ? broken : waiting);
    }
    QStringList parts;
    if (broken > 0) parts << tr("%1 violated").arg(broken);
    parts << tr("%1 hold").arg(holds);
    if (waiting > 0) parts << tr("%1 not exercised").arg(waiting);
    m_summary->setText(parts.join(u" · "_s));
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, broken > 0 ? m_theme.bad : m_theme.muted);
    m_summary->setPalette(coloured);
    m_summary->show();
}

}  // namespace qs::app
