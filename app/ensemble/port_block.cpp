#include "app/ensemble/port_block.h"

#include <QHostAddress>
#include <QTcpServer>

namespace qs::app {

quint16 findFreeBlock(int from, int count) {
    int start = from;
    for (int port = from; port <= LastPort; ++port) {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost, static_cast<quint16>(port))) start = port + 1;
        if (port - start + 1 == count) return static_cast<quint16>(start);
    }
    return 0;
}

QString busyWords(const PortBlock& block, int count) {
    const QString offer = block.nextFree == 0 ? QStringLiteral("no block above it is free")
                                              : QStringLiteral("the next free block is %1 to %2 (--client-port %1)")
                                                    .arg(block.nextFree)
                                                    .arg(block.nextFree + count - 1);
    return QStringLiteral("port %1 is in use; %2").arg(block.busyPort).arg(offer);
}

}  // namespace qs::app
