#include "app/controls/lamps_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/controls/lamp_row.h"

namespace qs::app {

using namespace Qt::StringLiterals;

LampsPanel::LampsPanel(QWidget* parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_column(new QVBoxLayout), m_empty(new QLabel) {
    m_empty->setText(tr("The checks report as soon as the ensemble runs."));
    m_empty->setWordWrap(true);
    m_column->setSpacing(8);
    m_column->setSizeConstraint(QLayout::SetMinimumSize);
    m_column->addWidget(m_empty);
    m_column->addStretch();
    auto* lamps = new QWidget;
    lamps->setLayout(m_column);
    m_scroll->setWidget(lamps);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
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
}

void LampsPanel::setChecks(const std::vector<trace::CheckStatus>& checks) {
    for (const trace::CheckStatus& status : checks) {
        rowOf(status.id)->setStatus(status);
    }
}

void LampsPanel::addFindings(const std::vector<trace::Finding>& findings) {
    for (const trace::Finding& finding : findings) {
        LampRow* row = rowOf(finding.check);
        row->setFinding(finding);
        m_scroll->ensureWidgetVisible(row);
    }
}

}  // namespace qs::app
