// The path of the chosen znode as a line that can be typed into, with the names that would fit.
#pragma once

#include <QLineEdit>
#include <QStringListModel>
#include <functional>

#include "engine/tree/tree.h"

namespace qs::app {

class PathBar : public QLineEdit {
    Q_OBJECT
public:
    /// `tree` gives the tree that is shown, whenever it is asked.
    explicit PathBar(std::function<const tree::Tree&()> tree, QWidget* parent = nullptr);

    /// What is chosen elsewhere; not while somebody types here.
    void showPath(const QString& path);
    /// The line holds what cannot be gone to.
    void refuse(const QString& why);

signals:
    void entered(const std::string& path);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void complete(const QString& typed);

    std::function<const tree::Tree&()> m_tree;
    QStringListModel m_names;
    QString m_shown;
};

}  // namespace qs::app
