# SPDX-License-Identifier: BSL-1.0
"""Builds the documentation into a folder that opens without a server: build.py FOLDER [--strict]. It is whole or not
there. With --strict, what doxygen complains about is a failure, and so is a public name without documentation."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SITE = Path(__file__).resolve().parent
ROOT = SITE.parent.parent
MATHJAX = Path("/usr/share/javascript/mathjax")
MATHJAX_PARTS = ["MathJax.js", "jax/output/SVG/jax.js", "jax/output/SVG/config.js",
                 "jax/output/SVG/autoload", "jax/output/SVG/fonts/TeX", "jax/element/mml", "jax/input/TeX",
                 "jax/input/MathML", "jax/input/AsciiMath", "extensions"]

VERBATIM = re.compile(r"(^```.*?^```$|<!--.*?-->|\\f\[.*?\\f\])", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"(`[^`]*`)")
FORMULA = re.compile(r"^```math\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^)\s]+)\)")


# What users name: all of these namespaces, and the members of these types.
NAMESPACES = {"ogive", "ogive::functions", "ogive::study", "ogive::simd"}
TYPES = {"ogive::" + name for name in """
    buffer_view row_view transposed_view per_row_view per_column_view kernel_function pullback_function binding variable
    cost stage step_list catalogue_entry check::range check::limit check::accuracy_report check::accuracy_function
    check::gradient_report check::gradient_failure check::gradient_options check::gradient_function study::facts
    study::point study::kink study::stretch study::fixed_point study::interval study::mean_field""".split()}
UNDOCUMENTED = re.compile(r"(?:Member (?P<member>.*) \(\w+\) of \w+ (?P<of>[\w:]+)(?: ?<.*>)?|Compound (?P<of_compound>[\w:]+)::\w+)"
                          r" is not documented")
SPECIALISATION = re.compile(r"\w+< .* >")  # what it means is said of the template


def pages():
    return [ROOT / "README.md", *sorted(p for p in ROOT.glob("docs/**/*.md"))]


def name_of(page):
    """Of a page and its file: docs/chapters/02_vanishing.md is chapters_02_vanishing."""
    if page == ROOT / "README.md":
        return "mainpage"
    relative = page.relative_to(ROOT / "docs").with_suffix("")
    return "_".join(relative.parts).removesuffix("_README").lower()


def file_of(page):
    return "index.html" if name_of(page) == "mainpage" else f"{name_of(page)}.html"


def slug(heading):
    """The anchor that code hosts give to a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")


class Site:
    def __init__(self):
        self.copied = {}  # from the project, under a name in the site

    def target(self, page, link):
        """Where a link of a page leads to in the site; nothing where it is not part of it."""
        if re.match(r"\w+:", link):
            return link
        path, _, anchor = link.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            raise SystemExit(f"{page.relative_to(ROOT)}: a link leads nowhere: {link}")
        if file in pages():
            return file_of(file) + (f"#{name_of(file)}-{anchor}" if anchor else "")
        if file.is_dir():
            return None
        inside = str(file.relative_to(ROOT))
        place = inside if file.suffix == ".svg" else f"files/{inside}.txt"
        self.copied[place] = file
        return place

    def link(self, page, match):
        picture, text, link = match[1], match[2], match[3]
        target = self.target(page, link)
        if picture:
            return f'<img src="{target}" alt="{text}"/>'
        return f'<a href="{target}">{text}</a>' if target else text

    def prose(self, page, text):
        for _ in range(2):  # pictures may be links
            text = LINK.sub(lambda m: self.link(page, m), text)
        parts = CODE.split(text)
        for i in range(0, len(parts), 2):
            parts[i] = re.sub(r"\$\$(.+?)\$\$", r"\\f[\1\\f]", parts[i], flags=re.DOTALL)
            parts[i] = re.sub(r"\$([^$\n]+(?:\n[^$\n]+)?)\$", r"\\f$\1\\f$", parts[i])
        return "".join(parts)

    def page(self, page):
        text = re.sub(r"\A(<!--.*?-->\s*)+", "", page.read_text(), flags=re.DOTALL)
        labels = [name_of(page)]  # of the page, then of its sections

        def heading(match):
            labels.append(f"{name_of(page)}-{slug(match[2])}")
            return f"{match[1]} {match[2]} {{#{labels.pop(0) if len(labels) == 2 and match[1] == '#' else labels[-1]}}}"

        parts = VERBATIM.split(FORMULA.sub(r"\\f[\1\\f]", text))
        for i in range(0, len(parts), 2):
            parts[i] = self.prose(page, HEADING.sub(heading, parts[i]))
        return "".join(parts)


def undocumented(settings):
    """Complaints about public names."""
    run = subprocess.run(["doxygen", "-"], text=True, stderr=subprocess.PIPE, cwd=ROOT, input=settings + """
HIDE_UNDOC_MEMBERS = NO
HIDE_UNDOC_CLASSES = NO
GENERATE_HTML = NO
GENERATE_XML = YES
XML_OUTPUT = undocumented
""")
    found = []
    for line in run.stderr.splitlines():
        match = UNDOCUMENTED.search(line)
        if not match or SPECIALISATION.fullmatch(match["member"] or ""):
            continue
        of = match["of"] or match["of_compound"]
        if of in NAMESPACES or (of in TYPES and match["member"]):
            found.append(line)
    return found


def main(folder, strict):
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    staged = unfinished / "pages"
    staged.mkdir(parents=True)
    site = Site()
    for page in pages():
        (staged / f"{name_of(page)}.md").write_text(site.page(page))
    settings = (SITE / "Doxyfile").read_text() + f"""
INPUT = {staged} {SITE / 'namespaces.dox'} {ROOT / 'include/ogive'}
STRIP_FROM_PATH = {ROOT / 'include'}
OUTPUT_DIRECTORY = {unfinished}
HTML_EXTRA_STYLESHEET = {SITE / 'style.css'}
LAYOUT_FILE = {SITE / 'layout.xml'}
"""
    run = subprocess.run(["doxygen", "-"], input=settings, text=True, stderr=subprocess.PIPE, cwd=ROOT)
    if run.returncode or run.stderr and strict:
        sys.exit(f"doxygen complains:\n{run.stderr}")
    if strict and (found := undocumented(settings)):
        sys.exit("public names without documentation:\n" + "\n".join(found))
    shutil.rmtree(unfinished / "undocumented", ignore_errors=True)
    print(run.stderr, end="", file=sys.stderr)
    shutil.rmtree(staged)
    for place, file in site.copied.items():
        (unfinished / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, unfinished / place)
    for part in MATHJAX_PARTS:
        source, copy = MATHJAX / part, unfinished / "mathjax" / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, copy) if source.is_dir() else shutil.copyfile(source, copy)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), "--strict" in sys.argv)
