#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "app/timeline/timeline_panel.h"
#include "app/timeline/timeline_view.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {

/// Node 1 asks node 2, which answers node 1: each record the cause of the next.
trace::Batch dialogue(test::Batches& b) {
    for (int n = 1; n <= 3; ++n)
        b.add({}, n, trace::NodeStarted{1});
    b.add(VirtualTime::ofMs(100), 1,
          b.message(2, MessageKind::Proposal, Zxid::of(Epoch{1}, 1), VirtualTime::ofMs(200)));
    b.add(VirtualTime::ofMs(200), 2, trace::MessageReceived{4, NodeId{1}, MessageKind::Proposal, {}});
    b.add(VirtualTime::ofMs(300), 2, b.message(1, MessageKind::Ack, Zxid::of(Epoch{1}, 1), VirtualTime::ofMs(400)));
    b.add(VirtualTime::ofMs(400), 1, trace::MessageReceived{6, NodeId{2}, MessageKind::Ack, {}});
    b.add(VirtualTime::ofMs(450), 3, trace::NodeKilled{1});
    trace::Batch out = b.take();
    for (std::size_t i = 4; i < 7; ++i)
        out.records[i].cause = i;
    out.upTo = VirtualTime::ofMs(500);
    return out;
}

}  // namespace

class TestTimelineView : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_index = std::make_unique<TraceIndex>(trace::Setting{Membership::ofSize(3, 0)});
        m_state = std::make_unique<ViewState>();
        m_panel = std::make_unique<TimelinePanel>(*m_index, *m_state);
        m_panel->resize(900, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        test::Batches b;
        m_index->append(dialogue(b));
        view().fit();
    }
    void cleanup() { m_panel.reset(); }

    void clickSelectsWhatIsDrawnThere() {
        for (const quint64 seq : {4, 7, 8}) {
            QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().pointOf(seq).toPoint());
            QCOMPARE(m_state->selectedRecord(), seq);
        }
        // In the middle of its way a message is hit by its line.
        const QPointF middle = (view().pointOf(4) + view().pointOf(5)) / 2;
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, middle.toPoint());
        QCOMPARE(m_state->selectedRecord(), quint64{4});
    }

    void controlAndArrowsWalkCauseAndConsequence() {
        m_state->selectRecord(7);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_state->selectedRecord(), quint64{6});
        QTest::keyClick(&view(), Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_state->selectedRecord(), quint64{4});
        QVERIFY(!m_panel->findChild<QToolButton*>(QStringLiteral("timelineCause"))->isEnabled());
        QTest::keyClick(&view(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_state->selectedRecord(), quint64{5});
        QTest::mouseClick(m_panel->findChild<QToolButton*>(QStringLiteral("timelineEffect")), Qt::LeftButton);
        QCOMPARE(m_state->selectedRecord(), quint64{6});
    }

    void arrowsGoAlongTheLane() {
        m_state->selectRecord(4);
        QTest::keyClick(&view(), Qt::Key_Right);
        QCOMPARE(m_state->selectedRecord(), quint64{7});
        QTest::keyClick(&view(), Qt::Key_Left);
        QCOMPARE(m_state->selectedRecord(), quint64{4});
    }

    void rulerMovesTheCursorAndItsEndIsThePresent() {
        const QPoint at(static_cast<int>(view().pointOf(5).x()), 8);
        QTest::mousePress(view().viewport(), Qt::LeftButton, {}, at);
        QVERIFY(m_state->cursor());
        QVERIFY(std::abs(m_state->cursor()->moment.ms() - 200) <= 2);
        QTest::mouseMove(view().viewport(), QPoint(view().viewport()->width() - 2, 8));
        QVERIFY(!m_state->cursor());
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at);
    }

    void doubleClickAndEnterShowTheMoment() {
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, view().pointOf(7).toPoint());
        QCOMPARE(m_state->cursor(), std::optional(Cursor{VirtualTime::ofMs(400), 7}));
        m_state->selectRecord(4);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(m_state->cursor()->record, quint64{4});
    }

    void hiddenKindsAreNotHit() {
        m_state->setShown(MessageKind::Proposal, false);
        const QPointF middle = (view().pointOf(4) + view().pointOf(5)) / 2;
        QCOMPARE(view().recordAt(middle), quint64{0});
        m_state->setShown(MessageKind::Proposal, true);
        QCOMPARE(view().recordAt(middle), quint64{4});
    }

    void followsUntilScrolledAway() {
        auto* follow = m_panel->findChild<QToolButton*>(QStringLiteral("timelineFollow"));
        QVERIFY(follow->isChecked());
        view().zoomBy(8);
        QVERIFY(view().axis().isAtEnd());
        QTest::keyClick(&view(), Qt::Key_Home);
        QVERIFY(!follow->isChecked());
        QCOMPARE(view().axis().left(), 0.0);
        trace::Batch later;
        later.upTo = VirtualTime::ofMs(4000);
        m_index->append(later);
        QCOMPARE(view().axis().left(), 0.0);
        QTest::keyClick(&view(), Qt::Key_End);
        QVERIFY(follow->isChecked());
        QVERIFY(view().axis().isAtEnd());
        QTest::keyClick(&view(), Qt::Key_Home);
        m_state->setCursor(Cursor{VirtualTime::ofMs(1), 0});
        QVERIFY(!follow->isChecked());
        m_state->setCursor({});
        QVERIFY2(follow->isChecked() && view().axis().isAtEnd(), "back in the present, the present is seen");
        QTest::keyClick(&view(), Qt::Key_Home);
        m_state->setCursor({});
        QVERIFY2(follow->isChecked() && view().axis().isAtEnd(), "asked for once more, it is seen");
        m_state->selectRecord(4);
        QVERIFY(!follow->isChecked());
        QTest::keyClick(&view(), Qt::Key_End);
        m_state->selectZnode(QStringLiteral("/job"));
        m_state->selectNode(NodeId{2});
        QVERIFY2(follow->isChecked(), "what else is chosen does not bring the old record back");
    }

    void selectionElsewhereIsRevealed() {
        view().zoomBy(16);
        QTest::keyClick(&view(), Qt::Key_End);
        m_state->selectRecord(4);
        const double x = view().pointOf(4).x();
        QVERIFY(x > 0 && x < view().viewport()->width());
    }

    void whatHappenedBehindItsBackIsThereWhenItIsShown() {
        m_panel->hide();
        trace::Batch later;
        later.records.push_back({9, VirtualTime::ofMs(600), 0, NodeId{3}, trace::NodeStarted{2}});
        later.upTo = VirtualTime::ofMs(700);
        m_index->append(later);
        m_panel->show();
        QVERIFY(view().timeline().stretches(NodeId{3}).back().alive);
        QCOMPARE(view().axis().momentAt(view().axis().length()).ms(), 700);
    }

    /// The axis by events is as long as the store at once.
    void whatHappenedBehindItsBackMayBePaintedBefore() {
        view().setAxisMode(AxisMode::Events);
        m_panel->hide();
        trace::Batch later;
        for (std::uint64_t seq = 9; seq < 3 * TimelineIndex::ChunkSize; ++seq)
            later.records.push_back({seq, VirtualTime::ofMs(600), 0, NodeId{3}, trace::TimerFired{}});
        later.upTo = VirtualTime::ofMs(700);
        m_index->append(later);
        m_state->selectRecord(2 * TimelineIndex::ChunkSize);
        QVERIFY(!m_panel->grab().isNull());
        m_panel->show();
        QVERIFY(view().timeline().openAtChunkOf(2 * TimelineIndex::ChunkSize).empty());
    }

    /// A strip that was kept must look as one that is painted anew.
    void keptStripsAreNotStale() {
        test::Batches more;
        trace::Batch batch;
        for (int i = 0; i < 60; ++i) {
            view().viewport()->grab();  // paints, and keeps
            batch = {};
            const std::uint64_t seq = m_index->records().size() + 1;
            const VirtualTime at = VirtualTime::ofMs(500 + 10 * i);
            const auto message = more.message(2, MessageKind::Ack, {}, at + VirtualTime::ofMs(300));
            batch.records.push_back({seq, at, 0, NodeId{1}, message});
            if (i > 30)
                batch.records.push_back(
                    {seq + 1, at, 0, NodeId{2}, trace::MessageReceived{seq - 29, NodeId{1}, MessageKind::Ack, {}}});
            if (i > 30 && !trace::as<trace::MessageSent>(m_index->records().at(seq - 29))) batch.records.pop_back();
            batch.upTo = at;
            m_index->append(batch);
        }
        view().fit();
        view().zoomBy(1.7);
        const QImage kept = view().viewport()->grab().toImage();
        view().setTheme(lightTheme());  // drops all strips
        QCOMPARE(view().viewport()->grab().toImage(), kept);
    }

private:
    TimelineView& view() { return m_panel->view(); }

    std::unique_ptr<TraceIndex> m_index;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<TimelinePanel> m_panel;
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
