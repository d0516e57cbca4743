# SPDX-License-Identifier: BSL-1.0
"""The rules of the house that text can show: what a header begins with, and what it may include.

    layers.py INCLUDE_DIRECTORY"""
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).parent.parent / "support"))
from cases import Cases  # noqa: E402

# A layer includes itself and what lies before it; the last ones do not know of each other.
LAYERS = [["simd"], ["primitive"], ["expression"], ["graph"], ["transform"], ["kernel"], ["activation"],
          ["print", "study", "check", "interop", "dispatch"]]
RANK = {layer: rank for rank, layers in enumerate(LAYERS) for layer in layers}
MAY_INCLUDE_IN_ROW = {("check", "print"), ("study", "print")}
EXPENSIVE = {"iostream", "functional", "chrono", "regex"}
LONGEST = 350
# Who only writes formulas does not pay for the SIMD registers.
FORMULAS_ONLY = ["ogive/expression/derivative.hpp", "ogive/activation/activations.hpp"]
WITHOUT_REGISTERS = {"ogive/simd/declared.hpp", "ogive/simd/lane.hpp", "ogive/simd/detail/ieee.hpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def may_include(layer, other):
    return layer == other or RANK[other] < RANK[layer] or (layer, other) in MAY_INCLUDE_IN_ROW


def complaints(path, text):
    """What is wrong with a header; `path` is as one would include it."""
    lines = text.splitlines()
    if lines[:1] != ["// SPDX-License-Identifier: BSL-1.0"]:
        yield "its first line is not `// SPDX-License-Identifier: BSL-1.0`"
    if lines[1:2] != ["#pragma once"]:
        yield "its second line is not `#pragma once`"
    if len(lines) > LONGEST:
        yield f"it has {len(lines)} lines; at most {LONGEST} are one idea"
    parts = pathlib.PurePosixPath(path).parts
    layer = parts[1] if len(parts) > 2 else None
    if layer is not None and layer not in RANK:
        yield f"{layer} is not a layer; the layers are {', '.join(RANK)}"
        return
    for bracket, name in INCLUDE.findall(text):
        if bracket == '"':
            yield f'it includes "{name}"; write <ogive/...>'
        elif name in EXPENSIVE:
            yield f"it includes <{name}>, which every user would pay for"
        elif name.startswith("ogive/"):
            other = name.split("/")[1]
            if layer is not None and not (other in RANK and may_include(layer, other)):
                yield f"{layer} includes <{name}>, which does not lie before it"


def reached(include, name):
    """The headers of the project that a header includes, and those that these include."""
    found, rest = set(), [name]
    while rest:
        for _, other in INCLUDE.findall(pathlib.Path(include, rest.pop()).read_text()):
            if other.startswith("ogive/") and other not in found:
                found.add(other)
                rest.append(other)
    return found


def main(include):
    cases = Cases()
    for name in FORMULAS_ONLY:
        registers = {other for other in reached(include, name) if other.startswith("ogive/simd/")} - WITHOUT_REGISTERS
        cases.record(f"{name} without registers", f"it includes {', '.join(sorted(registers))}" if registers else None)
    for path in sorted(pathlib.Path(include).rglob("*.hpp")):
        name = path.relative_to(include).as_posix()
        cases.record(name, "\n".join(complaints(name, path.read_text())))
    cases.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
