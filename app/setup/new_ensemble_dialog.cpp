#include "app/setup/new_ensemble_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/setup/ensemble_form.h"
#include "app/widgets/theme.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int TextColumns = 56;

}  // namespace

NewEnsembleDialog::NewEnsembleDialog(const NewEnsemble& begin, QWidget* parent)
    : QDialog(parent),
      m_form(new EnsembleForm(this)),
      m_problem(new QLabel(this)),
      m_warning(makeWarning()),
      m_foot(new QStackedWidget(this)) {
    setWindowTitle(tr("New ensemble"));
    m_problem->setObjectName(u"newProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_foot->addWidget(m_problem);
    m_foot->addWidget(m_warning);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"newStart"_s);
    m_start->setDefault(true);
    auto* texts = new QFormLayout;
    m_scenario = addText(*texts, tr("In a scenario"), u"newScenarioLine"_s, 3);
    m_command = addText(*texts, tr("In a shell"), u"newCommandLine"_s, 2);
    m_command->setPlaceholderText(tr("begin a scenario file with the line above"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_form, 1);
    column->addLayout(texts);
    column->addWidget(m_foot);
    column->addWidget(buttons);
    connect(m_form, &EnsembleForm::changed, this, &NewEnsembleDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            [this] { m_form->setValue({}); });
    m_form->setValue(begin);
    m_form->setFocus();
    refresh();
}

QPlainTextEdit* NewEnsembleDialog::addText(QFormLayout& form, const QString& label, const QString& name, int lines) {
    auto* text = new QPlainTextEdit(this);
    text->setObjectName(name);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(numericFont(font()));
    text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const int frame = 2 * (text->frameWidth() + static_cast<int>(text->document()->documentMargin()));
    text->setFixedHeight(lines * text->fontMetrics().lineSpacing() + text->fontMetrics().descent() + frame);
    text->setMinimumWidth(TextColumns * text->fontMetrics().horizontalAdvance(u'x') + frame);
    text->setAccessibleName(label);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setAccessibleName(tr("Copy: %1").arg(label));
    copy->setObjectName(name + u"Copy"_s);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    connect(text, &QPlainTextEdit::textChanged, copy,
            [text, copy] { copy->setEnabled(!text->toPlainText().isEmpty()); });
    auto* row = new QHBoxLayout;
    row->addWidget(text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    form.addRow(label, row);
    return text;
}

QWidget* NewEnsembleDialog::makeWarning() {
    auto* warning = new QWidget(this);
    warning->setObjectName(u"newWarning"_s);
    auto* words = new QLabel(tr("The present run ends, and what was done in it."), warning);
    auto* save = new QPushButton(tr("Sa&ve run..."), warning);
    save->setObjectName(u"newSaveRun"_s);
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &NewEnsembleDialog::saveAsked);
    auto* row = new QHBoxLayout(warning);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words, 1);
    row->addWidget(save);
    return warning;
}

void NewEnsembleDialog::setUnsaved(bool unsaved) {
    m_unsaved = unsaved;
    refresh();
}

NewEnsemble NewEnsembleDialog::chosen() const {
    return m_form->read().value;
}

void NewEnsembleDialog::refresh() {
    const auto [value, problem] = m_form->read();
    const bool good = problem.isEmpty();
    m_start->setEnabled(good);
    m_problem->setText(problem);
    m_foot->setCurrentWidget(good && m_unsaved ? m_warning : m_problem);
    m_scenario->setPlainText(good ? scenarioLine(value) : QString());
    m_command->setPlainText(good ? commandLine(value).value_or(QString()) : QString());
}

}  // namespace qs::app
