"""The files that the tidy checks read, with comments and literals blanked out where a check must not see them."""

import os
import re

SKIPPED_FOLDERS = {".git", "build", "__pycache__"}
SKIPPED_FILES = {"CMakeUserPresets.json", ".git"}  # .git: of a second work tree

TOKEN = re.compile(
    r'//[^\n]*'                                      # line comment
    r'|/\*.*?\*/'                                    # block comment
    r'|R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'                          # string
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",         # character; after a digit it separates digits
    re.DOTALL)


def walk(root, folders=("",), endings=None):
    """Paths relative to `root`, sorted, of the files below `folders` whose names end as in `endings`."""
    found = []
    for folder in folders:
        for path, names, files in os.walk(os.path.join(root, folder)):
            names[:] = [name for name in names if name not in SKIPPED_FOLDERS]
            found += [os.path.relpath(os.path.join(path, file), root) for file in files
                      if file not in SKIPPED_FILES and (endings is None or file.endswith(endings))]
    return sorted(found)


def cpp_files(root, folders=("engine", "app")):
    return walk(root, folders, (".h", ".cpp"))


def read(root, path):
    """The text of a file, or None when it is not UTF-8 (a picture, say)."""
    with open(os.path.join(root, path), "rb") as file:
        try:
            return file.read().decode()
        except UnicodeDecodeError:
            return None


def blank(text, literals):
    """`text` with comments, and with literals too when asked, replaced by spaces; line numbers stay."""
    def replacement(match):
        token = match.group(0)
        if token.startswith("/") or literals:
            return re.sub(r"[^\n]", " ", token)
        return token
    return TOKEN.sub(replacement, text)


def report(findings):
    """Prints the findings and gives the exit status."""
    for finding in findings:
        print(finding)
    print("%d findings" % len(findings))
    return 1 if findings else 0
