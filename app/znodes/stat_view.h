// The stat of a znode in words, with its zxids and the owner of an ephemeral as links.
#pragma once

#include <QList>
#include <QWidget>
#include <optional>

#include "engine/tree/tree.h"

class QCheckBox;
class QFormLayout;
class QLabel;

namespace qs::app {

class StatView : public QWidget {
    Q_OBJECT
public:
    explicit StatView(QWidget* parent = nullptr);
    /// Null: nothing chosen, or gone.
    void setZnode(const tree::Znode* znode);

signals:
    void zxidClicked(Zxid zxid);
    void sessionClicked(SessionId session);

private:
    void show();
    void follow(const QString& link);

    std::optional<tree::Znode> m_znode;
    QLabel* m_empty;
    QFormLayout* m_form;
    QCheckBox* m_epoch;
    QList<std::pair<QLabel*, QLabel*>> m_rows;  ///< label and words; as many as there ever were
};

}  // namespace qs::app
