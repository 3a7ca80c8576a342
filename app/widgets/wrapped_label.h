// A word-wrapped label that is never lower than its text at its width: in a column that scrolls, the layout would
// squeeze a plain one to a single line.
#pragma once

#include <QLabel>

namespace qs::app {

class WrappedLabel : public QLabel {
public:
    explicit WrappedLabel(QWidget* parent = nullptr);
    /// Cheap when nothing changed: panels refresh with every batch.
    void setWords(const QString& words);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

}  // namespace qs::app
