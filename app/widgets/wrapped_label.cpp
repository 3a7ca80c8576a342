#include "app/widgets/wrapped_label.h"

#include <algorithm>

namespace qs::app {

WrappedLabel::WrappedLabel(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
}

void WrappedLabel::setWords(const QString& words) {
    if (words == text()) return;
    setText(words);
    fit();
}

void WrappedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

void WrappedLabel::fit() {
    setMinimumHeight(0);                                     // heightForWidth never answers less than the minimum
    setMinimumHeight(std::max(0, heightForWidth(width())));  // -1: it says nothing
}

}  // namespace qs::app
