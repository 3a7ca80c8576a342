#include "app/controls/lamp_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/models/check_words.h"
#include "app/models/finding_words.h"
#include "app/widgets/wrapped_label.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

QColor lampColour(LampState state, const Theme& theme) {
    switch (state) {
        case LampState::NotExercised:
            return theme.idle;
        case LampState::Holds:
            return theme.good;
        case LampState::Violated:
            return theme.bad;
    }
    return {};
}

QString judged(const trace::CheckStatus& status) {
    const QLocale locale = QLocale::c();
    if (status.premiseTrue == 0) return LampRow::tr("Nothing to judge yet.");
    return status.premiseTrue == 1
               ? LampRow::tr("Judged once.")
               : LampRow::tr("Judged %1 times.").arg(locale.toString(qulonglong{status.premiseTrue}));
}

}  // namespace

LampState lampState(const trace::CheckStatus& status) {
    if (status.violations > 0) return LampState::Violated;
    return status.premiseTrue > 0 ? LampState::Holds : LampState::NotExercised;
}

QString lampWord(LampState state) {
    switch (state) {
        case LampState::NotExercised:
            return LampRow::tr("not exercised");
        case LampState::Holds:
            return LampRow::tr("holds");
        case LampState::Violated:
            return LampRow::tr("violated");
    }
    return {};
}

LampGlyph::LampGlyph(QWidget* parent) : QWidget(parent) {
    setFixedSize(sizeHint());
}

void LampGlyph::setState(LampState state) {
    m_state = state;
    update();
}

void LampGlyph::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void LampGlyph::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor colour = lampColour(m_state, m_theme);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(m_state == LampState::NotExercised ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawEllipse(disc);
    const QPointF c = disc.center();
    painter.setPen(QPen(m_theme.surface, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (m_state == LampState::Holds) {
        painter.drawPolyline(QPolygonF{c + QPointF(-3.5, 0.2), c + QPointF(-1, 2.8), c + QPointF(3.6, -2.8)});
    } else if (m_state == LampState::Violated) {
        painter.drawLine(c + QPointF(-2.8, -2.8), c + QPointF(2.8, 2.8));
        painter.drawLine(c + QPointF(2.8, -2.8), c + QPointF(-2.8, 2.8));
    }
}

LampRow::LampRow(QWidget* parent)
    : QWidget(parent),
      m_glyph(new LampGlyph(this)),
      m_name(new WrappedLabel(this)),
      m_word(new QLabel(this)),
      m_sentence(new WrappedLabel(this)),
      m_jump(new QPushButton(tr("Show"), this)) {
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_word->setObjectName(u"lampWord"_s);
    m_sentence->setObjectName(u"lampSentence"_s);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_jump->setObjectName(u"lampJump"_s);
    m_jump->setToolTip(tr("Select the record that broke it in the event list"));

    auto* heading = new QHBoxLayout;
    heading->setSpacing(6);
    heading->addWidget(m_name, 1);
    heading->addWidget(m_word, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(heading);
    words->addWidget(m_sentence);
    words->addWidget(m_jump, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    connect(m_jump, &QPushButton::clicked, this, [this] {
        if (m_finding) emit jumpRequested(m_finding->record);
    });
    refresh();
}

void LampRow::setStatus(const trace::CheckStatus& status) {
    m_status = status;
    refresh();
}

void LampRow::setFinding(const trace::Finding& finding) {
    if (m_finding) return;
    m_finding = finding;
    refresh();
}

void LampRow::setTheme(const Theme& theme) {
    m_theme = theme;
    m_glyph->setTheme(theme);
    refresh();
}

void LampRow::refresh() {
    m_glyph->setState(state());
    m_name->setWords(checkName(m_status));
    m_word->setText(lampWord(state()));
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText,
                      state() == LampState::NotExercised ? m_theme.muted : lampColour(state(), m_theme));
    m_word->setPalette(coloured);
    const QString promise = tr("%1 %2").arg(checkWords(m_status), judged(m_status));
    const QString sentence = m_finding ? findingWords(m_finding->text) : promise;
    m_sentence->setWords(sentence);
    // What a promise means is a hover away; what broke it stands there.
    m_sentence->setVisible(m_finding.has_value());
    m_jump->setVisible(m_finding.has_value());
    setAccessibleName(tr("%1: %2").arg(m_name->text(), m_word->text()));
    setAccessibleDescription(sentence);
    const QString counts = tr("%1, looked at %2 times, judged %3 times, violated %4 times")
                               .arg(QString::fromUtf8(m_status.id))
                               .arg(m_status.evaluated)
                               .arg(m_status.premiseTrue)
                               .arg(m_status.violations);
    setToolTip(u"<p>%1</p><p>%2</p>"_s.arg(promise.toHtmlEscaped(), counts.toHtmlEscaped()));
}

}  // namespace qs::app
