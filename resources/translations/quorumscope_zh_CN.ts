<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>&amp;Ephemeral: goes when this window&apos;s session ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sequential: the leader appends the next number</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause and resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F10, F11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while paused: next event, next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+-, Ctrl++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slower, faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a node or a link on the canvas</source>
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
        <source>cut or heal the chosen link, or all links of the chosen node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kill the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart all dead replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heal all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N, Ctrl+S, Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new znode, save its data, delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
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
        <source>Link %1 to %2</source>
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
        <source>Node %1 looks for a leader and votes for %2.</source>
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
        <source>
Held by a cut; it goes on after the heal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
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
        <source>Overwrite</source>
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
        <source>Choose a znode above to see its data.</source>
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
        <source>Save (Ctrl+S): client window: set %1 … %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZnodePanel</name>
    <message>
        <source>&amp;New child…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New child (Ctrl+N): client window: create PATH DATA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete (Del): client window: delete PATH VERSION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica whose tree is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Znodes</source>
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
        <source>Replica %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>Not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n child(ren). ZooKeeper deletes only znodes without children: delete these first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete %1? A delete that is committed cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, %1: %2</source>
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
</context>
<context>
    <name>ZnodeTreeModel</name>
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
        <source>Znode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>qs::app</name>
    <message>
        <source>DOWN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROZEN</source>
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
        <source>disk ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1 · zxid %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>votes for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tree %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the first transaction</source>
        <translation type="unfinished"></translation>
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
        <source>Lives</source>
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
