// CPU time of this thread: the machine may be shared, the work is not.
#pragma once

#include <ctime>

namespace qs::test {

inline double cpuMs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

}  // namespace qs::test
