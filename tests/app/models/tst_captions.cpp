// Captions from records made by hand: each kind, what it says and what it must not say, and how a flood becomes one.
#include <QTest>

#include "app/models/caption_words.h"
#include "app/models/trace_index.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

constexpr VirtualTime ms(std::int64_t t) {
    return VirtualTime::ofMs(t);
}
NodeId n(int id) {
    return NodeId{static_cast<std::uint8_t>(id)};
}
NodeSet set(std::initializer_list<int> ids) {
    NodeSet out;
    for (const int id : ids)
        out.insert(n(id));
    return out;
}
const auto Z1 = Zxid::of(Epoch{1}, 1);

/// Three voters; 3 leads epoch 1 and the others follow it, all serving, unless told otherwise.
struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    test::Batches b;
    VirtualTime at = ms(10'000);

    explicit Fixture(bool settled = true) {
        for (int id = 1; id <= 3; ++id)
            b.add({}, id, trace::NodeStarted{1});
        if (!settled) return;
        for (const int id : {3, 1, 2}) {
            const auto role = id == 3 ? trace::Role::Leading : trace::Role::Following;
            b.add({}, id, trace::RoleChanged{role, trace::Phase::Broadcast, n(3), Epoch{1}, {}});
            b.add({}, id, trace::ServingStarted{Epoch{1}, {}, {}});
        }
    }
    std::uint64_t add(int node, const trace::Event& event, std::uint64_t cause = 0) {
        return b.add(at, node, event, cause);
    }
    /// The node looks for a leader, for what `cause` is.
    void look(int node, const trace::Event& cause) {
        add(node, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, Epoch{1}, {}}, add(node, cause));
    }
    /// Texts are interned by hand: the first one has the number 1.
    trace::TextRef say(const std::string& text) {
        trace::Batch batch = b.take();
        batch.texts.push_back(text);
        index.append(batch);
        return {static_cast<std::uint32_t>(index.tables().textCount() - 1)};
    }
    trace::TxnRef txn(const tree::TxnBody& body, Zxid zxid) {
        trace::Batch batch = b.take();
        tree::Txn made;
        made.zxid = zxid;
        made.session = SessionId{0x77};
        made.body = body;
        batch.txns.push_back({std::make_shared<const tree::Txn>(made), {}});
        index.append(batch);
        return {static_cast<std::uint32_t>(index.tables().txnCount() - 1)};
    }
    const std::deque<Caption>& captions() {
        index.append(b.take());
        return index.captions().captions();
    }
    CaptionText last() { return wordsOf(captions().back(), index.membership(), index.tables()); }
    CaptionKind kind() { return captions().back().kind; }
};

trace::LinkChanged cut(int from, int to) {
    return {n(from), n(to), trace::LinkState::Cut};
}
trace::LinkChanged heal(int from, int to) {
    return {n(from), n(to), trace::LinkState::Up};
}

}  // namespace

class TstCaptions : public QObject {
    Q_OBJECT

private slots:
    void an_election_says_why_only_where_its_cause_tells() {
        Fixture f;
        f.look(1, trace::TimerFired{trace::TimerKind::LearnerSilence});
        QCOMPARE(f.kind(), CaptionKind::ElectionBegun);
        QVERIFY(f.last().what.contains(u"syncLimit"_s));
        QVERIFY(f.last().what.contains(u"node 3"_s));
        // Another replica, for a message: no reason is made up.
        f.look(2, trace::MessageReceived{1, n(3), trace::MessageKind::Commit, trace::Channel::Quorum});
        QVERIFY(!f.last().what.contains(u"syncLimit"_s));
        QVERIFY(f.last().what.contains(u"no longer follows node 3"_s));
    }

    void every_cause_of_an_election_has_its_words_data() {
        QTest::addColumn<int>("node");
        QTest::addColumn<trace::Event>("cause");
        QTest::addColumn<GiveUp>("why");
        const auto fired = [](trace::TimerKind timer) { return trace::Event{trace::TimerFired{timer}}; };
        const trace::Event received =
            trace::MessageReceived{1, n(3), trace::MessageKind::Trunc, trace::Channel::Quorum};
        QTest::newRow("follower: silence") << 1 << fired(trace::TimerKind::LearnerSilence) << GiveUp::LeaderSilent;
        QTest::newRow("follower: initLimit") << 1 << fired(trace::TimerKind::Init) << GiveUp::NotSynchronised;
        QTest::newRow("follower: a packet") << 1 << received << GiveUp::Unknown;
        QTest::newRow("leader: initLimit") << 3 << fired(trace::TimerKind::Init) << GiveUp::NoFollowers;
        QTest::newRow("leader: syncLimit") << 3 << fired(trace::TimerKind::LeaderTick) << GiveUp::NoQuorumHeard;
        QTest::newRow("leader: a packet") << 3 << received << GiveUp::Unknown;
    }
    void every_cause_of_an_election_has_its_words() {
        QFETCH(int, node);
        QFETCH(trace::Event, cause);
        QFETCH(GiveUp, why);
        Fixture f;
        f.look(node, cause);
        QCOMPARE(f.captions().back().why, why);
    }

    void a_connection_that_ends_right_before_is_the_cause() {
        const trace::Event looking = trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, Epoch{1}, {}};
        const auto ended = [&](int peer, const trace::Event* command) {
            Fixture f;
            const std::uint64_t cause = command ? f.add(0, *command) : 0;
            f.add(1, trace::ConnectionClosed{n(peer), trace::Channel::Quorum, 7}, cause);
            f.add(1, trace::ServingStopped{}, cause);
            f.add(1, looking, cause);
            return f.captions().back().why;
        };
        const trace::Event reset = trace::CommandIssued{};
        QCOMPARE(ended(3, nullptr), GiveUp::ConnectionLost);
        QCOMPARE(ended(3, &reset), GiveUp::ConnectionLost);
        QCOMPARE(ended(2, &reset), GiveUp::Unknown);
    }

    void a_leader_that_was_never_reached_accepts_no_connection() {
        Fixture f(false);
        f.add(1, trace::RoleChanged{trace::Role::Following, trace::Phase::Discovery, n(3), {}, {}});
        f.add(1, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
        QCOMPARE(f.captions().back().why, GiveUp::NoConnection);
        QVERIFY(f.last().what.contains(u"accepts no connection"_s));
    }

    void a_leader_without_numbers_says_so() {
        Fixture f;
        const auto last = Zxid::of(Epoch{1}, std::numeric_limits<std::uint32_t>::max() - 1);
        const auto txn = f.txn(tree::CreateTxn{"/a", {}, tree::openAcl()}, last);
        f.add(3, trace::TxnLogged{txn, last});
        f.look(3, trace::MessageReceived{1, n(1), trace::MessageKind::Request, trace::Channel::Quorum});
        QCOMPARE(f.captions().back().why, GiveUp::CounterUsedUp);
        QVERIFY(f.last().what.contains(u"used up"_s));
    }

    void those_who_look_for_the_same_reason_are_one_caption() {
        Fixture f;
        for (const int id : {1, 2})
            f.look(id, trace::TimerFired{trace::TimerKind::LearnerSilence});
        QVERIFY(f.last().what.startsWith(u"Nodes 1, 2 heard nothing of their leader, node 3"_s));
        QCOMPARE(f.captions().back().count, 2);
    }

    void a_leader_that_steps_down_leaves_its_proposals_in_doubt() {
        Fixture f;
        const auto txn = f.txn(tree::CreateTxn{"/a", {}, tree::openAcl()}, Z1);
        f.add(3, trace::Proposed{txn, Z1});
        f.look(3, trace::TimerFired{trace::TimerKind::LeaderTick});
        QCOMPARE(f.last().title, u"A leader steps down"_s);
        QVERIFY(f.last().why.contains(u"may survive or be dropped"_s));
    }

    void a_new_epoch_keeps_what_is_in_its_history_and_cuts_off_the_rest() {
        Fixture f;
        const auto zxid = [](std::uint32_t counter) { return Zxid::of(Epoch{1}, counter); };
        std::vector<trace::TxnRef> txns;
        for (std::uint32_t i = 1; i <= 4; ++i) {
            txns.push_back(f.b.create(zxid(i), "/n" + std::to_string(i)));
            f.add(3, trace::Proposed{txns.back(), zxid(i)});
        }
        f.add(3, trace::Committed{txns[0], zxid(1), set({1, 3}).bits()});
        f.at = ms(12'000);
        // Nodes 1 and 2 have the first two of four; the leader alone has the others.
        f.add(2, trace::EpochEstablished{Epoch{2}, txns[1], set({1, 2}).bits()});
        QCOMPARE(f.captions().back().open, 1);
        QCOMPARE(f.captions().back().dropped, 2);
        QVERIFY(f.last().why.contains(u"1 proposal(s) that no leader had decided"_s));
        QVERIFY(f.last().why.contains(u"2 undecided proposal(s)"_s));
        // What was settled then is not told again.
        f.at = ms(14'000);
        f.add(2, trace::EpochEstablished{Epoch{3}, txns[1], set({1, 2}).bits()});
        QCOMPARE(f.captions().back().open + f.captions().back().dropped, 0);
    }

    void what_waits_for_an_answer_is_unknown_when_the_connection_ends() {
        Fixture f;
        f.add(1, trace::ClientCall{ConnectionId{1}, {}, 1, 1, {}});
        f.add(1, trace::ClientCall{ConnectionId{1}, {}, 2, 4, {}});  // a read
        f.add(1, trace::ClientCall{ConnectionId{2}, {}, 1, 5, {}});
        f.add(1, trace::ClientReturn{ConnectionId{2}, {}, 1, 5, {}, {}, 0});
        const auto before = f.captions().size();
        f.add(1, trace::ClientDisconnected{ConnectionId{2}, {}, {}});
        QCOMPARE(f.captions().size(), before);
        f.add(1, trace::ClientDisconnected{ConnectionId{1}, {}, {}});
        QCOMPARE(f.kind(), CaptionKind::AnswersLost);
        QCOMPARE(f.captions().back().unanswered, 1);
        QVERIFY(f.last().why.contains(u"not a failure"_s));
        QVERIFY(!f.last().what.contains(u"failed"_s));
    }

    void a_killed_replica_leaves_its_clients_without_an_answer() {
        Fixture f;
        f.add(1, trace::ClientCall{ConnectionId{1}, {}, 1, 1, {}});
        f.add(1, trace::NodeKilled{1});
        QCOMPARE(f.captions().back().unanswered, 1);
        QVERIFY(f.last().why.contains(u"unknown, not failed"_s));
    }

    void a_lost_vote_is_within_the_model_and_a_lost_proposal_is_not() {
        Fixture f;
        const auto drop = [&](trace::MessageKind kind, trace::DropReason reason) {
            f.at = f.at + ms(1000);
            f.add(0, trace::MessageDropped{f.add(3, f.b.message(1, kind, Z1, f.at)), reason});
        };
        drop(trace::MessageKind::Proposal, trace::DropReason::Lost);
        QCOMPARE(f.kind(), CaptionKind::MessageLost);
        QVERIFY(f.last().what.startsWith(u"PROPOSAL is lost on 3→1"_s));
        QVERIFY(f.last().why.contains(u"outside the model"_s));
        drop(trace::MessageKind::Notification, trace::DropReason::Lost);
        QVERIFY(!f.last().why.contains(u"outside the model"_s));
        const auto before = f.captions().size();
        drop(trace::MessageKind::Proposal, trace::DropReason::ConnectionBroken);
        QCOMPARE(f.captions().size(), before);
        const auto sent = f.add(3, f.b.message(1, trace::MessageKind::Commit, Z1, f.at));
        f.add(3, trace::MessageRepeated{sent, sent});
        QCOMPARE(f.kind(), CaptionKind::MessageRepeated);
    }

    void a_first_vote_for_oneself_is_no_news_and_a_changed_one_is() {
        Fixture f(false);
        for (const int id : {1, 2})
            f.add(id, trace::VoteChanged{n(id), Z1, Epoch{1}, 1});
        QVERIFY(f.captions().empty());
        for (const int id : {1, 2}) {
            f.add(id, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
            f.add(id, trace::VoteChanged{n(3), Z1, Epoch{1}, 1});
        }
        QCOMPARE(f.kind(), CaptionKind::VotesChanged);
        QVERIFY(f.last().what.startsWith(u"Nodes 1, 2 now vote for 3"_s));
    }

    void an_epoch_without_a_quorum_is_called_broken() {
        Fixture f;
        f.add(3, trace::EpochEstablished{Epoch{2}, {}, set({1, 3}).bits()});
        QVERIFY(f.last().title.contains(u"established"_s));
        f.add(3, trace::EpochEstablished{Epoch{3}, {}, set({3}).bits()});
        QVERIFY(f.last().title.contains(u"without a quorum"_s));
    }

    void each_way_of_synchronising_has_its_words_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("replayed");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing missing") << int(trace::SyncMode::Diff) << 0 << u"has all that node 3"_s;
        QTest::newRow("missing") << int(trace::SyncMode::Diff) << 4 << u"4 transaction"_s;
        QTest::newRow("trunc") << int(trace::SyncMode::Trunc) << 0 << u"back to 1:1"_s;
        QTest::newRow("snap") << int(trace::SyncMode::Snap) << 0 << u"whole state"_s;
    }
    void each_way_of_synchronising_has_its_words() {
        QFETCH(int, mode);
        QFETCH(int, replayed);
        QFETCH(QString, words);
        Fixture f;
        f.add(3, trace::SyncChosen{n(1), trace::SyncMode(mode), Z1, static_cast<std::uint32_t>(replayed)});
        QVERIFY2(f.last().what.contains(words), qPrintable(f.last().what));
    }

    void a_proposal_after_quiet_is_news_and_those_of_a_flood_are_not() {
        Fixture f;
        for (std::uint32_t i = 1; i <= 50; ++i) {
            const Zxid zxid = Zxid::of(Epoch{1}, i);
            const auto txn = f.txn(tree::CreateTxn{"/n" + std::to_string(i), {}, tree::openAcl()}, zxid);
            f.at = ms(10'000 + 20 * i);
            f.add(3, trace::Proposed{txn, zxid});
            f.add(3, trace::Committed{txn, zxid, set({1, 3}).bits()});
        }
        const auto& captions = f.captions();
        const auto count = [&](CaptionKind kind) {
            return std::count_if(captions.begin(), captions.end(), [&](const auto& c) { return c.kind == kind; });
        };
        QCOMPARE(count(CaptionKind::FirstProposal), 1);
        QCOMPARE(count(CaptionKind::Committed), 1);
        QVERIFY(f.last().title.startsWith(u"50 "_s));
        // It says 50, and stands where the 50th was.
        QCOMPARE(f.captions().back().record.at.us, f.at.us);
        QCOMPARE(f.index.captions().at(f.captions().back().record.seq - 1)->kind, CaptionKind::FirstProposal);
    }

    void a_flood_without_an_end_is_cut_into_pieces() {
        Fixture f;
        for (std::uint32_t i = 1; i <= 200; ++i) {
            const Zxid zxid = Zxid::of(Epoch{1}, i);
            const auto txn = f.txn(tree::CreateTxn{"/n" + std::to_string(i), {}, tree::openAcl()}, zxid);
            f.at = ms(10'000 + 100 * i);
            f.add(3, trace::Committed{txn, zxid, set({1, 3}).bits()});
        }
        const auto pieces = std::count_if(f.captions().begin(), f.captions().end(),
                                          [](const auto& c) { return c.kind == CaptionKind::Committed; });
        QCOMPARE(pieces, 4);
    }

    void committed_needs_a_quorum_of_acks() {
        Fixture f;
        const auto txn = f.txn(tree::CreateTxn{"/a", {}, tree::openAcl()}, Z1);
        f.add(3, trace::Proposed{txn, Z1});
        QVERIFY(f.last().why.contains(u"not committed"_s));
        f.at = ms(10'010);
        f.add(3, trace::Committed{txn, Z1, set({1, 3}).bits()});
        QVERIFY(f.last().what.contains(u"create /a"_s));
        QVERIFY(f.last().why.contains(u"unless disks lie"_s));
        f.at = ms(10'020);
        f.add(3, trace::Committed{txn, Z1, set({3}).bits()});
        QCOMPARE(f.last().title, u"Committed without a quorum"_s);
    }

    void a_refused_write_changes_nothing() {
        Fixture f;
        const auto txn = f.txn(tree::ErrorTxn{tree::ErrorCode::NodeExists}, Z1);
        f.add(3, trace::Committed{txn, Z1, set({1, 3}).bits()});
        QVERIFY(f.last().what.contains(u"changes nothing"_s));
        QVERIFY(f.last().what.contains(u"NodeExists"_s));
    }

    void a_partitioned_leader_cannot_commit_and_the_client_does_not_know() {
        Fixture f;
        for (const int id : {1, 2}) {
            f.add(0, cut(3, id));
            f.add(0, cut(id, 3));
        }
        QCOMPARE(f.captions().back().links.size(), std::size_t{4});
        QCOMPARE(f.last().title, u"A node is cut off"_s);
        QVERIFY(f.last().why.contains(u"links to no quorum"_s));
        const auto txn = f.txn(tree::CreateTxn{"/a", {}, tree::openAcl()}, Z1);
        f.add(3, trace::Proposed{txn, Z1});
        QCOMPARE(f.kind(), CaptionKind::Stranded);
        QVERIFY(f.last().why.contains(u"not a failure"_s));
        QVERIFY(!f.last().why.contains(u"lost"_s));
    }

    void one_cut_follower_leaves_the_leader_its_quorum() {
        Fixture f;
        f.add(0, cut(3, 1));
        QCOMPARE(f.last().title, u"1 link(s) cut"_s);
        QVERIFY(f.last().why.contains(u"still has links to a quorum"_s));
        f.at = ms(11'000);
        f.add(0, cut(3, 2));
        QVERIFY(f.last().why.contains(u"no quorum"_s));
        f.at = ms(12'000);
        f.add(0, heal(3, 1));
        QVERIFY(f.last().what.contains(u"still cut"_s));
        f.add(0, heal(3, 2));
        QCOMPARE(f.last().what, u"No link is cut any more."_s);
    }

    void a_split_names_both_sides() {
        TraceIndex index{trace::Setting{Membership::ofSize(5, 0)}};
        test::Batches b;
        for (const int one : {4, 5}) {
            for (const int other : {1, 2, 3}) {
                b.add(ms(1000), 0, cut(one, other));
                b.add(ms(1000), 0, cut(other, one));
            }
        }
        index.append(b.take());
        const auto& captions = index.captions().captions();
        QCOMPARE(captions.size(), std::size_t{1});
        const CaptionText text = wordsOf(captions.back(), index.membership(), index.tables());
        QCOMPARE(text.title, u"A partition"_s);
        QCOMPARE(text.what, u"Nodes 4, 5 and nodes 1, 2, 3 no longer hear each other."_s);
    }

    void links_are_written_as_commands_write_them() {
        Fixture f;
        f.add(0, cut(1, 2));
        f.add(0, cut(2, 1));
        f.add(0, cut(3, 1));
        QCOMPARE(f.last().what, u"Messages wait on 1↔2, 3→1."_s);
    }

    void damage_that_a_start_notices_is_within_the_model() {
        Fixture f;
        f.add(1, trace::DiskDamaged{{}, false});
        QVERIFY(!f.last().why.contains(u"outside the model"_s));
        f.at = ms(11'000);
        f.add(1, trace::DiskDamaged{{}, true});
        QVERIFY(f.last().why.contains(u"outside the model"_s));
    }

    void who_is_killed_and_what_remains() {
        Fixture f;
        f.add(3, trace::NodeKilled{1});
        QCOMPARE(f.last().title, u"The leader is killed"_s);
        QVERIFY(f.last().why.contains(u"are a quorum"_s));
        f.at = ms(11'000);
        f.add(1, trace::NodeKilled{1});
        QCOMPARE(f.last().title, u"A replica is killed"_s);
        QVERIFY(f.last().why.contains(u"no quorum"_s));
    }

    void a_killed_follower_is_not_missed() {
        Fixture f;
        f.add(1, trace::NodeKilled{1});
        QVERIFY(f.last().why.contains(u"leader 3 still has links to a quorum"_s));
    }

    void a_frozen_leader_is_waited_for() {
        Fixture f;
        f.add(3, trace::NodeFrozen{});
        QCOMPARE(f.last().title, u"The leader is frozen"_s);
        QVERIFY(f.last().why.contains(u"syncLimit"_s));
        f.add(3, trace::NodeThawed{});
        QVERIFY(f.last().why.contains(u"may be old"_s));
    }

    void a_disk_that_ends_a_replica_is_said_once() {
        Fixture f;
        const auto reason = f.say("no space");
        trace::Batch batch = f.b.take();
        const auto seq = f.index.records().size() + 1;
        batch.records = {{seq, f.at, 0, n(1), trace::DiskFailed{reason}},
                         {seq + 1, f.at, seq, n(1), trace::NodeKilled{1}}};
        batch.upTo = f.at;
        f.index.append(batch);
        QCOMPARE(f.index.captions().captions().back().kind, CaptionKind::DiskEnded);
    }

    void every_disk_fault_has_its_words() {
        Fixture f;
        QSet<QString> said;
        for (int state = 1; state <= int(trace::DiskState::Short); ++state) {
            f.at = f.at + ms(1000);
            f.add(1, trace::DiskChanged{trace::DiskState(state), 1});
            said.insert(f.last().what);
        }
        QCOMPARE(said.size(), int(trace::DiskState::Short));
        f.add(1, trace::DiskChanged{trace::DiskState::Lying, 1});
        QVERIFY(f.last().why.contains(u"outside the model"_s));
        f.at = f.at + ms(1000);
        f.add(1, trace::DiskChanged{trace::DiskState::Ok, 1});
        QCOMPARE(f.kind(), CaptionKind::Mended);
    }

    void an_expiry_is_a_matter_of_clocks_and_closes_in_one_transaction() {
        Fixture f;
        f.add(3, trace::SessionExpired{SessionId{0x77}});
        QVERIFY(f.last().why.contains(u"Clocks"_s));
        QVERIFY(f.last().why.contains(u"unknown"_s));
        const auto txn = f.txn(tree::CloseSessionTxn{{"/e1", "/e2"}}, Z1);
        f.add(3, trace::Committed{txn, Z1, set({1, 3}).bits()});
        QVERIFY(f.last().what.contains(u"/e1, /e2"_s));
        QVERIFY(f.last().what.contains(u"0x77"_s));
    }

    void a_watch_says_that_and_not_what() {
        Fixture f;
        const auto path = f.say("/config");
        for (int id = 1; id <= 2; ++id) {
            f.add(id, trace::WatchFired{ConnectionId{static_cast<std::uint32_t>(id)}, SessionId{id},
                                        tree::WatchEventType::NodeDataChanged, path});
        }
        QCOMPARE(f.captions().back().count, 2);
        QVERIFY(f.last().what.contains(u"NodeDataChanged"_s));
        QVERIFY(f.last().what.contains(u"/config"_s));
        QVERIFY(f.last().why.contains(u"must read"_s));
    }

    void holds_clogs_slow_replicas_and_clocks_come_and_go() {
        Fixture f;
        const auto check = [&](int node, const trace::Event& event, CaptionKind kind) {
            f.at = f.at + ms(1000);
            f.add(node, event);
            QCOMPARE(f.kind(), kind);
            QVERIFY(!f.last().what.isEmpty());
        };
        check(0, trace::HoldChanged{n(1), n(2), true, true, {}, {}, {}}, CaptionKind::Held);
        check(0, trace::HoldChanged{n(1), n(2), false, true, {}, {}, {}}, CaptionKind::HoldEnded);
        check(0, trace::LinkClogged{n(1), n(2), ms(99'000)}, CaptionKind::Slowed);
        check(0, trace::LinkDelayed{n(1), n(2), {}, {}}, CaptionKind::Mended);
        check(1, trace::NodeSlowed{ms(5)}, CaptionKind::Slowed);
        check(1, trace::NodeSlowed{{}}, CaptionKind::Mended);
        check(1, trace::ClockChanged{ms(5), 1000}, CaptionKind::Slowed);
        QVERIFY(f.last().why.contains(u"never depend on clocks"_s));
        check(1, trace::ClockChanged{{}, 1000}, CaptionKind::Mended);
        check(1, trace::TimersHeld{true}, CaptionKind::Slowed);
        QVERIFY(f.last().title.contains(u"Timers"_s));
        check(1, trace::TimersHeld{false}, CaptionKind::Mended);
        check(1, trace::ReadOnlyChanged{true, Z1}, CaptionKind::ReadOnly);
        QVERIFY(f.last().why.contains(u"never was committed"_s));
    }

    void neighbours_are_found_by_record() {
        Fixture f;
        const CaptionLog& log = f.index.captions();
        f.add(1, trace::NodeKilled{1});
        f.at = ms(20'000);
        f.add(1, trace::NodeStarted{2});
        const auto& captions = f.captions();
        const std::uint64_t last = captions.back().record.seq;
        QCOMPARE(log.at(last)->kind, CaptionKind::Restarted);
        QCOMPARE(log.at(last - 1)->kind, CaptionKind::Killed);
        QCOMPARE(log.at(log.before(last)->record)->kind, CaptionKind::Killed);
        QCOMPARE(log.at(log.after(last - 1)->record)->kind, CaptionKind::Restarted);
        QVERIFY(!log.after(last));
        QVERIFY(!log.at(0));
        QVERIFY(!log.before(captions.front().record.seq));
    }

    void what_is_said_is_a_stop_of_its_own() {
        Fixture f;
        const CaptionLog& log = f.index.captions();
        f.add(1, trace::NodeKilled{1});
        const std::uint64_t killed = f.captions().back().record.seq;
        f.at = ms(12'000);
        const std::uint64_t quiet = f.add(2, trace::Noted{});
        trace::Batch batch = f.b.take();
        batch.sayings = {{ms(12'000), quiet, "first"}, {ms(12'100), quiet, "second"}};
        f.index.append(batch);
        f.at = ms(20'000);
        f.add(1, trace::NodeStarted{2});
        const std::uint64_t started = f.captions().back().record.seq;
        QVERIFY(!log.saying(killed, ms(10'000)));
        QCOMPARE(log.saying(quiet, ms(12'000))->text, std::string("second"));
        QVERIFY(log.saying(started, ms(17'099)));
        QVERIFY(!log.saying(started, ms(17'100)));
        QCOMPARE(log.before(started)->record, quiet);
        QCOMPARE(log.before(quiet)->record, killed);
        QCOMPARE(log.after(killed)->record, quiet);
        QCOMPARE(log.after(quiet)->record, started);
        QVERIFY(!log.after(started));
    }
};

QTEST_APPLESS_MAIN(TstCaptions)
#include "tst_captions.moc"
