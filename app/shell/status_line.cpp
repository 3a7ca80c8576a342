#include "app/shell/status_line.h"

#include <QLabel>

#include "app/widgets/elided_label.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int NoticeMs = 10'000;

}  // namespace

StatusLine::StatusLine(const QString& badge, QWidget* parent)
    : QStatusBar(parent), m_sentence(new ElidedLabel(this)), m_notice(new ElidedLabel(this)) {
    m_sentence->setObjectName(u"statusSentence"_s);
    m_sentence->setAccessibleName(tr("What the ensemble is doing"));
    m_sentence->setContentsMargins(8, 2, 8, 2);
    m_notice->setObjectName(u"statusNotice"_s);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_notice->setMaximumWidth(520);
    auto* world = new QLabel(badge, this);
    world->setObjectName(u"worldBadge"_s);
    world->setToolTip(
        tr("Replicas run in this process under virtual time. The same seed and the same commands give the "
           "same run."));
    world->setStyleSheet(u"QLabel { border: 1px solid palette(mid); border-radius: 8px; padding: 1px 8px; }"_s);
    addWidget(m_sentence, 1);
    addPermanentWidget(m_notice);
    addPermanentWidget(world);
    setSizeGripEnabled(false);
    m_fade.setSingleShot(true);
    connect(&m_fade, &QTimer::timeout, m_notice, &QLabel::clear);
}

void StatusLine::setSentence(const QString& sentence) {
    if (m_sentence->text() == sentence) return;
    m_sentence->setText(sentence);
}

void StatusLine::notice(const QString& text) {
    m_notice->setText(text);
    m_fade.start(NoticeMs);
}

}  // namespace qs::app
