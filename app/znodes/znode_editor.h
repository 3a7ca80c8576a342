// Shows and edits the data of one znode, as text or as hex, with its stat in words. It changes nothing itself: it asks
// to save against the version it was shown, and when the znode changed meanwhile it keeps the user's text and says so.
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <string>

#include "engine/tree/tree.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace qs::app {

class ZnodeEditor : public QWidget {
    Q_OBJECT
public:
    explicit ZnodeEditor(QWidget* parent = nullptr);

    /// Shows `znode` as it now is; null: `path` is gone. Unsaved text is kept, also
    /// for a path that is shown again later.
    void setZnode(const std::string& path, const tree::Znode* znode);
    /// Nothing chosen.
    void clear();
    /// The last save was refused: its text is unsaved again and `reason` stands in the notice.
    void saveRefused(const QString& reason);

    const std::string& path() const { return m_path; }
    bool isDirty() const;

public slots:
    void save();

signals:
    void saveRequested(const std::string& path, const std::string& bytes, std::int32_t version);

private:
    enum class Format { Text, Hex };
    struct Draft {
        tree::Znode base;
        QString text;
        Format format;
    };

    std::optional<std::string> editedBytes() const;
    void load(const tree::Znode& znode);
    void refresh(const tree::Znode& znode);
    void keepDraft();
    bool takeDraft(const tree::Znode& znode);
    void setFormat(Format format);
    void writeBytes(const std::string& bytes);
    void changeFormat();
    void refreshState();
    void showStat(const tree::Znode* znode);
    void say(const QString& notice, bool offerChoice);
    void takeTheirs();
    void overwrite();

    std::string m_path;
    std::optional<tree::Znode> m_base;    ///< what the user's text began from
    std::optional<tree::Znode> m_latest;  ///< what the replica holds now
    std::optional<std::string> m_saving;  ///< sent and not yet seen in the tree
    Format m_format = Format::Text;
    std::map<std::string, Draft> m_drafts;  ///< unsaved text of znodes not shown now

    QLabel* m_title;
    QComboBox* m_formatBox;
    QPushButton* m_save;
    QWidget* m_noticeBar;
    QLabel* m_notice;
    QPushButton* m_theirs;
    QPushButton* m_overwrite;
    QPlainTextEdit* m_text;
    QWidget* m_statBox;
    QFormLayout* m_stat;
};

}  // namespace qs::app
