<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AclDialog</name>
    <message>
        <source>ACL of %1</source>
        <translation>%1 的 ACL</translation>
    </message>
    <message>
        <source>An ACL counts for this znode alone, not for those below it. The permission to delete is the parent&apos;s: whoever may delete there may delete this one.</source>
        <translation>ACL 只对该 znode 本身有效，不涵盖其下的 znode。删除权限归父节点管：谁可以在父节点下删除，谁就可以删除它。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Entries of the ACL</source>
        <translation>ACL 条目</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>&amp;Add entry</source>
        <translation>添加条目(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove entry</source>
        <translation>移除条目(&amp;R)</translation>
    </message>
    <message>
        <source>Open to &amp;all</source>
        <translation>对所有人开放(&amp;A)</translation>
    </message>
    <message>
        <source>Read &amp;only</source>
        <translation>只读(&amp;O)</translation>
    </message>
    <message>
        <source>Those I have &amp;proved</source>
        <translation>我已证明的身份(&amp;P)</translation>
    </message>
    <message>
        <source>This window&apos;s client &amp;proves to be</source>
        <translation>本窗口的客户端证明身份为(&amp;P)</translation>
    </message>
    <message>
        <source>user:password</source>
        <translation>user:password</translation>
    </message>
    <message>
        <source>Pro&amp;ve</source>
        <translation>证明(&amp;V)</translation>
    </message>
    <message>
        <source>Sent. What auth stands for and who may read is decided by the server from now on.</source>
        <translation>已发送。此后 auth 代表谁、谁可以读取，均由服务器决定。</translation>
    </message>
    <message>
        <source>An ACL needs an entry at least.</source>
        <translation>ACL 至少需要一个条目。</translation>
    </message>
    <message>
        <source>Each entry needs a scheme - world, auth, digest or ip - and neither part may hold a comma.</source>
        <translation>每个条目都需要一个方案（world、auth、digest 或 ip），且方案和身份均不得含逗号。</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>killed %1</source>
        <translation>已杀死 %1</translation>
    </message>
    <message>
        <source>restarted %1</source>
        <translation>已重启 %1</translation>
    </message>
    <message>
        <source>froze %1</source>
        <translation>已冻结 %1</translation>
    </message>
    <message>
        <source>thawed %1</source>
        <translation>已解冻 %1</translation>
    </message>
    <message>
        <source>powered off %1</source>
        <translation>已断电 %1</translation>
    </message>
    <message>
        <source>no longer slow: %1</source>
        <translation>不再变慢：%1</translation>
    </message>
    <message>
        <source>slow: the disk of %1</source>
        <translation>变慢：%1 的磁盘</translation>
    </message>
    <message>
        <source>slow: %1</source>
        <translation>变慢：%1</translation>
    </message>
    <message>
        <source>set the clock of %1</source>
        <translation>已设置 %1 的时钟</translation>
    </message>
    <message>
        <source>fired at %1</source>
        <translation>已在 %1 触发</translation>
    </message>
    <message>
        <source>holding the timers of %1</source>
        <translation>扣住 %1 的定时器</translation>
    </message>
    <message>
        <source>released the timers of %1</source>
        <translation>已放行 %1 的定时器</translation>
    </message>
    <message>
        <source>full: the disk of %1</source>
        <translation>已满：%1 的磁盘</translation>
    </message>
    <message>
        <source>out of files: %1</source>
        <translation>文件数耗尽：%1</translation>
    </message>
    <message>
        <source>short writes: the disk of %1</source>
        <translation>短写：%1 的磁盘</translation>
    </message>
    <message>
        <source>failing: the disk of %1</source>
        <translation>故障：%1 的磁盘</translation>
    </message>
    <message>
        <source>lying: the disk of %1</source>
        <translation>谎报：%1 的磁盘</translation>
    </message>
    <message>
        <source>ok: the disk of %1</source>
        <translation>正常：%1 的磁盘</translation>
    </message>
    <message>
        <source>held: the disk of %1</source>
        <translation>被扣住：%1 的磁盘</translation>
    </message>
    <message>
        <source>synced %1</source>
        <translation>已刷盘：%1</translation>
    </message>
    <message>
        <source>will die at its disk: %1</source>
        <translation>将在写盘时死去：%1</translation>
    </message>
    <message>
        <source>damaged: the disk of %1</source>
        <translation>已损坏：%1 的磁盘</translation>
    </message>
    <message>
        <source>swapped: the disks of %1 and %2</source>
        <translation>已互换：%1 与 %2 的磁盘</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已切断</translation>
    </message>
    <message>
        <source>healed</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>healed 1 direction</source>
        <translation>已恢复 1 个方向</translation>
    </message>
    <message>
        <source>healed %1 directions</source>
        <translation>已恢复 %1 个方向</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>扣住</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>delivered 1 message</source>
        <translation>已投递 1 条消息</translation>
    </message>
    <message>
        <source>delivered %1 messages</source>
        <translation>已投递 %1 条消息</translation>
    </message>
    <message>
        <source>dropped 1 message</source>
        <translation>已丢弃 1 条消息</translation>
    </message>
    <message>
        <source>dropped %1 messages</source>
        <translation>已丢弃 %1 条消息</translation>
    </message>
    <message>
        <source>sent again: 1 message</source>
        <translation>再次发送：1 条消息</translation>
    </message>
    <message>
        <source>sent again: %1 messages</source>
        <translation>再次发送：%1 条消息</translation>
    </message>
    <message>
        <source>delayed</source>
        <translation>已延迟</translation>
    </message>
    <message>
        <source>no longer delayed</source>
        <translation>不再延迟</translation>
    </message>
    <message>
        <source>clogged</source>
        <translation>已堵塞</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>已重置</translation>
    </message>
    <message>
        <source>will be reset</source>
        <translation>将被重置</translation>
    </message>
    <message>
        <source>started client %1</source>
        <translation>已启动客户端 %1</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已请求</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>%1 #%2: connection loss, outcome unknown</source>
        <translation>%1 #%2：连接丢失，结果未知</translation>
    </message>
    <message>
        <source>there is no node %1</source>
        <translation>没有节点 %1</translation>
    </message>
    <message>
        <source>there is no leader now</source>
        <translation>现在没有领导者</translation>
    </message>
    <message>
        <source>there is no follower now</source>
        <translation>现在没有跟随者</translation>
    </message>
    <message>
        <source>there is no observer now</source>
        <translation>现在没有观察者</translation>
    </message>
    <message>
        <source>no node is left</source>
        <translation>没有剩下任何节点</translation>
    </message>
    <message>
        <source>no node to act on: each %1</source>
        <translation>没有可操作的节点：每个都%1</translation>
    </message>
    <message>
        <source>is already dead</source>
        <translation>已经死去</translation>
    </message>
    <message>
        <source>is alive</source>
        <translation>在运行</translation>
    </message>
    <message>
        <source>is dead</source>
        <translation>已死去</translation>
    </message>
    <message>
        <source>is dead or already frozen</source>
        <translation>已死去或已冻结</translation>
    </message>
    <message>
        <source>is not frozen</source>
        <translation>没有冻结</translation>
    </message>
    <message>
        <source>has no sync that waits to be told</source>
        <translation>没有等待放行的刷盘</translation>
    </message>
    <message>
        <source>has no such timer now</source>
        <translation>现在没有这个定时器</translation>
    </message>
    <message>
        <source>has its timers held already</source>
        <translation>的定时器已被扣住</translation>
    </message>
    <message>
        <source>has no timers held</source>
        <translation>没有被扣住的定时器</translation>
    </message>
    <message>
        <source>node %1 is dead</source>
        <translation>节点 %1 已死去</translation>
    </message>
    <message>
        <source>%1 is already dead</source>
        <translation>%1 已经死去</translation>
    </message>
    <message>
        <source>%1 is alive</source>
        <translation>%1 在运行</translation>
    </message>
    <message>
        <source>%1 is dead</source>
        <translation>%1 已死去</translation>
    </message>
    <message>
        <source>%1 is dead or already frozen</source>
        <translation>%1 已死去或已冻结</translation>
    </message>
    <message>
        <source>%1 is not frozen</source>
        <translation>%1 没有冻结</translation>
    </message>
    <message>
        <source>%1 has no sync that waits to be told</source>
        <translation>%1 没有等待放行的刷盘</translation>
    </message>
    <message>
        <source>%1 has no such timer now</source>
        <translation>%1 现在没有这个定时器</translation>
    </message>
    <message>
        <source>%1 has its timers held already</source>
        <translation>%1 的定时器已被扣住</translation>
    </message>
    <message>
        <source>%1 has no timers held</source>
        <translation>%1 没有被扣住的定时器</translation>
    </message>
    <message>
        <source>%1 cannot start from its disk: %2</source>
        <translation>%1 无法从磁盘启动：%2</translation>
    </message>
    <message>
        <source>%1 has no file to lose</source>
        <translation>%1 没有可丢失的文件</translation>
    </message>
    <message>
        <source>%1 has no file to damage</source>
        <translation>%1 没有可损坏的文件</translation>
    </message>
    <message>
        <source>%1 has no log to rot</source>
        <translation>%1 没有可损坏的日志</translation>
    </message>
    <message>
        <source>%1 has no record to lose</source>
        <translation>%1 没有可丢失的记录</translation>
    </message>
    <message>
        <source>%1 has no record %2 in its log</source>
        <translation>%1 的日志中没有记录 %2</translation>
    </message>
    <message>
        <source>two different nodes swap disks</source>
        <translation>互换磁盘需要两个不同的节点</translation>
    </message>
    <message>
        <source>a link needs two different nodes</source>
        <translation>链路需要两个不同的节点</translation>
    </message>
    <message>
        <source>already cut</source>
        <translation>已经切断</translation>
    </message>
    <message>
        <source>not cut</source>
        <translation>没有切断</translation>
    </message>
    <message>
        <source>held already</source>
        <translation>已经扣住</translation>
    </message>
    <message>
        <source>there is no such hold</source>
        <translation>没有这样的扣留</translation>
    </message>
    <message>
        <source>nothing is held</source>
        <translation>没有被扣住的消息</translation>
    </message>
    <message>
        <source>no such message is the first to wait in its connection</source>
        <translation>没有这样的消息排在其连接的最前</translation>
    </message>
    <message>
        <source>no such message is under way</source>
        <translation>没有这样的消息在途</translation>
    </message>
    <message>
        <source>there is no connection to reset</source>
        <translation>没有可重置的连接</translation>
    </message>
    <message>
        <source>there is no client %1</source>
        <translation>没有客户端 %1</translation>
    </message>
    <message>
        <source>there is a client %1 already</source>
        <translation>已经有客户端 %1</translation>
    </message>
    <message>
        <source>client %1 is not connected</source>
        <translation>客户端 %1 没有连接</translation>
    </message>
    <message>
        <source>client %1 has closed its session</source>
        <translation>客户端 %1 已关闭会话</translation>
    </message>
    <message>
        <source>that connection number is in use</source>
        <translation>该连接号已被使用</translation>
    </message>
    <message>
        <source>there is no such connection</source>
        <translation>没有这样的连接</translation>
    </message>
    <message>
        <source>the saved run is being repeated: wait until it stands where it was saved</source>
        <translation>正在重放保存的运行：请等到它回到保存时的位置</translation>
    </message>
    <message>
        <source>the Local world can make a disk full, failing, slow, out of files or ok, and wipe it, and cannot do this to one</source>
        <translation>本机世界可以使磁盘变满、失败、变慢、无法新建文件或恢复正常，也可以清空磁盘，但做不到这一点</translation>
    </message>
    <message>
        <source>the Local world delays exactly, not by a distribution</source>
        <translation>本机世界按固定时间延迟，不按分布延迟</translation>
    </message>
    <message>
        <source>the Local world resets at once, not after so many messages</source>
        <translation>本机世界立即重置，不能等若干条消息之后再重置</translation>
    </message>
    <message>
        <source>the ensemble does not run</source>
        <translation>集群未在运行</translation>
    </message>
    <message>
        <source>server %1 has ended: %2; its log is %3</source>
        <translation>服务器 %1 已结束：%2；其日志为 %3</translation>
    </message>
    <message>
        <source>server %1 does not start: %2</source>
        <translation>服务器 %1 无法启动：%2</translation>
    </message>
    <message>
        <source>what server %1 tells cannot be read: %2</source>
        <translation>无法读取服务器 %1 所述内容：%2</translation>
    </message>
    <message>
        <source>not judged: the disks hold more than this trace can tell of</source>
        <translation>未作判断：磁盘上的内容超出此记录所能说明的范围</translation>
    </message>
    <message>
        <source>the Local world cannot do this: it can kill, restart, freeze, thaw, cut, heal, delay and reset, break disks, and run clients</source>
        <translation>本机世界做不到这一点：它可以杀死、重启、冻结、解冻、切断、恢复、延迟和重置，可使磁盘出错，也可运行客户端</translation>
    </message>
    <message>
        <source>the Local world resets a client at once, not after so many bytes</source>
        <translation>本机世界立即重置客户端，不能等若干字节之后再重置</translation>
    </message>
    <message>
        <source>data of servers that others have configured are not wiped from here</source>
        <translation>由他人配置的服务器，其数据不在此清除</translation>
    </message>
    <message>
        <source>it was ended from here</source>
        <translation>已从此处结束</translation>
    </message>
    <message>
        <source>the process that keeps the servers has ended</source>
        <translation>维持服务器的进程已结束</translation>
    </message>
    <message>
        <source>the process that is to keep the servers does not answer</source>
        <translation>应维持服务器的进程没有响应</translation>
    </message>
    <message>
        <source>another version of this program keeps the servers</source>
        <translation>服务器由本程序的另一版本维持</translation>
    </message>
    <message>
        <source>what it says cannot be understood</source>
        <translation>无法理解它的消息</translation>
    </message>
    <message>
        <source>the ensemble that runs in %1 has other members</source>
        <translation>在 %1 中运行的集群成员不同</translation>
    </message>
    <message>
        <source>its trace cannot be kept: %1</source>
        <translation>无法保留其记录：%1</translation>
    </message>
    <message>
        <source>the servers cannot be kept: there is no folder that is this user&apos;s alone</source>
        <translation>无法维持服务器：没有仅属于此用户的文件夹</translation>
    </message>
    <message>
        <source>the servers in %1 are kept running already</source>
        <translation>%1 中的服务器已在保持运行</translation>
    </message>
    <message>
        <source>it has told more than %1 MiB: what it does from here on is not shown</source>
        <translation>其记录已超过 %1 MiB：此后的活动不再显示</translation>
    </message>
    <message>
        <source>the process that keeps the servers is silent: it may be frozen</source>
        <translation>维持服务器运行的进程没有响应：它可能已被冻结</translation>
    </message>
    <message>
        <source>%1 has not carried it out yet</source>
        <translation>%1 尚未执行</translation>
    </message>
</context>
<context>
    <name>CaptionBar</name>
    <message>
        <source>Pre&amp;vious caption</source>
        <translation>上一条解说(&amp;V)</translation>
    </message>
    <message>
        <source>Ne&amp;xt caption</source>
        <translation>下一条解说(&amp;X)</translation>
    </message>
    <message>
        <source>Shows the moment that this is about</source>
        <translation>显示这条解说所指的时刻</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Shows the moment of the caption before (Alt+Left)</source>
        <translation>显示上一条解说的时刻（Alt+Left）</translation>
    </message>
    <message>
        <source>Shows the moment of the next caption; after the last one, the present (Alt+Right)</source>
        <translation>显示下一条解说的时刻；最后一条之后回到现在（Alt+Right）</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>A replica starts again</source>
        <translation>副本重新启动</translation>
    </message>
    <message>
        <source>Node %1 starts from what its disk holds.</source>
        <translation>节点 %1 从其磁盘上的内容启动。</translation>
    </message>
    <message>
        <source>It takes no writes before a leader has brought it up to date.</source>
        <translation>在领导者使它同步之前，它不接受写入。</translation>
    </message>
    <message>
        <source>A replica runs again</source>
        <translation>副本恢复运行</translation>
    </message>
    <message>
        <source>Node %1 goes on where it stood.</source>
        <translation>节点 %1 从停下之处继续。</translation>
    </message>
    <message>
        <source>It may still believe what is over: until it hears otherwise, reads from it may be old.</source>
        <translation>它可能仍相信已经过去的事：在得知变化之前，从它读到的内容可能是旧的。</translation>
    </message>
    <message>
        <source>Messages held</source>
        <translation>消息被扣住</translation>
    </message>
    <message>
        <source>Messages wait on %1 until they are let go.</source>
        <translation>%1 上的消息等待放行。</translation>
    </message>
    <message>
        <source>Only the order within a connection is promised, never how long a message takes.</source>
        <translation>承诺的只有连接内的次序，从不承诺消息要走多久。</translation>
    </message>
    <message>
        <source>Messages go on</source>
        <translation>消息继续前进</translation>
    </message>
    <message>
        <source>A hold on %1 is taken back.</source>
        <translation>对 %1 的扣住已撤回。</translation>
    </message>
    <message>
        <source>What waited arrives in its old order, unless its connection was closed meanwhile.</source>
        <translation>等待中的消息按原来的次序到达，除非其连接此间已关闭。</translation>
    </message>
    <message>
        <source>Read-only service</source>
        <translation>只读服务</translation>
    </message>
    <message>
        <source>Node %1 has no leader and serves reads only, of what it knows.</source>
        <translation>节点 %1 没有领导者，只按自己所知提供读取。</translation>
    </message>
    <message>
        <source>It may show what never was committed, and miss what was.</source>
        <translation>它可能显示从未提交的内容，也可能缺少已提交的内容。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1↔%2</source>
        <translation>%1↔%2</translation>
    </message>
    <message>
        <source>%1→%2</source>
        <translation>%1→%2</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>The voters that run are no quorum: nothing new can be committed.</source>
        <translation>运行中的投票者不足法定人数：无法提交任何新内容。</translation>
    </message>
    <message>
        <source>The voters that run are a quorum, enough to elect another where their links allow.</source>
        <translation>运行中的投票者达到法定人数，只要链路允许就足以选出另一个领导者。</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) of it are open: each may survive or be dropped, and no client can know yet.</source>
        <translation>
            <numerusform>它有 %n 个提议尚无定论：每个都可能保留或被丢弃，客户端还无从得知。</numerusform>
        </translation>
    </message>
    <message>
        <source>The leader %1 has whole links to no quorum: what it proposes cannot be committed now.</source>
        <translation>领导者 %1 与法定人数之间没有完好的链路：它的提议目前无法提交。</translation>
    </message>
    <message>
        <source>The leader %1 still has links to a quorum.</source>
        <translation>领导者 %1 与法定人数之间仍有链路。</translation>
    </message>
    <message>
        <source>The voters that run are a quorum, enough to elect a leader where their links allow.</source>
        <translation>运行中的投票者达到法定人数，只要链路允许就足以选出领导者。</translation>
    </message>
    <message>
        <source>A replica is killed</source>
        <translation>副本被杀死</translation>
    </message>
    <message>
        <source>The leader is killed</source>
        <translation>领导者被杀死</translation>
    </message>
    <message>
        <source>A machine loses its power</source>
        <translation>机器断电</translation>
    </message>
    <message>
        <source>Node %1 is off; its peers are not told, and what was not synced is gone.</source>
        <translation>节点 %1 已断电；其他节点没有得到通知，未 sync 的内容已丢失。</translation>
    </message>
    <message>
        <source>The process of node %1 is gone; its connections break, its disk stays.</source>
        <translation>节点 %1 的进程已消失；其连接断开，其磁盘保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) of its clients have no answer: whether they are committed is unknown, not failed.</source>
        <translation>
            <numerusform>它的客户端有 %n 个写入没有应答：是否提交是未知，而不是失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The leader is frozen</source>
        <translation>领导者被冻结</translation>
    </message>
    <message>
        <source>A replica is frozen</source>
        <translation>副本被冻结</translation>
    </message>
    <message>
        <source>Node %1 does nothing, and does not know it; its peers hear silence.</source>
        <translation>节点 %1 什么也不做，自己也不知道；其他节点只听到沉默。</translation>
    </message>
    <message>
        <source>Its followers can only wait until syncLimit. Should it wake late, its old epoch is refused.</source>
        <translation>它的跟随者只能等到 syncLimit。若它醒来太晚，其旧纪元会被拒绝。</translation>
    </message>
    <message>
        <source>A link is slow</source>
        <translation>链路变慢</translation>
    </message>
    <message>
        <source>Messages of %1 come late.</source>
        <translation>%1 的消息来得晚。</translation>
    </message>
    <message>
        <source>Late is not lost: agreement and order hold, only timeouts may be reached.</source>
        <translation>迟到不是丢失：一致与次序仍然成立，只是可能超时。</translation>
    </message>
    <message>
        <source>Timers wait</source>
        <translation>定时器等待</translation>
    </message>
    <message>
        <source>The timers of node %1 fire only when they are told to.</source>
        <translation>节点 %1 的定时器只在受命时触发。</translation>
    </message>
    <message>
        <source>Agreement and order hold without timers; elections and sessions may not go on.</source>
        <translation>没有定时器，一致与次序仍然成立；选举和会话则可能停滞。</translation>
    </message>
    <message>
        <source>A clock goes wrong</source>
        <translation>时钟出错</translation>
    </message>
    <message>
        <source>The clock of node %1 is not right.</source>
        <translation>节点 %1 的时钟不准。</translation>
    </message>
    <message>
        <source>Agreement and order never depend on clocks; sessions, TTLs and timeouts do.</source>
        <translation>一致与次序从不依赖时钟；会话、TTL 和超时则依赖时钟。</translation>
    </message>
    <message>
        <source>A replica is slow</source>
        <translation>副本变慢</translation>
    </message>
    <message>
        <source>Node %1 needs longer for each event.</source>
        <translation>节点 %1 处理每个事件都更慢。</translation>
    </message>
    <message>
        <source>A quorum without it need not wait for it; its own clients do.</source>
        <translation>不含它的法定人数不必等它；它自己的客户端则要等。</translation>
    </message>
    <message>
        <source>A link is as fast as usual</source>
        <translation>链路恢复常速</translation>
    </message>
    <message>
        <source>Messages of %1 take their usual time.</source>
        <translation>%1 的消息恢复平常的用时。</translation>
    </message>
    <message>
        <source>Timers fire again</source>
        <translation>定时器恢复触发</translation>
    </message>
    <message>
        <source>The timers of node %1 fire when they are due.</source>
        <translation>节点 %1 的定时器到期即触发。</translation>
    </message>
    <message>
        <source>A clock is right again</source>
        <translation>时钟恢复准确</translation>
    </message>
    <message>
        <source>The clock of node %1 is right.</source>
        <translation>节点 %1 的时钟准确。</translation>
    </message>
    <message>
        <source>A disk is as it should be</source>
        <translation>磁盘恢复正常</translation>
    </message>
    <message>
        <source>The disk of node %1 works.</source>
        <translation>节点 %1 的磁盘正常工作。</translation>
    </message>
    <message>
        <source>What it failed to keep does not come back by that.</source>
        <translation>它未能保存的内容不会因此恢复。</translation>
    </message>
    <message>
        <source>A replica is as fast as usual</source>
        <translation>副本恢复常速</translation>
    </message>
    <message>
        <source>Node %1 needs no longer than usual.</source>
        <translation>节点 %1 的用时恢复平常。</translation>
    </message>
    <message>
        <source>A replica that cannot trust its disk ends; it acknowledges nothing that is not durable.</source>
        <translation>无法信任磁盘的副本会终止；没有落盘的内容，它一概不确认。</translation>
    </message>
    <message>
        <source>The disk of node %1 is full.</source>
        <translation>节点 %1 的磁盘已满。</translation>
    </message>
    <message>
        <source>The disk of node %1 will fail at the next sync.</source>
        <translation>节点 %1 的磁盘将在下一次 sync 时失败。</translation>
    </message>
    <message>
        <source>The disk of node %1 says that it synced, and did not.</source>
        <translation>节点 %1 的磁盘谎称已 sync，实际没有。</translation>
    </message>
    <message>
        <source>This is outside the model: after a power failure, acknowledged writes may be lost.</source>
        <translation>这超出模型：断电之后，已确认的写入可能丢失。</translation>
    </message>
    <message>
        <source>The disk of node %1 is slow.</source>
        <translation>节点 %1 的磁盘很慢。</translation>
    </message>
    <message>
        <source>Its acknowledgements wait for the disk; a quorum without it need not.</source>
        <translation>它的确认要等磁盘；不含它的法定人数则不必等。</translation>
    </message>
    <message>
        <source>The disk of node %1 syncs only when told to.</source>
        <translation>节点 %1 的磁盘只在受命时才 sync。</translation>
    </message>
    <message>
        <source>Node %1 can open no more files.</source>
        <translation>节点 %1 无法再打开文件。</translation>
    </message>
    <message>
        <source>The disk of node %1 takes half of each write first.</source>
        <translation>节点 %1 的磁盘每次写入都先只写一半。</translation>
    </message>
    <message>
        <source>A write that was cut short is told from a whole one by its checksum.</source>
        <translation>被截断的写入可由校验和与完整的写入区分。</translation>
    </message>
    <message>
        <source>A disk goes wrong</source>
        <translation>磁盘出错</translation>
    </message>
    <message>
        <source>A disk is damaged</source>
        <translation>磁盘受损</translation>
    </message>
    <message>
        <source>What the disk of node %1 holds was changed.</source>
        <translation>节点 %1 的磁盘内容被改动。</translation>
    </message>
    <message>
        <source>Checksums tell: the replica will not start on what it cannot trust.</source>
        <translation>校验和会揭示这一点：副本不会从不可信的内容启动。</translation>
    </message>
    <message>
        <source>A disk lost what it had promised</source>
        <translation>磁盘丢失了它承诺保存的内容</translation>
    </message>
    <message>
        <source>What was durable on the disk of node %1 is no longer, or was changed.</source>
        <translation>节点 %1 的磁盘上已落盘的内容不复存在，或被改动。</translation>
    </message>
    <message>
        <source>This is outside the model: where a quorum relied on that disk, committed writes may be lost.</source>
        <translation>这超出模型：若某个法定人数依赖这块磁盘，已提交的写入可能丢失。</translation>
    </message>
    <message>
        <source>A replica ends: its disk</source>
        <translation>副本因磁盘而终止</translation>
    </message>
    <message>
        <source>Node %1 cannot start from what its disk holds.</source>
        <translation>节点 %1 无法从其磁盘内容启动。</translation>
    </message>
    <message>
        <source>Node %1 could not write what it must: its process ends.</source>
        <translation>节点 %1 无法写入必须写入的内容：其进程终止。</translation>
    </message>
    <message>
        <source>There is no leader now; whoever has links to a quorum can be one.</source>
        <translation>现在没有领导者；与法定人数有链路的节点都可能当选。</translation>
    </message>
    <message>
        <source>The leader %1 still has links to a quorum: that side can go on.</source>
        <translation>领导者 %1 与法定人数之间仍有链路：这一侧可以继续。</translation>
    </message>
    <message>
        <source>The leader %1 has links to no quorum now: what it proposes from here on cannot be committed while that lasts.</source>
        <translation>领导者 %1 与法定人数之间已无链路：这种情况持续期间，它此后的提议无法提交。</translation>
    </message>
    <message>
        <source>A node is cut off</source>
        <translation>节点被隔离</translation>
    </message>
    <message>
        <source>Node %1 hears nobody, and nobody hears it.</source>
        <translation>节点 %1 听不到任何节点，也没有节点听得到它。</translation>
    </message>
    <message>
        <source>A partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>Nodes %1 and nodes %2 no longer hear each other.</source>
        <translation>节点 %1 与节点 %2 之间不再互通消息。</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) cut</source>
        <translation>
            <numerusform>切断 %n 条链路</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages wait on %1.</source>
        <translation>%1 上的消息在等待。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) lost</source>
        <translation>
            <numerusform>丢失 %n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) come twice</source>
        <translation>
            <numerusform>%n 条消息重复到来</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is lost on %2.</source>
        <translation>%1 在 %2 上丢失。</translation>
    </message>
    <message>
        <source>%1 comes twice on %2.</source>
        <translation>%1 在 %2 上到来两次。</translation>
    </message>
    <message>
        <source>Votes are sent again until there is a leader: an election may only take longer.</source>
        <translation>选票会反复发送，直到有领导者：选举只是可能更久。</translation>
    </message>
    <message>
        <source>This is outside the model: ZAB counts on channels that keep order and break as a whole.</source>
        <translation>这超出模型：ZAB 依赖保持次序、要断就整体断开的通道。</translation>
    </message>
    <message>
        <source>No link is cut any more.</source>
        <translation>已没有被切断的链路。</translation>
    </message>
    <message>
        <source>Whole again: %1. Other links are still cut.</source>
        <translation>已恢复：%1。其他链路仍被切断。</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) healed</source>
        <translation>
            <numerusform>恢复 %n 条链路</numerusform>
        </translation>
    </message>
    <message>
        <source>An election begins</source>
        <translation>选举开始</translation>
    </message>
    <message>
        <source>Node %1 has started and looks for a leader.</source>
        <translation>节点 %1 已启动，正在寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 have started and look for a leader.</source>
        <translation>节点 %1 已启动，正在寻找领导者。</translation>
    </message>
    <message>
        <source>While it looks, a replica serves no reads but those of read-only mode, and no writes.</source>
        <translation>寻找期间，副本不接受写入，除只读模式外也不提供读取。</translation>
    </message>
    <message>
        <source>This proves nothing about the old leader; that a new one needs a quorum keeps it safe.</source>
        <translation>这并不说明旧领导者如何；新领导者需要法定人数，因此是安全的。</translation>
    </message>
    <message>
        <source>Node %1 heard nothing of its leader, node %2, for syncLimit, and looks for a leader.</source>
        <translation>节点 %1 在 syncLimit 内没有听到其领导者（节点 %2）的消息，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 lost the connection to its leader, node %2, and looks for a leader.</source>
        <translation>节点 %1 失去了与其领导者（节点 %2）的连接，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 was not brought up to date by node %2 within initLimit, and looks again.</source>
        <translation>节点 %1 未能在 initLimit 内与节点 %2 完成同步，重新寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 elected node %2, which accepts no connection, and looks again.</source>
        <translation>节点 %1 选举的节点 %2 不接受连接，重新寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 no longer follows node %2, and looks for a leader.</source>
        <translation>节点 %1 不再跟随节点 %2，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 heard nothing of their leader, node %2, for syncLimit, and look for a leader.</source>
        <translation>节点 %1 在 syncLimit 内没有听到其领导者（节点 %2）的消息，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 lost the connection to their leader, node %2, and look for a leader.</source>
        <translation>节点 %1 失去了与其领导者（节点 %2）的连接，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 were not brought up to date by node %2 within initLimit, and look again.</source>
        <translation>节点 %1 未能在 initLimit 内与节点 %2 完成同步，重新寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 elected node %2, which accepts no connection, and look again.</source>
        <translation>节点 %1 选举的节点 %2 不接受连接，重新寻找领导者。</translation>
    </message>
    <message>
        <source>Nodes %1 no longer follow node %2, and look for a leader.</source>
        <translation>节点 %1 不再跟随节点 %2，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 leads no longer, and looks for a leader.</source>
        <translation>节点 %1 不再领导，开始寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1 heard no quorum of followers within syncLimit: it leads no longer.</source>
        <translation>节点 %1 在 syncLimit 内没有听到法定人数的跟随者：它不再领导。</translation>
    </message>
    <message>
        <source>Node %1 found no quorum of followers within initLimit: it gives up.</source>
        <translation>节点 %1 在 initLimit 内没有等到法定人数的跟随者：它放弃了。</translation>
    </message>
    <message>
        <source>Node %1 has used up the zxids of its epoch: a new epoch is needed.</source>
        <translation>节点 %1 已用尽其纪元的 zxid：需要新的纪元。</translation>
    </message>
    <message>
        <source>A leader steps down</source>
        <translation>领导者退位</translation>
    </message>
    <message>
        <source>It had no proposal open: nothing is in doubt.</source>
        <translation>它没有未决的提议：没有什么悬而未决。</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) without a decision may survive or be dropped; who waits for the answer cannot know.</source>
        <translation>
            <numerusform>%n 个未决的提议可能保留，也可能被丢弃；等待应答者无从得知。</numerusform>
        </translation>
    </message>
    <message>
        <source>Node %1 now votes for %2 (epoch %3, zxid %4).</source>
        <translation>节点 %1 现在投票给 %2（纪元 %3，zxid %4）。</translation>
    </message>
    <message>
        <source>Nodes %1 now vote for %2 (epoch %3, zxid %4).</source>
        <translation>节点 %1 现在投票给 %2（纪元 %3，zxid %4）。</translation>
    </message>
    <message>
        <source>Votes change</source>
        <translation>选票改变</translation>
    </message>
    <message>
        <source>The higher epoch wins, then the higher zxid, then the higher id: the newest history leads.</source>
        <translation>先比纪元，再比 zxid，再比编号，高者胜出：由最新的历史来领导。</translation>
    </message>
    <message>
        <source>Node %1 won: the votes of %2 are a quorum.</source>
        <translation>节点 %1 当选：%2 的选票达到法定人数。</translation>
    </message>
    <message>
        <source>Node %1 takes itself for elected.</source>
        <translation>节点 %1 认为自己已当选。</translation>
    </message>
    <message>
        <source>A leader is elected</source>
        <translation>选出领导者</translation>
    </message>
    <message>
        <source>It may not propose yet: first a quorum must promise it a new epoch, and take its history.</source>
        <translation>它还不能提议：须先由法定人数向它承诺新纪元，并接受它的历史。</translation>
    </message>
    <message>
        <source>Node %1 has the acknowledgements of %3 for the history that epoch %2 begins with.</source>
        <translation>对纪元 %2 起始的历史，节点 %1 已得到 %3 的确认。</translation>
    </message>
    <message>
        <source>Epoch %1 without a quorum</source>
        <translation>纪元 %1 没有法定人数</translation>
    </message>
    <message>
        <source>That is no quorum: two leaders may now decide different things. A promise is broken.</source>
        <translation>这不足法定人数：两个领导者可能作出不同的决定。一项承诺被打破。</translation>
    </message>
    <message>
        <source>Epoch %1 is established</source>
        <translation>纪元 %1 已建立</translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) that no leader had decided came with it, and are committed now.</source>
        <translation>
            <numerusform>其中有 %n 个此前没有领导者作出决定的提议，现已提交。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided proposal(s) of older epochs are not in it: who still has them must cut them off.</source>
        <translation>
            <numerusform>有 %n 个早先纪元的未决提议不在其中：仍持有它们的节点必须截去。</numerusform>
        </translation>
    </message>
    <message>
        <source>All of that history is committed now, and no older leader can commit what is not in it.</source>
        <translation>这段历史现已全部提交；不在其中的内容，任何早先的领导者都无法再提交。</translation>
    </message>
    <message>
        <source>DIFF: nothing is missing</source>
        <translation>DIFF：什么都不缺</translation>
    </message>
    <message>
        <source>Node %1 has all that node %2, its leader, has.</source>
        <translation>节点 %1 拥有其领导者（节点 %2）的全部内容。</translation>
    </message>
    <message>
        <source>Nothing needs to be sent.</source>
        <translation>无需发送任何内容。</translation>
    </message>
    <message>
        <source>DIFF: what is missing</source>
        <translation>DIFF：补上所缺</translation>
    </message>
    <message numerus="yes">
        <source>Node %1 sends node %2 what its log lacks: %n transaction(s).</source>
        <translation>
            <numerusform>节点 %1 向节点 %2 发送其日志所缺的 %n 个事务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of its own log is taken away.</source>
        <translation>它自己的日志没有任何内容被删去。</translation>
    </message>
    <message>
        <source>TRUNC: back to %1</source>
        <translation>TRUNC：退回 %1</translation>
    </message>
    <message>
        <source>Node %1 cuts the log of node %2 back to %3: what lies behind is not in its history.</source>
        <translation>节点 %1 将节点 %2 的日志截回 %3：其后的内容不在它的历史中。</translation>
    </message>
    <message>
        <source>What goes was never committed, unless a disk lied, rotted or was wiped, or a bug is switched on.</source>
        <translation>被截去的从未提交，除非磁盘曾说谎、损坏或被清空，或启用了某个错误。</translation>
    </message>
    <message>
        <source>SNAP: everything anew</source>
        <translation>SNAP：全部重来</translation>
    </message>
    <message>
        <source>Node %1 sends node %2 its whole state, as of %3.</source>
        <translation>节点 %1 向节点 %2 发送截至 %3 的完整状态。</translation>
    </message>
    <message>
        <source>A snapshot replaces all that the learner had; it must be durable before the learner says so.</source>
        <translation>快照取代学习者原有的一切；必须先落盘，学习者才能确认。</translation>
    </message>
    <message>
        <source>Node %1 observes %2: it hears what was committed, and has no vote.</source>
        <translation>节点 %1 观察 %2：它得知已提交的内容，没有投票权。</translation>
    </message>
    <message>
        <source>Nodes %1 observe %2: they hear what was committed, and have no vote.</source>
        <translation>节点 %1 观察 %2：它们得知已提交的内容，没有投票权。</translation>
    </message>
    <message>
        <source>Node %1 follows %2 and serves clients.</source>
        <translation>节点 %1 跟随 %2，并为客户端提供服务。</translation>
    </message>
    <message>
        <source>Nodes %1 follow %2 and serve clients.</source>
        <translation>节点 %1 跟随 %2，并为客户端提供服务。</translation>
    </message>
    <message>
        <source>In step with the leader</source>
        <translation>与领导者同步</translation>
    </message>
    <message>
        <source>Reads here may lag behind the leader; they never go back for one client.</source>
        <translation>这里的读取可能落后于领导者；但对同一客户端从不倒退。</translation>
    </message>
    <message>
        <source>A proposal</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Node %1 proposes %2: %3.</source>
        <translation>节点 %1 提议 %2：%3。</translation>
    </message>
    <message>
        <source>Until a quorum has it on disk it is not committed, and may survive or be dropped.</source>
        <translation>在法定人数将其落盘之前，它没有提交，可能保留，也可能被丢弃。</translation>
    </message>
    <message>
        <source>A minority cannot commit</source>
        <translation>少数派无法提交</translation>
    </message>
    <message numerus="yes">
        <source>Node %1 proposes %2, but %n voter(s) with whole links, itself included, are no quorum.</source>
        <translation>
            <numerusform>节点 %1 提议 %2，但链路完好的投票者连同自己只有 %n 个，不足法定人数。</numerusform>
        </translation>
    </message>
    <message>
        <source>While that lasts it cannot be committed. Whoever asked gets no answer, which is not a failure: it may yet survive.</source>
        <translation>这种情况持续期间它无法提交。请求者得不到应答，但这不是失败：它仍可能保留下来。</translation>
    </message>
    <message>
        <source>Committed without a quorum</source>
        <translation>没有法定人数的提交</translation>
    </message>
    <message>
        <source>Node %1 decides %2 with the acknowledgements of %3.</source>
        <translation>节点 %1 凭 %3 的确认决定提交 %2。</translation>
    </message>
    <message>
        <source>That is no quorum: a later leader may lack it. A promise is broken.</source>
        <translation>这不足法定人数：后来的领导者可能没有它。一项承诺被打破。</translation>
    </message>
    <message numerus="yes">
        <source>%n transaction(s) committed</source>
        <translation>
            <numerusform>提交 %n 个事务</numerusform>
        </translation>
    </message>
    <message>
        <source>Node %1 decided them up to %2, each with the acknowledgements of a quorum.</source>
        <translation>节点 %1 决定了直到 %2 的这些事务，每个都有法定人数的确认。</translation>
    </message>
    <message>
        <source>Refused, in order</source>
        <translation>按次序被拒绝</translation>
    </message>
    <message>
        <source>%1 is a write that was refused (%2); it changes nothing.</source>
        <translation>%1 是被拒绝的写入（%2）；它不改变任何内容。</translation>
    </message>
    <message>
        <source>It takes its place in the order like any other, so that all replicas agree on it.</source>
        <translation>它与其他事务一样占据次序中的位置，使所有副本对它达成一致。</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>%1, %2: acknowledged by %3, a quorum.</source>
        <translation>%1，%2：已由 %3 确认，达到法定人数。</translation>
    </message>
    <message>
        <source>Every later leader will have it, unless disks lie, rot or are wiped, a majority is gone for good, or a bug is switched on.</source>
        <translation>此后的每个领导者都会拥有它，除非磁盘说谎、损坏或被清空，多数派永久消失，或启用了某个错误。</translation>
    </message>
    <message>
        <source>Sessions end</source>
        <translation>会话结束</translation>
    </message>
    <message numerus="yes">
        <source>The end of %n session(s) is committed.</source>
        <translation>
            <numerusform>%n 个会话的结束已提交。</numerusform>
        </translation>
    </message>
    <message>
        <source>The ephemeral znodes of each go with it, in one transaction, on every replica.</source>
        <translation>每个会话的临时节点都在同一事务中、在每个副本上随之消失。</translation>
    </message>
    <message>
        <source>A session ends</source>
        <translation>会话结束</translation>
    </message>
    <message>
        <source>The end of session %1 is committed.</source>
        <translation>会话 %1 的结束已提交。</translation>
    </message>
    <message>
        <source>It owned no ephemeral znodes.</source>
        <translation>它没有临时节点。</translation>
    </message>
    <message>
        <source>Ephemeral znodes go</source>
        <translation>临时节点消失</translation>
    </message>
    <message numerus="yes">
        <source>The end of session %1 is committed; with it %n ephemeral znode(s): %2.</source>
        <translation>
            <numerusform>会话 %1 的结束已提交；随之消失的有 %n 个临时节点：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>One transaction removes them all: no replica ever shows some of them without the others.</source>
        <translation>一个事务将它们全部删除：没有副本会只显示其中一部分。</translation>
    </message>
    <message>
        <source>A session expires</source>
        <translation>会话过期</translation>
    </message>
    <message>
        <source>Node %1 leads, and heard nothing of session %2 for its timeout.</source>
        <translation>节点 %1 是领导者，在会话 %2 的超时时间内没有听到它的消息。</translation>
    </message>
    <message>
        <source>Clocks decided this: its client may live. What has no answer yet is unknown, and its ephemerals go.</source>
        <translation>这由时钟决定：其客户端可能还活着。尚无应答的请求结果未知，其临时节点将消失。</translation>
    </message>
    <message>
        <source>Sessions move</source>
        <translation>会话迁移</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) go on at other replicas.</source>
        <translation>
            <numerusform>%n 个会话在其他副本上继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>A session belongs to the ensemble, not to a connection: its ephemerals stay.</source>
        <translation>会话属于集群，而不属于某个连接：其临时节点保留。</translation>
    </message>
    <message>
        <source>A session moves</source>
        <translation>会话迁移</translation>
    </message>
    <message>
        <source>Session %1 goes on at node %2.</source>
        <translation>会话 %1 在节点 %2 上继续。</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message numerus="yes">
        <source>Node %1 ends connections of clients with %n write(s) that it has not answered.</source>
        <translation>
            <numerusform>节点 %1 断开客户端的连接，其中有 %n 个写入尚未应答。</numerusform>
        </translation>
    </message>
    <message>
        <source>ConnectionLoss is not a failure: each may be committed, now or later, or never. Only a look tells.</source>
        <translation>ConnectionLoss 不是失败：每个写入都可能已提交、以后提交，或永不提交。只有查看才能知道。</translation>
    </message>
    <message>
        <source>A watch fires</source>
        <translation>监听触发</translation>
    </message>
    <message>
        <source>Node %1 tells session %2 of %3 at %4.</source>
        <translation>节点 %1 通知会话 %2：%4 处发生 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n watch(es) fire for %1 at %2.</source>
        <translation>
            <numerusform>%2 处的 %1 触发 %n 个监听。</numerusform>
        </translation>
    </message>
    <message>
        <source>It says that something changed, not what is there now: the client must read, and may miss steps.</source>
        <translation>它只说有变化，不说现在是什么：客户端必须再读取，且可能错过中间的变化。</translation>
    </message>
</context>
<context>
    <name>ChartWords</name>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation>写入延迟</translation>
    </message>
    <message>
        <source>Commit lag</source>
        <translation>提交滞后</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用性</translation>
    </message>
    <message>
        <source>committed per second</source>
        <translation>每秒提交数</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>transactions behind</source>
        <translation>落后的事务数</translation>
    </message>
    <message>
        <source>epochs established</source>
        <translation>已建立的纪元</translation>
    </message>
    <message>
        <source>messages under way</source>
        <translation>在途消息</translation>
    </message>
    <message>
        <source>who serves</source>
        <translation>谁在服务</translation>
    </message>
    <message>
        <source>Transactions that leaders decided to commit, per virtual second.</source>
        <translation>每虚拟秒由领导者决定提交的事务数。</translation>
    </message>
    <message>
        <source>From a write&apos;s arrival at a replica to its answer there, in virtual time: half of the writes took at most p50, 99 of 100 at most p99.</source>
        <translation>从写入到达副本到副本应答的虚拟时间：一半的写入不超过 p50，100 个中有 99 个不超过 p99。</translation>
    </message>
    <message>
        <source>Transactions that a leader has committed and this replica has not applied. Of a dead replica: what it missed so far. One that starts has applied nothing until its leader brings it up to date.</source>
        <translation>领导者已提交而此副本尚未应用的事务数。对已死的副本：它至今错过的事务。刚启动的副本在与领导者同步之前什么都没有应用。</translation>
    </message>
    <message>
        <source>How often a leader established a new epoch since the begin of the run; an upright line marks each time.</source>
        <translation>自运行开始以来领导者建立新纪元的次数；每次以一条竖线标出。</translation>
    </message>
    <message>
        <source>Messages on their way to each replica, heartbeats left out, and proposals of leaders that are not committed. The highest of each interval.</source>
        <translation>发往每个副本的在途消息（不计心跳），以及领导者尚未提交的提议。取每个区间的最大值。</translation>
    </message>
    <message>
        <source>When each replica took requests of clients. A replica without a leader answers none; that one serves is not yet a promise that a write is committed, which takes a quorum.</source>
        <translation>每个副本何时接受客户端请求。没有领导者的副本不作应答；副本在服务并不保证写入会提交，提交需要法定人数。</translation>
    </message>
    <message>
        <source>Nothing was committed in this span. Write a znode to see it here.</source>
        <translation>此时段内没有提交。写入一个 znode 即可在此看到。</translation>
    </message>
    <message>
        <source>No write was answered in this span of virtual time.</source>
        <translation>此段虚拟时间内没有写入得到应答。</translation>
    </message>
    <message>
        <source>No replica was behind in this span.</source>
        <translation>此时段内没有副本落后。</translation>
    </message>
    <message>
        <source>No leader has established an epoch yet.</source>
        <translation>尚无领导者建立纪元。</translation>
    </message>
    <message>
        <source>No message but heartbeats was under way in this span.</source>
        <translation>此时段内除心跳外没有在途消息。</translation>
    </message>
    <message>
        <source>The run has not begun.</source>
        <translation>运行尚未开始。</translation>
    </message>
    <message>
        <source>serving</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>not serving</source>
        <translation>未服务</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>node %1 dead</source>
        <translation>节点 %1 已死</translation>
    </message>
    <message>
        <source>node %1 frozen</source>
        <translation>节点 %1 冻结</translation>
    </message>
    <message>
        <source>%1 to %2 cut</source>
        <translation>%1 到 %2 切断</translation>
    </message>
    <message>
        <source>%1 to %2 held</source>
        <translation>%1 到 %2 扣住</translation>
    </message>
    <message>
        <source>%1 to %2 delayed</source>
        <translation>%1 到 %2 延迟</translation>
    </message>
    <message>
        <source>%1 to %2 clogged</source>
        <translation>%1 到 %2 堵塞</translation>
    </message>
    <message>
        <source>node %1 slow</source>
        <translation>节点 %1 缓慢</translation>
    </message>
    <message>
        <source>disk of node %1 faulty</source>
        <translation>节点 %1 磁盘故障</translation>
    </message>
    <message>
        <source>clock of node %1 wrong</source>
        <translation>节点 %1 时钟不准</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>open proposals</source>
        <translation>未决提议</translation>
    </message>
</context>
<context>
    <name>ChartsBar</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Span of the run</source>
        <translation>运行的时段</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>最近一分钟</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>The span of virtual time that the charts show. A drag or the wheel zooms into a part.</source>
        <translation>图表显示的虚拟时间段。拖动或滚轮可放大其中一部分。</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Keeps the charts as they are while the run goes on</source>
        <translation>运行继续时图表保持不变</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>重置缩放(&amp;R)</translation>
    </message>
    <message>
        <source>Save as &amp;PNG...</source>
        <translation>另存为 PNG(&amp;P)...</translation>
    </message>
    <message>
        <source>Save the whole run as &amp;CSV...</source>
        <translation>将整个运行存为 CSV(&amp;C)...</translation>
    </message>
    <message>
        <source>Zoomed</source>
        <translation>已缩放</translation>
    </message>
</context>
<context>
    <name>ChartsPanel</name>
    <message>
        <source>Save the charts as a picture</source>
        <translation>将图表存为图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the activity of the whole run</source>
        <translation>保存整个运行的活动</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>The charts are saved in %1</source>
        <translation>图表已保存到 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>The activity of the run is saved in %1</source>
        <translation>运行的活动已保存到 %1</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Single leader per epoch</source>
        <translation>每个纪元只有一个领导者</translation>
    </message>
    <message>
        <source>At most one leader is ever established for an epoch.</source>
        <translation>每个纪元至多确立一个领导者。</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>What a node delivers was proposed by the leader of its epoch.</source>
        <translation>节点交付的内容，必由其所属纪元的领导者提议。</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Of the transactions any two nodes delivered, one list is a prefix of the other.</source>
        <translation>任意两个节点交付的事务序列，必有一个是另一个的前缀。</translation>
    </message>
    <message>
        <source>Local primary order</source>
        <translation>主节点局部顺序</translation>
    </message>
    <message>
        <source>A node that delivers a proposal has delivered every earlier proposal of the same leader.</source>
        <translation>节点交付某个提议之前，已交付同一领导者此前的所有提议。</translation>
    </message>
    <message>
        <source>Global primary order</source>
        <translation>主节点全局顺序</translation>
    </message>
    <message>
        <source>The epochs of what a node delivers never decrease.</source>
        <translation>节点所交付内容的纪元从不减小。</translation>
    </message>
    <message>
        <source>Primary integrity</source>
        <translation>主节点完整性</translation>
    </message>
    <message>
        <source>When a leader broadcasts for the first time, it has every transaction of an earlier epoch that anyone ever delivers.</source>
        <translation>领导者首次广播时，早先纪元中凡会被任何节点交付的事务，它都已拥有。</translation>
    </message>
    <message>
        <source>Leader completeness</source>
        <translation>领导者完备性</translation>
    </message>
    <message>
        <source>A new epoch begins with all that was committed in earlier epochs, and nothing else of an earlier epoch is committed later.</source>
        <translation>新纪元以早先纪元已提交的全部事务开始，此后不再提交早先纪元的其他事务。</translation>
    </message>
    <message>
        <source>Commit consistency</source>
        <translation>提交一致性</translation>
    </message>
    <message>
        <source>A node that serves in an epoch has delivered the whole history that the epoch began with.</source>
        <translation>在某个纪元提供服务的节点，已交付该纪元开始时的全部历史。</translation>
    </message>
    <message>
        <source>History consistency</source>
        <translation>历史一致性</translation>
    </message>
    <message>
        <source>Of the logs on the disks of two voters that are synchronised with the same leader, one is a prefix of the other.</source>
        <translation>与同一领导者同步的两个投票者，磁盘上的日志必有一份是另一份的前缀。</translation>
    </message>
    <message>
        <source>Commit implies quorum-durable</source>
        <translation>提交即已由法定人数落盘</translation>
    </message>
    <message>
        <source>A transaction is committed only when a quorum of the voters has it on disk.</source>
        <translation>只有法定人数的投票者都已将事务落盘，该事务才会提交。</translation>
    </message>
    <message>
        <source>Ack implies durable</source>
        <translation>确认即已落盘</translation>
    </message>
    <message>
        <source>A voter acknowledges a proposal, or the history of a new leader, only when its disk holds it.</source>
        <translation>只有磁盘已保存提议或新领导者的历史，投票者才会确认。</translation>
    </message>
    <message>
        <source>Durable promises</source>
        <translation>承诺持久</translation>
    </message>
    <message>
        <source>The epochs on a disk never decrease, neither its history nor currentEpoch is ahead of the acceptedEpoch, and a start can go on from it.</source>
        <translation>磁盘上的纪元从不减小，历史与 currentEpoch 都不超前于 acceptedEpoch，且总能由此磁盘启动。</translation>
    </message>
    <message>
        <source>Accepted covers commit</source>
        <translation>先接受，后提交</translation>
    </message>
    <message>
        <source>A voter applies a transaction only after it handed it to its own log, or has it from a snapshot.</source>
        <translation>投票者只应用已交给自身日志的事务，或来自快照的事务。</translation>
    </message>
    <message>
        <source>Nothing committed is removed</source>
        <translation>已提交的不被移除</translation>
    </message>
    <message>
        <source>No truncation and no snapshot takes a transaction from a disk that was committed when it was ordered.</source>
        <translation>截断或快照下达时已提交的事务，不会因此从磁盘上消失。</translation>
    </message>
    <message>
        <source>zxid discipline</source>
        <translation>zxid 规则</translation>
    </message>
    <message>
        <source>Within an epoch the zxids grow by one from its start, never wrap, and no zxid names two transactions.</source>
        <translation>同一纪元内 zxid 从起点逐一递增，从不回绕，且没有一个 zxid 指代两个事务。</translation>
    </message>
    <message>
        <source>No hole</source>
        <translation>没有空洞</translation>
    </message>
    <message>
        <source>On every disk each transaction stands right behind the one that its proposer had before it.</source>
        <translation>每块磁盘上，各事务都紧跟在其提议者那里的前一个事务之后。</translation>
    </message>
    <message>
        <source>Memory is as the disk</source>
        <translation>内存与磁盘一致</translation>
    </message>
    <message>
        <source>When a node begins to serve, the tree in its memory is what a replay of its own log gives.</source>
        <translation>节点开始服务时，内存中的树等于重放自身日志所得的树。</translation>
    </message>
    <message>
        <source>Serve after a quorum</source>
        <translation>法定人数之后才服务</translation>
    </message>
    <message>
        <source>Nobody serves in an epoch before a quorum of the voters acknowledged its leader.</source>
        <translation>法定人数的投票者确认其领导者之前，没有节点在该纪元提供服务。</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Who proposes itself does so with what its disk holds, nobody leads without a quorum of equal votes, rounds grow, and nobody follows for longer than initLimit one that does not lead.</source>
        <translation>自荐者以磁盘所存为凭；没有法定人数的相同选票就不能领导；轮次只增；没有节点会跟随一个并不领导的节点超过 initLimit。</translation>
    </message>
    <message>
        <source>Message legality</source>
        <translation>消息合法性</translation>
    </message>
    <message>
        <source>Every message finds a receiver that expects it, and nothing is dropped in silence.</source>
        <translation>每条消息都有预期它的接收者，没有消息被无声丢弃。</translation>
    </message>
    <message>
        <source>First in, first out</source>
        <translation>先进先出</translation>
    </message>
    <message>
        <source>What arrives on a connection is a prefix of what was sent on it, in order, and nothing arrives after the receiver saw its end.</source>
        <translation>连接上到达的内容是所发内容的前缀，顺序不变；接收者看到连接结束后不再有内容到达。</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>活性</translation>
    </message>
    <message>
        <source>When faults stop for a quorum and nobody else disturbs it, it has a leader in time, its members have the same data and every request is answered.</source>
        <translation>当法定人数不再受故障和他人干扰时，会及时产生领导者，成员数据相同，每个请求都得到应答。</translation>
    </message>
    <message>
        <source>Writes are linearizable</source>
        <translation>写入线性一致</translation>
    </message>
    <message>
        <source>Each answered write is a committed transaction with that very result, and one that was called after another was answered has the higher zxid.</source>
        <translation>每个得到应答的写入都是一个结果相符的已提交事务；在另一写入得到应答之后发起的写入，zxid 更大。</translation>
    </message>
    <message>
        <source>Single system image</source>
        <translation>单一系统映像</translation>
    </message>
    <message>
        <source>No answer to a client shows an older state than one it had before, whichever server it moved to.</source>
        <translation>客户端无论换到哪台服务器，得到的应答都不会比先前见过的状态更旧。</translation>
    </message>
    <message>
        <source>Reads show a prefix</source>
        <translation>读到的是前缀</translation>
    </message>
    <message>
        <source>What a read answers is the state after all transactions up to the zxid that the answer carries.</source>
        <translation>读应答所反映的，是应用了截至应答所带 zxid 的全部事务之后的状态。</translation>
    </message>
    <message>
        <source>Multi is atomic</source>
        <translation>multi 的原子性</translation>
    </message>
    <message>
        <source>A replica that applies a multi has all of its parts, under one zxid, or none where it was refused.</source>
        <translation>副本应用 multi 时，其各部分在同一 zxid 下全部生效；被拒绝的则全不生效。</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>A write that was answered ok is committed, and is part of every later epoch; one that was refused never happens.</source>
        <translation>应答为成功的写入已提交，并属于此后的每个纪元；被拒绝的写入绝不会发生。</translation>
    </message>
    <message>
        <source>Counters of znodes</source>
        <translation>znode 的计数器</translation>
    </message>
    <message>
        <source>Each change adds one to the version, cversion or aversion that counts it; mzxid and pzxid of every replica&apos;s znodes are those of the last change and of the last change of children.</source>
        <translation>每次变更使相应的 version、cversion 或 aversion 加一；各副本中 znode 的 mzxid 和 pzxid 分别是最近一次变更和最近一次子节点变更的 zxid。</translation>
    </message>
    <message>
        <source>Sequential names grow</source>
        <translation>顺序编号递增</translation>
    </message>
    <message>
        <source>The numbers of sequential znodes under one parent strictly increase for as long as that parent lives; after 2147483647 they go on from the negative end.</source>
        <translation>同一父节点存续期间，其下顺序节点的编号严格递增；超过 2147483647 后从负数一端继续。</translation>
    </message>
    <message>
        <source>Session lifetime</source>
        <translation>会话生命周期</translation>
    </message>
    <message>
        <source>A session begins once, and nothing of it is committed after it was closed or expired.</source>
        <translation>会话只开始一次；关闭或过期后，不再提交任何属于它的事务。</translation>
    </message>
    <message>
        <source>Ephemerals end with their session</source>
        <translation>临时节点随会话消失</translation>
    </message>
    <message>
        <source>The transaction that closes a session deletes exactly the ephemerals that are its own, on every replica.</source>
        <translation>关闭会话的事务在每个副本上都恰好删除该会话自己的临时节点。</translation>
    </message>
    <message>
        <source>Watches fire once</source>
        <translation>监听只触发一次</translation>
    </message>
    <message>
        <source>A one-shot watch fires at most once after it was set.</source>
        <translation>一次性监听设置后至多触发一次。</translation>
    </message>
    <message>
        <source>Events before answers</source>
        <translation>事件先于应答</translation>
    </message>
    <message>
        <source>A connection hears of a change it watches before it gets any answer that may reflect the change.</source>
        <translation>对于所监听的变更，连接先收到事件，之后才收到可能反映该变更的应答。</translation>
    </message>
    <message>
        <source>Events in order</source>
        <translation>事件有序</translation>
    </message>
    <message>
        <source>A connection hears of changes in the order of their transactions. Replay after a reconnect has no order.</source>
        <translation>连接按事务的顺序得知变更。重连后的补发不保证顺序。</translation>
    </message>
    <message>
        <source>No event without cause</source>
        <translation>事件必有起因</translation>
    </message>
    <message>
        <source>A watch event tells of a change that was made and was watched.</source>
        <translation>监听事件所报告的变更确实发生过，且确实被监听。</translation>
    </message>
    <message>
        <source>No event is lost</source>
        <translation>事件不丢失</translation>
    </message>
    <message>
        <source>A client that comes back and names its watches hears of every change that it has not seen; a watch is set again only where there was none.</source>
        <translation>客户端重连并列出其监听后，会得知每个尚未见到的变更；只有原先没有的监听才会重新设置。</translation>
    </message>
    <message>
        <source>Events need READ</source>
        <translation>事件需要 READ 权限</translation>
    </message>
    <message>
        <source>Nobody hears the path of a znode that it may not read, neither when it changes nor when the client comes back.</source>
        <translation>无论在 znode 变更时还是在客户端重连时，无权读取者都不会得知其路径。</translation>
    </message>
    <message>
        <source>Access control</source>
        <translation>访问控制</translation>
    </message>
    <message>
        <source>Whatever is written or read, the ACL of the znode concerned permits it, and whatever is refused for want of permission, it does not; hashes of passwords are shown to administrators alone.</source>
        <translation>凡是读到或写成的，相应 znode 的 ACL 都允许；凡是因无权而被拒绝的，ACL 都不允许；密码的散列值只对管理者显示。</translation>
    </message>
</context>
<context>
    <name>CommandConsole</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command, for example: kill leader</source>
        <translation>命令，例如：kill leader</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>Commands and answers</source>
        <translation>命令与回答</translation>
    </message>
    <message>
        <source>Every command stands here as text, typed or clicked, with its answer.</source>
        <translation>每条命令都以文字形式记在这里，无论是键入还是点击，并附其回答。</translation>
    </message>
    <message>
        <source>Show commands and answers</source>
        <translation>显示命令与回答</translation>
    </message>
    <message>
        <source>Commands and answers so far</source>
        <translation>至今的命令与回答</translation>
    </message>
    <message>
        <source>kill, restart, freeze, thaw NODES
cut, heal A-&gt;B or A&lt;-&gt;B; heal all
hold, release, deliver, drop, duplicate [KIND] A-&gt;B; hold timers NODES; fire TIMER NODES
disk NODES full, failing, slow N, hold, sync, crash N, poweroff N, lying, wipe, rot, ok
client NAME at NODES; client NAME: create PATH DATA
NODES: a number, several with commas, leader, all
Tab completes a word, Up and Down walk the history.</source>
        <translation>kill、restart、freeze、thaw NODES
cut、heal A-&gt;B 或 A&lt;-&gt;B；heal all
hold、release、deliver、drop、duplicate [KIND] A-&gt;B；hold timers NODES；fire TIMER NODES
disk NODES full、failing、slow N、hold、sync、crash N、poweroff N、lying、wipe、rot、ok
client NAME at NODES；client NAME: create PATH DATA
NODES：一个编号、以逗号分隔的多个编号、leader 或 all
Tab 补全单词，上下方向键翻阅历史。</translation>
    </message>
    <message>
        <source>%1    - %2</source>
        <translation>%1    - %2</translation>
    </message>
    <message>
        <source>%1    - not done: %2</source>
        <translation>%1    - 未执行：%2</translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>no session yet</source>
        <translation>尚无会话</translation>
    </message>
    <message>
        <source>Connect string</source>
        <translation>连接串</translation>
    </message>
    <message>
        <source>No outside client is connected. Paste one of the lines above into a terminal: it connects as to any ZooKeeper.</source>
        <translation>没有外部客户端连接。将上面任意一行粘贴到终端即可像连接任何 ZooKeeper 一样连接。</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Copy the line for %1</source>
        <translation>复制 %1 的连接命令行</translation>
    </message>
    <message>
        <source>not listening yet</source>
        <translation>尚未监听端口</translation>
    </message>
</context>
<context>
    <name>CreateZnodeDialog</name>
    <message>
        <source>New znode under %1</source>
        <translation>在 %1 下新建 znode</translation>
    </message>
    <message>
        <source>name, or a/b for an existing a</source>
        <translation>名称，或 a/b（a 须已存在）</translation>
    </message>
    <message>
        <source>data (may stay empty)</source>
        <translation>数据（可留空）</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>创建(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>Creates %1 followed by ten digits.</source>
        <translation>将创建 %1 加十位数字。</translation>
    </message>
    <message>
        <source>Creates %1.</source>
        <translation>将创建 %1。</translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation>不是有效的 znode 路径：%1。</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>The data above is &amp;hex</source>
        <translation>以上数据为十六进制(&amp;H)</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>模式(&amp;M)</translation>
    </message>
    <message>
        <source>Gone &amp;after</source>
        <translation>存活时间(&amp;A)</translation>
    </message>
    <message>
        <source>AC&amp;L</source>
        <translation>ACL(&amp;L)</translation>
    </message>
    <message>
        <source>Persistent: stays until it is deleted</source>
        <translation>持久：保留到被删除为止</translation>
    </message>
    <message>
        <source>Persistent sequential: the leader appends a number</source>
        <translation>持久顺序：由领导者追加序号</translation>
    </message>
    <message>
        <source>Ephemeral: goes when this window&apos;s session ends</source>
        <translation>临时：本窗口的会话结束时消失</translation>
    </message>
    <message>
        <source>Ephemeral sequential</source>
        <translation>临时顺序</translation>
    </message>
    <message>
        <source>Container: goes after its last child</source>
        <translation>容器：最后一个子节点消失后随之消失</translation>
    </message>
    <message>
        <source>TTL: goes when childless and unchanged for a time</source>
        <translation>TTL：无子节点且一段时间未变更时消失</translation>
    </message>
    <message>
        <source>TTL sequential</source>
        <translation>TTL 顺序</translation>
    </message>
    <message>
        <source>Not hex: pairs of the digits 0-9 and a-f are needed.</source>
        <translation>不是十六进制：需要成对的 0-9 和 a-f 数字。</translation>
    </message>
    <message>
        <source>Not an ACL: it is like world:anyone:r or auth::cdrwa, several joined by commas.</source>
        <translation>不是有效的 ACL：形如 world:anyone:r 或 auth::cdrwa，多个以逗号连接。</translation>
    </message>
</context>
<context>
    <name>DataFormat</name>
    <message>
        <source>half a byte: pairs of hex digits are needed</source>
        <translation>只有半个字节：十六进制数字须成对</translation>
    </message>
    <message>
        <source>not a hex digit (0-9, a-f)</source>
        <translation>不是十六进制数字（0-9、a-f）</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>It goes only if it still has the version it has now.</source>
        <translation>仅当其版本仍与现在相同时才会删除。</translation>
    </message>
    <message>
        <source>One multi deletes all of them or, if one of them changed meanwhile, none.</source>
        <translation>由一个 multi 全部删除；若其中任何一个在此期间有变更，则一个也不删除。</translation>
    </message>
    <message numerus="yes">
        <source>They are too many for one transaction: %n multi(s), children first. It stops at the first refusal, and what is deleted by then stays deleted.</source>
        <translation>
            <numerusform>数量过多，一个事务放不下：需要 %n 个 multi，先删子节点。遇到第一次拒绝即停止，此前已删除的不会恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete znode</source>
        <translation>删除 znode</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>删除 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 and the %n znode(s) below it?</source>
        <translation>
            <numerusform>删除 %1 及其下的 %n 个 znode？</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 A delete that is committed cannot be undone.</source>
        <translation>%1删除一经提交便无法撤销。</translation>
    </message>
    <message>
        <source>&amp;Type %1, the number of znodes that go:</source>
        <translation>请输入 %1，即将删除的 znode 数量(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>EnsembleForm</name>
    <message>
        <source>%1: a whole number from %2 to %3.</source>
        <translation>%1：应为 %2 到 %3 之间的整数。</translation>
    </message>
    <message>
        <source>%1: a duration such as 10ms or 2s, from %2 to %3.</source>
        <translation>%1：应为 10ms 或 2s 这样的时长，从 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1: something like %2.</source>
        <translation>%1：应形如 %2。</translation>
    </message>
    <message>
        <source>&amp;Read-only mode without a leader</source>
        <translation>无领导者时只读(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Begin with time standing</source>
        <translation>开始时时间停住(&amp;B)</translation>
    </message>
    <message>
        <source> ticks</source>
        <translation> 个 tick</translation>
    </message>
    <message>
        <source>Draw a seed</source>
        <translation>随机抽取一个种子</translation>
    </message>
    <message>
        <source>&amp;Voters</source>
        <translation>投票者(&amp;V)</translation>
    </message>
    <message>
        <source>Replicas that vote and acknowledge: replicas=</source>
        <translation>参与投票和确认的副本：replicas=</translation>
    </message>
    <message>
        <source>&amp;Observers</source>
        <translation>观察者(&amp;O)</translation>
    </message>
    <message>
        <source>Replicas that learn and do not vote: observers=</source>
        <translation>只学习、不投票的副本：observers=</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Of all that is drawn: the same seed and the same commands give the same run: seed=</source>
        <translation>一切随机抽取的来源：种子相同、命令相同，运行就相同：seed=</translation>
    </message>
    <message>
        <source>Each replica listens on a loopback port of its own</source>
        <translation>每个副本在各自的本机回环端口上监听</translation>
    </message>
    <message>
        <source>Of replica 1, the others follow; the same number as in the settings</source>
        <translation>副本 1 的端口，其余依次递增；与“设置”中是同一个数</translation>
    </message>
    <message>
        <source>A replica without a leader serves reads to clients that agree: readonly=</source>
        <translation>没有领导者的副本为同意只读的客户端提供读服务：readonly=</translation>
    </message>
    <message>
        <source>&amp;Link delay</source>
        <translation>链路时延(&amp;L)</translation>
    </message>
    <message>
        <source>Of a message one way; each takes 80 to 120 % of it: latency=</source>
        <translation>一条消息的单程时延；每条取其 80% 到 120%：latency=</translation>
    </message>
    <message>
        <source>&amp;fsync</source>
        <translation>fsync(&amp;F)</translation>
    </message>
    <message>
        <source>Of one durable write; each takes 80 to 120 % of it: fsync=</source>
        <translation>一次持久写入的耗时；每次取其 80% 到 120%：fsync=</translation>
    </message>
    <message>
        <source>&amp;tickTime</source>
        <translation>tickTime(&amp;T)</translation>
    </message>
    <message>
        <source>The unit of initLimit and syncLimit; a leader pings every half of it: tick=</source>
        <translation>initLimit 和 syncLimit 的单位；领导者每隔其一半发一次 ping：tick=</translation>
    </message>
    <message>
        <source>&amp;initLimit</source>
        <translation>initLimit(&amp;I)</translation>
    </message>
    <message>
        <source>How long a follower may take to join a leader, and a leader to gather its quorum: initLimit=</source>
        <translation>跟随者加入领导者、领导者聚齐法定人数最多可用多久：initLimit=</translation>
    </message>
    <message>
        <source>s&amp;yncLimit</source>
        <translation>syncLimit(&amp;Y)</translation>
    </message>
    <message>
        <source>How long a leader and a follower may hear nothing of each other: syncLimit=</source>
        <translation>领导者与跟随者最多可以多久听不到对方：syncLimit=</translation>
    </message>
    <message>
        <source>Finalise &amp;wait</source>
        <translation>选举定案等待(&amp;W)</translation>
    </message>
    <message>
        <source>How long an election that has its quorum waits for a better vote: finalizeWait=</source>
        <translation>选举已得法定人数后，再等待更优选票多久：finalizeWait=</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Snapshot every &amp;n transactions</source>
        <translation>快照间隔的事务数(&amp;N)</translation>
    </message>
    <message>
        <source>Of one replica: snapCount=</source>
        <translation>单个副本：snapCount=</translation>
    </message>
    <message>
        <source>Proposals &amp;kept for DIFF</source>
        <translation>为 DIFF 保留的提议数(&amp;K)</translation>
    </message>
    <message>
        <source>Committed ones that a leader keeps at hand; who lacks more gets a SNAP: window=</source>
        <translation>领导者手边保留的已提交提议；缺得更多的副本会收到 SNAP：window=</translation>
    </message>
    <message>
        <source>Counter of an epoch starts &amp;after</source>
        <translation>纪元的计数器起始于其后(&amp;A)</translation>
    </message>
    <message>
        <source>Near 4294967295 the counter runs out and the leader must begin another epoch: startCounter=</source>
        <translation>接近 4294967295 时计数器将用尽，领导者必须开始另一个纪元：startCounter=</translation>
    </message>
    <message>
        <source>First se&amp;quential number under /</source>
        <translation>/ 下首个顺序编号(&amp;Q)</translation>
    </message>
    <message>
        <source>Near 2147483647 the numbers run over into negative ones: firstSequence=</source>
        <translation>接近 2147483647 时编号会溢出为负数：firstSequence=</translation>
    </message>
    <message>
        <source>Wei&amp;ghts of voters</source>
        <translation>投票者的权重(&amp;G)</translation>
    </message>
    <message>
        <source>Voter 1 has two votes, voter 3 none; who is not named has one: weights=</source>
        <translation>副本 1 有两票，副本 3 没有；未列出的各有一票：weights=</translation>
    </message>
    <message>
        <source>Gro&amp;ups of voters</source>
        <translation>投票者的分组(&amp;U)</translation>
    </message>
    <message>
        <source>A quorum is most of the groups, each by more than half of its weight: groups=</source>
        <translation>法定人数是多数的组，每组以过半的权重计：groups=</translation>
    </message>
    <message>
        <source>Seldom needed</source>
        <translation>少用</translation>
    </message>
    <message numerus="yes">
        <source>%1: no room below 65536 for %n replica(s).</source>
        <translation>
            <numerusform>%1：65536 以下放不下 %n 个副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Weights and groups: %1.</source>
        <translation>权重与分组：%1。</translation>
    </message>
    <message>
        <source>Outside &amp;clients from port</source>
        <translation>外部客户端，端口从(&amp;C)</translation>
    </message>
    <message>
        <source>First client port</source>
        <translation>首个客户端端口</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>&amp;Heartbeats and timers too</source>
        <translation>包括心跳和定时器(&amp;H)</translation>
    </message>
    <message>
        <source>Filter events (Ctrl+F)</source>
        <translation>筛选事件（Ctrl+F）</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Show every record, protocol chatter included</source>
        <translation>显示所有记录，包括协议的例行消息</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事件。</translation>
    </message>
    <message>
        <source>No event holds this text.</source>
        <translation>没有包含此文本的事件。</translation>
    </message>
</context>
<context>
    <name>EventLogModel</name>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
</context>
<context>
    <name>FaultPalette</name>
    <message>
        <source>Replicas</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>&amp;Both ways</source>
        <translation>双向(&amp;B)</translation>
    </message>
    <message>
        <source>How it ends</source>
        <translation>以何种方式结束</translation>
    </message>
    <message>
        <source>crash of the process</source>
        <translation>进程崩溃</translation>
    </message>
    <message>
        <source>power off: nobody is told</source>
        <translation>断电：无人得知</translation>
    </message>
    <message>
        <source>What takes longer</source>
        <translation>什么变慢</translation>
    </message>
    <message>
        <source>each message of a link</source>
        <translation>链路上的每条消息</translation>
    </message>
    <message>
        <source>a link: nothing arrives for a time</source>
        <translation>一条链路：一段时间内什么都不到达</translation>
    </message>
    <message>
        <source>each event of a replica</source>
        <translation>副本的每个事件</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>exactly so long</source>
        <translation>恰好这么久</translation>
    </message>
    <message>
        <source>on average, exponential</source>
        <translation>平均值，指数分布</translation>
    </message>
    <message>
        <source>on average, long tails (Pareto)</source>
        <translation>平均值，长尾分布（Pareto）</translation>
    </message>
    <message>
        <source>What the disk does</source>
        <translation>磁盘发生什么</translation>
    </message>
    <message>
        <source>is full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>fails at the next sync</source>
        <translation>下一次同步时失败</translation>
    </message>
    <message>
        <source>syncs slowly</source>
        <translation>同步缓慢</translation>
    </message>
    <message>
        <source>holds its syncs</source>
        <translation>扣住同步</translation>
    </message>
    <message>
        <source>ends the sync that it holds</source>
        <translation>完成它扣住的同步</translation>
    </message>
    <message>
        <source>takes half of each write first</source>
        <translation>每次先只写一半</translation>
    </message>
    <message>
        <source>has no file left</source>
        <translation>没有文件可用了</translation>
    </message>
    <message>
        <source>is as it should be</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>What the clock does</source>
        <translation>时钟发生什么</translation>
    </message>
    <message>
        <source>shows another time</source>
        <translation>显示另一时间</translation>
    </message>
    <message>
        <source>runs at another speed</source>
        <translation>以另一速度运行</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Scissors: what is sent over a link waits</source>
        <translation>剪刀：链路上发送的消息须等待</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>杀死</translation>
    </message>
    <message>
        <source>Hammer: a replica dies</source>
        <translation>锤子：一个副本死亡</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Ice: a replica stands still, its connections stay open</source>
        <translation>冰：一个副本静止不动，其连接保持打开</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>变慢</translation>
    </message>
    <message>
        <source>Snail: messages or replicas take longer</source>
        <translation>蜗牛：消息或副本花费更长时间</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>What a replica&apos;s disk does wrong</source>
        <translation>副本的磁盘出什么错</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>What a replica&apos;s clock shows</source>
        <translation>副本的时钟显示什么</translation>
    </message>
    <message>
        <source>A number, several with commas, or leader, follower, followers, observers, minority, majority, all</source>
        <translation>一个编号、以逗号分隔的多个编号，或 leader、follower、followers、observers、minority、majority、all</translation>
    </message>
    <message>
        <source>40us, 200ms or 3s</source>
        <translation>40us、200ms 或 3s</translation>
    </message>
    <message>
        <source>3s: so much ahead; -3s: behind; 0ms: right again</source>
        <translation>3s：快这么多；-3s：慢；0ms：重新准确</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>&amp;Replicas</source>
        <translation>副本(&amp;R)</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>从(&amp;M)</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>&amp;Longer by</source>
        <translation>延长(&amp;L)</translation>
    </message>
    <message>
        <source>The disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Times as long</source>
        <translation>时间的倍数</translation>
    </message>
    <message>
        <source>The clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>&amp;Ahead by</source>
        <translation>快(&amp;A)</translation>
    </message>
    <message>
        <source>Thousandths of its speed</source>
        <translation>速度的千分之几</translation>
    </message>
</context>
<context>
    <name>FaultPanel</name>
    <message>
        <source>%1 and %2 are cut off from each other: messages wait</source>
        <translation>%1 与 %2 之间双向切断：消息等待中</translation>
    </message>
    <message>
        <source>Cut from %1 to %2: messages wait, the way back is open</source>
        <translation>从 %1 到 %2 已切断：消息等待中，反向畅通</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The disk of %1 is full: it dies when it must write</source>
        <translation>%1 的磁盘已满：必须写入时它会崩溃</translation>
    </message>
    <message>
        <source>The disk of %1 fails at the next sync</source>
        <translation>%1 的磁盘将在下次 sync 时出错</translation>
    </message>
    <message>
        <source>The disk of %1 says it synced, and did not</source>
        <translation>%1 的磁盘谎称已 sync，实际没有</translation>
    </message>
    <message>
        <source>The disk of %1 syncs only when told to</source>
        <translation>%1 的磁盘仅在收到指令时才 sync</translation>
    </message>
    <message>
        <source>%1 can open no more files: it dies when it must</source>
        <translation>%1 无法再打开文件：必须打开时它会崩溃</translation>
    </message>
    <message>
        <source>The disk of %1 takes half of each write first</source>
        <translation>%1 的磁盘每次写入先只写一半</translation>
    </message>
    <message>
        <source>The disk of %1 is as it should be</source>
        <translation>%1 的磁盘正常</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>%1 from %2 to %3 is held</source>
        <translation>%1（从 %2 到 %3）被扣住</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>From %1 to %2 takes %3 longer</source>
        <translation>从 %1 到 %2 的延迟增加 %3</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Replica %1 takes %2 for each event</source>
        <translation>副本 %1 处理每个事件耗时 %2</translation>
    </message>
    <message>
        <source>The wall clock of %1 is %2 ahead</source>
        <translation>%1 的墙上时钟快了 %2</translation>
    </message>
    <message>
        <source>The wall clock of %1 is %2 behind</source>
        <translation>%1 的墙上时钟慢了 %2</translation>
    </message>
    <message>
        <source>Set right</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>The clocks of %1 run at %2 % of the true speed</source>
        <translation>%1 的时钟以真实速度的 %2 % 运行</translation>
    </message>
    <message>
        <source>Replica %1 is dead</source>
        <translation>副本 %1 已死</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Replica %1 is frozen</source>
        <translation>副本 %1 已冻结</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Heal all links</source>
        <translation>恢复所有链路</translation>
    </message>
    <message>
        <source>Restart all dead</source>
        <translation>重启所有已死副本</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>The disk of %1 takes %n time(s) as long for a sync</source>
        <translation>
            <numerusform>%1 的磁盘每次同步花费 %n 倍时间</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2 takes %3 longer on average, spread exponentially</source>
        <translation>从 %1 到 %2 平均多花 %3，指数分布</translation>
    </message>
    <message>
        <source>From %1 to %2 takes %3 longer on average, with long tails</source>
        <translation>从 %1 到 %2 平均多花 %3，长尾分布</translation>
    </message>
    <message>
        <source>From %1 to %2 nothing arrives: %3 left</source>
        <translation>从 %1 到 %2 什么都不到达：还有 %3</translation>
    </message>
    <message>
        <source>The timers of %1 wait to be fired</source>
        <translation>%1 的计时器等待触发</translation>
    </message>
    <message>
        <source>Manual mode: every message and every timer waits for you</source>
        <translation>手动模式：每条消息、每个计时器都等待您</translation>
    </message>
    <message>
        <source>No fault is active. Take a tool above, or right-click a node or a link in the picture.</source>
        <translation>没有活动的故障。请使用上方的工具，或在图中右键点击节点或链路。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>in &amp;data, too</source>
        <translation>也搜索数据(&amp;D)</translation>
    </message>
    <message>
        <source>Search below %1</source>
        <translation>在 %1 下搜索</translation>
    </message>
    <message>
        <source>Filter the children of %1</source>
        <translation>筛选 %1 的子节点</translation>
    </message>
    <message>
        <source>part of a name or of the data</source>
        <translation>名称或数据的一部分</translation>
    </message>
    <message>
        <source>part of a name</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop searching; what was found stays</source>
        <translation>停止搜索，保留已找到的结果</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>outside the model: messages of a live connection were lost: %1</source>
        <translation>超出模型：存活连接上的消息丢失：%1</translation>
    </message>
    <message>
        <source>outside the model: messages of a live connection came twice: %1</source>
        <translation>超出模型：存活连接上的消息重复到达：%1</translation>
    </message>
    <message>
        <source>epoch %1 has a second leader: node %2 now, node %3 before (record %4)</source>
        <translation>纪元 %1 有第二个领导者：现在是节点 %2，此前是节点 %3（记录 %4）</translation>
    </message>
    <message>
        <source>epoch %1 began without %2 (%3), which was committed before it</source>
        <translation>纪元 %1 开始时缺少 %2（%3），而它在此之前已提交</translation>
    </message>
    <message>
        <source>epoch %1 begins without %2, which was answered ok</source>
        <translation>纪元 %1 开始时缺少 %2，而它已被成功应答</translation>
    </message>
    <message>
        <source>node %1 votes in round %2 after round %3</source>
        <translation>节点 %1 在第 %3 轮之后又在第 %2 轮投票</translation>
    </message>
    <message>
        <source>node %1 votes for itself with epoch %2 and %3; its disk holds epoch %4 and %5</source>
        <translation>节点 %1 以纪元 %2 和 %3 为自己投票；而其磁盘上是纪元 %4 和 %5</translation>
    </message>
    <message>
        <source>node %1 leads with equal votes of %2 of %3 voters</source>
        <translation>节点 %1 成为领导者，而 %3 个投票者中只有 %2 个投出相同的选票</translation>
    </message>
    <message>
        <source>node %1 still waits for the leader it turned to, %2 after it did</source>
        <translation>节点 %1 转向其领导者 %2 之后，仍在等待它</translation>
    </message>
    <message>
        <source>node %1 serves in epoch %2, whose leader has %3 acks of %4 voters</source>
        <translation>节点 %1 在纪元 %2 中提供服务，而其领导者只有 %4 个投票者中的 %3 个确认</translation>
    </message>
    <message>
        <source>node %1 serves in epoch %2 from %3, and the epoch began with %4</source>
        <translation>节点 %1 在纪元 %2 中从 %3 开始服务，而该纪元始于 %4</translation>
    </message>
    <message>
        <source>node %1 began to broadcast in epoch %2 without %3 (%4), which was delivered</source>
        <translation>节点 %1 在纪元 %2 开始广播时缺少 %3（%4），而它已被交付</translation>
    </message>
    <message>
        <source>node %1 began to broadcast in epoch %2 without %3 (%4), which is delivered now</source>
        <translation>节点 %1 在纪元 %2 开始广播时缺少 %3（%4），而它现在被交付</translation>
    </message>
    <message>
        <source>nodes %1 and %2 are synchronised with node %3 in epoch %4, and their disks differ in the first %5 transactions, up to %6 and %7</source>
        <translation>节点 %1 和 %2 在纪元 %4 中已与节点 %3 同步，而二者磁盘上的前 %5 个事务不同（分别到 %6 和 %7）</translation>
    </message>
    <message>
        <source>%1 names two transactions</source>
        <translation>%1 对应两个事务</translation>
    </message>
    <message>
        <source>node %1 proposes %2, the last before the wrap</source>
        <translation>节点 %1 提议 %2，即计数器回绕前的最后一个</translation>
    </message>
    <message>
        <source>node %1 proposes %2 right after number %3 of that epoch</source>
        <translation>节点 %1 紧接该纪元的第 %3 号提议 %2</translation>
    </message>
    <message>
        <source>node %1 applies %2, which it never handed to its log</source>
        <translation>节点 %1 应用 %2，而它从未将其交给自己的日志</translation>
    </message>
    <message>
        <source>node %1 applies %2 (%3), which nobody proposed</source>
        <translation>节点 %1 应用 %2（%3），而从未有人提议过它</translation>
    </message>
    <message>
        <source>node %1 applies %2 right after number %3 of that epoch</source>
        <translation>节点 %1 紧接该纪元的第 %3 号应用 %2</translation>
    </message>
    <message>
        <source>node %1 applies %2 after epoch %3</source>
        <translation>节点 %1 在纪元 %3 之后应用 %2</translation>
    </message>
    <message>
        <source>node %1 delivers %2 as number %3, where another node delivered %4</source>
        <translation>节点 %1 将 %2 作为第 %3 个交付，而另一节点在此处交付了 %4</translation>
    </message>
    <message>
        <source>node %1 commits %2 (%3) while of %4 voters none has it on disk</source>
        <translation>节点 %1 提交 %2（%3），而 %4 个投票者中没有一个将其落盘</translation>
    </message>
    <message>
        <source>node %1 commits %2 (%3) while of %4 voters only node %5 has it on disk</source>
        <translation>节点 %1 提交 %2（%3），而 %4 个投票者中只有节点 %5 将其落盘</translation>
    </message>
    <message>
        <source>node %1 establishes its epoch on %2 (%3) while of %4 voters none has it on disk</source>
        <translation>节点 %1 在 %2（%3）之上建立其纪元，而 %4 个投票者中没有一个将其落盘</translation>
    </message>
    <message>
        <source>node %1 establishes its epoch on %2 (%3) while of %4 voters only node %5 has it on disk</source>
        <translation>节点 %1 在 %2（%3）之上建立其纪元，而 %4 个投票者中只有节点 %5 将其落盘</translation>
    </message>
    <message>
        <source>outside the model: %1 of node %2 reaches node %3, and something that was sent before it on the same connection was lost</source>
        <translation>超出模型：节点 %2 的 %1 到达节点 %3，而同一连接上在它之前发送的消息已丢失</translation>
    </message>
    <message>
        <source>%1 of node %2 reaches node %3 a second time</source>
        <translation>节点 %2 的 %1 第二次到达节点 %3</translation>
    </message>
    <message>
        <source>%1 of node %2 reaches node %3 after it saw the end of the connection</source>
        <translation>节点 %3 看到连接结束之后，节点 %2 的 %1 才到达</translation>
    </message>
    <message>
        <source>%1 of node %2 reaches node %3 before what was sent earlier (record %4) on the same connection</source>
        <translation>节点 %2 的 %1 先于同一连接上更早发送的消息（记录 %4）到达节点 %3</translation>
    </message>
    <message>
        <source>node %1 refuses %2 of node %3 (%4), which was in turn</source>
        <translation>节点 %1 拒绝节点 %3 的 %2（%4），而它符合次序</translation>
    </message>
    <message>
        <source>node %1 does not refuse %2 of node %3, which was out of turn</source>
        <translation>节点 %1 没有拒绝节点 %3 的 %2，而它不合次序</translation>
    </message>
    <message>
        <source>node %1 has to refuse %2 of node %3, which was out of turn</source>
        <translation>节点 %1 不得不拒绝节点 %3 的 %2，因为它不合次序</translation>
    </message>
    <message>
        <source>node %1 leaves %2 of node %3 unanswered, and that looks for a leader</source>
        <translation>节点 %1 不应答节点 %3 的 %2，而对方正在寻找领导者</translation>
    </message>
    <message>
        <source>node %1 acknowledges the new leader of epoch %2 with epoch %3 on disk</source>
        <translation>节点 %1 确认纪元 %2 的新领导者，而其磁盘上是纪元 %3</translation>
    </message>
    <message>
        <source>node %1 acknowledges %2, which its disk does not hold</source>
        <translation>节点 %1 确认 %2，而其磁盘上没有它</translation>
    </message>
    <message>
        <source>node %1 writes %2 to disk after epoch %3, whose history it belongs to</source>
        <translation>节点 %1 在写入纪元 %3 之后才将 %2 落盘，而它属于该纪元的历史</translation>
    </message>
    <message>
        <source>node %1 writes %2 to disk behind %3; before it comes %4</source>
        <translation>节点 %1 在磁盘上将 %2 写在 %3 之后；而它之前应是 %4</translation>
    </message>
    <message>
        <source>node %1 removes %2 (%3) from its disk, and it is committed</source>
        <translation>节点 %1 从其磁盘移除 %2（%3），而它已提交</translation>
    </message>
    <message>
        <source>node %1 finds a disk that no crash may leave behind, and does not start</source>
        <translation>节点 %1 发现任何崩溃都不应留下的磁盘状态，拒绝启动</translation>
    </message>
    <message>
        <source>the disk of node %1 goes back from accepted epoch %2 to %3</source>
        <translation>节点 %1 的磁盘从已接受纪元 %2 退回到 %3</translation>
    </message>
    <message>
        <source>the disk of node %1 goes back from current epoch %2 to %3</source>
        <translation>节点 %1 的磁盘从当前纪元 %2 退回到 %3</translation>
    </message>
    <message>
        <source>the disk of node %1 has current epoch %2 and has accepted only %3</source>
        <translation>节点 %1 的磁盘上当前纪元为 %2，而只接受到 %3</translation>
    </message>
    <message>
        <source>the disk of node %1 holds a transaction of epoch %2 and has accepted only %3</source>
        <translation>节点 %1 的磁盘上有纪元 %2 的事务，而只接受到 %3</translation>
    </message>
    <message>
        <source>node %1 serves at %2, which a replay of its own log does not reach</source>
        <translation>节点 %1 在 %2 处提供服务，而重放其自身日志到不了该处</translation>
    </message>
    <message>
        <source>node %1 serves at %2 with another tree in memory than a replay of its log gives</source>
        <translation>节点 %1 在 %2 处提供服务，而其内存中的树与重放其日志所得的不同</translation>
    </message>
    <message>
        <source>node %1 applies the multi at %2, which was refused, and its tree changes</source>
        <translation>节点 %1 应用 %2 处被拒绝的 multi，而其树发生了变化</translation>
    </message>
    <message>
        <source>node %1 applies the multi at %2, and not all of it</source>
        <translation>节点 %1 应用 %2 处的 multi，但不完整</translation>
    </message>
    <message>
        <source>after %1 (%2) node %3 holds other znodes than were committed</source>
        <translation>在 %1（%2）之后，节点 %3 持有的 znode 与已提交的不同</translation>
    </message>
    <message>
        <source>%1 (%2) does not count on by one</source>
        <translation>%1（%2）没有逐一递增计数</translation>
    </message>
    <message>
        <source>%1 does not end with a sequence number in ten places</source>
        <translation>%1 不以十位顺序号结尾</translation>
    </message>
    <message>
        <source>%1 was given a number that does not follow %2</source>
        <translation>%1 得到的顺序号不在 %2 之后</translation>
    </message>
    <message>
        <source>%1 (%2) of session %3 is let through, and the ACL of %4 does not permit it</source>
        <translation>会话 %3 的 %1（%2）被放行，而 %4 的 ACL 不允许</translation>
    </message>
    <message>
        <source>%1 (%2) of session %3 is refused, though the ACL of %4 permits it</source>
        <translation>会话 %3 的 %1（%2）被拒绝，而 %4 的 ACL 允许</translation>
    </message>
    <message>
        <source>%1 of %2 for session %3 is refused, though its ACL permits it</source>
        <translation>会话 %3 对 %2 的 %1 被拒绝，而其 ACL 允许</translation>
    </message>
    <message>
        <source>%1 of %2 for session %3 shows what its ACL hides</source>
        <translation>会话 %3 对 %2 的 %1 显示了其 ACL 所隐藏的内容</translation>
    </message>
    <message>
        <source>getACL of %1 for session %2 shows another list than the znode has</source>
        <translation>会话 %2 对 %1 的 getACL 显示的列表与 znode 的不同</translation>
    </message>
    <message>
        <source>getACL of %1 for session %2 shows another list than the one without the hashes</source>
        <translation>会话 %2 对 %1 的 getACL 显示的列表与隐去散列值的列表不同</translation>
    </message>
    <message>
        <source>closing session %1 at %2 leaves another tree at node %3 than it should</source>
        <translation>在 %2 关闭会话 %1 之后，节点 %3 上的树与应有的不同</translation>
    </message>
    <message>
        <source>closing session %1 at %2 leaves its ephemeral %3 behind</source>
        <translation>在 %2 关闭会话 %1 时留下了它的临时节点 %3</translation>
    </message>
    <message>
        <source>closing session %1 at %2 deletes %3, which is not its own</source>
        <translation>在 %2 关闭会话 %1 时删除了不属于它的 %3</translation>
    </message>
    <message>
        <source>session %1 begins a second time at %2</source>
        <translation>会话 %1 在 %2 第二次开始</translation>
    </message>
    <message>
        <source>after session %1 was closed, %2 (%3) of it is committed</source>
        <translation>会话 %1 关闭之后，它的 %2（%3）被提交</translation>
    </message>
    <message>
        <source>session %1 hears of %2, which it may not read</source>
        <translation>会话 %1 得知 %2 的变化，而它无权读取</translation>
    </message>
    <message>
        <source>session %1 is answered from %2, after it has seen %3</source>
        <translation>会话 %1 从 %2 得到应答，而它已经看到过 %3</translation>
    </message>
    <message>
        <source>session %1, which has seen all up to %2, names its watch on %3, and it is neither set nor fired</source>
        <translation>会话 %1（已看到 %2 为止的一切）重新登记对 %3 的监听，而它既未设置也未触发</translation>
    </message>
    <message>
        <source>session %1, which has seen all up to %2, is not told what changed at %3</source>
        <translation>会话 %1（已看到 %2 为止的一切）未被告知 %3 的变化</translation>
    </message>
    <message>
        <source>the watch on %1 fires again, and was not set again</source>
        <translation>对 %1 的监听再次触发，而它没有被重新设置</translation>
    </message>
    <message>
        <source>node %1 answers a client that watches %2 before it tells of the change</source>
        <translation>节点 %1 在通知变化之前就应答了监听 %2 的客户端</translation>
    </message>
    <message>
        <source>the event about %1 comes before that of an earlier transaction</source>
        <translation>关于 %1 的事件先于更早事务的事件到达</translation>
    </message>
    <message>
        <source>an event about %1, where nothing that was watched changed</source>
        <translation>出现关于 %1 的事件，而被监听的内容没有变化</translation>
    </message>
    <message>
        <source>%1 of session %2 is answered at %3, and %4 was answered before it was called</source>
        <translation>会话 %2 的 %1 在 %3 得到应答，而 %4 在它被调用之前已被应答</translation>
    </message>
    <message>
        <source>%1 of session %2 is answered at %3, where nothing is committed</source>
        <translation>会话 %2 的 %1 在 %3 得到应答，而该处没有已提交的事务</translation>
    </message>
    <message>
        <source>%1 of session %2 is answered at %3, where another request was committed</source>
        <translation>会话 %2 的 %1 在 %3 得到应答，而该处提交的是另一请求</translation>
    </message>
    <message>
        <source>%1 of session %2 is answered %3 at %4, which is not what that transaction did: %5</source>
        <translation>会话 %2 的 %1 在 %4 得到应答 %3，而该事务并非如此：%5</translation>
    </message>
    <message>
        <source>%1 of %2 is answered at %3, after an answer at %4 on the same connection</source>
        <translation>对 %2 的 %1 在 %3 得到应答，而同一连接上已有过 %4 处的应答</translation>
    </message>
    <message>
        <source>%1 of %2 is answered at %3, where nothing is committed</source>
        <translation>对 %2 的 %1 在 %3 得到应答，而该处没有已提交的事务</translation>
    </message>
    <message>
        <source>%1 of %2 is answered at %3 with something else than what the znode was there</source>
        <translation>对 %2 的 %1 在 %3 得到的应答与该 znode 当时的内容不同</translation>
    </message>
    <message>
        <source>%1 of %2 is answered %3 at %4, where there is no such znode</source>
        <translation>对 %2 的 %1 在 %4 得到应答 %3，而该处没有这个 znode</translation>
    </message>
    <message>
        <source>%1 of %2 is answered %3 at %4, where the znode exists</source>
        <translation>对 %2 的 %1 在 %4 得到应答 %3，而该 znode 存在</translation>
    </message>
    <message>
        <source>request %1 of session %2 is answered ok, and is not committed</source>
        <translation>会话 %2 的请求 %1 得到成功应答，而它没有提交</translation>
    </message>
    <message>
        <source>request %1 of session %2 was refused, and is done at %3</source>
        <translation>会话 %2 的请求 %1 被拒绝，而它在 %3 被执行</translation>
    </message>
    <message>
        <source>nodes %1 are undisturbed since %2, and do not all serve in one epoch %3 later</source>
        <translation>节点 %1 自 %2 起未受干扰，而 %3 之后仍未全部在同一纪元中服务</translation>
    </message>
    <message>
        <source>nodes %1 are undisturbed since %2, and node %3 served at %4 and stopped again</source>
        <translation>节点 %1 自 %2 起未受干扰，而节点 %3 在 %4 提供服务之后又停止了</translation>
    </message>
    <message>
        <source>nodes %1 are undisturbed since %2, and node %3 lacks what was committed by %4</source>
        <translation>节点 %1 自 %2 起未受干扰，而节点 %3 缺少在 %4 之前提交的内容</translation>
    </message>
    <message>
        <source>nodes %1 are undisturbed since %2, and node %3 let a client wait until it gave up</source>
        <translation>节点 %1 自 %2 起未受干扰，而节点 %3 让一个客户端等到放弃</translation>
    </message>
    <message>
        <source>nodes %1 are undisturbed since %2, and node %3 has not answered what it was asked at %4</source>
        <translation>节点 %1 自 %2 起未受干扰，而节点 %3 没有应答在 %4 收到的请求</translation>
    </message>
    <message>
        <source>its connection is over</source>
        <translation>其连接已结束</translation>
    </message>
    <message>
        <source>out of turn</source>
        <translation>不合次序</translation>
    </message>
    <message>
        <source>it contradicts the own history</source>
        <translation>与自身历史矛盾</translation>
    </message>
    <message>
        <source>its epoch is below the one promised</source>
        <translation>其纪元低于已承诺的纪元</translation>
    </message>
    <message>
        <source>not a voter&apos;s vote</source>
        <translation>并非投票者的选票</translation>
    </message>
    <message>
        <source>nobody looks for a leader</source>
        <translation>没有节点在寻找领导者</translation>
    </message>
    <message>
        <source>%1 (node %2): %3</source>
        <translation>%1（节点 %2）：%3</translation>
    </message>
    <message>
        <source>%1 reaches node %2, said to come from node %3, which did not send it</source>
        <translation>%1 到达节点 %2，据称来自节点 %3，而该节点并未发送</translation>
    </message>
</context>
<context>
    <name>FiredWatches</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Znode</source>
        <translation>Znode</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>通知对象</translation>
    </message>
</context>
<context>
    <name>FolderLook</name>
    <message>
        <source>Choose where the servers keep their data.</source>
        <translation>请选择服务器存放数据的位置。</translation>
    </message>
</context>
<context>
    <name>GridWords</name>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>durable</source>
        <translation>已落盘</translation>
    </message>
    <message>
        <source>acked</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>于 %1</translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation>+%1 ms</translation>
    </message>
    <message>
        <source>truncated: not part of the leader&apos;s history</source>
        <translation>已截断：不属于领导者的历史</translation>
    </message>
    <message>
        <source>replaced by a snapshot without it</source>
        <translation>被不含它的快照取代</translation>
    </message>
    <message>
        <source>lost by the disk</source>
        <translation>被磁盘丢失</translation>
    </message>
    <message>
        <source>lost in the crash: it was not durable</source>
        <translation>崩溃时丢失：尚未落盘</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>written to its log</source>
        <translation>已写入其日志</translation>
    </message>
    <message>
        <source>durable, as part of a snapshot</source>
        <translation>已作为快照的一部分落盘</translation>
    </message>
    <message>
        <source>durable on its disk</source>
        <translation>已在其磁盘上落盘</translation>
    </message>
    <message>
        <source>its acknowledgement counted by the leader</source>
        <translation>其确认已被领导者计入</translation>
    </message>
    <message>
        <source>committed by the leader</source>
        <translation>已由领导者提交</translation>
    </message>
    <message>
        <source>applied to its tree</source>
        <translation>已应用到其树</translation>
    </message>
    <message>
        <source>On replica %1:</source>
        <translation>在副本 %1 上：</translation>
    </message>
    <message>
        <source>Replica %1 does not have it.</source>
        <translation>副本 %1 没有它。</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>data set, version %1</source>
        <translation>已设置数据，版本 %1</translation>
    </message>
    <message>
        <source>ACL set, version %1</source>
        <translation>已设置 ACL，版本 %1</translation>
    </message>
    <message>
        <source>deleted: its session ended</source>
        <translation>已删除：其会话已结束</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>child %1 created</source>
        <translation>子节点 %1 已创建</translation>
    </message>
    <message>
        <source>child %1 deleted: its session ended</source>
        <translation>子节点 %1 已删除：其会话已结束</translation>
    </message>
    <message>
        <source>child %1 deleted</source>
        <translation>子节点 %1 已删除</translation>
    </message>
    <message>
        <source>the leader itself</source>
        <translation>领导者自身</translation>
    </message>
    <message>
        <source>zxid</source>
        <translation>zxid</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>By</source>
        <translation>发起者</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>&amp;Children, too</source>
        <translation>包括子节点(&amp;C)</translation>
    </message>
    <message>
        <source>Go to &amp;proposal</source>
        <translation>转到提议(&amp;P)</translation>
    </message>
    <message>
        <source>History of the znode</source>
        <translation>此 znode 的历史</translation>
    </message>
    <message>
        <source>Select the record of the proposal that made this change (Enter)</source>
        <translation>选中造成此更改的提议的记录（Enter）</translation>
    </message>
    <message>
        <source>Choose a znode to see its history.</source>
        <translation>选择一个 znode 以查看其历史。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) so far…</source>
        <translation>
            <numerusform>目前有 %n 次更改…</numerusform>
        </translation>
    </message>
    <message>
        <source>No transaction of this run changed it.</source>
        <translation>本次运行中没有事务更改过它。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 次更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Overwrite the data of znodes that exist</source>
        <translation>覆盖已有 znode 的数据(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Ephemerals become persistent, instead of being left out</source>
        <translation>临时节点转为持久节点，而不是略去(&amp;E)</translation>
    </message>
    <message>
        <source>Import znodes</source>
        <translation>导入 znode</translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s), exported from %1 as of zxid %2</source>
        <translation>
            <numerusform>%n 个 znode，导出自 %1，截至 zxid %2</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Becomes the &amp;znode</source>
        <translation>导入为 znode(&amp;Z)</translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation>不是 znode 路径：%1。</translation>
    </message>
    <message>
        <source>/zookeeper is the server&apos;s own.</source>
        <translation>/zookeeper 归服务器自身所有。</translation>
    </message>
    <message>
        <source>There is no znode %1 to stand under.</source>
        <translation>父节点 %1 不存在。</translation>
    </message>
    <message numerus="yes">
        <source>Creates %1, overwrites %2, leaves %3 as they are; %n request(s), and it stops at the first refusal.</source>
        <translation>
            <numerusform>创建 %1 个，覆盖 %2 个，保留 %3 个不变；共 %n 个请求，首次被拒即停止。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Outside the model: a connection neither loses nor repeats single messages. Allow it above first.</source>
        <translation>模型之外：连接既不会丢失也不会重复单条消息。请先在上方允许。</translation>
    </message>
    <message>
        <source>Only a message can be lost or come twice.</source>
        <translation>只有消息才会丢失或重复。</translation>
    </message>
    <message>
        <source>It arrives by itself. Hold it to decide when.</source>
        <translation>它会自行到达。扣住它即可决定何时到达。</translation>
    </message>
    <message>
        <source>It has arrived: the process is frozen and does not read it.</source>
        <translation>它已到达：进程被冻结，尚未读取。</translation>
    </message>
    <message>
        <source>First in, first out: what was sent before it on this connection goes first.</source>
        <translation>先进先出：此连接上在它之前发送的先行。</translation>
    </message>
    <message>
        <source>The link is cut: heal it first.</source>
        <translation>链路已切断：请先修复。</translation>
    </message>
    <message>
        <source>The process is frozen.</source>
        <translation>进程被冻结。</translation>
    </message>
    <message>
        <source>The timers of this replica are held already.</source>
        <translation>此副本的计时器已被扣住。</translation>
    </message>
    <message>
        <source>It has arrived: no hold reaches it.</source>
        <translation>它已到达：无法再扣住。</translation>
    </message>
    <message>
        <source>It waits already.</source>
        <translation>它已在等待。</translation>
    </message>
    <message>
        <source>No hold is on this one: it waits behind another.</source>
        <translation>它未被扣住：它排在另一条之后。</translation>
    </message>
    <message>
        <source>Nothing holds it.</source>
        <translation>没有什么扣住它。</translation>
    </message>
    <message>
        <source>It has arrived: it is lost no more.</source>
        <translation>它已到达：不会再丢失。</translation>
    </message>
    <message>
        <source>It has arrived.</source>
        <translation>它已到达。</translation>
    </message>
    <message>
        <source>timer %1</source>
        <translation>计时器 %1</translation>
    </message>
    <message>
        <source>vote for %1, round %2</source>
        <translation>投票给 %1，第 %2 轮</translation>
    </message>
    <message>
        <source>question who leads</source>
        <translation>询问谁领导</translation>
    </message>
    <message>
        <source>on its way, %1 left</source>
        <translation>在途中，还有 %1</translation>
    </message>
    <message>
        <source>arrived, not read: frozen</source>
        <translation>已到达，未读取：冻结</translation>
    </message>
    <message>
        <source>held, first in line</source>
        <translation>被扣住，排在最前</translation>
    </message>
    <message>
        <source>waits in line</source>
        <translation>排队等待</translation>
    </message>
    <message>
        <source>waits: the link is cut</source>
        <translation>等待：链路已切断</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还有 %1</translation>
    </message>
    <message>
        <source>held, %1 left</source>
        <translation>被扣住，还有 %1</translation>
    </message>
    <message>
        <source>runs, set anew since</source>
        <translation>运行中，此后重新设定</translation>
    </message>
    <message>
        <source>held, fires only when asked</source>
        <translation>被扣住，仅在要求时触发</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message>
        <source>dead</source>
        <translation>已死亡</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: &quot;3 messages&quot;, %2: &quot;2 timers&quot;</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timer(s)</source>
        <translation>
            <numerusform>%n 个计时器</numerusform>
        </translation>
    </message>
    <message>
        <source>Replica %1</source>
        <translation>副本 %1</translation>
    </message>
    <message>
        <source>Waits at</source>
        <translation>等待于</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>&amp;Manual: nothing moves unless released</source>
        <translation>手动：未经放行，一切不动(&amp;M)</translation>
    </message>
    <message>
        <source>Allow what is &amp;outside the model</source>
        <translation>允许模型之外的操作(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Deliver</source>
        <translation>送达(&amp;D)</translation>
    </message>
    <message>
        <source>Ho&amp;ld</source>
        <translation>扣住(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>放行(&amp;R)</translation>
    </message>
    <message>
        <source>Dro&amp;p</source>
        <translation>丢弃(&amp;P)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>重复(&amp;U)</translation>
    </message>
    <message>
        <source>ZAB trusts its connections to be first in, first out. Losing or repeating a single message in one breaks what it builds on: what the lamps find after that says &quot;outside the model&quot;.</source>
        <translation>ZAB 信赖其连接先进先出。在连接中丢失或重复单条消息会破坏它的根基：此后指示灯所发现的都标为“模型之外”。</translation>
    </message>
    <message>
        <source>Messages and timers that wait, by replica</source>
        <translation>等待中的消息与计时器，按副本</translation>
    </message>
    <message>
        <source>Enter delivers or fires what is chosen, Delete drops it.</source>
        <translation>回车送达或触发所选项，Delete 丢弃它。</translation>
    </message>
    <message>
        <source>Every message waits to be delivered, every timer to be fired. Clients and disks go on.</source>
        <translation>每条消息等待送达，每个计时器等待触发。客户端与磁盘照常运行。</translation>
    </message>
    <message>
        <source>Messages and timers take their course. Hold single ones, or all: manual.</source>
        <translation>消息与计时器各行其道。可扣住个别的，或全部：手动。</translation>
    </message>
    <message>
        <source>&amp;Fire</source>
        <translation>触发(&amp;F)</translation>
    </message>
    <message>
        <source>Choose a message or a timer above.</source>
        <translation>请在上方选择一条消息或一个计时器。</translation>
    </message>
    <message>
        <source>Dro&amp;p: outside the model</source>
        <translation>丢弃(&amp;P)：模型之外</translation>
    </message>
    <message>
        <source>D&amp;uplicate: outside the model</source>
        <translation>重复(&amp;U)：模型之外</translation>
    </message>
    <message>
        <source>This is the past: nothing can be changed in it.</source>
        <translation>这是过去：其中什么都不能改变。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>LampRow</name>
    <message>
        <source>Nothing to judge yet.</source>
        <translation>尚无可判定的内容。</translation>
    </message>
    <message>
        <source>Judged once.</source>
        <translation>已判定一次。</translation>
    </message>
    <message>
        <source>Judged %1 times.</source>
        <translation>已判定 %1 次。</translation>
    </message>
    <message>
        <source>not exercised</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>被违反</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Select the record that broke it in the event list</source>
        <translation>在事件列表中选中违反它的记录</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, looked at %2 times, judged %3 times, violated %4 times</source>
        <translation>%1，检查 %2 次，判定 %3 次，违反 %4 次</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>LampsPanel</name>
    <message>
        <source>The checks report as soon as the ensemble runs.</source>
        <translation>集群一运行，检查就会给出结果。</translation>
    </message>
    <message>
        <source>%1 violated</source>
        <translation>%1 项被违反</translation>
    </message>
    <message>
        <source>%1 hold</source>
        <translation>%1 项成立</translation>
    </message>
    <message>
        <source>%1 not exercised</source>
        <translation>%1 项未检验</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>LocalEnsembleDialog</name>
    <message>
        <source>Server processes</source>
        <translation>服务器进程</translation>
    </message>
    <message>
        <source>Each server has its zoo.cfg, its data and its log there</source>
        <translation>每台服务器的 zoo.cfg、数据和日志都在其中</translation>
    </message>
    <message>
        <source>Of server 1; the others follow. All listen on 127.0.0.1 alone.</source>
        <translation>服务器 1 的端口，其余依次递增。全部只在 127.0.0.1 上监听。</translation>
    </message>
    <message>
        <source>&amp;Browse...</source>
        <translation>浏览(&amp;B)...</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Voters</source>
        <translation>投票者(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Observers</source>
        <translation>观察者(&amp;O)</translation>
    </message>
    <message>
        <source>First client &amp;port</source>
        <translation>首个客户端端口(&amp;P)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Folder of the ensemble</source>
        <translation>集群所在的文件夹</translation>
    </message>
    <message>
        <source>The folder holds an ensemble: it goes on with its data.</source>
        <translation>该文件夹中已有一个集群：将沿用其数据继续运行。</translation>
    </message>
    <message>
        <source>No room for all client ports below %1.</source>
        <translation>%1 以下放不下所有客户端端口。</translation>
    </message>
    <message>
        <source>The folder holds zoo.cfg files that were not made here: the servers are started as they are, for clients at %1.</source>
        <translation>该文件夹中有并非在此生成的 zoo.cfg 文件：服务器将按原样启动，客户端地址为 %1。</translation>
    </message>
    <message>
        <source>Lines that each server&apos;s zoo.cfg gets, too; tickTime, initLimit and syncLimit among them</source>
        <translation>同样写入每台服务器 zoo.cfg 的行；tickTime、initLimit 和 syncLimit 亦可</translation>
    </message>
    <message>
        <source>More of &amp;zoo.cfg</source>
        <translation>更多 zoo.cfg 行(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Keep running when this window closes</source>
        <translation>关闭此窗口后继续运行(&amp;K)</translation>
    </message>
    <message>
        <source>The servers belong to a process of their own. Whoever opens the folder takes them up again.</source>
        <translation>服务器属于一个独立的进程。打开此文件夹即可重新接管它们。</translation>
    </message>
    <message>
        <source>&amp;Take up</source>
        <translation>接管(&amp;T)</translation>
    </message>
    <message>
        <source>The servers in the folder run already, without a window: they are taken up as they are.</source>
        <translation>此文件夹中的服务器已在无窗口运行：将按原样接管它们。</translation>
    </message>
    <message>
        <source>A new ensemble.</source>
        <translation>新的集群。</translation>
    </message>
    <message>
        <source>The servers end with this window.</source>
        <translation>服务器随此窗口结束。</translation>
    </message>
    <message>
        <source>Looking into the folder...</source>
        <translation>正在查看该文件夹…</translation>
    </message>
</context>
<context>
    <name>LogGrid</name>
    <message>
        <source>Log grid</source>
        <translation>日志网格</translation>
    </message>
    <message>
        <source>A row for each replica, a column for each transaction. Arrow keys choose a cell, Enter shows its moment, plus and minus change the width.</source>
        <translation>每行是一个副本，每列是一个事务。方向键选择单元格，Enter 显示其时刻，加号和减号改变宽度。</translation>
    </message>
    <message>
        <source>Show when: %1</source>
        <translation>显示此刻：%1</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>跟随最新</translation>
    </message>
    <message>
        <source>No transaction yet. Each one will be a column here.</source>
        <translation>还没有事务。每个事务将在此占一列。</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
    <message>
        <source>FROZEN</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>DOWN</source>
        <translation>停机</translation>
    </message>
</context>
<context>
    <name>Luck</name>
    <message>
        <source>Nobody leads: there is no leader to kill.</source>
        <translation>当前没有领导者，无从杀死。</translation>
    </message>
    <message>
        <source>Leader %1 dies with the next acknowledgement it counts.</source>
        <translation>领导者 %1 将在计入下一个确认时被终止。</translation>
    </message>
    <message>
        <source>There are no two voters alive that may lead.</source>
        <translation>存活且可任领导者的投票者不足两个。</translation>
    </message>
    <message>
        <source>Leader %1 loses its connections, and the votes of the best candidate, %2, wait until another has won.</source>
        <translation>领导者 %1 的连接中断；最佳候选者 %2 的选票被扣留，直到另一节点胜出。</translation>
    </message>
    <message>
        <source>The votes of the best candidate, %1, wait until another has won.</source>
        <translation>最佳候选者 %1 的选票被扣留，直到另一节点胜出。</translation>
    </message>
    <message>
        <source>Server processes run in real time: this takes a Lab.</source>
        <translation>服务器进程按真实时间运行：此操作只能在实验室中进行。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Lab - seed %1</source>
        <translation>实验室 - 种子 %1</translation>
    </message>
    <message>
        <source>Quorumscope</source>
        <translation>Quorumscope</translation>
    </message>
    <message>
        <source>%1 - Quorumscope</source>
        <translation>%1 - Quorumscope</translation>
    </message>
    <message>
        <source>Znodes</source>
        <translation>Znode</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Connect a client</source>
        <translation>连接客户端</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The ensemble has ended: %1</source>
        <translation>集群已结束：%1</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>减速(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加速(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Kill the leader</source>
        <translation>杀死领导者(&amp;K)</translation>
    </message>
    <message>
        <source>F&amp;reeze the leader</source>
        <translation>冻结领导者(&amp;R)</translation>
    </message>
    <message>
        <source>Restart all &amp;dead replicas</source>
        <translation>重启所有停机副本(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Heal all links</source>
        <translation>恢复所有链路(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Find event</source>
        <translation>查找事件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Quorumscope</source>
        <translation>关于 Quorumscope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Znode</source>
        <translation>Znode(&amp;Z)</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Ctrl+K, Ctrl+Shift+K</source>
        <translation>Ctrl+K, Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>kill or restart the chosen node</source>
        <translation>杀死或重启所选节点</translation>
    </message>
    <message>
        <source>Ctrl+X, Ctrl+H</source>
        <translation>Ctrl+X, Ctrl+H</translation>
    </message>
    <message>
        <source>kill the leader</source>
        <translation>杀死领导者</translation>
    </message>
    <message>
        <source>restart all dead replicas</source>
        <translation>重启所有停机副本</translation>
    </message>
    <message>
        <source>heal all links</source>
        <translation>恢复所有链路</translation>
    </message>
    <message>
        <source>About Quorumscope</source>
        <translation>关于 Quorumscope</translation>
    </message>
    <message>
        <source>&lt;b&gt;Quorumscope %1&lt;/b&gt;&lt;p&gt;Runs a real ZAB ensemble in this process and lets you see it think.&lt;/p&gt;&lt;p&gt;The sources are under the Apache License 2.0. This program links Qt Charts and is as a whole under the GNU General Public License 3.0.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Quorumscope %1&lt;/b&gt;&lt;p&gt;在本进程内运行真实的 ZAB 集群，让您看见它如何思考。&lt;/p&gt;&lt;p&gt;源代码采用 Apache License 2.0 许可。本程序链接了 Qt Charts，整体采用 GNU General Public License 3.0 许可。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>This is the past: nothing can be written in it.</source>
        <translation>这是过去：不能在其中写入。</translation>
    </message>
    <message>
        <source>Return to the &amp;present</source>
        <translation>返回现在(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>pause and resume; Space too</source>
        <translation>暂停和继续；Space 亦可</translation>
    </message>
    <message>
        <source>pause, then to the next message</source>
        <translation>暂停，然后前进到下一条消息</translation>
    </message>
    <message>
        <source>freeze the leader</source>
        <translation>冻结领导者</translation>
    </message>
    <message>
        <source>thaw everybody</source>
        <translation>解冻全部</translation>
    </message>
    <message>
        <source>the timeline by time, or by events</source>
        <translation>时间线按时间或按事件排列</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>显示这些按键</translation>
    </message>
    <message>
        <source>leave presenter mode</source>
        <translation>退出演示模式</translation>
    </message>
    <message>
        <source>Presenter mode: ? shows the keys, Esc leaves.</source>
        <translation>演示模式：? 显示按键，Esc 退出。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>在拓扑图中</translation>
    </message>
    <message>
        <source>choose a node or a link</source>
        <translation>选择节点或链路</translation>
    </message>
    <message>
        <source>cut or heal the chosen link, or all links of the node</source>
        <translation>切断或恢复所选链路，或该节点的所有链路</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>在时间线中</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Left, Right</translation>
    </message>
    <message>
        <source>the event before and after it in the lane</source>
        <translation>同一泳道中的前一个和后一个事件</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+Left, Ctrl+Right</translation>
    </message>
    <message>
        <source>its cause, and what it caused</source>
        <translation>它的起因，以及它引发的事件</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>show its moment in all views</source>
        <translation>在所有视图中显示其时刻</translation>
    </message>
    <message>
        <source>+, -, Home, End</source>
        <translation>+, -, Home, End</translation>
    </message>
    <message>
        <source>zoom; the begin of the run; follow its end</source>
        <translation>缩放；运行的开头；跟随末尾</translation>
    </message>
    <message>
        <source>In the znodes</source>
        <translation>在 znode 中</translation>
    </message>
    <message>
        <source>Ctrl+F, Ctrl+Shift+F, Ctrl+L</source>
        <translation>Ctrl+F, Ctrl+Shift+F, Ctrl+L</translation>
    </message>
    <message>
        <source>filter here, search below, type a path</source>
        <translation>在此过滤，向下搜索，输入路径</translation>
    </message>
    <message>
        <source>F8, Shift+F8</source>
        <translation>F8, Shift+F8</translation>
    </message>
    <message>
        <source>next and previous difference of two replicas</source>
        <translation>两个副本的下一处和上一处差异</translation>
    </message>
    <message>
        <source>In presenter mode</source>
        <translation>在演示模式中</translation>
    </message>
    <message>
        <source>P&amp;icture</source>
        <translation>画面(&amp;I)</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>减少动效(&amp;M)</translation>
    </message>
    <message>
        <source>+, -, 0</source>
        <translation>+, -, 0</translation>
    </message>
    <message>
        <source>zoom in, zoom out, the whole picture</source>
        <translation>放大、缩小、显示整个画面</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>move the picture</source>
        <translation>移动画面</translation>
    </message>
    <message>
        <source>In the logs</source>
        <translation>在日志中</translation>
    </message>
    <message>
        <source>choose a replica and a transaction</source>
        <translation>选择副本和事务</translation>
    </message>
    <message>
        <source>show the moment of the last thing that became true there</source>
        <translation>显示该处最后一次变化的时刻</translation>
    </message>
    <message>
        <source>+, -, End</source>
        <translation>+, -, End</translation>
    </message>
    <message>
        <source>wider, narrower; follow the newest</source>
        <translation>变宽、变窄；跟随最新</translation>
    </message>
    <message>
        <source>a spotlight on what is chosen, on and off</source>
        <translation>用聚光灯照亮所选对象，打开或关闭</translation>
    </message>
    <message>
        <source>Repeating the saved run...</source>
        <translation>正在重演保存的运行…</translation>
    </message>
    <message>
        <source>A run of seed %1</source>
        <translation>种子 %1 的一次运行</translation>
    </message>
    <message>
        <source>The run stands where it was saved. Resume (Space) to go on from here.</source>
        <translation>运行停在保存时的位置。继续（空格）即可由此往下。</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>&amp;Command line</source>
        <translation>命令行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Kill the leader at its next &amp;ack</source>
        <translation>在下一个确认时杀死领导者(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Withhold the best candidate&apos;s votes</source>
        <translation>扣留最佳候选者的选票(&amp;W)</translation>
    </message>
    <message>
        <source>kill the leader at its next ack</source>
        <translation>在领导者的下一个确认时杀死它</translation>
    </message>
    <message>
        <source>withhold the best candidate&apos;s votes until another wins</source>
        <translation>扣留最佳候选者的选票，直到另一节点胜出</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>设置(&amp;S)...</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>The ensemble</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Each circle is a replica, each dot a message that one of them sent and another will receive. Click a replica, a link or a dot: all other views follow. The wheel zooms.</source>
        <translation>每个圆圈是一个副本，每个圆点是一条由某个副本发出、另一个副本将收到的消息。单击副本、链路或圆点，其他视图都会跟随。滚轮可缩放。</translation>
    </message>
    <message>
        <source>Time is yours</source>
        <translation>时间由你掌控</translation>
    </message>
    <message>
        <source>Space pauses and goes on. F10 steps one event, F11 one message, F7 runs until something happens; the slider is the speed. Try it: nothing is lost.</source>
        <translation>空格键暂停和继续。F10 单步一个事件，F11 单步一条消息，F7 一直运行到某事发生；滑块调节速度。尽管试，什么都不会丢。</translation>
    </message>
    <message>
        <source>Kill the leader</source>
        <translation>杀死领导者</translation>
    </message>
    <message>
        <source>Press Ctrl+Shift+L and watch the others elect. Ctrl+Shift+R brings it back. The tools here cut, freeze and slow whatever you choose; Ctrl+Z takes a fault back.</source>
        <translation>按 Ctrl+Shift+L，看其余副本如何选举。Ctrl+Shift+R 让它重新启动。这里的工具可以切断、冻结或减慢你选中的对象；Ctrl+Z 撤销一个故障。</translation>
    </message>
    <message>
        <source>Why did this happen?</source>
        <translation>为什么会这样？</translation>
    </message>
    <message>
        <source>Every message runs from its sender&apos;s lane to its receiver&apos;s. Click an event to see its cause, drag along the ruler to see the past in all views; Ctrl+End returns to the present.</source>
        <translation>每条消息都从发送方的泳道画到接收方的泳道。单击事件可看到它的原因，沿标尺拖动可在所有视图中查看过去；Ctrl+End 回到现在。</translation>
    </message>
    <message>
        <source>What still holds, and your own client</source>
        <translation>仍然成立的承诺，以及你自己的客户端</translation>
    </message>
    <message>
        <source>Each lamp is a promise, and says whether it holds. Behind the tab below, Connect a client has the line for any ZooKeeper client of your own: it talks to these very replicas.</source>
        <translation>每盏灯是一项承诺，并说明它是否成立。下方的“连接客户端”标签页里有任何 ZooKeeper 客户端可用的连接行：它连到的就是这些副本。</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>In the charts</source>
        <translation>在图表中</translation>
    </message>
    <message>
        <source>zoom in, zoom out, end the zoom</source>
        <translation>放大、缩小、结束缩放</translation>
    </message>
    <message>
        <source>earlier, later, while zoomed</source>
        <translation>缩放时向前、向后</translation>
    </message>
    <message>
        <source>Starting server processes in %1</source>
        <translation>正在 %1 中启动服务器进程</translation>
    </message>
    <message>
        <source>Local - %1</source>
        <translation>本机 - %1</translation>
    </message>
    <message>
        <source>Server logs</source>
        <translation>服务器日志</translation>
    </message>
    <message>
        <source>%1 % CPU · %2 MiB</source>
        <translation>CPU %1 % · %2 MiB</translation>
    </message>
    <message>
        <source>The server processes in %1 go on when this window closes</source>
        <translation>关闭此窗口后，%1 中的服务器进程继续运行</translation>
    </message>
    <message>
        <source>Local, kept running - %1</source>
        <translation>本机，保持运行 - %1</translation>
    </message>
    <message>
        <source>E&amp;nd the servers...</source>
        <translation>结束服务器(&amp;N)...</translation>
    </message>
    <message>
        <source>End the servers</source>
        <translation>结束服务器</translation>
    </message>
    <message>
        <source>The servers in %1 end, and their clients lose their connections. Their data stay.</source>
        <translation>%1 中的服务器将结束，其客户端将断开连接。数据会保留。</translation>
    </message>
    <message>
        <source>E&amp;nsemble</source>
        <translation>集群(&amp;N)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge %1</source>
        <translation>合并 %1</translation>
    </message>
    <message>
        <source>&amp;Save this text</source>
        <translation>保存此文本(&amp;S)</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>采用对方的(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Overwrite theirs with mine</source>
        <translation>用我的覆盖对方的(&amp;O)</translation>
    </message>
    <message>
        <source>To save: mine with theirs merged in</source>
        <translation>待保存：我的，已并入对方的更改</translation>
    </message>
    <message>
        <source>Theirs, version %1</source>
        <translation>对方的，版本 %1</translation>
    </message>
    <message>
        <source>Base, version %1</source>
        <translation>基准，版本 %1</translation>
    </message>
    <message>
        <source>Both changed this znode, in different places: the text on the left holds both changes. It is saved only if the znode still has version %1.</source>
        <translation>双方在不同位置更改了此 znode：左侧文本包含两者的更改。仅当该 znode 的版本仍为 %1 时才会保存。</translation>
    </message>
    <message numerus="yes">
        <source>Both changed this znode, and %n place(s) differently: the text on the left has yours there. Compare before you save.</source>
        <translation>
            <numerusform>双方都更改了此 znode，其中 %n 处互不相同：左侧文本在这些位置采用您的。请比较后再保存。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkShapes</name>
    <message>
        <source>Leader alone</source>
        <translation>孤立领导者</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分裂</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链</translation>
    </message>
    <message>
        <source>The leader is cut off from all others.</source>
        <translation>领导者与所有其他副本切断。</translation>
    </message>
    <message>
        <source>A minority, with the leader in it, is cut off from the majority.</source>
        <translation>包含领导者的少数派与多数派切断。</translation>
    </message>
    <message>
        <source>Two halves hear each other only through one replica in the middle, which hears all.</source>
        <translation>两半只能通过中间一个听得到所有人的副本互相听到。</translation>
    </message>
    <message>
        <source>Each replica hears only its two neighbours.</source>
        <translation>每个副本只听得到它的两个邻居。</translation>
    </message>
    <message>
        <source>Each replica hears only its neighbours in a row, first and last only one.</source>
        <translation>每个副本只听得到排列中的邻居，首尾只有一个。</translation>
    </message>
    <message numerus="yes">
        <source>It takes %n replica(s).</source>
        <translation>
            <numerusform>需要 %n 个副本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody leads now.</source>
        <translation>现在没有领导者。</translation>
    </message>
    <message>
        <source>Without both there is no majority.</source>
        <translation>少了这两者便没有多数派。</translation>
    </message>
</context>
<context>
    <name>NewEnsembleDialog</name>
    <message>
        <source>New ensemble</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>In a scenario</source>
        <translation>在场景中</translation>
    </message>
    <message>
        <source>In a shell</source>
        <translation>在命令行中</translation>
    </message>
    <message>
        <source>begin a scenario file with the line above</source>
        <translation>请用上面这一行开始一个场景文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>The present run ends, and what was done in it.</source>
        <translation>当前的运行连同其中所做的一切将会结束。</translation>
    </message>
    <message>
        <source>Sa&amp;ve run...</source>
        <translation>保存运行(&amp;V)...</translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>The whole run; click or drag to go there</source>
        <translation>整个运行；单击或拖动以前往该处</translation>
    </message>
</context>
<context>
    <name>PastBar</name>
    <message>
        <source>Return to the &amp;present</source>
        <translation>返回现在(&amp;P)</translation>
    </message>
    <message>
        <source>Shows the newest moment again, and follows it (Ctrl+End)</source>
        <translation>重新显示最新时刻并跟随它（Ctrl+End）</translation>
    </message>
    <message>
        <source>The past, at %1. The run is at %2; nothing can be changed here.</source>
        <translation>过去，位于 %1。运行已到 %2；此处不能更改任何内容。</translation>
    </message>
</context>
<context>
    <name>PathBar</name>
    <message>
        <source>Path of the znode</source>
        <translation>znode 的路径</translation>
    </message>
    <message>
        <source>Path of the chosen znode; type another and press Enter (Ctrl+L)</source>
        <translation>所选 znode 的路径；输入其他路径后按 Enter（Ctrl+L）</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Plus and minus zoom, the arrow keys move, 0 ends the zoom.</source>
        <translation>加号和减号缩放，方向键移动，0 结束缩放。</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <translation>
            <numerusform>%n 个故障</numerusform>
        </translation>
    </message>
    <message>
        <source>At %1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>a learner has promised a later epoch</source>
        <translation>有学习者承诺了更晚的纪元</translation>
    </message>
    <message>
        <source>a follower has a more recent history</source>
        <translation>有跟随者的历史比自己更新</translation>
    </message>
    <message>
        <source>the counter of the epoch is used up</source>
        <translation>该纪元的计数器已用尽</translation>
    </message>
    <message>
        <source>no quorum of followers within initLimit</source>
        <translation>initLimit 内没有法定人数的跟随者</translation>
    </message>
    <message>
        <source>fewer than a quorum of followers heard within syncLimit</source>
        <translation>syncLimit 内有响应的跟随者不足法定人数</translation>
    </message>
    <message>
        <source>the elected leader accepts no connection</source>
        <translation>当选的领导者不接受连接</translation>
    </message>
    <message>
        <source>lost the connection to the leader</source>
        <translation>与领导者的连接已断开</translation>
    </message>
    <message>
        <source>not synchronised within initLimit</source>
        <translation>initLimit 内未能同步</translation>
    </message>
    <message>
        <source>leader not heard for syncLimit</source>
        <translation>syncLimit 内没有领导者的消息</translation>
    </message>
    <message>
        <source>a packet for a service that has not begun</source>
        <translation>服务尚未开始就收到数据包</translation>
    </message>
    <message>
        <source>the leader proposes an epoch below the one accepted</source>
        <translation>领导者提议的纪元低于已接受的纪元</translation>
    </message>
    <message>
        <source>TRUNC below the own snapshot</source>
        <translation>TRUNC 低于自身的快照</translation>
    </message>
    <message>
        <source>TRUNC to a zxid that the log does not hold</source>
        <translation>TRUNC 到日志中没有的 zxid</translation>
    </message>
    <message>
        <source>a piece of a snapshot out of turn</source>
        <translation>快照片段的次序不对</translation>
    </message>
    <message>
        <source>NEWLEADER in the middle of a snapshot</source>
        <translation>快照传输中途收到 NEWLEADER</translation>
    </message>
    <message>
        <source>a transaction before synchronisation</source>
        <translation>同步之前收到事务</translation>
    </message>
    <message>
        <source>a transaction that the log already passed</source>
        <translation>收到日志已经越过的事务</translation>
    </message>
    <message>
        <source>COMMIT before synchronisation</source>
        <translation>同步之前收到 COMMIT</translation>
    </message>
    <message>
        <source>COMMIT before UPTODATE</source>
        <translation>UPTODATE 之前收到 COMMIT</translation>
    </message>
    <message>
        <source>COMMIT of something else than the next proposal</source>
        <translation>COMMIT 的不是下一个提议</translation>
    </message>
    <message>
        <source>%1 from a leader</source>
        <translation>来自领导者的 %1</translation>
    </message>
    <message>
        <source>%1 out of turn</source>
        <translation>不合时机的 %1</translation>
    </message>
    <message>
        <source>the client closed</source>
        <translation>客户端已关闭</translation>
    </message>
    <message>
        <source>the server stopped serving</source>
        <translation>服务器停止服务</translation>
    </message>
    <message>
        <source>the session ended</source>
        <translation>会话已结束</translation>
    </message>
    <message>
        <source>a frame of impossible length</source>
        <translation>帧长度不合法</translation>
    </message>
    <message>
        <source>not serving yet</source>
        <translation>尚未开始服务</translation>
    </message>
    <message>
        <source>the session came back on another connection</source>
        <translation>会话已改用另一连接</translation>
    </message>
    <message>
        <source>the session has expired</source>
        <translation>会话已过期</translation>
    </message>
    <message>
        <source>the server is no longer read-only</source>
        <translation>服务器不再只读</translation>
    </message>
    <message>
        <source>the client does not agree to a read-only server</source>
        <translation>客户端不接受只读服务器</translation>
    </message>
    <message>
        <source>a session of the ensemble, and there is no leader to ask about it</source>
        <translation>会话属于整个集群，而没有领导者可供查询</translation>
    </message>
    <message>
        <source>the local session expired</source>
        <translation>本地会话已过期</translation>
    </message>
    <message>
        <source>authentication failed</source>
        <translation>认证失败</translation>
    </message>
    <message>
        <source>an opcode that ZooKeeper does not have</source>
        <translation>ZooKeeper 没有的操作码</translation>
    </message>
    <message>
        <source>the session moved to another server</source>
        <translation>会话已移到另一台服务器</translation>
    </message>
    <message>
        <source>four-letter word %1</source>
        <translation>四字命令 %1</translation>
    </message>
    <message>
        <source>the client has seen %1, this server has not</source>
        <translation>客户端已见过 %1，本服务器还没有</translation>
    </message>
    <message>
        <source>a request that cannot be read: %1</source>
        <translation>无法读取的请求：%1</translation>
    </message>
    <message>
        <source>its disk cannot be read</source>
        <translation>磁盘无法读取</translation>
    </message>
    <message>
        <source>loses power between two file operations</source>
        <translation>在两次文件操作之间断电</translation>
    </message>
    <message>
        <source>dies between two file operations</source>
        <translation>在两次文件操作之间崩溃</translation>
    </message>
    <message>
        <source>its disk fails: no space left on device</source>
        <translation>磁盘出错：设备空间不足</translation>
    </message>
    <message>
        <source>its disk fails: too many open files</source>
        <translation>磁盘出错：打开的文件过多</translation>
    </message>
    <message>
        <source>its disk fails: input/output error</source>
        <translation>磁盘出错：输入/输出错误</translation>
    </message>
    <message>
        <source>outside the model: a disk lost what it had synced</source>
        <translation>超出模型：磁盘丢失了已 sync 的内容</translation>
    </message>
    <message>
        <source>new and empty</source>
        <translation>全新空盘</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已消失</translation>
    </message>
    <message>
        <source>a bit of %1 at byte %2 changed</source>
        <translation>%1 的字节 %2 处有一位翻转</translation>
    </message>
    <message>
        <source>the last record of %1 looks cut off</source>
        <translation>%1 的最后一条记录看似被截断</translation>
    </message>
    <message>
        <source>%1 holds what was meant for elsewhere at byte %2</source>
        <translation>%1 的字节 %2 处写有本属别处的内容</translation>
    </message>
    <message>
        <source>%1 holds noise at byte %2</source>
        <translation>%1 的字节 %2 处是乱码</translation>
    </message>
    <message>
        <source>that of node %1</source>
        <translation>换成节点 %1 的磁盘</translation>
    </message>
    <message>
        <source>the ensemble does not run</source>
        <translation>集群没有运行</translation>
    </message>
    <message>
        <source>nothing is pending</source>
        <translation>没有待处理的事件</translation>
    </message>
    <message>
        <source>conn is reserved for outside clients: connect one to a port</source>
        <translation>conn 专用于外部客户端：请将其连接到端口</translation>
    </message>
    <message>
        <source>paused: 1 outside connection waits until the Lab runs on</source>
        <translation>已暂停：1 个外部连接等待实验室继续运行</translation>
    </message>
    <message>
        <source>paused: %1 outside connections wait until the Lab runs on</source>
        <translation>已暂停：%1 个外部连接等待实验室继续运行</translation>
    </message>
    <message>
        <source>port %1 is in use: clients connect to 127.0.0.1:%2 to %3 instead</source>
        <translation>端口 %1 已被占用：客户端改连 127.0.0.1:%2 至 %3</translation>
    </message>
    <message>
        <source>port %1 is in use; no block above it is free: no outside client can connect</source>
        <translation>端口 %1 已被占用；其上没有空闲的端口段：外部客户端无法连接</translation>
    </message>
    <message>
        <source>port %1 is in use; the next free block is %2 to %3 (--client-port %2): no outside client can connect</source>
        <translation>端口 %1 已被占用；下一个空闲的端口段是 %2 至 %3（--client-port %2）：外部客户端无法连接</translation>
    </message>
    <message>
        <source>port %1 of replica %2 is taken by another program: trying again until it is free</source>
        <translation>副本 %2 的端口 %1 被其他程序占用：将重试直到空闲</translation>
    </message>
    <message>
        <source>%1 at replica %2 refused: it already has %3 connections</source>
        <translation>副本 %2 拒绝 %1：已有 %3 个连接</translation>
    </message>
    <message>
        <source>%1 at replica %2 closed: %3</source>
        <translation>副本 %2 已关闭 %1：%3</translation>
    </message>
    <message>
        <source>the client left in the middle of a frame</source>
        <translation>客户端在一帧中途离开</translation>
    </message>
    <message>
        <source>no connect request within %1 s</source>
        <translation>%1 s 内没有连接请求</translation>
    </message>
    <message>
        <source>silent for its timeout of %1 ms</source>
        <translation>沉默已达其超时 %1 ms</translation>
    </message>
    <message>
        <source>impossible frame length</source>
        <translation>帧长度不合法</translation>
    </message>
    <message>
        <source>not a connect request: it begins with length %1</source>
        <translation>不是连接请求：开头的长度为 %1</translation>
    </message>
    <message>
        <source>a frame of %1 bytes is too short for a request</source>
        <translation>%1 字节的帧太短，容不下一个请求</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>slow: messages in flight</source>
        <translation>慢放：有消息在传输</translation>
    </message>
    <message>
        <source>no message arrives within a minute</source>
        <translation>一分钟内没有消息到达</translation>
    </message>
    <message>
        <source>that moment is over</source>
        <translation>该时刻已经过去</translation>
    </message>
    <message>
        <source>a voter stands in no group</source>
        <translation>有投票者不在任何组中</translation>
    </message>
    <message>
        <source>no voter has a weight</source>
        <translation>没有一个投票者有权重</translation>
    </message>
    <message>
        <source>there is a weight for %1, which is no voter</source>
        <translation>为 %1 设了权重，但它不是投票者</translation>
    </message>
    <message>
        <source>%1 stands in a group and is no voter</source>
        <translation>%1 在某个组中，但它不是投票者</translation>
    </message>
    <message>
        <source>%1 stands in two groups</source>
        <translation>%1 同时在两个组中</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>%1  node %2  %3</source>
        <translation>%1  节点 %2  %3</translation>
    </message>
    <message>
        <source>client connection %1 arrives from outside</source>
        <translation>客户端连接 %1 从外部接入</translation>
    </message>
    <message>
        <source>client connection %1 arrives</source>
        <translation>客户端连接 %1 接入</translation>
    </message>
    <message>
        <source>client connection %1 ends: %2</source>
        <translation>客户端连接 %1 结束：%2</translation>
    </message>
    <message>
        <source>client connection %1 asks %2</source>
        <translation>客户端连接 %1 请求 %2</translation>
    </message>
    <message>
        <source>client connection %1 asks %2 %3</source>
        <translation>客户端连接 %1 请求 %2 %3</translation>
    </message>
    <message>
        <source>client connection %1 gets %2 for %3 at %4</source>
        <translation>客户端连接 %1 的 %3 得到 %2（zxid %4）</translation>
    </message>
    <message>
        <source>client connection %1 asks %2, which is not served here: error -6</source>
        <translation>客户端连接 %1 请求 %2，此处不提供：错误 -6</translation>
    </message>
    <message>
        <source>client connection %1 has proved an identity</source>
        <translation>客户端连接 %1 已证明一个身份</translation>
    </message>
    <message>
        <source>session %1 has its answer: %2 at %3</source>
        <translation>会话 %1 得到应答：%2（zxid %3）</translation>
    </message>
    <message>
        <source>session %1 moves here (%2 ms)</source>
        <translation>会话 %1 移到此处（%2 ms）</translation>
    </message>
    <message>
        <source>session %1 opens (%2 ms)</source>
        <translation>会话 %1 打开（%2 ms）</translation>
    </message>
    <message>
        <source>session %1 expires</source>
        <translation>会话 %1 过期</translation>
    </message>
    <message>
        <source>watch on %1 for session %2</source>
        <translation>会话 %2 监听 %1</translation>
    </message>
    <message>
        <source>watch fires: %1 %2 for session %3</source>
        <translation>监听触发：%1 %2，会话 %3</translation>
    </message>
    <message>
        <source>watches on %1 are removed for session %2</source>
        <translation>会话 %2 对 %1 的监听被移除</translation>
    </message>
    <message>
        <source>session %1 still watches %2, seen up to %3</source>
        <translation>会话 %1 仍在监听 %2，已见到 %3</translation>
    </message>
    <message>
        <source>writes to its log: %1</source>
        <translation>写入日志：%1</translation>
    </message>
    <message>
        <source>on disk: %1</source>
        <translation>已落盘：%1</translation>
    </message>
    <message>
        <source>log cut back on disk to %1</source>
        <translation>磁盘上的日志已截断到 %1</translation>
    </message>
    <message>
        <source>snapshot on disk at %1</source>
        <translation>%1 处的快照已落盘</translation>
    </message>
    <message>
        <source>on disk: acceptedEpoch %1</source>
        <translation>已落盘：acceptedEpoch %1</translation>
    </message>
    <message>
        <source>on disk: currentEpoch %1</source>
        <translation>已落盘：currentEpoch %1</translation>
    </message>
    <message>
        <source>saves a snapshot at %1</source>
        <translation>保存 %1 处的快照</translation>
    </message>
    <message>
        <source>finds an empty disk</source>
        <translation>磁盘为空</translation>
    </message>
    <message>
        <source>finds its log up to %1</source>
        <translation>找到日志，至 %1</translation>
    </message>
    <message>
        <source>finds its log up to %1, drops a record cut short</source>
        <translation>找到日志，至 %1，丢弃一条残缺记录</translation>
    </message>
    <message>
        <source>finds its log up to %1, finishes what a crash cut short</source>
        <translation>找到日志，至 %1，补完因崩溃中断的操作</translation>
    </message>
    <message>
        <source>finds its log up to %1, drops a record cut short, finishes what a crash cut short</source>
        <translation>找到日志，至 %1，丢弃一条残缺记录，补完因崩溃中断的操作</translation>
    </message>
    <message>
        <source>finds its log up to %1, from the snapshot at %2</source>
        <translation>找到日志，至 %1，以 %2 处的快照为起点</translation>
    </message>
    <message>
        <source>finds its log up to %1, from the snapshot at %2, drops a record cut short</source>
        <translation>找到日志，至 %1，以 %2 处的快照为起点，丢弃一条残缺记录</translation>
    </message>
    <message>
        <source>finds its log up to %1, from the snapshot at %2, finishes what a crash cut short</source>
        <translation>找到日志，至 %1，以 %2 处的快照为起点，补完因崩溃中断的操作</translation>
    </message>
    <message>
        <source>finds its log up to %1, from the snapshot at %2, drops a record cut short, finishes what a crash cut short</source>
        <translation>找到日志，至 %1，以 %2 处的快照为起点，丢弃一条残缺记录，补完因崩溃中断的操作</translation>
    </message>
    <message>
        <source>its disk is ok</source>
        <translation>磁盘正常</translation>
    </message>
    <message>
        <source>its disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>its disk is failing</source>
        <translation>磁盘故障</translation>
    </message>
    <message>
        <source>its disk is lying</source>
        <translation>磁盘谎报</translation>
    </message>
    <message>
        <source>its disk takes %1 times as long</source>
        <translation>磁盘耗时为平常的 %1 倍</translation>
    </message>
    <message>
        <source>its disk is held</source>
        <translation>磁盘被扣住</translation>
    </message>
    <message>
        <source>its disk opens no more files</source>
        <translation>磁盘无法再打开文件</translation>
    </message>
    <message>
        <source>its disk writes in pieces</source>
        <translation>磁盘分段写入</translation>
    </message>
    <message>
        <source>its disk: %1</source>
        <translation>磁盘：%1</translation>
    </message>
    <message>
        <source>its disk: %1; it will not start from it</source>
        <translation>磁盘：%1；无法由此启动</translation>
    </message>
    <message>
        <source>command (user): %1</source>
        <translation>命令（用户）：%1</translation>
    </message>
    <message>
        <source>command (scenario): %1</source>
        <translation>命令（场景）：%1</translation>
    </message>
    <message>
        <source>command (outside client): %1</source>
        <translation>命令（外部客户端）：%1</translation>
    </message>
    <message>
        <source>command (campaign): %1</source>
        <translation>命令（批量测试）：%1</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>starts again from its disk</source>
        <translation>由磁盘重新启动</translation>
    </message>
    <message>
        <source>loses its power</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>is killed</source>
        <translation>被杀死</translation>
    </message>
    <message>
        <source>is frozen</source>
        <translation>被冻结</translation>
    </message>
    <message>
        <source>runs again</source>
        <translation>恢复运行</translation>
    </message>
    <message>
        <source>is as fast as usual</source>
        <translation>速度恢复正常</translation>
    </message>
    <message>
        <source>takes %1 for each event</source>
        <translation>处理每个事件耗时 %1</translation>
    </message>
    <message>
        <source>its wall clock is right</source>
        <translation>墙上时钟准确</translation>
    </message>
    <message>
        <source>its wall clock is %1 behind</source>
        <translation>墙上时钟慢 %1</translation>
    </message>
    <message>
        <source>its wall clock is %1 ahead</source>
        <translation>墙上时钟快 %1</translation>
    </message>
    <message>
        <source>its wall clock is right, its clocks run at %1 thousandths</source>
        <translation>墙上时钟准确，时钟速度为千分之 %1</translation>
    </message>
    <message>
        <source>its wall clock is %1 behind, its clocks run at %2 thousandths</source>
        <translation>墙上时钟慢 %1，时钟速度为千分之 %2</translation>
    </message>
    <message>
        <source>its wall clock is %1 ahead, its clocks run at %2 thousandths</source>
        <translation>墙上时钟快 %1，时钟速度为千分之 %2</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 cut</source>
        <translation>链路 %1-&gt;%2 已切断</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 healed</source>
        <translation>链路 %1-&gt;%2 已恢复</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1 %2-&gt;%3 wait from here on</source>
        <translation>%1（%2-&gt;%3）自此被扣住</translation>
    </message>
    <message>
        <source>%1 %2-&gt;%3 wait no longer</source>
        <translation>%1（%2-&gt;%3）不再扣住</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 takes no longer than usual</source>
        <translation>链路 %1-&gt;%2 的延迟恢复正常</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 takes %3 longer</source>
        <translation>链路 %1-&gt;%2 的延迟增加 %3</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 takes %3 longer, on average (%4)</source>
        <translation>链路 %1-&gt;%2 的延迟平均增加 %3（%4）</translation>
    </message>
    <message>
        <source>link %1-&gt;%2 clogged until %3</source>
        <translation>链路 %1-&gt;%2 堵塞至 %3</translation>
    </message>
    <message>
        <source>asks who leads -&gt; %1</source>
        <translation>询问谁是领导者 -&gt; %1</translation>
    </message>
    <message>
        <source>asks who leads from one that is %1 -&gt; %2</source>
        <translation>询问谁是领导者（发送者 %1）-&gt; %2</translation>
    </message>
    <message>
        <source>vote for %1 (zxid %2, epoch %3, round %4) -&gt; %5</source>
        <translation>投票给 %1（zxid %2，纪元 %3，第 %4 轮）-&gt; %5</translation>
    </message>
    <message>
        <source>vote for %1 (zxid %2, epoch %3, round %4) from one that is %5 -&gt; %6</source>
        <translation>投票给 %1（zxid %2，纪元 %3，第 %4 轮，发送者 %5）-&gt; %6</translation>
    </message>
    <message>
        <source>message #%1 waits</source>
        <translation>消息 #%1 等待</translation>
    </message>
    <message>
        <source>message #%1 goes on</source>
        <translation>消息 #%1 继续</translation>
    </message>
    <message>
        <source>%1 received from %2</source>
        <translation>收到 %2 的 %1</translation>
    </message>
    <message>
        <source>message #%1 is lost: connection broken</source>
        <translation>消息 #%1 丢失：连接断开</translation>
    </message>
    <message>
        <source>message #%1 is lost: receiver down</source>
        <translation>消息 #%1 丢失：接收者停机</translation>
    </message>
    <message>
        <source>message #%1 is lost: superseded</source>
        <translation>消息 #%1 丢失：被更新的消息取代</translation>
    </message>
    <message>
        <source>message #%1 is lost: dropped by a command</source>
        <translation>消息 #%1 丢失：由命令丢弃</translation>
    </message>
    <message>
        <source>connected with %1</source>
        <translation>已与 %1 建立连接</translation>
    </message>
    <message>
        <source>connection with %1 closed</source>
        <translation>与 %1 的连接已关闭</translation>
    </message>
    <message>
        <source>timer %1 set</source>
        <translation>定时器 %1 已设置</translation>
    </message>
    <message>
        <source>timer %1 fires</source>
        <translation>定时器 %1 触发</translation>
    </message>
    <message>
        <source>synchronises with %1</source>
        <translation>与 %1 同步</translation>
    </message>
    <message>
        <source>turns to %1</source>
        <translation>转向 %1</translation>
    </message>
    <message>
        <source>observes %1 in epoch %2</source>
        <translation>在纪元 %2 观察 %1</translation>
    </message>
    <message>
        <source>follows %1 in epoch %2</source>
        <translation>在纪元 %2 跟随 %1</translation>
    </message>
    <message>
        <source>is down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>looks for a leader (epoch %1, zxid %2)</source>
        <translation>寻找领导者（纪元 %1，zxid %2）</translation>
    </message>
    <message>
        <source>leads epoch %1</source>
        <translation>领导纪元 %1</translation>
    </message>
    <message>
        <source>brings followers to epoch %1</source>
        <translation>将跟随者带入纪元 %1</translation>
    </message>
    <message>
        <source>won the election, gathers followers</source>
        <translation>赢得选举，召集跟随者</translation>
    </message>
    <message>
        <source>asks who leads</source>
        <translation>询问谁是领导者</translation>
    </message>
    <message>
        <source>votes for %1 (zxid %2, epoch %3)</source>
        <translation>投票给 %1（zxid %2，纪元 %3）</translation>
    </message>
    <message>
        <source>proposes epoch %1</source>
        <translation>提议纪元 %1</translation>
    </message>
    <message>
        <source>establishes epoch %1 with the acks of %2</source>
        <translation>凭 %2 的确认确立纪元 %1</translation>
    </message>
    <message>
        <source>sends DIFF to %1: nothing is missing</source>
        <translation>向 %1 发送 DIFF：没有缺失</translation>
    </message>
    <message numerus="yes">
        <source>sends DIFF to %1, then %n transaction(s)</source>
        <translation>
            <numerusform>向 %1 发送 DIFF，随后 %n 个事务</numerusform>
        </translation>
    </message>
    <message>
        <source>sends TRUNC to %1, back to %2</source>
        <translation>向 %1 发送 TRUNC，退回到 %2</translation>
    </message>
    <message numerus="yes">
        <source>sends TRUNC to %1, back to %2, then %n transaction(s)</source>
        <translation>
            <numerusform>向 %1 发送 TRUNC，退回到 %2，随后 %n 个事务</numerusform>
        </translation>
    </message>
    <message>
        <source>sends SNAP to %1 at %2</source>
        <translation>向 %1 发送 %2 处的 SNAP</translation>
    </message>
    <message numerus="yes">
        <source>sends SNAP to %1 at %2, then %n transaction(s)</source>
        <translation>
            <numerusform>向 %1 发送 %2 处的 SNAP，随后 %n 个事务</numerusform>
        </translation>
    </message>
    <message>
        <source>refuses %1 of %2: its connection is over</source>
        <translation>拒绝 %2 的 %1：其连接已结束</translation>
    </message>
    <message>
        <source>refuses %1 of %2: out of turn</source>
        <translation>拒绝 %2 的 %1：时机不对</translation>
    </message>
    <message>
        <source>refuses %1 of %2: it contradicts the own history</source>
        <translation>拒绝 %2 的 %1：与自身历史矛盾</translation>
    </message>
    <message>
        <source>refuses %1 of %2: its epoch is below the one promised</source>
        <translation>拒绝 %2 的 %1：其纪元低于已承诺的纪元</translation>
    </message>
    <message>
        <source>refuses %1 of %2: not a voter&apos;s vote</source>
        <translation>拒绝 %2 的 %1：不是投票者的投票</translation>
    </message>
    <message>
        <source>refuses %1 of %2: nobody looks for a leader</source>
        <translation>拒绝 %2 的 %1：没有节点在寻找领导者</translation>
    </message>
    <message>
        <source>proposes %1</source>
        <translation>提议 %1</translation>
    </message>
    <message>
        <source>ack of %1 by %2</source>
        <translation>%2 确认 %1</translation>
    </message>
    <message>
        <source>commits %1 with the acks of %2</source>
        <translation>凭 %2 的确认提交 %1</translation>
    </message>
    <message>
        <source>applies %1</source>
        <translation>应用 %1</translation>
    </message>
    <message>
        <source>its tree stands at %1</source>
        <translation>树位于 %1</translation>
    </message>
    <message>
        <source>serves clients at %1</source>
        <translation>自 %1 起为客户端提供服务</translation>
    </message>
    <message>
        <source>stops serving clients</source>
        <translation>停止为客户端提供服务</translation>
    </message>
    <message>
        <source>no longer serves reads only</source>
        <translation>不再只提供读服务</translation>
    </message>
    <message>
        <source>serves reads only, without a leader, from %1</source>
        <translation>没有领导者，自 %1 起只提供读服务</translation>
    </message>
    <message>
        <source>record %1 is the message of record %2 a second time</source>
        <translation>记录 %1 是记录 %2 的消息的又一次发送</translation>
    </message>
    <message>
        <source>its timers wait until they are fired</source>
        <translation>其定时器等待手动触发</translation>
    </message>
    <message>
        <source>its timers run out as ever</source>
        <translation>其定时器照常到期</translation>
    </message>
</context>
<context>
    <name>ReplicaBar</name>
    <message>
        <source>Replica whose tree is shown</source>
        <translation>显示其树的副本</translation>
    </message>
    <message>
        <source>Replica to compare with</source>
        <translation>用于比较的副本</translation>
    </message>
    <message>
        <source>Replica whose tree is compared with the one above</source>
        <translation>其树与上方副本的树相比较的副本</translation>
    </message>
    <message>
        <source>Previous difference (Shift+F8)</source>
        <translation>上一处差异（Shift+F8）</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>上一处差异</translation>
    </message>
    <message>
        <source>Next difference (F8)</source>
        <translation>下一处差异（F8）</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>下一处差异</translation>
    </message>
    <message>
        <source>Replica %1 (down)</source>
        <translation>副本 %1（停机）</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>比较对象…</translation>
    </message>
    <message>
        <source>Leader (replica %1)</source>
        <translation>领导者（副本 %1）</translation>
    </message>
    <message>
        <source>Leader (none now)</source>
        <translation>领导者（当前无）</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= 相同</translation>
    </message>
    <message>
        <source>≠ %1 of %2</source>
        <translation>≠ %1/%2</translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
    <message>
        <source>The two replicas hold the same znodes</source>
        <translation>两个副本的 znode 相同</translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s) differ between the two replicas</source>
        <translation>
            <numerusform>两个副本有 %n 个 znode 不同</numerusform>
        </translation>
    </message>
    <message>
        <source>Replica %1 (looking)</source>
        <translation>副本 %1（选举中）</translation>
    </message>
    <message>
        <source>Replica %1 (leading)</source>
        <translation>副本 %1（领导者）</translation>
    </message>
    <message>
        <source>Replica %1 (following)</source>
        <translation>副本 %1（跟随者）</translation>
    </message>
    <message>
        <source>Replica %1 (observing)</source>
        <translation>副本 %1（观察者）</translation>
    </message>
</context>
<context>
    <name>RunFiles</name>
    <message>
        <source>&amp;New ensemble...</source>
        <translation>新建集群(&amp;N)...</translation>
    </message>
    <message>
        <source>Replicas, seed and times of your choice</source>
        <translation>自选副本、种子和各项时间</translation>
    </message>
    <message>
        <source>&amp;Open scenario...</source>
        <translation>打开场景(&amp;O)…</translation>
    </message>
    <message>
        <source>Plays a scenario file from its begin, in an ensemble of its own</source>
        <translation>在单独的集群中从头播放一个场景文件</translation>
    </message>
    <message>
        <source>Open r&amp;un...</source>
        <translation>打开运行(&amp;U)…</translation>
    </message>
    <message>
        <source>Repeats a saved run up to the moment where it was saved, and stands there</source>
        <translation>重演保存的运行，直到保存的那一刻并停在那里</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>最近打开(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save run...</source>
        <translation>保存运行(&amp;S)…</translation>
    </message>
    <message>
        <source>Seed and commands, as a scenario file: it plays to this very moment</source>
        <translation>种子与命令，存为场景文件：它恰好播放到这一刻</translation>
    </message>
    <message>
        <source>&amp;%1  %2 (run)</source>
        <translation>&amp;%1  %2（运行）</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>C&amp;lear list</source>
        <translation>清空列表(&amp;L)</translation>
    </message>
    <message>
        <source>The file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>%1 is no longer there. It is taken off the list of recent files.</source>
        <translation>%1 已不存在，已从最近打开的列表中移除。</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Open scenario</source>
        <translation>打开场景</translation>
    </message>
    <message>
        <source>Scenarios (*.scenario);;All files (*)</source>
        <translation>场景 (*.scenario);;所有文件 (*)</translation>
    </message>
    <message>
        <source>This file cannot be played</source>
        <translation>此文件无法播放</translation>
    </message>
    <message>
        <source>End the run?</source>
        <translation>结束运行？</translation>
    </message>
    <message>
        <source>The present run ends, and what was done in it. It can be saved as a scenario file that plays to this very moment.</source>
        <translation>当前的运行连同其中所做的一切将会结束。可以先把它保存为场景文件，重放即可回到此刻。</translation>
    </message>
    <message>
        <source>&amp;End without saving</source>
        <translation>不保存而结束(&amp;E)</translation>
    </message>
    <message>
        <source>Do not ask &amp;again</source>
        <translation>不再询问(&amp;A)</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>Scenarios (*.scenario)</source>
        <translation>场景 (*.scenario)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>New &amp;server processes...</source>
        <translation>新建服务器进程(&amp;S)...</translation>
    </message>
    <message>
        <source>An ensemble of processes on this machine, with data in a folder of your choice</source>
        <translation>由本机进程组成的集群，数据存放在您选择的文件夹中</translation>
    </message>
    <message>
        <source>&amp;Profiles</source>
        <translation>配置档案(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Export &amp;zoo.cfg files...</source>
        <translation>导出 zoo.cfg 文件(&amp;Z)...</translation>
    </message>
    <message>
        <source>Configurations that ZooKeeper&apos;s own servers start with, too, in an empty folder</source>
        <translation>写入一个空文件夹；ZooKeeper 自己的服务器也能用这些配置启动</translation>
    </message>
    <message>
        <source>&amp;Save this ensemble...</source>
        <translation>保存此集群(&amp;S)...</translation>
    </message>
    <message>
        <source>What it was begun with, under a name, to begin such a one again</source>
        <translation>以一个名称保存其启动时的设置，以便再次启动同样的集群</translation>
    </message>
    <message>
        <source>Removed: the profile %1</source>
        <translation>已删除配置档案：%1</translation>
    </message>
    <message>
        <source>Save this ensemble</source>
        <translation>保存此集群</translation>
    </message>
    <message>
        <source>Name of the profile; another one of that name is replaced:</source>
        <translation>配置档案的名称；同名者将被替换：</translation>
    </message>
    <message>
        <source>Saved: the profile %1</source>
        <translation>已保存配置档案：%1</translation>
    </message>
    <message>
        <source>This profile cannot be started</source>
        <translation>无法启动此配置档案</translation>
    </message>
    <message>
        <source>An empty folder for the zoo.cfg files</source>
        <translation>存放 zoo.cfg 文件的空文件夹</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message numerus="yes">
        <source>Exported: %n zoo.cfg file(s) in %1</source>
        <translation>
            <numerusform>已导出：%1 中的 %n 个 zoo.cfg 文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation>%v/%m</translation>
    </message>
    <message>
        <source>Send no more; the request under way may still happen</source>
        <translation>不再发送；进行中的请求仍可能生效</translation>
    </message>
    <message>
        <source>%1 (waits for the ensemble&apos;s answers)</source>
        <translation>%1（等待集群应答）</translation>
    </message>
</context>
<context>
    <name>RunUntilDialog</name>
    <message>
        <source>a leader establishes its epoch</source>
        <translation>领导者建立其纪元</translation>
    </message>
    <message>
        <source>a proposal</source>
        <translation>一个提议</translation>
    </message>
    <message>
        <source>an acknowledgement reaches the leader</source>
        <translation>一个确认到达领导者</translation>
    </message>
    <message>
        <source>a commit</source>
        <translation>一次提交</translation>
    </message>
    <message>
        <source>a replica applies a transaction</source>
        <translation>副本应用一个事务</translation>
    </message>
    <message>
        <source>something becomes durable</source>
        <translation>某项内容已持久化</translation>
    </message>
    <message>
        <source>a message arrives</source>
        <translation>一条消息到达</translation>
    </message>
    <message>
        <source>a vote changes</source>
        <translation>一张投票改变</translation>
    </message>
    <message>
        <source>a timer fires</source>
        <translation>一个计时器触发</translation>
    </message>
    <message>
        <source>a replica dies</source>
        <translation>一个副本死亡</translation>
    </message>
    <message>
        <source>a learner is brought up to date</source>
        <translation>一个学习者完成同步</translation>
    </message>
    <message>
        <source>a client asks</source>
        <translation>客户端发出请求</translation>
    </message>
    <message>
        <source>a client is answered</source>
        <translation>客户端得到回答</translation>
    </message>
    <message>
        <source>a watch fires</source>
        <translation>一个监听触发</translation>
    </message>
    <message>
        <source>a session expires</source>
        <translation>一个会话过期</translation>
    </message>
    <message>
        <source>As &amp;fast as this machine can</source>
        <translation>以本机最快速度(&amp;F)</translation>
    </message>
    <message>
        <source>Run until</source>
        <translation>运行到</translation>
    </message>
    <message>
        <source>epoch:counter, for example 1:5</source>
        <translation>纪元:计数，例如 1:5</translation>
    </message>
    <message>
        <source>the next event of a kind</source>
        <translation>某类的下一个事件</translation>
    </message>
    <message>
        <source>&amp;Event</source>
        <translation>事件(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Replica</source>
        <translation>副本(&amp;R)</translation>
    </message>
    <message>
        <source>a change of role</source>
        <translation>角色变化</translation>
    </message>
    <message>
        <source>a transaction is committed</source>
        <translation>一个事务被提交</translation>
    </message>
    <message>
        <source>&amp;Zxid</source>
        <translation>Zxid(&amp;Z)</translation>
    </message>
    <message>
        <source>a moment of virtual time</source>
        <translation>虚拟时间的某一刻</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>a promise is broken</source>
        <translation>一项承诺被打破</translation>
    </message>
    <message>
        <source>Otherwise at the speed that is set</source>
        <translation>否则以设定的速度</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>直到(&amp;U)</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>A zxid is an epoch and a counter, such as 1:5.</source>
        <translation>zxid 由纪元和计数组成，例如 1:5。</translation>
    </message>
    <message>
        <source>A time such as 12s or 2500ms, after the present moment, %1.</source>
        <translation>12s 或 2500ms 这样的时间，晚于当前时刻 %1。</translation>
    </message>
</context>
<context>
    <name>SceneWords</name>
    <message>
        <source>DOWN</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>FROZEN</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>on its disk:</source>
        <translation>磁盘上：</translation>
    </message>
    <message>
        <source>epoch %1 · zxid %2</source>
        <translation>纪元 %1 · zxid %2</translation>
    </message>
    <message>
        <source>tree %1</source>
        <translation>树 %1</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>disk failing</source>
        <translation>磁盘故障</translation>
    </message>
    <message>
        <source>disk lying</source>
        <translation>磁盘谎报</translation>
    </message>
    <message>
        <source>disk slow</source>
        <translation>磁盘缓慢</translation>
    </message>
    <message>
        <source>disk held</source>
        <translation>磁盘被扣住</translation>
    </message>
    <message>
        <source>no more files</source>
        <translation>文件数耗尽</translation>
    </message>
    <message>
        <source>short writes</source>
        <translation>短写</translation>
    </message>
    <message>
        <source>slow: %1 ms an event</source>
        <translation>慢：每事件 %1 ms</translation>
    </message>
    <message>
        <source>wall clock %1</source>
        <translation>墙上时钟 %1</translation>
    </message>
    <message>
        <source>clocks at %1 %</source>
        <translation>时钟为 %1 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1→%2 holds %3</source>
        <translation>%1→%2 扣住 %3</translation>
    </message>
    <message>
        <source>%1→%2 +%3 ms</source>
        <translation>%1→%2 +%3 ms</translation>
    </message>
    <message>
        <source>%1→%2 about +%3 ms</source>
        <translation>%1→%2 约 +%3 ms</translation>
    </message>
    <message>
        <source>%1→%2 clogged, %3 s left</source>
        <translation>%1→%2 堵塞，剩 %3 s</translation>
    </message>
    <message>
        <source>-%1 ms</source>
        <translation>-%1 ms</translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation>+%1 ms</translation>
    </message>
    <message>
        <source>sends its vote again</source>
        <translation>重新发送投票</translation>
    </message>
    <message>
        <source>stops waiting for a better vote</source>
        <translation>不再等待更优的投票</translation>
    </message>
    <message>
        <source>gives up joining (initLimit)</source>
        <translation>放弃加入（initLimit）</translation>
    </message>
    <message>
        <source>pings its followers and counts its quorum</source>
        <translation>向跟随者发 ping 并清点法定人数</translation>
    </message>
    <message>
        <source>gives up a silent leader (syncLimit)</source>
        <translation>放弃沉默的领导者（syncLimit）</translation>
    </message>
    <message>
        <source>tries the leader&apos;s port again</source>
        <translation>再次尝试领导者的端口</translation>
    </message>
    <message>
        <source>looks for expired sessions</source>
        <translation>检查过期会话</translation>
    </message>
    <message>
        <source>looks for empty containers</source>
        <translation>检查空容器</translation>
    </message>
    <message>
        <source>begins to serve reads only</source>
        <translation>开始只读服务</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Node %1 is down. Its disk keeps what was durable.</source>
        <translation>节点 %1 已宕机。已持久化的内容仍在其磁盘上。</translation>
    </message>
    <message>
        <source>Node %1 is frozen: it neither reads nor writes, and nothing tells the others.</source>
        <translation>节点 %1 已冻结：既不读也不写，其他节点也得不到任何通知。</translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2; its log ends at %3.</source>
        <translation>节点 %1 领导纪元 %2；日志末尾为 %3。</translation>
    </message>
    <message>
        <source>Node %1 follows node %2 in epoch %3; its log ends at %4.</source>
        <translation>节点 %1 在纪元 %3 跟随节点 %2；日志末尾为 %4。</translation>
    </message>
    <message>
        <source>Node %1 looks for a leader in round %2 and votes for %3, whose log ends at %4.</source>
        <translation>节点 %1 在第 %2 轮寻找领导者，投票给 %3（其日志末尾为 %4）。</translation>
    </message>
    <message>
        <source>Node %1 looks for a leader.</source>
        <translation>节点 %1 正在寻找领导者。</translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>Sent %1 ms ago.</source>
        <translation>%1 ms 前发出。</translation>
    </message>
    <message>
        <source>It waits: a cut or a hold keeps it. It goes on when that ends.</source>
        <translation>等待中：被切断或扣住，解除后继续。</translation>
    </message>
    <message>
        <source>It arrives in %1 ms.</source>
        <translation>%1 ms 后到达。</translation>
    </message>
    <message>
        <source>Proposal %1: %2</source>
        <translation>提议 %1：%2</translation>
    </message>
    <message>
        <source>Proposed by node %1 %2 ms ago.</source>
        <translation>由节点 %1 于 %2 ms 前提议。</translation>
    </message>
    <message>
        <source>Acknowledged by: %1</source>
        <translation>已确认：%1</translation>
    </message>
    <message>
        <source>Written, not acknowledged: %1</source>
        <translation>已写入，未确认：%1</translation>
    </message>
    <message>
        <source>Committed %1 after the proposal.</source>
        <translation>提议后 %1 提交。</translation>
    </message>
    <message>
        <source>A quorum has it; those before it are committed first.</source>
        <translation>已达法定人数；在它之前的先提交。</translation>
    </message>
    <message>
        <source>No quorum yet: it may still be lost.</source>
        <translation>尚未达到法定人数：仍可能丢失。</translation>
    </message>
    <message>
        <source>A client from outside at node %1</source>
        <translation>节点 %1 上的外部客户端</translation>
    </message>
    <message>
        <source>%1
Session %2, timeout %3 ms.</source>
        <translation>%1
会话 %2，超时 %3 ms。</translation>
    </message>
    <message>
        <source>Link %1 → %2 is cut: bytes wait silently, in order.</source>
        <translation>链路 %1 → %2 已切断：字节按序静默等待。</translation>
    </message>
    <message>
        <source>Link %1 → %2: a first-in, first-out channel.</source>
        <translation>链路 %1 → %2：先进先出的通道。</translation>
    </message>
    <message>
        <source>epoch %1 · %2</source>
        <translation>纪元 %1 · %2</translation>
    </message>
    <message>
        <source>At %1:</source>
        <translation>时刻 %1：</translation>
    </message>
    <message>
        <source>A client of Quorumscope&apos;s own at node %1</source>
        <translation>节点 %1 上 Quorumscope 自己的客户端</translation>
    </message>
</context>
<context>
    <name>ServerLogPanel</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>服务器 %1</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>服务器日志</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Nothing in %1 yet.</source>
        <translation>%1 中还没有内容。</translation>
    </message>
    <message>
        <source>The folder of its log</source>
        <translation>其日志所在的文件夹</translation>
    </message>
</context>
<context>
    <name>SessionLife</name>
    <message>
        <source>%1 s, pings renew it</source>
        <translation>%1 s，由 ping 续期</translation>
    </message>
    <message>
        <source>expires any moment</source>
        <translation>随时过期</translation>
    </message>
    <message>
        <source>%1 s left, silent</source>
        <translation>剩 %1 s，沉默中</translation>
    </message>
    <message>
        <source>no leader counts</source>
        <translation>无领导者计时</translation>
    </message>
    <message>
        <source>expired, being closed</source>
        <translation>已过期，正在关闭</translation>
    </message>
    <message>
        <source>client %1 (%2)</source>
        <translation>客户端 %1（%2）</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>at replica %1</source>
        <translation>在副本 %1</translation>
    </message>
    <message>
        <source>ephemeral</source>
        <translation>临时节点</translation>
    </message>
    <message>
        <source>watch: %1</source>
        <translation>监听：%1</translation>
    </message>
    <message>
        <source>%1, timeout %2 ms. The leader ends it at the first tick after its time is over.</source>
        <translation>%1，超时 %2 ms。到时后，领导者在首个 tick 结束它。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>寿命</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>&amp;Break its connection</source>
        <translation>断开其连接(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close the session</source>
        <translation>关闭会话(&amp;C)</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>&amp;Go to its znode or server</source>
        <translation>转到其 znode 或服务器(&amp;G)</translation>
    </message>
    <message>
        <source>No session: as soon as a client connects, it stands here.</source>
        <translation>没有会话：客户端一连接就会列在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s); an ephemeral goes with its session, not with its connection.</source>
        <translation>
            <numerusform>%n 个会话；临时节点随会话消失，而非随连接消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>This window writes through it</source>
        <translation>本窗口通过它写入</translation>
    </message>
    <message>
        <source>Only for clients of Quorumscope&apos;s own</source>
        <translation>仅限 Quorumscope 自己的客户端</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reduced &amp;motion</source>
        <translation>减少动效(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Ask before a run ends that is not saved</source>
        <translation>未保存的运行结束前先询问(&amp;A)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Messages stand where they are and do not pulse</source>
        <translation>消息停在原处，不再闪动</translation>
    </message>
    <message>
        <source>First client port</source>
        <translation>首个客户端端口</translation>
    </message>
    <message>
        <source>Of replica 1 in the next ensemble, the others follow; --client-port goes before it</source>
        <translation>下一个集群中副本 1 的端口，其余依次递增；--client-port 优先</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>First client &amp;port</source>
        <translation>首个客户端端口(&amp;P)</translation>
    </message>
</context>
<context>
    <name>StatView</name>
    <message>
        <source>Choose a znode to see its stat.</source>
        <translation>选择一个 znode 以查看其 stat。</translation>
    </message>
    <message>
        <source>Times in &amp;ms since 1970</source>
        <translation>时间显示为 1970 年以来的毫秒数(&amp;M)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>What the ensemble is doing</source>
        <translation>集群正在做什么</translation>
    </message>
    <message>
        <source>Replicas run in this process under virtual time. The same seed and the same commands give the same run.</source>
        <translation>各副本在本进程内按虚拟时间运行。相同的种子和相同的命令得到相同的运行。</translation>
    </message>
</context>
<context>
    <name>StatusSentence</name>
    <message>
        <source>The leader, node %1, is frozen; the others wait until syncLimit.</source>
        <translation>领导者节点 %1 已冻结；其他节点等待至 syncLimit。</translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2, but only %3 of %4 followers are with it: nothing can be committed.</source>
        <translation>节点 %1 领导纪元 %2，但 %4 个跟随者中只有 %3 个跟上：无法提交。</translation>
    </message>
    <message>
        <source>Node %1 leads epoch %2; %3 of %4 followers are in sync.</source>
        <translation>节点 %1 领导纪元 %2；跟随者已同步 %3/%4。</translation>
    </message>
    <message>
        <source>No quorum: %1 of %2 voters run. Nothing can be written.</source>
        <translation>未达法定人数：%2 个投票者中有 %1 个在运行。无法写入。</translation>
    </message>
    <message>
        <source>Node %1 won the election and brings a quorum to its epoch.</source>
        <translation>节点 %1 赢得选举，正把法定人数带入其纪元。</translation>
    </message>
    <message>
        <source>Electing a leader: %1 of %2 voters are looking.</source>
        <translation>正在选举领导者：%2 个投票者中有 %1 个处于 LOOKING。</translation>
    </message>
    <message>
        <source>Proposal %1, %2: %3 of %4 voters acknowledged it.</source>
        <translation>提议 %1，%2：投票者已确认 %3/%4。</translation>
    </message>
</context>
<context>
    <name>SubtreeSearch</name>
    <message>
        <source>Found</source>
        <translation>找到</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>Syntax</name>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>expected %1, found the end of the line</source>
        <translation>此处应为%1，命令却到此为止</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>此处应为%1，实际是 %2</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>此处应为%1</translation>
    </message>
    <message>
        <source>the quote is never closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>一条命令</translation>
    </message>
    <message>
        <source>the end of the command</source>
        <translation>命令结尾</translation>
    </message>
    <message>
        <source>a flag</source>
        <translation>一个选项</translation>
    </message>
    <message>
        <source>a link such as 1-&gt;2 or 1&lt;-&gt;2</source>
        <translation>链路，例如 1-&gt;2 或 1&lt;-&gt;2</translation>
    </message>
    <message>
        <source>a link such as 1-&gt;2, or a kind of message such as PROPOSAL</source>
        <translation>链路（例如 1-&gt;2）或消息类型（例如 PROPOSAL）</translation>
    </message>
    <message>
        <source>a link such as 1-&gt;2, or a kind of message</source>
        <translation>链路（例如 1-&gt;2）或消息类型</translation>
    </message>
    <message>
        <source>a link such as 1-&gt;2, or all</source>
        <translation>链路（例如 1-&gt;2）或 all</translation>
    </message>
    <message>
        <source>a link such as 1&lt;-&gt;2, or client</source>
        <translation>链路（例如 1&lt;-&gt;2）或 client</translation>
    </message>
    <message>
        <source>a link such as 1-&gt;2</source>
        <translation>链路，例如 1-&gt;2</translation>
    </message>
    <message>
        <source>a node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>a node: a number, leader, followers, all or a bound name</source>
        <translation>节点：编号、leader、followers、all 或已绑定的名称</translation>
    </message>
    <message>
        <source>a node (1 to 63, leader, followers, follower, observers, minority, majority, all or a bound name)</source>
        <translation>节点（1 至 63、leader、followers、follower、observers、minority、majority、all 或已绑定的名称）</translation>
    </message>
    <message>
        <source>the nodes to leave out</source>
        <translation>要排除的节点</translation>
    </message>
    <message>
        <source>the number of a node</source>
        <translation>节点编号</translation>
    </message>
    <message>
        <source>a number of bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>a number of messages</source>
        <translation>消息数</translation>
    </message>
    <message>
        <source>a number of thousandths</source>
        <translation>千分比</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a factor from %1 to %2</source>
        <translation>倍数，%1 至 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>a path below /</source>
        <translation>/ 之下的路径</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>a time such as %1 or %2</source>
        <translation>时间，例如 %1 或 %2</translation>
    </message>
    <message>
        <source>a time such as %1</source>
        <translation>时间，例如 %1</translation>
    </message>
    <message>
        <source>a version</source>
        <translation>版本号</translation>
    </message>
    <message>
        <source>an ACL such as %1 or %2</source>
        <translation>ACL，例如 %1 或 %2</translation>
    </message>
    <message>
        <source>an ACL such as %1</source>
        <translation>ACL，例如 %1</translation>
    </message>
    <message>
        <source>bytes in hex</source>
        <translation>十六进制字节</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒数</translation>
    </message>
    <message>
        <source>the name of a client</source>
        <translation>客户端名称</translation>
    </message>
    <message>
        <source>a client name of letters, digits, _ and -</source>
        <translation>由字母、数字、_ 和 - 组成的客户端名称</translation>
    </message>
    <message>
        <source>the name of a timer such as finalizeWait</source>
        <translation>定时器名称，例如 finalizeWait</translation>
    </message>
    <message>
        <source>the number of a connection</source>
        <translation>连接编号</translation>
    </message>
    <message>
        <source>sent= and a record&apos;s number</source>
        <translation>sent= 加记录编号</translation>
    </message>
    <message>
        <source>one of the escapes %1</source>
        <translation>以下转义之一：%1</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the end of a connection cannot be lost, found %1</source>
        <translation>连接的结束不会丢失，实际是 %1</translation>
    </message>
    <message>
        <source>the end of a connection comes once, found %1</source>
        <translation>连接的结束只来一次，实际是 %1</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制(&amp;D)</translation>
    </message>
    <message>
        <source>New &amp;path</source>
        <translation>新路径(&amp;P)</translation>
    </message>
    <message>
        <source>Not a znode path: %1.</source>
        <translation>不是 znode 路径：%1。</translation>
    </message>
    <message>
        <source>There already is such a znode.</source>
        <translation>已有同名 znode。</translation>
    </message>
    <message>
        <source>It would stand below itself.</source>
        <translation>它会位于自身之下。</translation>
    </message>
    <message>
        <source>There is no znode for it to stand under.</source>
        <translation>没有可容纳它的父 znode。</translation>
    </message>
    <message>
        <source>Cannot be moved in one transaction: a multi creates no ephemerals, containers, TTL znodes or ACLs, and at most 250 znodes. Duplicate it and delete the old one.</source>
        <translation>无法在一个事务中移动：multi 不能创建临时节点、容器、TTL 节点或 ACL，且最多 250 个 znode。请先复制，再删除旧的。</translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s)</source>
        <translation>
            <numerusform>%n 个 znode</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 move in one multi: all or nothing. They get new zxids and versions.</source>
        <translation>%1 将在一个 multi 中移动：全部成功或全部失败。它们将获得新的 zxid 和版本。</translation>
    </message>
    <message>
        <source>%1 are created; ephemerals become persistent.</source>
        <translation>将创建 %1；临时节点变为持久节点。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>, </source>
        <comment>between the numbers of nodes</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>TimeChart</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>As far apart as it took, in virtual time</source>
        <translation>间距按实际耗时，虚拟时间</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>One step for each event, however long it took</source>
        <translation>每个事件一格，不论耗时多久</translation>
    </message>
    <message>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <source>Zoom out (-, or Ctrl and the wheel)</source>
        <translation>缩小（-，或 Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>Zoom in (+, or Ctrl and the wheel)</source>
        <translation>放大（+，或 Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>The newest moment stays in view (End)</source>
        <translation>最新时刻保持可见（End）</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Which kinds of messages are shown</source>
        <translation>显示哪些种类的消息</translation>
    </message>
    <message>
        <source>← Cause</source>
        <translation>← 原因</translation>
    </message>
    <message>
        <source>Select what caused the selected event (Ctrl+Left)</source>
        <translation>选中引起所选事件的事件（Ctrl+Left）</translation>
    </message>
    <message>
        <source>Effect →</source>
        <translation>结果 →</translation>
    </message>
    <message>
        <source>Select what it caused (Ctrl+Right)</source>
        <translation>选中它引起的事件（Ctrl+Right）</translation>
    </message>
    <message>
        <source>Click an event to see what caused it.</source>
        <translation>点击事件可查看其原因。</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>#%1 at %2</source>
        <translation>#%1，%2</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>%1 · epoch %2</source>
        <translation>%1 · 纪元 %2</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%2 后%1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>%1 from the selected event</source>
        <translation>距所选事件 %1</translation>
    </message>
    <message>
        <source>session 0x%1</source>
        <translation>会话 0x%1</translation>
    </message>
    <message>
        <source>Show this moment</source>
        <translation>显示此刻</translation>
    </message>
    <message>
        <source>Hide messages like this (%1)</source>
        <translation>隐藏此类消息（%1）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个运行</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>A lane for each replica and client; arrow keys go from event to event</source>
        <translation>每个副本和客户端一条泳道；方向键在事件间移动</translation>
    </message>
</context>
<context>
    <name>TopologyCanvas</name>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>Replicas and links. Left and Right choose a node, Up and Down one of its links.</source>
        <translation>副本与链路。左右键选择节点，上下键选择其链路。</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>杀死</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Kill node %1</source>
        <translation>杀死节点 %1</translation>
    </message>
    <message>
        <source>Restart node %1</source>
        <translation>重启节点 %1</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>Cut its power</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>No longer slow</source>
        <translation>不再减速</translation>
    </message>
    <message>
        <source>Slow down (20 ms for each event)</source>
        <translation>减速（每个事件 20 ms）</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Cut all its links</source>
        <translation>切断其所有链路</translation>
    </message>
    <message>
        <source>Heal all its links</source>
        <translation>恢复其所有链路</translation>
    </message>
    <message>
        <source>Cut %1 → %2</source>
        <translation>切断 %1 → %2</translation>
    </message>
    <message>
        <source>Cut %1 ↔ %2</source>
        <translation>切断 %1 ↔ %2</translation>
    </message>
    <message>
        <source>Heal %1 → %2</source>
        <translation>恢复 %1 → %2</translation>
    </message>
    <message>
        <source>Heal %1 ↔ %2</source>
        <translation>恢复 %1 ↔ %2</translation>
    </message>
    <message>
        <source>Hold what %1 sends to %2</source>
        <translation>扣住 %1 发往 %2 的消息</translation>
    </message>
    <message>
        <source>Release it</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Deliver the first that waits</source>
        <translation>投递最先等待的一条</translation>
    </message>
    <message>
        <source>No longer delayed</source>
        <translation>不再延迟</translation>
    </message>
    <message>
        <source>Delay by 200 ms</source>
        <translation>延迟 200 ms</translation>
    </message>
    <message>
        <source>Clog for 2 s</source>
        <translation>堵塞 2 s</translation>
    </message>
    <message>
        <source>Break the connection</source>
        <translation>断开连接</translation>
    </message>
    <message>
        <source>Power fails at the next write</source>
        <translation>下次写入时断电</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>写满</translation>
    </message>
    <message>
        <source>Next sync fails</source>
        <translation>下次刷盘失败</translation>
    </message>
    <message>
        <source>Slow (syncs take 20 times as long)</source>
        <translation>慢速（刷盘耗时 20 倍）</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Outside the model</source>
        <translation>超出模型</translation>
    </message>
    <message>
        <source>Syncs lie</source>
        <translation>刷盘谎报成功</translation>
    </message>
    <message>
        <source>New, empty disk</source>
        <translation>换新空磁盘</translation>
    </message>
    <message>
        <source>A bit of the log flips</source>
        <translation>日志翻转一位</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Layout and zoom of the picture</source>
        <translation>画面的布局与缩放</translation>
    </message>
    <message>
        <source>Ring, star or free; zoom with the wheel, pan by dragging the background</source>
        <translation>环形、星形或自由布局；滚轮缩放，拖动背景平移</translation>
    </message>
    <message>
        <source>&amp;Ring</source>
        <translation>环形(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Star: the leader in the middle</source>
        <translation>星形：领导者居中(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Free: drag the nodes</source>
        <translation>自由：拖动节点(&amp;F)</translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation>复制为文本(&amp;T)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Sa&amp;ve picture...</source>
        <translation>保存图片(&amp;V)...</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>跳过(&amp;K)</translation>
    </message>
    <message>
        <source>Ends the tour (Esc); Help &gt; Tour begins it again</source>
        <translation>结束导览（Esc）；“帮助 &gt; 导览”可重新开始</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>左方向键</translation>
    </message>
    <message>
        <source>Enter, or right arrow</source>
        <translation>回车键或右方向键</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>播放控制</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Step event</source>
        <translation>单步事件</translation>
    </message>
    <message>
        <source>Step message</source>
        <translation>单步消息</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Virtual time of the ensemble</source>
        <translation>集群的虚拟时间</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Let virtual time run (Space)</source>
        <translation>让虚拟时间流动（Space）</translation>
    </message>
    <message>
        <source>Stop virtual time (Space)</source>
        <translation>停住虚拟时间（Space）</translation>
    </message>
    <message>
        <source>Handle the next event (F10).</source>
        <translation>处理下一个事件（F10）。</translation>
    </message>
    <message>
        <source>Run until a message other than a heartbeat was delivered (F11).</source>
        <translation>运行到一条心跳以外的消息被投递为止（F11）。</translation>
    </message>
    <message>
        <source>Run until...</source>
        <translation>运行到…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Run, and stop by itself at an event, a moment, a change of role or a commit (F7)</source>
        <translation>运行，并在某个事件、时刻、角色变化或提交时自行停下（F7）</translation>
    </message>
    <message>
        <source>Record what you do (F9). Pressed again, it is saved as a scenario file that plays the same run.</source>
        <translation>记录您的操作（F9）。再按一次即存为场景文件，它会播放同样的运行。</translation>
    </message>
    <message>
        <source>Events, and virtual seconds, per second of the clock on the wall</source>
        <translation>挂钟每秒的事件数与虚拟秒数</translation>
    </message>
    <message>
        <source>Until a leader establishes its epoch</source>
        <translation>直到领导者建立其纪元</translation>
    </message>
    <message>
        <source>Until the next proposal</source>
        <translation>直到下一个提议</translation>
    </message>
    <message>
        <source>Until the next commit</source>
        <translation>直到下一次提交</translation>
    </message>
    <message>
        <source>Until a role changes</source>
        <translation>直到角色变化</translation>
    </message>
    <message>
        <source>Until a client is answered</source>
        <translation>直到客户端得到回答</translation>
    </message>
    <message>
        <source>Until a promise is broken</source>
        <translation>直到一项承诺被打破</translation>
    </message>
    <message numerus="yes">
        <source>For %n virtual second(s)</source>
        <translation>
            <numerusform>运行 %n 虚拟秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Until...</source>
        <translation>直到…</translation>
    </message>
    <message>
        <source>Slows down to 1/20 while messages other than heartbeats are in flight, and runs at 1x between</source>
        <translation>有心跳以外的消息在途时减速到 1/20，其间以 1x 运行</translation>
    </message>
    <message>
        <source>Virtual seconds per second, from 1/100 to 1000 (Ctrl++ and Ctrl+-)</source>
        <translation>每秒的虚拟秒数，从 1/100 到 1000（Ctrl++ 和 Ctrl+-）</translation>
    </message>
    <message>
        <source>%1 events/s, %2 real time</source>
        <translation>%1 事件/秒，%2 实时</translation>
    </message>
    <message>
        <source>Save recording...</source>
        <translation>保存记录…</translation>
    </message>
    <message>
        <source>Handle the next event (F10). Pause first.</source>
        <translation>处理下一个事件（F10）。请先暂停。</translation>
    </message>
    <message>
        <source>Run until a message other than a heartbeat was delivered (F11). Pause first.</source>
        <translation>运行到心跳以外的一条消息送达（F11）。请先暂停。</translation>
    </message>
    <message>
        <source>real time</source>
        <translation>真实时间</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 个事件/秒</translation>
    </message>
    <message>
        <source>Since the servers were started</source>
        <translation>自服务器启动以来</translation>
    </message>
</context>
<context>
    <name>TreePage</name>
    <message>
        <source>Znodes</source>
        <translation>Znode</translation>
    </message>
    <message>
        <source>Znodes that were found</source>
        <translation>找到的 znode</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n child(ren)</source>
        <translation>
            <numerusform>共 %n 个子节点，显示 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found, %2 looked at…</source>
        <translation>找到 %1 个，已查看 %2 个…</translation>
    </message>
    <message>
        <source>The first %1; a longer text finds fewer.</source>
        <translation>前 %1 个；文本越长找到的越少。</translation>
    </message>
    <message>
        <source>%1 found, %2 looked at.</source>
        <translation>找到 %1 个，已查看 %2 个。</translation>
    </message>
</context>
<context>
    <name>TxnWords</name>
    <message>
        <source>the empty history</source>
        <translation>空历史</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>create %1 (%2, ephemeral)</source>
        <translation>创建 %1（%2，临时节点）</translation>
    </message>
    <message>
        <source>create %1 (%2, container)</source>
        <translation>创建 %1（%2，容器）</translation>
    </message>
    <message>
        <source>create %1 (%2, TTL)</source>
        <translation>创建 %1（%2，TTL）</translation>
    </message>
    <message>
        <source>create %1 (%2)</source>
        <translation>创建 %1（%2）</translation>
    </message>
    <message>
        <source>clean up %1</source>
        <translation>清理 %1</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>set %1 (%2, version %3)</source>
        <translation>设置 %1（%2，版本 %3）</translation>
    </message>
    <message>
        <source>set ACL of %1 (version %2)</source>
        <translation>设置 %1 的 ACL（版本 %2）</translation>
    </message>
    <message>
        <source>check %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>multi [%1]</source>
        <translation>multi [%1]</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>open session (%1 ms)</source>
        <translation>打开会话（%1 ms）</translation>
    </message>
    <message>
        <source>close session</source>
        <translation>关闭会话</translation>
    </message>
    <message numerus="yes">
        <source>close session (%n ephemeral(s))</source>
        <translation>
            <numerusform>关闭会话（%n 个临时节点）</numerusform>
        </translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>reconfigure the ensemble (%1)</source>
        <translation>重新配置集群（%1）</translation>
    </message>
</context>
<context>
    <name>WatchHolders</name>
    <message>
        <source>replica %1</source>
        <translation>副本 %1</translation>
    </message>
    <message>
        <source>all below %1</source>
        <translation>%1 以下全部</translation>
    </message>
    <message>
        <source>Who watches</source>
        <translation>监听者</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>WatchView</name>
    <message>
        <source>Who holds a watch on this znode</source>
        <translation>谁在监听这个 znode</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>监听(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Fired on this znode &amp;alone</source>
        <translation>仅在此 znode 上触发的(&amp;A)</translation>
    </message>
    <message>
        <source>Watches that have fired, newest first</source>
        <translation>已触发的监听，最新的在前</translation>
    </message>
    <message>
        <source>What this window&apos;s client waits for</source>
        <translation>本窗口的客户端在等什么</translation>
    </message>
    <message>
        <source>Choose a znode to see who watches it.</source>
        <translation>选择一个 znode，看看谁在监听它。</translation>
    </message>
    <message>
        <source>Nobody watches %1.</source>
        <translation>没有人监听 %1。</translation>
    </message>
</context>
<context>
    <name>WriteRun</name>
    <message>
        <source>%1: the connection was lost. Whether step %2 of %3 happened is unknown.</source>
        <translation>%1：连接丢失。第 %2 步（共 %3 步）是否发生未知。</translation>
    </message>
    <message>
        <source>%1: refused at step %2 of %3, %4.</source>
        <translation>%1：第 %2 步（共 %3 步）被拒绝，%4。</translation>
    </message>
    <message>
        <source>%1: done.</source>
        <translation>%1：完成。</translation>
    </message>
    <message>
        <source>%1: stopped. %2 of %3 steps are done; the one under way may still happen.</source>
        <translation>%1：已停止。%3 步中完成了 %2 步；进行中的一步仍可能发生。</translation>
    </message>
</context>
<context>
    <name>ZnodeActions</name>
    <message>
        <source>&amp;New child…</source>
        <translation>新建子节点(&amp;N)…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>&amp;Save data</source>
        <translation>保存数据(&amp;S)</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>复制为(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Move or rename…</source>
        <translation>移动或重命名(&amp;M)…</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy data</source>
        <translation>复制数据(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;ACL…</source>
        <translation>ACL(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>监听(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Stop watching</source>
        <translation>停止监听(&amp;S)</translation>
    </message>
    <message>
        <source>Wait for: %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>New child (Ctrl+N): %1</source>
        <translation>新建子节点（Ctrl+N）：%1</translation>
    </message>
    <message>
        <source>Save (Ctrl+S): %1</source>
        <translation>保存（Ctrl+S）：%1</translation>
    </message>
    <message>
        <source>client window: multi create …</source>
        <translation>client window: multi create …</translation>
    </message>
    <message>
        <source>client window: multi create …; delete …</source>
        <translation>client window: multi create …; delete …</translation>
    </message>
    <message>
        <source>The window&apos;s own client waits for a change</source>
        <translation>本窗口的客户端在等待变化</translation>
    </message>
    <message>
        <source>Delete (Del): %1</source>
        <translation>删除（Del）：%1</translation>
    </message>
    <message>
        <source>Deleting %1</source>
        <translation>正在删除 %1</translation>
    </message>
    <message>
        <source>Duplicating %1</source>
        <translation>正在复制 %1</translation>
    </message>
    <message>
        <source>Moving %1</source>
        <translation>正在移动 %1</translation>
    </message>
    <message>
        <source>The data of %1 is on the clipboard.</source>
        <translation>%1 的数据已在剪贴板上。</translation>
    </message>
    <message>
        <source>The data of %1 is on the clipboard, as hex.</source>
        <translation>%1 的数据已以十六进制放在剪贴板上。</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Exported znodes (*.json)</source>
        <translation>导出的 znode (*.json)</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n znode(s) exported to %1.</source>
        <translation>
            <numerusform>已将 %n 个 znode 导出到 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import znodes</source>
        <translation>导入 znode</translation>
    </message>
    <message>
        <source>Exported znodes (*.json);;All files (*)</source>
        <translation>导出的 znode (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>the file is larger than 256 MiB</source>
        <translation>文件大于 256 MiB</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Importing into %1</source>
        <translation>正在导入到 %1</translation>
    </message>
</context>
<context>
    <name>ZnodeEditor</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Data of the znode</source>
        <translation>znode 的数据</translation>
    </message>
    <message>
        <source>Show the data as</source>
        <translation>数据显示为</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>This znode is gone on the chosen replica.</source>
        <translation>这个 znode 在所选副本上已不存在。</translation>
    </message>
    <message>
        <source>Your unsaved text is back.</source>
        <translation>未保存的文本已恢复。</translation>
    </message>
    <message>
        <source>Somebody saved version %1 meanwhile; your text began from version %2 and is kept.</source>
        <translation>其间有人保存了版本 %1；你的文本始于版本 %2，已保留。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Sent to the ensemble; saved once a quorum has it.</source>
        <translation>已发给集群；法定人数写入后即保存。</translation>
    </message>
    <message>
        <source>Not hex yet: pairs of the digits 0-9 and a-f are needed.</source>
        <translation>还不是十六进制：需要成对的 0-9 和 a-f。</translation>
    </message>
    <message>
        <source>These bytes are not text; shown as text, saving would change them.</source>
        <translation>这些字节不是文本；按文本显示，保存会改变它们。</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>保存（Ctrl+S）</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Show the data as text, JSON, XML or hex; remembered for this znode</source>
        <translation>数据显示为文本、JSON、XML 或十六进制；为此 znode 记住</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>美化</translation>
    </message>
    <message>
        <source>A view with one value a line, to read: the bytes stay as they are</source>
        <translation>每行一个值的阅读视图：字节保持不变</translation>
    </message>
    <message>
        <source>Data of the znode, one value a line, read-only</source>
        <translation>znode 的数据，每行一个值，只读</translation>
    </message>
    <message>
        <source>Mine, theirs and what both began from, side by side</source>
        <translation>我的、对方的和共同起点，并排显示</translation>
    </message>
    <message>
        <source>Choose a znode to see its data.</source>
        <translation>选择一个 znode 查看其数据。</translation>
    </message>
    <message>
        <source>⚠ &lt;a href=&quot;problem&quot;&gt;Line %1, column %2&lt;/a&gt;: %3</source>
        <translation>⚠ &lt;a href=&quot;problem&quot;&gt;第 %1 行第 %2 列&lt;/a&gt;：%3</translation>
    </message>
    <message>
        <source>Save (Ctrl+S): %1</source>
        <translation>保存（Ctrl+S）：%1</translation>
    </message>
</context>
<context>
    <name>ZnodePanel</name>
    <message>
        <source>No leader yet. As soon as one serves, its znodes stand here.</source>
        <translation>还没有领导者。一旦开始服务，它的 znode 会显示在这里。</translation>
    </message>
    <message>
        <source>No leader now: this is what replica %1 held.</source>
        <translation>现在没有领导者：这是副本 %1 当时的内容。</translation>
    </message>
    <message>
        <source>Replica %1 is down, so it shows no tree. Restart it or choose another.</source>
        <translation>副本 %1 已停机，没有树可显示。请重启它或选择另一个。</translation>
    </message>
    <message>
        <source>Replica %1 is down: this is what it held.</source>
        <translation>副本 %1 已停机：这是它当时的内容。</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>尚未写入。</translation>
    </message>
    <message>
        <source>As of zxid %1.</source>
        <translation>截至 zxid %1。</translation>
    </message>
    <message>
        <source>Refused, %1: %2</source>
        <translation>被拒绝，%1：%2</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>树(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation>会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>St&amp;at</source>
        <translation>状态(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Watches</source>
        <translation>监听(&amp;W)</translation>
    </message>
    <message>
        <source>What can be done with the chosen znode</source>
        <translation>可对所选 znode 做的操作</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>There is no znode %1 here.</source>
        <translation>这里没有 znode %1。</translation>
    </message>
    <message>
        <source>the connection was lost, so whether it happened is unknown</source>
        <translation>连接丢失，是否发生未知</translation>
    </message>
    <message>
        <source>Unknown, %1: %2</source>
        <translation>未知，%1：%2</translation>
    </message>
    <message>
        <source>Watch fired: %1 on %2.</source>
        <translation>监听触发：%2 上的 %1。</translation>
    </message>
</context>
<context>
    <name>ZnodeText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>the empty tree</source>
        <translation>空树</translation>
    </message>
    <message>
        <source>zxid %1</source>
        <translation>zxid %1</translation>
    </message>
    <message>
        <source>before the first transaction</source>
        <translation>第一个事务之前</translation>
    </message>
    <message>
        <source>%1 ms since 1970</source>
        <translation>自 1970 年起 %1 毫秒</translation>
    </message>
    <message>
        <source>%1  (ephemeral)</source>
        <translation>%1（临时节点）</translation>
    </message>
    <message>
        <source>%1  (container)</source>
        <translation>%1（容器）</translation>
    </message>
    <message>
        <source>%1  (TTL)</source>
        <translation>%1（TTL）</translation>
    </message>
    <message>
        <source>until it is deleted (persistent)</source>
        <translation>直到被删除（持久）</translation>
    </message>
    <message>
        <source>until session %1 ends (ephemeral)</source>
        <translation>直到会话 %1 结束（临时节点）</translation>
    </message>
    <message>
        <source>until its last child is gone (container)</source>
        <translation>直到最后一个子节点消失（容器）</translation>
    </message>
    <message>
        <source>until it has no children and %1 ms have passed since its last change (TTL)</source>
        <translation>直到没有子节点且距上次更改已过 %1 毫秒（TTL）</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>%1 bytes, version %2</source>
        <translation>%1 字节，版本 %2</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，由 %2</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>子节点</translation>
    </message>
    <message>
        <source>%1, changed %2 times, last by %3</source>
        <translation>%1，更改 %2 次，最后由 %3</translation>
    </message>
    <message>
        <source>ACL</source>
        <translation>ACL</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1，版本 %2</translation>
    </message>
    <message>
        <source>Lives</source>
        <translation>存续</translation>
    </message>
    <message>
        <source>the znode has another version by now</source>
        <translation>znode 此时已是另一个版本</translation>
    </message>
    <message>
        <source>there is no such znode</source>
        <translation>没有这样的 znode</translation>
    </message>
    <message>
        <source>there already is such a znode</source>
        <translation>已有这样的 znode</translation>
    </message>
    <message>
        <source>the znode has children</source>
        <translation>该 znode 有子节点</translation>
    </message>
    <message>
        <source>an ephemeral znode cannot have children</source>
        <translation>临时节点不能有子节点</translation>
    </message>
    <message>
        <source>the session of this window expired</source>
        <translation>本窗口的会话已过期</translation>
    </message>
    <message>
        <source>the ACL does not permit it to this window&apos;s client</source>
        <translation>ACL 不允许本窗口的客户端这样做</translation>
    </message>
    <message>
        <source>the ACL names a scheme or an identity that cannot be</source>
        <translation>ACL 含有不可能的方案或身份</translation>
    </message>
    <message>
        <source>this window&apos;s client has no watch there</source>
        <translation>本窗口的客户端在那里没有监听</translation>
    </message>
    <message>
        <source>data, once</source>
        <translation>数据，一次</translation>
    </message>
    <message>
        <source>existence, once</source>
        <translation>存在，一次</translation>
    </message>
    <message>
        <source>children, once</source>
        <translation>子节点，一次</translation>
    </message>
    <message>
        <source>data and children, for good</source>
        <translation>数据和子节点，持续</translation>
    </message>
    <message>
        <source>all below, for good</source>
        <translation>以下全部，持续</translation>
    </message>
</context>
<context>
    <name>ZnodeTreeModel</name>
    <message>
        <source>Znode</source>
        <translation>Znode</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>+ only on %1</source>
        <translation>+ 仅在 %1</translation>
    </message>
    <message>
        <source>− only on %1</source>
        <translation>− 仅在 %1</translation>
    </message>
    <message>
        <source>≠ data</source>
        <translation>≠ 数据</translation>
    </message>
    <message>
        <source>≠ ACL</source>
        <translation>≠ ACL</translation>
    </message>
    <message>
        <source>≠ versions</source>
        <translation>≠ 版本</translation>
    </message>
    <message numerus="yes">
        <source>↓ %n below</source>
        <translation>
            <numerusform>↓ 以下 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>qs::app::PresentSink</name>
    <message>
        <source>This is the past: nothing can be changed in it. Return to the present (Ctrl+End) first.</source>
        <translation>这是过去：其中什么都不能改变。请先返回现在（Ctrl+End）。</translation>
    </message>
</context>
</TS>
