#include "app/widgets/tour.h"

#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/widgets/wrapped_label.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int Gap = 8;
constexpr int WidthInLetters = 50;

}  // namespace

QPoint bubblePlace(const QRect& target, const QSize& bubble, const QRect& window) {
    const QPoint middle = target.center() - QPoint(bubble.width() / 2, bubble.height() / 2);
    const QPoint beside[] = {{target.right() + Gap, middle.y()},
                             {target.left() - Gap - bubble.width(), middle.y()},
                             {middle.x(), target.bottom() + Gap},
                             {middle.x(), target.top() - Gap - bubble.height()}};
    const auto within = [&](QPoint at) {
        return QPoint(std::clamp(at.x(), window.left(), std::max(window.left(), window.right() - bubble.width())),
                      std::clamp(at.y(), window.top(), std::max(window.top(), window.bottom() - bubble.height())));
    };
    for (const QPoint& at : beside) {
        if (!QRect(within(at), bubble).intersects(target)) return within(at);
    }
    return within(middle);
}

/// A frame around what the bubble speaks of; clicks go through it.
class Tour::Ring : public QWidget {
public:
    explicit Ring(QWidget& window) : QWidget(&window) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent*) override {
        constexpr double Width = 3;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), Width));
        painter.drawRoundedRect(QRectF(rect()).adjusted(Width, Width, -Width, -Width), 6, 6);
    }
};

Tour::Tour(QList<TourStep> steps, QWidget& window)
    : QFrame(&window),
      m_steps(std::move(steps)),
      m_window(window),
      m_before(window.focusWidget()),
      m_ring(new Ring(window)),
      m_title(new QLabel(this)),
      m_words(new WrappedLabel(this)),
      m_count(new QLabel(this)),
      m_back(new QPushButton(tr("&Back"), this)),
      m_next(new QPushButton(this)) {
    setObjectName(u"tour"_s);
    setAccessibleName(tr("Tour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    setBackgroundRole(QPalette::AlternateBase);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(u"tourTitle"_s);
    auto* skip = new QPushButton(tr("S&kip"), this);
    skip->setToolTip(tr("Ends the tour (Esc); Help > Tour begins it again"));
    skip->setObjectName(u"tourSkip"_s);
    m_back->setObjectName(u"tourBack"_s);
    m_next->setObjectName(u"tourNext"_s);
    m_back->setToolTip(tr("Left arrow"));
    m_next->setToolTip(tr("Enter, or right arrow"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch();
    for (QPushButton* each : {skip, m_back, m_next})
        buttons->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addLayout(buttons);
    setFixedWidth(WidthInLetters * fontMetrics().averageCharWidth() + 2 * fontMetrics().height());
    connect(skip, &QPushButton::clicked, this, &QWidget::close);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_at - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_at + 1 == m_steps.size()) {
            close();
        } else {
            showStep(m_at + 1);
        }
    });
    connect(this, &QObject::destroyed, m_ring, &QObject::deleteLater);
    m_window.installEventFilter(this);
    showStep(0);
}

void Tour::showStep(int step) {
    this->step().target->removeEventFilter(this);
    if (this->step().dock) this->step().dock->removeEventFilter(this);
    m_at = step;
    const TourStep& now = this->step();
    if (now.dock) {
        now.dock->show();
        now.dock->raise();
        now.dock->installEventFilter(this);
    }
    now.target->installEventFilter(this);
    m_title->setText(now.title);
    m_words->setWords(now.words);
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_steps.size()));
    m_back->setEnabled(m_at > 0);
    m_next->setText(m_at + 1 == m_steps.size() ? tr("&Done") : tr("&Next"));
    setVisible(true);
    place();
    setFocus();  // and no button: Space is the window's own here
}

void Tour::place() {
    // Words that wrap are as high as they are narrow.
    layout()->activate();
    resize(width(), sizeHint().height());
    const QWidget& target = *step().target;
    const bool seen = target.isVisible();
    // As much of the window as the screen shows.
    const QRect screen = m_window.screen()->availableGeometry();
    const QRect whole = m_window.rect().intersected({m_window.mapFromGlobal(screen.topLeft()), screen.size()});
    const QRect around = seen ? QRect(m_window.mapFromGlobal(target.mapToGlobal(QPoint())), target.size()) : QRect();
    m_ring->setVisible(seen && whole.intersects(around));
    m_ring->setGeometry(around.intersected(whole));
    move(bubblePlace(seen ? around : QRect(whole.center(), QSize(1, 1)), size(), whole));
    m_ring->raise();
    raise();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Resize:
        case QEvent::Move:
        case QEvent::Show:
        case QEvent::Hide:
            // From a fresh event: what moves is laid out by then.
            QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection);
            break;
        default:
            break;
    }
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            close();
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Right:
            m_next->click();
            break;
        case Qt::Key_Left:
            m_back->click();
            break;
        default:
            QFrame::keyPressEvent(event);
    }
}

void Tour::closeEvent(QCloseEvent* event) {
    if (m_before) m_before->setFocus();
    QFrame::closeEvent(event);
}

}  // namespace qs::app
