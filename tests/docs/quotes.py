# SPDX-License-Identifier: BSL-1.0
"""Checks that code quoted in Markdown is the code of the examples: below `<!-- quote FILE REGION -->` stands the region
`// [region REGION]` … `// [region end]` of FILE (`#` in CMake's). With --write, puts it there."""
import re
import sys
import textwrap
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "support"))
from files import write_whole  # noqa: E402

QUOTE = re.compile(r"(<!-- quote (\S+) (\S+) -->\n```(?:cpp|cmake)\n)(.*?)(```\n)", re.DOTALL)


def region(file, name):
    lines = file.read_text().splitlines(keepends=True)
    begin = next((i for i, line in enumerate(lines) if line.strip() in (f"// [region {name}]", f"# [region {name}]")), None)
    if begin is None:
        raise SystemExit(f"{file}: no region {name}")
    end = next(i for i in range(begin, len(lines)) if lines[i].strip() in ("// [region end]", "# [region end]"))
    return textwrap.dedent("".join(lines[begin + 1 : end]))


def main(root, write):
    passed, stale = 0, []
    for page in sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")]):
        text = page.read_text()
        for match in QUOTE.finditer(text):
            if match[4] == region(root / match[2], match[3]):
                passed += 1
            else:
                stale.append(f"{page.relative_to(root)}: {match[2]} {match[3]}")
        if write:
            write_whole(page, QUOTE.sub(lambda m: m[1] + region(root / m[2], m[3]) + m[5], text))
    if write:
        return 0
    for quote in stale:
        print(f"stale: {quote}; run python3 tests/docs/quotes.py . --write")
    if passed + len(stale) == 0:
        stale.append("nothing is quoted")
    print(f"test cases: {passed + len(stale)} | {passed} passed | {len(stale)} failed")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "--write" in sys.argv))
