"""Proves that each tidy check can fail, and that it fails only on what it is meant for."""

import os
import tempfile
import unittest

import core
import files
import formatted
import layers
import translations
import twins

GOOD = {
    layers.LAYERS: "# a comment\nengine/base <-\nengine/tree <- engine/base\napp/models <- engine/tree\n",
    "engine/base/ids.h": "#include <cstdint>\n",
    "engine/tree/tree.h": '#include "engine/base/ids.h"\n#include "engine/tree/path.h"\n',
    "app/models/model.h": '#include <QString>\n#include "engine/tree/tree.h"\n#include "model.moc"\n',
}


class Tree(unittest.TestCase):
    def tree(self, **changes):
        """A folder with the files of GOOD, and with `changes` = {path: text} laid over them."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for path, text in {**GOOD, **changes}.items():
            os.makedirs(os.path.join(folder.name, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(folder.name, path), "w", encoding="utf-8") as file:
                file.write(text)
        return folder.name

    def only_finding(self, findings, *parts):
        self.assertEqual(len(findings), 1, findings)
        for part in parts:
            self.assertIn(part, findings[0])


class Layers(Tree):
    def findings(self, **changes):
        return layers.check(self.tree(**changes))

    def test_good_tree_passes(self):
        self.assertEqual(self.findings(), [])

    def test_include_of_a_room_that_is_not_allowed(self):
        found = self.findings(**{"engine/base/ids.h": '// first\n  #  include "engine/tree/tree.h"\n'})
        self.only_finding(found, "engine/base/ids.h:2: ", "engine/base may not include engine/tree")

    def test_what_an_allowed_room_may_include_is_not_inherited(self):
        found = self.findings(**{"app/models/model.cpp": '#include "engine/base/ids.h"\n'})
        self.only_finding(found, "app/models/model.cpp:1: ", "may not include engine/base")

    def test_include_in_a_comment_does_not_count(self):
        self.assertEqual(self.findings(**{"engine/base/ids.h": '/*\n#include "engine/tree/tree.h"\n*/\n'}), [])

    def test_include_not_written_from_the_root(self):
        self.only_finding(self.findings(**{"engine/tree/tree.h": '#include "../base/ids.h"\n'}), "engine/tree/tree.h:1: ")

    def test_qt_in_the_engine(self):
        for header in ("QString", "QtCore/QString", "qglobal.h"):
            found = self.findings(**{"engine/base/ids.h": "#include <%s>\n" % header})
            self.only_finding(found, "engine/base/ids.h:1: Qt in the engine")

    def test_room_without_a_line(self):
        self.only_finding(self.findings(**{"engine/zab/core.h": "\n"}), "engine/zab has no line")

    def test_source_outside_every_room(self):
        self.only_finding(self.findings(**{"engine/loose.h": "\n"}), "engine/loose.h: lies in no room")

    def test_cycle(self):
        self.only_finding(self.findings(**{layers.LAYERS: "engine/base <- engine/tree\nengine/tree <- engine/base\n"
                                                          "app/models <- engine/tree\n"}), "a cycle", "engine/base")

    def test_list_that_is_wrong_in_itself(self):
        good = GOOD[layers.LAYERS]
        self.only_finding(self.findings(**{layers.LAYERS: good + "engine/base <-\n"}), "layers.txt:5: engine/base has two")
        self.only_finding(self.findings(**{layers.LAYERS: good + "engine/zab\n"}), "layers.txt:5: not of the form")
        self.only_finding(self.findings(**{layers.LAYERS: good + "app/x <- engine/nowhere\n"}), "has no line")
        self.only_finding(self.findings(**{layers.LAYERS: good + "engine/zab <- app/models\n"}), "knows no window")


class Core(Tree):
    def findings(self, text, path="engine/base/ids.h"):
        return core.check(self.tree(**{path: text}))

    def test_each_forbidden_thing(self):
        for line in ("#include <thread>", "#include <unordered_map>", "float x;", "const double y = 1;",
                     "auto n = std::rand();", "std::random_device d;", "std::chrono::seconds s;", "x = rand();",
                     "seed = time(nullptr);", "std::unordered_set<int> s;"):
            self.only_finding(self.findings("\n%s\n" % line), "engine/base/ids.h:2: ")

    def test_comments_and_literals_do_not_count(self):
        self.assertEqual(self.findings('// a double\n/* float */ auto s = "double"; auto r = R"(float)";\n'), [])

    def test_digit_separator_opens_no_literal(self):
        self.only_finding(self.findings("auto n = 1'000; double x; auto m = 2'000;\n"), "floating point not for the core: double")

    def test_names_that_only_look_alike(self):
        self.assertEqual(self.findings("int doubled; auto t = lab.time(); auto c = virtual_time(0);\n"), [])

    def test_rooms_outside_the_core_are_free(self):
        self.assertEqual(self.findings("double x;\n", "engine/campaign/main.cpp"), [])


class Files(Tree):
    def findings(self, **changes):
        return files.check(self.tree(**changes))

    def test_long_source(self):
        self.assertEqual(self.findings(**{"app/models/a.cpp": "\n" * files.MOST_LINES}), [])
        self.only_finding(self.findings(**{"app/models/a.cpp": "\n" * (files.MOST_LINES + 1)}), "app/models/a.cpp: 601 lines")

    def test_machine_path_in_any_text(self):
        for folder in ("home", "root", "work"):
            text = "first\nsee /%s/somebody/checkout\n" % folder
            self.only_finding(self.findings(**{"README.md": text}), "README.md:2: ")

    def test_part_of_a_longer_path_is_none(self):
        self.assertEqual(self.findings(**{"README.md": "app/home/x, $x/work/y, https://a.example/root/z\n"}), [])

    def test_an_unfinished_merge(self):
        text = "one\n" + "<" * 7 + " HEAD\ntwo\n"
        self.only_finding(self.findings(**{"README.md": text}), "README.md:2: a merge that was not finished")
        self.assertEqual(self.findings(**{"README.md": "one << two\n=======\n"}), [])

    def test_built_files_do_not_count(self):
        self.assertEqual(self.findings(**{"build/log": "/%s/x\n" % "home"}), [])


class Twins(Tree):
    LIST = {twins.LIST: "qs_room(base)\nqs_room(tree SAME base)\n"}

    def findings(self, **changes):
        return twins.check(self.tree(**{**self.LIST, **changes}))

    def test_room_without_mutants(self):
        self.assertEqual(self.findings(**{"engine/base/mutant.h": "#ifdef QS_MUTANTS\n#endif\n"}), [])

    def test_mutant_in_a_source(self):
        for line in ("if (QS_MUTANT(Name)) return;", "#ifdef QS_MUTANTS"):
            self.only_finding(self.findings(**{"engine/tree/tree.cpp": line + "\n"}), "engine/tree/tree.cpp: ")

    def test_mutant_in_what_an_include_includes(self):
        found = self.findings(**{"engine/tree/tree.h": '#include "engine/base/ids.h"\n',
                                 "engine/base/ids.h": '#include "engine/base/mutant.h"\n',
                                 "engine/base/mutant.h": "#ifdef QS_MUTANTS\n#endif\n"})
        self.only_finding(found, "engine/tree/tree.h: ", "by engine/base/ids.h: by engine/base/mutant.h")

    def test_comment_does_not_count(self):
        self.assertEqual(self.findings(**{"engine/tree/tree.cpp": "// QS_MUTANT\n"}), [])

    def test_list_that_names_no_such_room(self):
        self.only_finding(self.findings(**{twins.LIST: "qs_room(tree base)\n"}), "engine/CMakeLists.txt: no room")


TS = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="%s">%s</TS>'
HELLO = "<context><name>Window</name><message><source>Hello %%1</source><translation>%s</translation></message></context>"


class Translations(Tree):
    def findings(self, chinese, source="class Window : QObject { Q_OBJECT void f() { tr(\"Hello %1\"); } };\n"):
        folder = "resources/translations/quorumscope_"
        return list(translations.findings(self.tree(**{
            "app/models/model.h": source, folder + "zh_CN.ts": TS % ("zh_CN", chinese), folder + "en.ts": TS % ("en", "")})))

    def test_translated(self):
        self.assertEqual(self.findings(HELLO % "\u4f60\u597d %1"), [])

    def test_untranslated(self):
        self.only_finding(self.findings(""), "Window: 'Hello %1' is not translated")

    def test_other_place_holders(self):
        self.only_finding(self.findings(HELLO % "\u4f60\u597d %2"), "other place holders")

    def test_left_over(self):
        self.only_finding(self.findings(HELLO % "\u4f60\u597d %1", "int a;\n"), "no source has ('Window', 'Hello %1')")


@unittest.skipUnless(formatted.find_tool(), "clang-format is not installed")
class Formatted(Tree):
    def test_unformatted_source(self):
        root = self.tree(**{"app/models/model.h": "int a;\n", "engine/base/ids.h": "#include <cstdint>\n\nint   a;\n",
                            ".clang-format": "BasedOnStyle: Google\n"})
        self.only_finding(formatted.check(root, formatted.find_tool()), "engine/base/ids.h:3: not formatted")

    def test_tool_that_fails(self):
        root = self.tree(**{".clang-format": "BasedOnStyle: [\n"})
        self.only_finding(formatted.check(root, formatted.find_tool()), "clang-format")


if __name__ == "__main__":
    unittest.main()
