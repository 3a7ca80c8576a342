// A duration as scenario files write it ("10ms", "2s"), typed, or stepped through 1, 2, 5, 10, 20 ...
#pragma once

#include <QAbstractSpinBox>
#include <optional>

#include "engine/base/virtual_time.h"
#include "engine/sim/lab_bounds.h"

namespace qs::app {

class DurationBox : public QAbstractSpinBox {
    Q_OBJECT
public:
    explicit DurationBox(const sim::Bounds<VirtualTime>& may, QWidget* parent = nullptr);

    /// None: what stands there is no duration, or out of bounds.
    std::optional<VirtualTime> value() const;
    void setValue(VirtualTime value);
    const sim::Bounds<VirtualTime>& bounds() const { return m_may; }

    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void changed();

protected:
    StepEnabled stepEnabled() const override;

private:
    const sim::Bounds<VirtualTime> m_may;
};

/// The next of 1, 2, 5, 10, 20 ... microseconds above or below.
VirtualTime roundStep(VirtualTime from, bool up);

}  // namespace qs::app
