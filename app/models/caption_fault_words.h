// The part of caption_words.h that speaks of faults: of replicas, disks, clocks and links.
#pragma once

#include "app/models/caption_words.h"

namespace qs::app {

/// Requires: the caption is of a fault, of its end, or of read-only service.
CaptionText faultWordsOf(const Caption& caption, const Membership& membership);

}  // namespace qs::app
