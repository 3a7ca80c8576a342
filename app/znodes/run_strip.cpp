#include "app/znodes/run_strip.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace qs::app {

using namespace Qt::StringLiterals;

RunStrip::RunStrip(WriteRun& run, QWidget* parent)
    : QWidget(parent),
      m_run(run),
      m_words(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop"), this)) {
    m_words->setObjectName(u"runWords"_s);
    m_words->setWordWrap(true);
    m_bar->setObjectName(u"runBar"_s);
    m_bar->setFormat(tr("%v of %m"));
    m_stop->setObjectName(u"runStop"_s);
    m_stop->setToolTip(tr("Send no more; the request under way may still happen"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_words, 0, 0, 1, 2);
    grid->addWidget(m_bar, 1, 0);
    grid->addWidget(m_stop, 1, 1);
    connect(m_stop, &QPushButton::clicked, &m_run, &WriteRun::cancel);
    connect(&m_run, &WriteRun::changed, this, &RunStrip::refresh);
    refresh();
}

void RunStrip::refresh() {
    setVisible(m_run.running());
    if (!m_run.running()) return;
    m_words->setText(tr("%1 (waits for the ensemble's answers)").arg(m_run.title()));
    m_bar->setRange(0, m_run.total());
    m_bar->setValue(m_run.done());
}

}  // namespace qs::app
