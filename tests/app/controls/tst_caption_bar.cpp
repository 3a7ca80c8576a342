// What captions claim, against the picture, over every scenario that is shipped or tested; and the bar with real
// events.
#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>
#include <functional>

#include "app/controls/caption_bar.h"
#include "app/models/caption_words.h"
#include "engine/scenario/runner.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

const ProposalView* proposalOf(trace::TxnRef txn, const Picture& picture) {
    for (const ProposalView& p : picture.proposals()) {
        if (p.txn == txn) return &p;
    }
    return nullptr;
}

bool all(NodeSet nodes, const Picture& picture, const std::function<bool(const NodeView&)>& holds) {
    const std::vector<NodeId> ids = nodes.nodes();
    return std::all_of(ids.begin(), ids.end(), [&](NodeId id) { return holds(picture.node(id)); });
}

/// Whether the picture right after the caption's record bears it out.
bool holds(const Caption& c, const Picture& p, const Membership& membership) {
    const NodeView* node = c.node ? &p.node(c.node) : nullptr;
    const auto cut = [&](const Link& link) { return p.cuts().contains(link); };
    // The process ends one record after its disk.
    const bool settled = c.kind != CaptionKind::DiskEnded;
    if (c.leader && p.leader() != c.leader) return false;
    if (settled && c.leader && c.leaderLinked != membership.isQuorum(linkedWith(c.leader, p, p.cuts()))) return false;
    switch (c.kind) {
        case CaptionKind::ElectionBegun:
            return all(c.nodes, p, [](const NodeView& n) { return n.alive && n.role == trace::Role::Looking; });
        case CaptionKind::VotesChanged:
            return all(c.nodes, p, [&](const NodeView& n) { return n.vote.leader == c.about; });
        case CaptionKind::LeaderElected:
            return node->role == trace::Role::Leading && !node->serving;
        case CaptionKind::EpochEstablished:
            return c.quorum == membership.isQuorum(c.nodes) && node->role == trace::Role::Leading;
        case CaptionKind::Joined:
            return all(c.nodes, p, [&](const NodeView& n) { return n.serving && n.leader == c.about; });
        case CaptionKind::FirstProposal:
        case CaptionKind::Stranded: {
            const ProposalView* proposal = proposalOf(std::get<trace::Proposed>(c.record.event).txn, p);
            const bool linked = membership.isQuorum(linkedWith(c.node, p, p.cuts()));
            return proposal && !proposal->committed && linked == (c.kind == CaptionKind::FirstProposal);
        }
        case CaptionKind::Committed:
        case CaptionKind::SessionClosed: {
            const ProposalView* proposal = proposalOf(std::get<trace::Committed>(c.record.event).txn, p);
            return proposal && proposal->committed && c.quorum == membership.isQuorum(c.nodes);
        }
        case CaptionKind::SessionExpired:
            return node->role == trace::Role::Leading;
        case CaptionKind::Killed:
            return !node->alive;
        case CaptionKind::Restarted:
            return node->alive && !node->serving;
        case CaptionKind::Frozen:
            return node->frozen;
        case CaptionKind::Thawed:
            return !node->frozen;
        case CaptionKind::LinksCut:
            return std::all_of(c.links.begin(), c.links.end(), cut);
        case CaptionKind::LinksHealed:
            return std::none_of(c.links.begin(), c.links.end(), cut) && c.quorum == p.cuts().empty();
        case CaptionKind::DiskFault:
            return node->disk != trace::DiskState::Ok;
        default:
            return true;
    }
}

/// The reason that the replica itself notes, where captions have words for it.
GiveUp notedReason(const Caption& c, const TraceIndex& index) {
    static const std::map<std::string, GiveUp> Known{
        {"leader not heard for syncLimit", GiveUp::LeaderSilent},
        {"lost the connection to the leader", GiveUp::ConnectionLost},
        {"fewer than a quorum of followers heard within syncLimit", GiveUp::NoQuorumHeard},
        {"no quorum of followers within initLimit", GiveUp::NoFollowers},
        {"not synchronised within initLimit", GiveUp::NotSynchronised},
        {"the elected leader accepts no connection", GiveUp::NoConnection},
        {"the counter of the epoch is used up", GiveUp::CounterUsedUp},
    };
    for (std::uint64_t seq = c.record.seq - 1; seq > c.record.cause; --seq) {
        const trace::Record& r = index.records().at(seq);
        const auto* note = trace::as<trace::Noted>(r);
        if (!note || r.node != c.record.node || r.cause != c.record.cause) continue;
        const auto it = Known.find(index.tables().text(note->text));
        return it == Known.end() ? GiveUp::Unknown : it->second;
    }
    return GiveUp::Unknown;
}

/// A connection that breaks in the middle of a packet may stay without a reason; no other may.
bool reasonHolds(const Caption& c, const TraceIndex& index) {
    const GiveUp noted = notedReason(c, index);
    if (c.why == noted) return true;
    const bool inPacket = c.record.cause != 0 && trace::as<trace::MessageReceived>(index.records().at(c.record.cause));
    return c.why == GiveUp::Unknown && noted == GiveUp::ConnectionLost && inPacket;
}

/// A killed node and, 10 s later, its restart.
struct Bench {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    ViewState state;
    test::Batches b;
    std::unique_ptr<CaptionBar> bar;

    Bench() {
        for (int node = 1; node <= 3; ++node)
            b.add({}, node, trace::NodeStarted{1});
        b.add(VirtualTime::ofMs(1000), 1, trace::NodeKilled{1});
        b.add(VirtualTime::ofMs(11'000), 1, trace::NodeStarted{2});
        b.add(VirtualTime::ofMs(20'000), 2, trace::TimerFired{});
        index.append(b.take());
        bar = std::make_unique<CaptionBar>(index, state);
        bar->resize(700, 60);
        bar->show();
        bar->activateWindow();
        if (!QTest::qWaitForWindowActive(bar.get())) qFatal("the window never became active");
        QObject::connect(&state, &ViewState::cursorChanged, &index, [this] {
            if (state.cursor()) {
                index.showRecord(state.cursor()->record);
            } else {
                index.showLive();
            }
        });
    }
    QString words() { return bar->findChild<QLabel*>(u"captionWords"_s)->text(); }
    QAbstractButton* button(const QString& name) { return bar->findChild<QAbstractButton*>(name); }
    void click(const QString& name) { QTest::mouseClick(button(name), Qt::LeftButton); }
};

}  // namespace

class TstCaptionBar : public QObject {
    Q_OBJECT

private slots:
    void no_caption_of_a_scenario_lies_data() {
        QTest::addColumn<QString>("file");
        const QString source = QStringLiteral(QS_SOURCE_DIR);
        for (const QString& folder : {source + u"/resources/scenarios"_s, source + u"/tests/scenarios"_s}) {
            for (const QString& name : QDir(folder).entryList({u"*.scenario"_s}, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(QFileInfo(name).completeBaseName())) << folder + u'/' + name;
        }
    }
    void no_caption_of_a_scenario_lies() {
        QFETCH(QString, file);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const auto parsed = scenario::parse(in.readAll().toStdString(), file.toStdString());
        QVERIFY(parsed.ok());
        static const QRegularExpression Unfilled(u"%[0-9n]"_s);
        for (const scenario::Scenario& future : scenario::futures(*parsed)) {
            scenario::Runner runner(future);
            runner.run();
            TraceIndex index(runner.lab().setting());
            index.append(runner.takeBatch());
            const auto& captions = index.captions().captions();
            QVERIFY(captions.size() >= 4);
            std::uint64_t previous = 0;
            for (const Caption& caption : captions) {
                QVERIFY(caption.record.seq > previous);
                previous = caption.record.seq;
                index.showRecord(previous);
                const CaptionText text = wordsOf(caption, index.membership(), index.tables());
                const QString whole = text.title + u" | "_s + text.what + u" | "_s + text.why;
                const QString place = u"#%1 at %2: %3"_s.arg(previous).arg(caption.record.at.ms()).arg(whole);
                QVERIFY2(holds(caption, index.shown(), index.membership()), qPrintable(place));
                QVERIFY2(caption.kind != CaptionKind::ElectionBegun || reasonHolds(caption, index), qPrintable(place));
                QVERIFY2(!text.title.isEmpty() && !text.what.isEmpty(), qPrintable(place));
                QVERIFY2(!Unfilled.match(whole).hasMatch(), qPrintable(place));
            }
        }
    }

    void back_and_forward_walk_through_the_run() {
        Bench b;
        QVERIFY(b.words().contains(u"starts again"_s));
        QVERIFY(!b.button(u"captionForward"_s)->isEnabled());
        b.click(u"captionBack"_s);
        QVERIFY(b.words().contains(u"killed"_s));
        QVERIFY(!b.index.isLive());
        QVERIFY(!b.index.node(NodeId{1}).alive);
        QCOMPARE(b.state.selectedRecord(), quint64(4));
        QVERIFY(!b.button(u"captionBack"_s)->isEnabled());
        QTest::keyClick(b.bar.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(b.words().contains(u"starts again"_s));
        QVERIFY(!b.index.isLive());
        b.click(u"captionForward"_s);
        QVERIFY(b.index.isLive());
    }

    void the_time_leads_to_the_moment() {
        Bench b;
        QCOMPARE(b.button(u"captionTime"_s)->text(), u"11.000 s"_s);
        b.click(u"captionTime"_s);
        QCOMPARE(b.index.now().ms(), std::int64_t(11'000));
    }

    void the_bar_says_what_was_then_and_not_what_came_later() {
        Bench b;
        b.state.setCursor(Cursor{VirtualTime::ofMs(1000), 4});
        QVERIFY(b.words().contains(u"killed"_s));
        b.state.setCursor(Cursor{VirtualTime{}, 1});
        QVERIFY(b.words().contains(u"Nothing has happened"_s));
    }

    void what_the_scenario_says_stands_above_for_a_while() {
        Bench b;
        trace::Batch said;
        said.upTo = VirtualTime::ofMs(20'500);
        said.sayings.push_back({said.upTo, 6, "Who <leads> now?"});
        b.index.append(said);
        QTRY_VERIFY(b.words().contains(u"Who &lt;leads&gt; now?"_s));
        QVERIFY(b.words().contains(u"starts again"_s));
        b.click(u"captionBack"_s);
        QVERIFY(b.words().contains(u"starts again"_s));
        QVERIFY(!b.words().contains(u"now?"_s));
        b.click(u"captionForward"_s);
        QVERIFY(b.words().contains(u"now?"_s));
        trace::Batch later;
        later.upTo = VirtualTime::ofMs(25'500);
        b.index.append(later);
        b.state.setCursor({});
        QVERIFY(!b.words().contains(u"now?"_s));
    }

    void new_captions_are_said_while_the_present_is_shown() {
        Bench b;
        b.b.add(VirtualTime::ofMs(30'000), 2, trace::NodeFrozen{});
        b.index.append(b.b.take());
        QTRY_VERIFY(b.words().contains(u"frozen"_s));
    }

    void words_are_whole_at_any_width() {
        Bench b;
        auto* label = b.bar->findChild<QLabel*>(u"captionWords"_s);
        for (const int width : {300, 500, 1200}) {
            b.bar->resize(width, b.bar->sizeHint().height());
            QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
        }
    }
};

QTEST_MAIN(TstCaptionBar)
#include "tst_caption_bar.moc"
