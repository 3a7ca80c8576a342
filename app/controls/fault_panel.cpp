#include "app/controls/fault_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const command::Command& command) {
    return QString::fromStdString(command::format(command));
}

template <class Remedy>
bool any(const QList<ActiveFault>& faults) {
    return std::any_of(faults.begin(), faults.end(),
                       [](const ActiveFault& f) { return std::holds_alternative<Remedy>(f.remedy); });
}

}  // namespace

FaultPanel::FaultPanel(CommandSink& sink, QWidget* parent)
    : QWidget(parent),
      m_sink(sink),
      m_rows(new QVBoxLayout),
      m_none(new QLabel(this)),
      m_healAll(new QPushButton(tr("Heal all links"), this)),
      m_restartAll(new QPushButton(tr("Restart all dead"), this)) {
    m_none->setObjectName(u"noFaults"_s);
    m_none->setText(tr("No fault is active. Take a tool above, or right-click a node or a link in the picture."));
    m_none->setWordWrap(true);
    m_healAll->setObjectName(u"healAll"_s);
    m_healAll->setToolTip(textOf(command::HealAll{}));
    const command::Command restartAll = command::Restart{{command::NodeSelector::all()}};
    m_restartAll->setObjectName(u"restartAll"_s);
    m_restartAll->setToolTip(textOf(restartAll));
    m_rows->setSpacing(4);

    auto* all = new QHBoxLayout;
    all->addWidget(m_healAll);
    all->addWidget(m_restartAll);
    all->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_none);
    column->addLayout(m_rows);
    column->addLayout(all);
    column->addStretch();
    connect(m_healAll, &QPushButton::clicked, this, [this] { m_sink.submit(command::HealAll{}); });
    connect(m_restartAll, &QPushButton::clicked, this, [this, restartAll] { m_sink.submit(restartAll); });
    m_healAll->hide();
    m_restartAll->hide();
}

QWidget* FaultPanel::makeRow(const ActiveFault& fault) {
    auto* row = new QWidget(this);
    row->setObjectName(u"fault"_s);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(fault.words, row);
    words->setWordWrap(true);
    auto* end = new QPushButton(fault.verb, row);
    end->setToolTip(textOf(fault.remedy));
    end->setAccessibleName(tr("%1: %2").arg(fault.verb, fault.words));
    line->addWidget(words, 1);
    line->addWidget(end);
    m_words.append(words);
    connect(end, &QPushButton::clicked, this, [this, remedy = fault.remedy] { m_sink.submit(remedy); });
    return row;
}

void FaultPanel::setFaults(const QList<ActiveFault>& faults) {
    if (faults == m_faults) return;
    const bool sameFaults =
        std::equal(faults.begin(), faults.end(), m_faults.begin(), m_faults.end(),
                   [](const ActiveFault& a, const ActiveFault& b) { return a.verb == b.verb && a.remedy == b.remedy; });
    m_faults = faults;
    if (sameFaults) {  // what is left of their time has changed: the buttons, and the keyboard, stay where they are
        for (qsizetype i = 0; i < faults.size(); ++i)
            m_words[i]->setText(faults[i].words);
        return;
    }
    m_words.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // its button may be the one being clicked
        delete item;
    }
    for (const ActiveFault& fault : faults) {
        m_rows->addWidget(makeRow(fault));
    }
    m_none->setVisible(faults.isEmpty());
    m_healAll->setVisible(any<command::Heal>(faults) || any<command::Release>(faults) || any<command::Delay>(faults) ||
                          any<command::Clog>(faults) || any<command::ReleaseTimers>(faults) ||
                          any<command::ReleaseAll>(faults));
    m_restartAll->setVisible(any<command::Restart>(faults));
}

}  // namespace qs::app
