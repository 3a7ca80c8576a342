#include "app/controls/caption_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>
#include <algorithm>

#include "app/models/caption_words.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Slower than records come: what is said can be read.
constexpr int RefreshMs = 400;

}  // namespace

CaptionBar::CaptionBar(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_state(state),
      m_back(new QAction(tr("Pre&vious caption"), this)),
      m_forward(new QAction(tr("Ne&xt caption"), this)),
      m_time(new QToolButton(this)),
      m_words(new QLabel(this)) {
    setObjectName(u"captionBar"_s);
    m_back->setShortcut(QKeySequence(u"Alt+Left"_s));
    m_forward->setShortcut(QKeySequence(u"Alt+Right"_s));
    m_time->setObjectName(u"captionTime"_s);
    m_time->setAutoRaise(true);
    m_time->setToolTip(tr("Shows the moment that this is about"));
    m_time->setFocusPolicy(Qt::TabFocus);
    m_words->setObjectName(u"captionWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_words->setAccessibleName(tr("What happened"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(
        makeStep(m_back, u"captionBack"_s, Qt::LeftArrow, tr("Shows the moment of the caption before (Alt+Left)")));
    row->addWidget(makeStep(m_forward, u"captionForward"_s, Qt::RightArrow,
                            tr("Shows the moment of the next caption; after the last one, the present (Alt+Right)")));
    row->addWidget(m_time);
    row->addWidget(m_words, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CaptionBar::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, &CaptionBar::refreshLater);
    connect(&m_index, &TraceIndex::momentChanged, this, &CaptionBar::refreshNow);
    connect(m_back, &QAction::triggered, this, &CaptionBar::goBack);
    connect(m_forward, &QAction::triggered, this, &CaptionBar::goForward);
    connect(m_time, &QToolButton::clicked, this, &CaptionBar::goThere);
    refreshNow();
}

QToolButton* CaptionBar::makeStep(QAction* action, const QString& name, Qt::ArrowType arrow, const QString& tip) {
    action->setToolTip(tip);
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setArrowType(arrow);
    button->setAutoRaise(true);
    button->setAccessibleName(action->iconText());
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void CaptionBar::refreshLater() {
    if (m_index.isLive() && !m_timer.isActive()) m_timer.start(RefreshMs);
}

void CaptionBar::refreshNow() {
    const CaptionLog& log = m_index.captions();
    const std::uint64_t seq = m_index.shown().seq();
    say(log.at(seq), log.saying(seq, m_index.now()));
    m_back->setEnabled(log.before(seq).has_value());
    m_forward->setEnabled(!m_index.isLive());
}

void CaptionBar::say(const Caption* caption, const trace::Saying* saying) {
    m_time->setVisible(caption);
    QString words = tr("Nothing has happened yet.");
    if (caption) {
        const CaptionText text = wordsOf(*caption, m_index.membership(), m_index.tables());
        m_time->setText(QString::fromStdString(toString(caption->record.at)));
        // Not in italics: they do not suit Chinese.
        const QString muted = palette().color(QPalette::PlaceholderText).name();
        words = u"<b>%1</b> &nbsp;%2 <span style='color:%3'>%4</span>"_s.arg(
            text.title.toHtmlEscaped(), text.what.toHtmlEscaped(), muted, text.why.toHtmlEscaped());
        m_words->setAccessibleDescription(text.what);
    }
    if (saying) {
        const QString said = QString::fromStdString(saying->text).toHtmlEscaped();
        words = u"<span style='color:%1'><b>%2</b></span><br>%3"_s.arg(palette().color(QPalette::Link).name(),
                                                                       tr("\u201c%1\u201d").arg(said), words);
    }
    if (words == m_words->text()) return;
    m_words->setText(words);
    keepHeight();
}

/// Two lines at least; more stay once they were needed.
void CaptionBar::keepHeight() {
    const int needed = std::max(m_words->heightForWidth(m_words->width()), 2 * fontMetrics().lineSpacing());
    m_highest = std::max(m_highest, needed);
    m_words->setMinimumHeight(m_highest);
}

void CaptionBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshNow();
    if (event->type() == QEvent::FontChange) fitAnew();
}

void CaptionBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fitAnew();
}

void CaptionBar::fitAnew() {
    m_highest = 0;
    m_words->setMinimumHeight(0);  // heightForWidth never answers less than the minimum
    keepHeight();
}

void CaptionBar::go(const Cursor& moment) {
    m_state.selectRecord(moment.record);
    m_state.setCursor(moment);
}

void CaptionBar::goBack() {
    if (const auto moment = m_index.captions().before(m_index.shown().seq())) go(*moment);
}

void CaptionBar::goForward() {
    if (const auto moment = m_index.captions().after(m_index.shown().seq())) {
        go(*moment);
    } else {
        m_state.setCursor({});
    }
}

void CaptionBar::goThere() {
    if (const Caption* caption = m_index.captions().at(m_index.shown().seq()))
        go({caption->record.at, caption->record.seq});
}

}  // namespace qs::app
