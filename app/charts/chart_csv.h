// The whole activity of a run as comma-separated values (RFC 4180): one line per bucket, one column per quantity, names
// in English and numbers with a point, for other programs to read.
#pragma once

#include <QByteArray>

#include "app/models/activity.h"

namespace qs::app {

/// Columns: begin_s, width_s, committed, elections, writes, write_p50_ms, write_p90_ms, write_p99_ms, write_max_ms,
/// open_proposals, then of each node N lag_N, in_flight_N and served_N (the fraction of the bucket), and faults: what
/// went on at any moment of the bucket, as "dead 3; cut 1->2". Buckets without an answered write have empty quantiles.
/// Buckets that have ended by `now`.
QByteArray csvOf(const Activity& activity, VirtualTime now);

}  // namespace qs::app
