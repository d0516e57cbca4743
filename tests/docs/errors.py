# SPDX-License-Identifier: BSL-1.0
"""Checks that docs/errors.md has every message of the library: errors.py ROOT.

The part on compile-time errors is made of the sentences in the headers and the programs in tests/misuse; OGIVE_WRITE=1 in
the environment writes it. Of run-time errors the page must hold the words of every message."""
import os
import re
import sys
import textwrap
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402
from files import write_whole  # noqa: E402

MADE = re.compile(r"(<!-- written by tests/docs/errors.py; .*? -->\n).*?(<!-- end -->\n)", re.DOTALL)
TEXT = r'"((?:[^"\\]|\\.)*)"'
TEXTS = re.compile(rf"{TEXT}(?:\s+{TEXT})*")


def words(text):
    return " ".join(text.split())


def headers(root):
    return sorted((root / "include").rglob("*.hpp"))


def joined(literals):
    return "".join(re.findall(TEXT, literals)).replace('\\"', '"')


def sentences(root):
    """What static_assert and errors of constant expressions say."""
    found = {}
    for header in headers(root):
        for match in TEXTS.finditer(header.read_text()):
            sentence = words(joined(match[0]))
            if sentence.startswith("ogive: "):
                found.setdefault(sentence, None)
    return list(found)


def refusals(root):
    """The words of run-time messages."""
    found = set()
    for header in headers(root):
        text = header.read_text()
        for call in re.finditer(r"\brefuse\(", text):
            depth, end = 1, call.end()
            while depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
            for literal in TEXTS.finditer(text[call.end():end]):
                if len(joined(literal[0]).split()) > 2:
                    found.add(words(joined(literal[0])))
    return sorted(found)


class Misuse:
    def __init__(self, path):
        self.name = path.stem
        text = path.read_text()
        self.expected = [words(e) for e in re.findall(r"//\s*expect:\s*(.*\S)", text)]
        block = re.search(r"#ifdef MISTAKE\n(.*?)(?:#else\n(.*?))?#endif", text, re.DOTALL)
        self.mistake, self.right = (textwrap.dedent(part or "").strip("\n") for part in block.groups()) if block else ("", "")

    def shows(self, sentence, others):
        """Whether one of its fragments is of this sentence, and of hardly any other one."""
        return any(e in sentence and sum(e in other for other in others) <= 2 for e in self.expected)


def title(sentence):
    return words(re.split(r"[;:(]", sentence.removeprefix("ogive: "))[0]).replace("<", "").rstrip(",")


def example(misuse):
    lines = ["```cpp", f"// tests/misuse/{misuse.name}.cpp", "// wrong:", misuse.mistake]
    if misuse.right:
        lines += ["// right:", misuse.right]
    return "\n".join([*lines, "```"])


def compile_time(root):
    programs = [Misuse(path) for path in sorted((root / "tests/misuse").glob("*.cpp"))]
    groups, all_sentences = {}, sentences(root)
    for sentence in all_sentences:
        groups.setdefault(title(sentence), []).append(sentence)
    parts = []
    for heading in sorted(groups):
        parts.append(f"### {heading[0].upper()}{heading[1:]}\n")
        for sentence in groups[heading]:
            parts.append("\n".join(f"> {line}" for line in textwrap.wrap(
                sentence.replace("<", "\\<") if "`" not in sentence else sentence, 116, break_on_hyphens=False)) + "\n")
        shown = [p for p in programs if p.mistake and any(p.shows(s, all_sentences) for s in groups[heading])]
        parts += [example(p) + "\n" for p in shown[:2]]
    return "\n" + "\n".join(parts) + "\n"


def main(root):
    page = root / "docs/errors.md"
    made = compile_time(root)
    if os.environ.get("OGIVE_WRITE"):
        write_whole(page, MADE.sub(lambda m: m[1] + made + m[2], page.read_text()))
    text = page.read_text()
    cases = Cases()
    fresh = MADE.search(text) and MADE.search(text)[0] == MADE.search(text)[1] + made + MADE.search(text)[2]
    cases.record("compile-time errors",
                 None if fresh else "stale; OGIVE_WRITE=1 python3 tests/docs/errors.py .")
    for message in refusals(root):
        cases.record(message, None if message in words(text) else "docs/errors.md does not have these words")
    for sentence in sentences(root):
        cases.record(sentence, None if title(sentence) else "it has no title")
    cases.finish()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
