// A caption in plain words: what happened, and why that is, or is not, safe. Says no more than the caption's facts
// hold: a lost connection is unknown and not failed, an uncommitted proposal may survive, disks are trusted only as far
// as they deserve it.
#pragma once

#include <QString>

#include "app/models/caption.h"

namespace qs::app {

struct CaptionText {
    QString title;  ///< a few words
    QString what;   ///< one sentence
    QString why;    ///< one sentence; may be empty
};

CaptionText wordsOf(const Caption& caption, const Membership& membership, const trace::Tables& tables);

}  // namespace qs::app
