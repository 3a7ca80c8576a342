<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AclDialog</name>
    <message>
        <source>ACL of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ACL counts for this znode alone, not for those below it. The permission to delete is the parent&apos;s: whoever may delete there may delete this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries of the ACL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open to &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read &amp;only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those I have &amp;proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window&apos;s client &amp;proves to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user:password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent. What auth stands for and who may read is decided by the server from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ACL needs an entry at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each entry needs a scheme - world, auth, digest or ip - and neither part may hold a comma.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartsPanel</name>
    <message>
        <source>Committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was committed in the last minute. Write a znode to see it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No write was answered in the last minute of virtual time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandConsole</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command, for example: kill leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill, restart, freeze, thaw NODES
cut, heal A-&gt;B or A&lt;-&gt;B; heal all
disk NODES full, failing, slow N, hold, sync, crash N, poweroff N, lying, wipe, rot, ok
fire TIMER NODES
client NAME at NODES; client NAME: create PATH DATA
NODES: a number, several with commas, leader, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no session yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outside client is connected. Paste one of the lines above into a terminal: it connects as to any ZooKeeper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the line for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listening yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreateZnodeDialog</name>
    <message>
        <source>New znode under %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name, or a/b for an existing a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data (may stay empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creates %1 followed by ten digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creates %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data above is &amp;hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone &amp;after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AC&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persistent: stays until it is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persistent sequential: the leader appends a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ephemeral: goes when this window&apos;s session ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ephemeral sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container: goes after its last child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL: goes when childless and unchanged for a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not hex: pairs of the digits 0-9 and a-f are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an ACL: it is like world:anyone:r or auth::cdrwa, several joined by commas.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataFormat</name>
    <message>
        <source>half a byte: pairs of hex digits are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a hex digit (0-9, a-f)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>It goes only if it still has the version it has now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One multi deletes all of them or, if one of them changed meanwhile, none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>They are too many for one transaction: %n multi(s), children first. It stops at the first refusal, and what is deleted by then stays deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 and the %n znode(s) below it?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 A delete that is committed cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type %1, the number of znodes that go:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>&amp;Heartbeats and timers too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter events (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every record, protocol chatter included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event holds this text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventLogModel</name>
    <message>
        <source>node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultPanel</name>
    <message>
        <source>%1 and %2 are cut off from each other: messages wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut from %1 to %2: messages wait, the way back is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 is full: it dies when it must write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 fails at the next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 says it synced, and did not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 is slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 syncs only when told to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can open no more files: it dies when it must</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 takes half of each write first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of %1 is as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3 is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 takes %3 longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2 is clogged for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 takes %2 for each event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wall clock of %1 is %2 ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wall clock of %1 is %2 behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks of %1 run at %2 % of the true speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 is dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 is frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart all dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fault is active. Right-click a node or a link in the picture to kill, freeze or cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>in &amp;data, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the children of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a name or of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop searching; what was found stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiredWatches</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>durable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truncated: not part of the leader&apos;s history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaced by a snapshot without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost by the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost in the crash: it was not durable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written to its log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>durable, as part of a snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>durable on its disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its acknowledgement counted by the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed by the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied to its tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On replica %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 does not have it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data set, version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACL set, version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted: its session ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>child %1 created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>child %1 deleted: its session ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>child %1 deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leader itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zxid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>&amp;Children, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the record of the proposal that made this change (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a znode to see its history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) so far…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No transaction of this run changed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Overwrite the data of znodes that exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ephemerals become persistent, instead of being left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s), exported from %1 as of zxid %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes the &amp;znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/zookeeper is the server&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no znode %1 to stand under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Creates %1, overwrites %2, leaves %3 as they are; %n request(s), and it stops at the first refusal.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LampRow</name>
    <message>
        <source>Nothing to judge yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged %1 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not exercised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>violated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the record that broke it in the event list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, looked at %2 times, judged %3 times, violated %4 times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LampsPanel</name>
    <message>
        <source>The checks report as soon as the ensemble runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 violated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not exercised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogGrid</name>
    <message>
        <source>Log grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row for each replica, a column for each transaction. Arrow keys choose a cell, Enter shows its moment, plus and minus change the width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show when: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transaction yet. Each one will be a column here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROZEN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Lab - seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quorumscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - Quorumscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ensemble has ended: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ensemble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kill the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;reeze the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart all &amp;dead replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heal all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Quorumscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K, Ctrl+Shift+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill or restart the chosen node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+X, Ctrl+H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart all dead replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heal all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Quorumscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Quorumscope %1&lt;/b&gt;&lt;p&gt;Runs a real ZAB ensemble in this process and lets you see it think.&lt;/p&gt;&lt;p&gt;The sources are under the Apache License 2.0. This program links Qt Charts and is as a whole under the GNU General Public License 3.0.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the past: nothing can be written in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to the &amp;present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause and resume; Space too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause, then to the next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>freeze the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thaw everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timeline by time, or by events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave presenter mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presenter mode: ? shows the keys, Esc leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a node or a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut or heal the chosen link, or all links of the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the event before and after it in the lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its cause, and what it caused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show its moment in all views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+, -, Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom; the begin of the run; follow its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F, Ctrl+Shift+F, Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter here, search below, type a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F8, Shift+F8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next and previous difference of two replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In presenter mode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overwrite theirs with mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To save: mine with theirs merged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs, version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base, version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both changed this znode, in different places: the text on the left holds both changes. It is saved only if the znode still has version %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Both changed this znode, and %n place(s) differently: the text on the left has yours there. Compare before you save.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>The whole run; click or drag to go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastBar</name>
    <message>
        <source>Return to the &amp;present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the newest moment again, and follows it (Ctrl+End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The past, at %1. The run is at %2; nothing can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>Path of the znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the chosen znode; type another and press Enter (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplicaBar</name>
    <message>
        <source>Replica whose tree is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica whose tree is compared with the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference (Shift+F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 (down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader (replica %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader (none now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two replicas hold the same znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s) differ between the two replicas</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send no more; the request under way may still happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (waits for the ensemble&apos;s answers)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source>DOWN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROZEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its disk:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1 · zxid %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tree %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk lying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow: %1 ms an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wall clock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clocks at %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1→%2 holds %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1→%2 +%3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1→%2 about +%3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1→%2 clogged, %3 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sends its vote again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stops waiting for a better vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives up joining (initLimit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pings its followers and counts its quorum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives up a silent leader (syncLimit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tries the leader&apos;s port again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks for expired sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks for empty containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begins to serve reads only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 is down. Its disk keeps what was durable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 is frozen: it neither reads nor writes, and nothing tells the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2; its log ends at %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 follows node %2 in epoch %3; its log ends at %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 looks for a leader in round %2 and votes for %3, whose log ends at %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 looks for a leader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1 ms ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits: a cut or a hold keeps it. It goes on when that ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It arrives in %1 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by node %1 %2 ms ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged by: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, not acknowledged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed %1 after the proposal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quorum has it; those before it are committed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quorum yet: it may still be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client from outside at node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated client at node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Session %2, timeout %3 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1 → %2 is cut: bytes wait silently, in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1 → %2: a first-in, first-out channel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionLife</name>
    <message>
        <source>%1 s, pings renew it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expires any moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left, silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no leader counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired, being closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>connection %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at replica %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ephemeral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, timeout %2 ms. The leader ends it at the first tick after its time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>&amp;Break its connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to its znode or server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session: as soon as a client connects, it stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s); an ephemeral goes with its session, not with its connection.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only for simulated clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window writes through it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatView</name>
    <message>
        <source>Choose a znode to see its stat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in &amp;ms since 1970</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What the ensemble is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replicas run in this process under virtual time. The same seed and the same commands give the same run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusSentence</name>
    <message>
        <source>The leader, node %1, is frozen; the others wait until syncLimit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2, but only %3 of %4 followers are with it: nothing can be committed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2; %3 of %4 followers are in sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No quorum: %1 of %2 voters run. Nothing can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1 won the election and brings a quorum to its epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electing a leader: %1 of %2 voters are looking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal %1, %2: %3 of %4 voters acknowledged it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubtreeSearch</name>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There already is such a znode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would stand below itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no znode for it to stand under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be moved in one transaction: a multi creates no ephemerals, containers, TTL znodes or ACLs, and at most 250 znodes. Duplicate it and delete the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 move in one multi: all or nothing. They get new zxids and versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are created; ephemerals become persistent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeChart</name>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far apart as it took, in virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step for each event, however long it took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (-, or Ctrl and the wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+, or Ctrl and the wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest moment stays in view (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which kinds of messages are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what caused the selected event (Ctrl+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what it caused (Ctrl+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an event to see what caused it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>#%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from the selected event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>session 0x%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide messages like this (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lane for each replica and client; arrow keys go from event to event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopologyCanvas</name>
    <message>
        <source>Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replicas and links. Left and Right choose a node, Up and Down one of its links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut its power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow down (20 ms for each event)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut all its links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal all its links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut %1 ↔ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heal %1 ↔ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold what %1 sends to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver the first that waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer delayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay by 200 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clog for 2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power fails at the next write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sync fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow (syncs take 20 times as long)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New, empty disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bit of the log flips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star: the leader in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free: drag the nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout and zoom of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring, star or free; zoom with the wheel, pan by dragging the background</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual seconds per second. Auto slows down while messages other than heartbeats are in flight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual time of the ensemble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let virtual time run (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop virtual time (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Pause first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handle the next event (F10).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until a message other than a heartbeat was delivered (F11).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreePage</name>
    <message>
        <source>Znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Znodes that were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n child(ren)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found, %2 looked at…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1; a longer text finds fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found, %2 looked at.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchHolders</name>
    <message>
        <source>replica %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all below %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WatchView</name>
    <message>
        <source>Who holds a watch on this znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fired on this znode &amp;alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watches that have fired, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this window&apos;s client waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a znode to see who watches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody watches %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WriteRun</name>
    <message>
        <source>%1: the connection was lost. Whether step %2 of %3 happened is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: refused at step %2 of %3, %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: stopped. %2 of %3 steps are done; the one under way may still happen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodeActions</name>
    <message>
        <source>&amp;New child…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move or rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;ACL…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New child (Ctrl+N): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client window: multi create …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client window: multi create …; delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window&apos;s own client waits for a change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete (Del): %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicating %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of %1 is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of %1 is on the clipboard, as hex.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported znodes (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s) exported to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import znodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported znodes (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than 256 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing into %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodeEditor</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the data as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This znode is gone on the chosen replica.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your unsaved text is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody saved version %1 meanwhile; your text began from version %2 and is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the ensemble; saved once a quorum has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not hex yet: pairs of the digits 0-9 and a-f are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes are not text; shown as text, saving would change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the data as text, JSON, XML or hex; remembered for this znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view with one value a line, to read: the bytes stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the znode, one value a line, read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine, theirs and what both began from, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a znode to see its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ &lt;a href=&quot;problem&quot;&gt;Line %1, column %2&lt;/a&gt;: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S): %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodePanel</name>
    <message>
        <source>No leader yet. As soon as one serves, its znodes stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leader now: this is what replica %1 held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 is down, so it shows no tree. Restart it or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica %1 is down: this is what it held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of zxid %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with the chosen znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no znode %1 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was lost, so whether it happened is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown, %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch fired: %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodeText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the empty tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zxid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the first transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms since 1970</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (ephemeral)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (container)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (TTL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it is deleted (persistent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until session %1 ends (ephemeral)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until its last child is gone (container)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until it has no children and %1 ms have passed since its last change (TTL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed %2 times, last by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the znode has another version by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already is such a znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the znode has children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ephemeral znode cannot have children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the session of this window expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ACL does not permit it to this window&apos;s client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ACL names a scheme or an identity that cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this window&apos;s client has no watch there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>existence, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>children, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data and children, for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all below, for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodeTreeModel</name>
    <message>
        <source>Znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ only on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>− only on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ ACL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>↓ %n below</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qs::app::PresentSink</name>
    <message>
        <source>This is the past: nothing can be changed in it. Return to the present (Ctrl+End) first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
