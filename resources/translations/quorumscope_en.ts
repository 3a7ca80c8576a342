<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Captions</name>
    <message numerus="yes">
        <source>%n proposal(s) of it are open: each may survive or be dropped, and no client can know yet.</source>
        <translation>
            <numerusform>%n proposal of it is open: it may survive or be dropped, and no client can know yet.</numerusform>
            <numerusform>%n proposals of it are open: each may survive or be dropped, and no client can know yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) of its clients have no answer: whether they are committed is unknown, not failed.</source>
        <translation>
            <numerusform>%n write of its clients has no answer: whether it is committed is unknown, not failed.</numerusform>
            <numerusform>%n writes of its clients have no answer: whether they are committed is unknown, not failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) cut</source>
        <translation>
            <numerusform>%n link cut</numerusform>
            <numerusform>%n links cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) lost</source>
        <translation>
            <numerusform>A message is lost</numerusform>
            <numerusform>%n messages are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) come twice</source>
        <translation>
            <numerusform>A message comes twice</numerusform>
            <numerusform>%n messages come twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) healed</source>
        <translation>
            <numerusform>%n link healed</numerusform>
            <numerusform>%n links healed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) without a decision may survive or be dropped; who waits for the answer cannot know.</source>
        <translation>
            <numerusform>%n proposal without a decision may survive or be dropped; who waits for the answer cannot know.</numerusform>
            <numerusform>%n proposals without a decision may survive or be dropped; who waits for the answers cannot know.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) that no leader had decided came with it, and are committed now.</source>
        <translation>
            <numerusform>%n proposal that no leader had decided came with it, and is committed now.</numerusform>
            <numerusform>%n proposals that no leader had decided came with it, and are committed now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided proposal(s) of older epochs are not in it: who still has them must cut them off.</source>
        <translation>
            <numerusform>%n undecided proposal of an older epoch is not in it: who still has it must cut it off.</numerusform>
            <numerusform>%n undecided proposals of older epochs are not in it: who still has them must cut them off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Node %1 sends node %2 what its log lacks: %n transaction(s).</source>
        <translation>
            <numerusform>Node %1 sends node %2 what its log lacks: %n transaction.</numerusform>
            <numerusform>Node %1 sends node %2 what its log lacks: %n transactions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Node %1 proposes %2, but %n voter(s) with whole links, itself included, are no quorum.</source>
        <translation>
            <numerusform>Node %1 proposes %2, but it has whole links to no other voter, and is no quorum by itself.</numerusform>
            <numerusform>Node %1 proposes %2, but %n voters with whole links, itself included, are no quorum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) committed</source>
        <translation>
            <numerusform>%n transaction committed</numerusform>
            <numerusform>%n transactions committed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The end of %n session(s) is committed.</source>
        <translation>
            <numerusform>The end of %n session is committed.</numerusform>
            <numerusform>The ends of %n sessions are committed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The end of session %1 is committed; with it %n ephemeral znode(s): %2.</source>
        <translation>
            <numerusform>The end of session %1 is committed; with it goes %n ephemeral znode: %2.</numerusform>
            <numerusform>The end of session %1 is committed; with it go %n ephemeral znodes: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) go on at other replicas.</source>
        <translation>
            <numerusform>%n session goes on at another replica.</numerusform>
            <numerusform>%n sessions go on at other replicas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Node %1 ends connections of clients with %n write(s) that it has not answered.</source>
        <translation>
            <numerusform>Node %1 ends a connection of a client with %n write that it has not answered.</numerusform>
            <numerusform>Node %1 ends connections of clients with %n writes that it has not answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n watch(es) fire for %1 at %2.</source>
        <translation>
            <numerusform>%n watch fires for %1 at %2.</numerusform>
            <numerusform>%n watches fire for %1 at %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>They are too many for one transaction: %n multi(s), children first. It stops at the first refusal, and what is deleted by then stays deleted.</source>
        <translation>
            <numerusform>They are too many for one transaction: %n multi, children first. It stops at the first refusal, and what is deleted by then stays deleted.</numerusform>
            <numerusform>They are too many for one transaction: %n multis, children first. It stops at the first refusal, and what is deleted by then stays deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 and the %n znode(s) below it?</source>
        <translation>
            <numerusform>Delete %1 and the %n znode below it?</numerusform>
            <numerusform>Delete %1 and the %n znodes below it?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnsembleForm</name>
    <message numerus="yes">
        <source>%1: no room below 65536 for %n replica(s).</source>
        <translation>
            <numerusform>%1: no room below 65536 for %n replica.</numerusform>
            <numerusform>%1: no room below 65536 for %n replicas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultPanel</name>
    <message numerus="yes">
        <source>The disk of %1 takes %n time(s) as long for a sync</source>
        <translation>
            <numerusform>The disk of %1 takes %n time as long for a sync</numerusform>
            <numerusform>The disk of %1 takes %n times as long for a sync</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n change(s) so far…</source>
        <translation>
            <numerusform>%n change so far…</numerusform>
            <numerusform>%n changes so far…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n znode(s), exported from %1 as of zxid %2</source>
        <translation>
            <numerusform>%n znode, exported from %1 as of zxid %2</numerusform>
            <numerusform>%n znodes, exported from %1 as of zxid %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Creates %1, overwrites %2, leaves %3 as they are; %n request(s), and it stops at the first refusal.</source>
        <translation>
            <numerusform>Creates %1, overwrites %2, leaves %3 as they are; %n request, and it stops at the first refusal.</numerusform>
            <numerusform>Creates %1, overwrites %2, leaves %3 as they are; %n requests, and it stops at the first refusal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timer(s)</source>
        <translation>
            <numerusform>%n timer</numerusform>
            <numerusform>%n timers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>Both changed this znode, and %n place(s) differently: the text on the left has yours there. Compare before you save.</source>
        <translation>
            <numerusform>Both changed this znode, and %n place differently: the text on the left has yours there. Compare before you save.</numerusform>
            <numerusform>Both changed this znode, and %n places differently: the text on the left has yours there. Compare before you save.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkShapes</name>
    <message numerus="yes">
        <source>It takes %n replica(s).</source>
        <translation>
            <numerusform>It takes %n replica.</numerusform>
            <numerusform>It takes %n replicas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message numerus="yes">
        <source>sends DIFF to %1, then %n transaction(s)</source>
        <translation>
            <numerusform>sends DIFF to %1, then %n transaction</numerusform>
            <numerusform>sends DIFF to %1, then %n transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sends TRUNC to %1, back to %2, then %n transaction(s)</source>
        <translation>
            <numerusform>sends TRUNC to %1, back to %2, then %n transaction</numerusform>
            <numerusform>sends TRUNC to %1, back to %2, then %n transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sends SNAP to %1 at %2, then %n transaction(s)</source>
        <translation>
            <numerusform>sends SNAP to %1 at %2, then %n transaction</numerusform>
            <numerusform>sends SNAP to %1 at %2, then %n transactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplicaBar</name>
    <message numerus="yes">
        <source>%n znode(s) differ between the two replicas</source>
        <translation>
            <numerusform>%n znode differs between the two replicas</numerusform>
            <numerusform>%n znodes differ between the two replicas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message numerus="yes">
        <source>Exported: %n zoo.cfg file(s) in %1</source>
        <translation>
            <numerusform>Exported: %n zoo.cfg file in %1</numerusform>
            <numerusform>Exported: %n zoo.cfg files in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message numerus="yes">
        <source>%n session(s); an ephemeral goes with its session, not with its connection.</source>
        <translation>
            <numerusform>%n session; an ephemeral goes with its session, not with its connection.</numerusform>
            <numerusform>%n sessions; an ephemeral goes with its session, not with its connection.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message numerus="yes">
        <source>%n znode(s)</source>
        <translation>
            <numerusform>%n znode</numerusform>
            <numerusform>%n znodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message numerus="yes">
        <source>For %n virtual second(s)</source>
        <translation>
            <numerusform>For %n virtual second</numerusform>
            <numerusform>For %n virtual seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePage</name>
    <message numerus="yes">
        <source>%1 of %n child(ren)</source>
        <translation>
            <numerusform>%1 of %n child</numerusform>
            <numerusform>%1 of %n children</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TxnWords</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>close session (%n ephemeral(s))</source>
        <translation>
            <numerusform>close session (%n ephemeral)</numerusform>
            <numerusform>close session (%n ephemerals)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZnodeActions</name>
    <message numerus="yes">
        <source>%n znode(s) exported to %1.</source>
        <translation>
            <numerusform>%n znode exported to %1.</numerusform>
            <numerusform>%n znodes exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZnodeText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ZnodeTreeModel</name>
    <message numerus="yes">
        <source>↓ %n below</source>
        <translation>
            <numerusform>↓ %n below</numerusform>
            <numerusform>↓ %n below</numerusform>
        </translation>
    </message>
</context>
</TS>
