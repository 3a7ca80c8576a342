// In words what the ensemble is doing, always: one sentence for the status line.
#pragma once

#include <QString>

#include "app/models/picture.h"

namespace qs::app {

QString statusSentence(const Picture& picture, const Membership& membership, const trace::Tables& tables);

}  // namespace qs::app
