#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include "app/widgets/tour.h"
#include "tests/support/clipped_text.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestTour : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(900, 700);
        m_centre = new QPushButton(u"a centre"_s);
        m_window->setCentralWidget(m_centre);
        for (QDockWidget** dock : {&m_left, &m_right}) {
            *dock = new QDockWidget(u"a panel"_s);
            (*dock)->setWidget(new QLabel(u"some words"_s));
            m_window->addDockWidget(dock == &m_left ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, *dock);
        }
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_centre->setFocus();
        m_tour =
            new Tour({{u"one"_s, u"The first words."_s, m_centre},
                      {u"two"_s, u"The second words, which are longer than those of the first step."_s, m_left, m_left},
                      {u"three"_s, u"The third."_s, m_right, m_right}},
                     *m_window);
        QVERIFY(m_tour->isVisible());
    }
    void cleanup() { m_window.reset(); }

    void keysWalkAndEnd() {
        QCOMPARE(title(), u"one"_s);
        QVERIFY(!button(u"tourBack"_s)->isEnabled());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
        QCOMPARE(title(), u"two"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Right);
        QCOMPARE(title(), u"three"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Left);
        QCOMPARE(title(), u"two"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!m_tour);
        QCOMPARE(m_window->focusWidget(), m_centre);
    }

    void buttonsWalkAndEnd() {
        QTest::mouseClick(button(u"tourNext"_s), Qt::LeftButton);
        QTest::mouseClick(button(u"tourBack"_s), Qt::LeftButton);
        QCOMPARE(m_tour->at(), 0);
        for (int i = 0; i < 3; ++i)
            QTest::mouseClick(button(u"tourNext"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_tour);
    }

    /// The thing that a step speaks of can be done while it stands there.
    void theWindowWorksOnUnderIt() {
        bool clicked = false;
        connect(m_centre, &QPushButton::clicked, this, [&] { clicked = true; });
        QPoint free;
        for (free = QPoint(2, 2); m_tour->geometry().contains(m_centre->mapTo(m_window.get(), free)); free += {5, 5}) {
        }
        QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, m_centre->mapTo(m_window.get(), free));
        QVERIFY(clicked);
        QVERIFY(m_tour->isVisible());
    }

    void aPanelThatIsHiddenIsShown() {
        m_left->hide();
        m_tour->findChild<QPushButton*>(u"tourNext"_s)->click();
        QVERIFY(m_left->isVisible());
        QVERIFY(!m_tour->geometry().intersects(m_left->geometry()));
    }

    void itFollowsWhatItSpeaksOf() {
        m_tour->findChild<QPushButton*>(u"tourNext"_s)->click();
        QTRY_VERIFY(m_tour->x() > m_left->geometry().right());
        m_window->addDockWidget(Qt::RightDockWidgetArea, m_left);
        QTRY_VERIFY(m_tour->geometry().right() <= m_left->geometry().left());
        m_left->hide();
        QTRY_VERIFY(qAbs(m_tour->geometry().center().x() - m_window->width() / 2) < m_tour->width());
        m_window->resize(700, 500);
        QTRY_VERIFY(m_window->rect().contains(m_tour->geometry()));
    }

    void itsWordsFit() {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            const QStringList clipped = test::clippedTexts(*m_tour);
            QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
            m_tour->findChild<QPushButton*>(u"tourNext"_s)->click();
        }
    }

    void placeOfTheBubble_data() {
        QTest::addColumn<QRect>("target");
        QTest::addColumn<QPoint>("place");
        QTest::newRow("right of it") << QRect(0, 300, 200, 100) << QPoint(207, 324);
        QTest::newRow("left of it") << QRect(800, 300, 200, 100) << QPoint(592, 324);
        QTest::newRow("below it") << QRect(0, 0, 1000, 40) << QPoint(399, 47);
        QTest::newRow("above it") << QRect(0, 760, 1000, 40) << QPoint(399, 702);
        QTest::newRow("in its middle") << QRect(0, 0, 1000, 800) << QPoint(399, 374);
        QTest::newRow("not beyond the edge") << QRect(0, 780, 200, 20) << QPoint(207, 749);
    }
    void placeOfTheBubble() {
        QFETCH(QRect, target);
        QFETCH(QPoint, place);
        QCOMPARE(bubblePlace(target, QSize(200, 50), QRect(0, 0, 1000, 800)), place);
    }

private:
    QString title() const { return m_tour->findChild<QLabel*>(u"tourTitle"_s)->text(); }
    QPushButton* button(const QString& name) const { return m_tour->findChild<QPushButton*>(name); }

    std::unique_ptr<QMainWindow> m_window;
    QPushButton* m_centre = nullptr;
    QDockWidget* m_left = nullptr;
    QDockWidget* m_right = nullptr;
    QPointer<Tour> m_tour;
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
