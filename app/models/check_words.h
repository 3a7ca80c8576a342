// Names and sentences of the checks in the language of the window. The engine has them in English only.
#pragma once

#include <QString>

#include "engine/trace/batch.h"

namespace qs::app {

QString checkName(const trace::CheckStatus& status);   ///< "Agreement"
QString checkWords(const trace::CheckStatus& status);  ///< the property in one sentence

}  // namespace qs::app
