// What this process holds in memory.
#pragma once

#include <malloc.h>
#include <unistd.h>

#include <QFile>

namespace qs::test {

/// MiB resident, with what was freed given back first.
inline double residentMb() {
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no /proc");
    return file.readAll().split(' ').at(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

}  // namespace qs::test
