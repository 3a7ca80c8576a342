// Shows and edits the data of one znode as text, JSON, XML or hex. It changes nothing itself: it asks to save against
// the version it was shown, and when the znode changed meanwhile it keeps the user's text and offers a merge.
#pragma once

#include <QWidget>
#include <map>
#include <optional>
#include <string>

#include "app/znodes/data_format.h"
#include "engine/tree/tree.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace qs::app {

class ZnodeEditor : public QWidget {
    Q_OBJECT
public:
    explicit ZnodeEditor(QWidget* parent = nullptr);

    /// Shows `znode` as it now is; null: `path` is gone. Unsaved text is kept, also for a path that is shown again
    /// later.
    void setZnode(const std::string& path, const tree::Znode* znode);
    /// Nothing chosen.
    void clear();
    /// The last save was refused, or it is not known what became of it: its text is unsaved again, and `reason` says
    /// why.
    void notSaved(const QString& reason);
    /// Why nothing can be written now; empty: it can.
    void setReadOnly(const QString& why);

    const std::string& path() const { return m_path; }
    bool isDirty() const;
    bool canSave() const;

public slots:
    void save();
    /// Mine, theirs and the base side by side. Requires: the znode changed under unsaved text.
    void openMerge();

signals:
    void saveRequested(const std::string& path, const std::string& bytes, std::int32_t version);
    void stateChanged();

private:
    struct Draft {
        tree::Znode base;
        QString text;
        DataFormat format;
    };

    void makeHead();
    QWidget* makeNotice();
    void layOut();
    void connectAll();
    std::optional<std::string> editedBytes() const;
    void load(const tree::Znode& znode);
    void refresh(const tree::Znode& znode);
    void keepDraft();
    bool takeDraft(const tree::Znode& znode);
    void setFormat(DataFormat format);
    void writeText(const QString& text);
    void changeFormat();
    void refreshState();
    void showProblem();
    void goToProblem();
    void showPretty();
    void say(const QString& notice, bool conflict = false);
    void takeTheirs();
    void saveAgainst(const std::string& bytes, const tree::Znode& base);

    std::string m_path;
    std::optional<tree::Znode> m_base;    ///< what the user's text began from
    std::optional<tree::Znode> m_latest;  ///< what the replica holds now
    std::optional<std::string> m_saving;  ///< sent and not yet seen in the tree
    DataFormat m_format = DataFormat::Text;
    bool m_dosLineEnds = false;  ///< of the base
    QString m_readOnly;
    std::map<std::string, DataFormat> m_formats;  ///< as chosen by hand, by path
    std::map<std::string, Draft> m_drafts;        ///< unsaved text of znodes not shown now

    QLabel* m_title;
    QComboBox* m_formatBox;
    QToolButton* m_pretty;
    QPushButton* m_save;
    QWidget* m_noticeBar;
    QLabel* m_notice;
    QPushButton* m_merge;
    QPushButton* m_theirs;
    QStackedWidget* m_stack;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_prettyText;
    QLabel* m_problem;
};

}  // namespace qs::app
