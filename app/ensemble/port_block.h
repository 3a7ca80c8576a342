// Neighbouring TCP ports of 127.0.0.1 on which nobody listens.
#pragma once

#include <QString>

namespace qs::app {

constexpr int LastPort = 65535;

/// How an attempt to open the ports of all replicas ended.
struct PortBlock {
    quint16 first = 0;     ///< port of replica 1; 0: none is open
    quint16 busyPort = 0;  ///< the port of the wished block that was taken; 0: none was
    quint16 nextFree = 0;  ///< begin of the next free block when one was taken; 0: there is none
};

/// The first of `count` free neighbours from that port on; 0: there are none.
quint16 findFreeBlock(int from, int count);
/// "port 2182 is in use; the next free block is ...", on one line. Requires: block.busyPort.
QString busyWords(const PortBlock& block, int count);

}  // namespace qs::app
