#include "app/controls/lamps_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/controls/lamp_row.h"

namespace qs::app {

using namespace Qt::StringLiterals;

LampsPanel::LampsPanel(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_empty(new QLabel(this)) {
    m_empty->setText(tr("The checks report as soon as the ensemble runs."));
    m_empty->setWordWrap(true);
    m_column->setSpacing(10);
    m_column->addWidget(m_empty);
    m_column->addStretch();
}

LampRow* LampsPanel::rowOf(const std::string& id) {
    LampRow*& row = m_rows[id];
    if (!row) {
        row = new LampRow(this);
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
        rowOf(finding.check)->setFinding(finding);
    }
}

}  // namespace qs::app
