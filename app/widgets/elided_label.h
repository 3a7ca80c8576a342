// A label of one line that may be narrower than its text: it ends in an ellipsis then, and shows the whole in its tool
// tip. It never pushes its neighbours.
#pragma once

#include <QLabel>

namespace qs::app {

class ElidedLabel : public QLabel {
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    bool isElided() const;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace qs::app
