#include "app/widgets/wrapped_label.h"

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
    setMinimumHeight(0);  // heightForWidth never answers less than the minimum
    setMinimumHeight(heightForWidth(width()));
}

}  // namespace qs::app
