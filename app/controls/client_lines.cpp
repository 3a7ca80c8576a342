#include "app/controls/client_lines.h"

#include <QStringList>

namespace qs::app {

using namespace Qt::StringLiterals;

QString connectString(const QList<quint16>& ports) {
    QStringList hosts;
    for (const quint16 port : ports) {
        if (port != 0) hosts.append(u"127.0.0.1:%1"_s.arg(port));
    }
    return hosts.join(u',');
}

QList<ClientLine> clientLines(const QString& connect) {
    return {
        {u"zkCli.sh"_s, u"zkCli.sh -server %1"_s.arg(connect)},
        {u"Python kazoo"_s,
         u"from kazoo.client import KazooClient; zk = KazooClient(hosts='%1'); zk.start()"_s.arg(connect)},
        {u"Java"_s, u"new ZooKeeper(\"%1\", 10000, event -> {});"_s.arg(connect)},
        {u"Curator"_s,
         u"CuratorFrameworkFactory.newClient(\"%1\", new ExponentialBackoffRetry(1000, 3)).start();"_s.arg(connect)},
        {u"C client"_s, u"cli_mt %1"_s.arg(connect)},
    };
}

}  // namespace qs::app
