"""Every string of the window is translated: no unfinished entry, none missing, none left over, and each translation has
the place holders of its source. usage: translations.py ROOT [--update]
--update: brings the .ts files up to the sources; what is new is left unfinished."""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

PLACE = re.compile(r"%(?:L?\d+|n)")
# Plurals are all that English needs.
LANGUAGES = {"zh_CN": [], "en": ["-pluralonly"]}


def lupdate():
    for place in (shutil.which("lupdate6"), "/usr/lib/qt6/bin/lupdate", shutil.which("lupdate")):
        if place and os.path.exists(place):
            return place
    sys.exit("no lupdate: install qt6-l10n-tools")


def update(root, language, file):
    command = [lupdate(), "-silent", "-no-obsolete", "-locations", "none", "-no-ui-lines", "-source-language", "en", "-target-language",
               language, *LANGUAGES[language], "-recursive", os.path.join(root, "app"), "-ts", file]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)


def messages(file):
    """(context, source, comment) -> (type, translations)"""
    out = {}
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            out[context.findtext("name"), message.findtext("source"), message.findtext("comment")] = translation.get("type", ""), forms
    return out


def findings(root):
    for language in LANGUAGES:
        name = "resources/translations/quorumscope_%s.ts" % language
        committed = os.path.join(root, name)
        with tempfile.TemporaryDirectory() as folder:
            fresh = os.path.join(folder, os.path.basename(committed))
            shutil.copy(committed, fresh)
            update(root, language, fresh)
            wanted = messages(fresh)
        for key in messages(committed).keys() - wanted.keys():
            yield "%s: no source has %s any more" % (name, key[:2])
        for (context, source, _), (state, forms) in sorted(wanted.items(), key=str):
            place = "%s: %s: %r" % (name, context, source)
            if state or not all(forms):
                yield place + " is not translated"
            for form in forms:
                missing = set(PLACE.findall(source)) - set(PLACE.findall(form)) - ({"%n"} if len(forms) > 1 else set())
                if all(forms) and (missing or set(PLACE.findall(form)) - set(PLACE.findall(source))):
                    yield "%s has other place holders in %r" % (place, form)


def main(root, arguments):
    if "--update" in arguments:
        for language in LANGUAGES:
            update(root, language, os.path.join(root, "resources/translations/quorumscope_%s.ts" % language))
        return 0
    found = list(findings(root))
    for line in found:
        print(line)
    print("%d findings" % len(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
