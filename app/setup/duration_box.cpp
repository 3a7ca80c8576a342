#include "app/setup/duration_box.h"

#include <QLineEdit>
#include <QStyleOptionSpinBox>
#include <algorithm>

namespace qs::app {

VirtualTime roundStep(VirtualTime from, bool up) {
    std::int64_t last = 0;
    for (std::int64_t decade = 1;; decade *= 10) {
        for (const std::int64_t digit : {1, 2, 5}) {
            const std::int64_t here = digit * decade;
            if (up && here > from.us) return VirtualTime{here};
            if (!up && here >= from.us) return VirtualTime{last};
            last = here;
        }
    }
}

DurationBox::DurationBox(const sim::Bounds<VirtualTime>& may, QWidget* parent) : QAbstractSpinBox(parent), m_may(may) {
    connect(lineEdit(), &QLineEdit::textChanged, this, &DurationBox::changed);
}

std::optional<VirtualTime> DurationBox::value() const {
    const auto read = parseDuration(text().trimmed().toStdString());
    return read && m_may.contain(*read) ? read : std::nullopt;
}

void DurationBox::setValue(VirtualTime value) {
    lineEdit()->setText(QString::fromStdString(formatDuration(value)));
}

void DurationBox::stepBy(int steps) {
    auto at = value();
    if (!at) return;
    for (int i = 0; i < std::abs(steps); ++i)
        at = std::clamp(roundStep(*at, steps > 0), m_may.least, m_may.most);
    setValue(*at);
    selectAll();
}

QAbstractSpinBox::StepEnabled DurationBox::stepEnabled() const {
    const auto at = value();
    StepEnabled out = StepNone;
    if (at && *at < m_may.most) out |= StepUpEnabled;
    if (at && *at > m_may.least) out |= StepDownEnabled;
    return out;
}

QSize DurationBox::sizeHint() const {
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("1234567 ms"));
    const QSize content(width, lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
}

}  // namespace qs::app
