#include "app/znodes/delete_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/znodes/window_client.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

QString howWords(const WritePlan& plan) {
    if (plan.deletes == 1) return DeleteDialog::tr("It goes only if it still has the version it has now.");
    if (plan.atomic()) {
        return DeleteDialog::tr("One multi deletes all of them or, if one of them changed meanwhile, none.");
    }
    return DeleteDialog::tr(
        "They are too many for one transaction: %n multi(s), children first. It stops at the first "
        "refusal, and what is deleted by then stays deleted.",
        nullptr, static_cast<int>(plan.requests.size()));
}

/// The command; a long one as its beginning.
QString commandText(const WritePlan& plan) {
    constexpr qsizetype Most = 300;
    const QString text = WindowClient::text(plan.requests.front());
    return text.size() > Most ? text.left(Most) + u"…"_s : text;
}

}  // namespace

DeleteDialog::DeleteDialog(const QString& path, const WritePlan& plan, QWidget* parent)
    : QDialog(parent), m_count(plan.deletes), m_delete(nullptr) {
    setWindowTitle(tr("Delete znode"));
    auto* question =
        new QLabel(m_count == 1 ? tr("Delete %1?").arg(path)
                                : tr("Delete %1 and the %n znode(s) below it?", nullptr, m_count - 1).arg(path),
                   this);
    question->setObjectName(u"deleteQuestion"_s);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    auto* how = new QLabel(tr("%1 A delete that is committed cannot be undone.").arg(howWords(plan)), this);
    for (QLabel* label : {question, how}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(question);
    column->addWidget(how);
    if (m_count >= LargeCount) {
        auto* ask = new QLabel(tr("&Type %1, the number of znodes that go:").arg(m_count), this);
        m_typed = new QLineEdit(this);
        m_typed->setObjectName(u"deleteCount"_s);
        ask->setBuddy(m_typed);
        column->addWidget(ask);
        column->addWidget(m_typed);
        connect(m_typed, &QLineEdit::textChanged, this, &DeleteDialog::validate);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_delete = buttons->addButton(tr("&Delete"), QDialogButtonBox::AcceptRole);
    m_delete->setObjectName(u"deleteConfirm"_s);
    m_delete->setToolTip(commandText(plan));
    m_delete->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(440, 180);
    validate();
}

void DeleteDialog::validate() {
    m_delete->setEnabled(!m_typed || m_typed->text().trimmed() == QString::number(m_count));
}

}  // namespace qs::app
