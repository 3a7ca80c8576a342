// Every word of every dialog fits where it stands, in both languages, with what it says when something is wrong; the
// Chinese ones speak no English, and those that begin a run fit a screen of 1440x900 at twice the size.
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <functional>

#include "app/controls/run_until_dialog.h"
#include "app/setup/local_ensemble_dialog.h"
#include "app/setup/new_ensemble_dialog.h"
#include "app/shell/key_sheet.h"
#include "app/shell/language_choice.h"
#include "app/shell/preferences.h"
#include "app/shell/settings_dialog.h"
#include "app/shell/theme_choice.h"
#include "app/znodes/acl_dialog.h"
#include "app/znodes/create_znode_dialog.h"
#include "app/znodes/delete_dialog.h"
#include "app/znodes/import_dialog.h"
#include "app/znodes/merge_dialog.h"
#include "app/znodes/target_dialog.h"
#include "app/znodes/window_client.h"
#include "tests/support/clipped_text.h"
#include "tests/support/own_settings.h"
#include "tests/support/said_text.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TestDialogWords : public QObject {
    Q_OBJECT
private:
    using Make = std::function<QDialog*()>;

    /// Into its folder, so that it says what begins.
    static QDialog* looked(LocalEnsembleDialog* dialog) {
        const auto* look = dialog->findChild<FolderLook*>();
        if (!QTest::qWaitFor([look] { return !look->looking(); })) qFatal("it looks for ever");
        return dialog;
    }

    QList<std::pair<const char*, Make>> dialogs() {
        return {
            {"new ensemble", [] { return new NewEnsembleDialog({}); }},
            {"server processes",
             [] {
                 return looked(new LocalEnsembleDialog({3, 0, 2181, u"/nowhere/e"_s, {}}, false));
             }},
            {"server processes without room",
             [] {
                 return looked(new LocalEnsembleDialog({3, 0, 65535, u"/nowhere/e"_s, u"dataDir=/d"_s}, false));
             }},
            {"new ensemble over a run",
             [] {
                 auto* dialog = new NewEnsembleDialog({});
                 dialog->setUnsaved(true);
                 return dialog;
             }},
            {"new ensemble refused", [] { return refused(u"newTick"_s, u"never"_s); }},
            {"new ensemble without a quorum", [] { return refused(u"newWeights"_s, u"1:0,2:0,3:0"_s); }},
            {"settings", [this] { return new SettingsDialog(m_preferences, m_theme, *m_language); }},
            {"run until", [] { return new RunUntilDialog(NodeSet(0b1110), VirtualTime::ofMs(1500)); }},
            {"keys",
             [] {
                 auto* sheet = new KeySheet(nullptr);
                 sheet->addKeys(KeySheet::tr("Keys"), {{u"Ctrl+K"_s, KeySheet::tr("Keys")}});
                 return sheet;
             }},
            {"acl", [this] { return new AclDialog("/", *m_tree.find("/")); }},
            {"create znode", [] { return new CreateZnodeDialog("/"); }},
            {"delete", [this] { return new DeleteDialog(u"/zookeeper"_s, plan()); }},
            {"import",
             [this] {
                 return new ImportDialog({"/app", Zxid{}, subtreeOf(m_tree, "/")}, m_tree);
             }},
            {"merge",
             [] {
                 return new MergeDialog(u"/app"_s, {"a", "b", "c", 1, 2}, DataFormat::Text);
             }},
            {"move", [this] { return new TargetDialog(TargetDialog::Purpose::Move, "/zookeeper", m_tree); }},
            {"duplicate", [this] { return new TargetDialog(TargetDialog::Purpose::Duplicate, "/zookeeper", m_tree); }},
        };
    }

    static WritePlan plan() {
        WritePlan out;
        out.requests.push_back(deleteRequest("/app", 3));
        out.deletes = 1;
        return out;
    }

    static QDialog* refused(const QString& field, const QString& text) {
        auto* dialog = new NewEnsembleDialog({});
        auto* widget = dialog->findChild<QWidget*>(field);
        auto* line = qobject_cast<QLineEdit*>(widget);
        if (!line) line = widget->findChild<QLineEdit*>();
        line->setText(text);
        return dialog;
    }

    static void settle() {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    template <class Look>
    static void eachPage(QDialog& dialog, Look look) {
        look();
        for (QTabWidget* tabs : dialog.findChildren<QTabWidget*>()) {
            for (int i = 0; i < tabs->count(); ++i) {
                tabs->setCurrentIndex(i);
                settle();
                look();
            }
        }
    }

    test::OwnSettings m_settings;
    Preferences m_preferences;
    ThemeChoice m_theme;
    std::unique_ptr<LanguageChoice> m_language;
    tree::Tree m_tree;

private slots:
    void everyWordFits_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("dialog");
        m_theme.choose(u"light"_s);
        for (const QString& language : {u"en"_s, u"zh_CN"_s}) {
            const auto all = dialogs();
            for (int i = 0; i < all.size(); ++i)
                QTest::addRow("%s %s", qPrintable(language), all.at(i).first) << language << i;
        }
    }
    void everyWordFits() {
        QFETCH(QString, language);
        QFETCH(int, dialog);
        m_language = std::make_unique<LanguageChoice>(language);
        const std::unique_ptr<QDialog> shown(dialogs().at(dialog).second());
        shown->show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        settle();
        QStringList wrong;
        eachPage(*shown, [&] { wrong << test::clippedTexts(*shown); });
        if (language == u"zh_CN") wrong << test::englishIn(*shown);
        if (language == u"zh_CN" && test::isEnglish(shown->windowTitle())) wrong << shown->windowTitle();
        wrong.removeDuplicates();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(!shown->windowTitle().isEmpty());
    }

    void whatBeginsARunFitsASmallScreen_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    void whatBeginsARunFitsASmallScreen() {
        QFETCH(QString, language);
        m_language = std::make_unique<LanguageChoice>(language);
        NewEnsembleDialog dialog({});
        dialog.setUnsaved(true);
        dialog.show();
        settle();
        QVERIFY2(dialog.minimumSizeHint().height() <= 430,
                 qPrintable(QString::number(dialog.minimumSizeHint().height())));
        QVERIFY2(dialog.minimumSizeHint().width() <= 720,
                 qPrintable(QString::number(dialog.minimumSizeHint().width())));
    }
};

QTEST_MAIN(TestDialogWords)
#include "tst_dialog_words.moc"
