# SPDX-License-Identifier: BSL-1.0
"""Loads every page of the documentation in a browser: site.py FOLDER [PLOTS]. Where PLOTS is given, it is the folder of
the committed plots, each of which must be shown by some page.

Fails on what the console complains about, a picture or a formula that does not show, a link that leads nowhere, and a
page of prose that is wider than a phone."""
import sys
from pathlib import Path
from urllib.parse import unquote, urlparse

sys.path.append(str(Path(__file__).parent.parent / "support"))
from browser import Browser  # noqa: E402
from cases import Cases  # noqa: E402
from progress import Progress  # noqa: E402

PHONE = 390
LOOK = """new Promise(resolve => {
    const look = () => resolve({
        pictures: [...document.images].map(i => ({source: i.src, shown: i.naturalWidth > 0})),
        formulas: document.querySelectorAll('script[type^="math/tex"]').length,
        shown: document.querySelectorAll('.MathJax_SVG svg').length,
        errors: window.MathJax && MathJax.Hub ? MathJax.Hub.getAllJax().filter(j => j.texError).length : 0,
        links: [...document.querySelectorAll('a[href]')].map(a => a.href),
        anchors: [...document.querySelectorAll('[id], a[name]')].map(e => e.id || e.name),
        search: document.getElementById('MSearchField') !== null,
        width: document.scrollingElement.scrollWidth});
    if (window.MathJax && MathJax.Hub) MathJax.Hub.Queue(look); else look();
})"""


def main(folder, plots):
    pages = sorted(folder.glob("*.html"))
    browser, seen, complaints = Browser(), {}, {}
    browser.width(PHONE)
    progress = Progress(len(pages), "pages")
    for page in pages:
        progress.step()
        browser.open(page.as_uri())
        sight = seen[page.name] = browser.value(LOOK)
        found = complaints[page.name] = browser.complaints()
        found += [f"a picture is missing: {p['source']}" for p in sight["pictures"] if not p["shown"]]
        if sight["errors"] or sight["shown"] < sight["formulas"]:
            found.append(f"{sight['formulas']} formulas, {sight['shown']} shown, {sight['errors']} wrong")
        if not sight["search"]:
            found.append("no search box")
        if sight["width"] > PHONE:
            found.append(f"{sight['width']} pixels wide on a phone of {PHONE}")
    browser.close()
    progress.end()

    for name, sight in seen.items():
        for link in sight["links"]:
            parts = urlparse(link)
            if parts.scheme != "file":
                continue
            target = Path(unquote(parts.path))
            if not target.exists():
                complaints[name].append(f"a link leads nowhere: {target.name}")
            elif parts.fragment and target.name in seen and unquote(parts.fragment) not in seen[target.name]["anchors"]:
                complaints[name].append(f"no such place: {target.name}#{parts.fragment}")
    cases = Cases()
    for name, found in complaints.items():
        cases.record(name, "\n".join(sorted(set(found))) or None)
    shown = {Path(unquote(urlparse(p["source"]).path)).name for s in seen.values() for p in s["pictures"]}
    for plot in sorted(plots.rglob("*.svg")) if plots else []:
        cases.record(plot.name, None if plot.name in shown else "no page shows this plot")
    cases.finish()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
