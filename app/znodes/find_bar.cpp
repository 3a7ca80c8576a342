#include "app/znodes/find_bar.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace qs::app {

using namespace Qt::StringLiterals;

FindBar::FindBar(QWidget* parent)
    : QWidget(parent),
      m_where(new QLabel(this)),
      m_edit(new QLineEdit(this)),
      m_data(new QCheckBox(tr("in &data, too"), this)),
      m_state(new QLabel(this)),
      m_stop(new QToolButton(this)) {
    m_where->setWordWrap(true);
    m_edit->setObjectName(u"znodeFind"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    m_data->setObjectName(u"znodeFindData"_s);
    m_state->setObjectName(u"znodeFindState"_s);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_stop->setObjectName(u"znodeFindStop"_s);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_where, 0, 0, 1, 2);
    grid->addWidget(m_edit, 1, 0);
    grid->addWidget(m_stop, 1, 1);
    grid->addWidget(m_data, 2, 0);
    grid->addWidget(m_state, 3, 0, 1, 2);
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::asked);
    connect(m_data, &QCheckBox::toggled, this, &FindBar::asked);
    connect(m_stop, &QToolButton::clicked, this,
            [this] { m_stop->property("stops").toBool() ? emit stopAsked() : close(); });
    setState({}, false);
    hide();
}

void FindBar::open(Mode mode, const QString& folder) {
    m_mode = mode;
    const bool search = mode == Mode::Search;
    const QString words = search ? tr("Search below %1").arg(folder) : tr("Filter the children of %1").arg(folder);
    m_where->setText(words);
    m_edit->setAccessibleName(words);
    m_edit->setPlaceholderText(search ? tr("part of a name or of the data") : tr("part of a name"));
    m_data->setVisible(search);
    show();
    m_edit->selectAll();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    emit asked();
}

QString FindBar::text() const {
    return m_edit->text();
}

bool FindBar::inData() const {
    return m_data->isChecked();
}

void FindBar::setState(const QString& words, bool stoppable) {
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    m_stop->setProperty("stops", stoppable);
    m_stop->setText(stoppable ? tr("Stop") : tr("Close"));
    m_stop->setToolTip(stoppable ? tr("Stop searching; what was found stays") : tr("Close (Esc)"));
}

void FindBar::close() {
    m_edit->clear();
    hide();
    emit closed();
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    close();
    event->accept();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit leftDown();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace qs::app
