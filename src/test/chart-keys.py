#!/usr/bin/env python3
"""Which keys of a Helm values file the templates of a chart read, one path a line.

usage: chart-keys.py CHART_DIRECTORY SOURCE > src/main/resources/charts/NAME.keys

`path` is read as it is; `path.*` is passed on whole, so that every key below it may have an
effect; `!path = default` stands in the chart's own values.yaml and no template reads it. SOURCE is
written into the head of the file. Needs PyYAML.
"""
import json
import pathlib
import re
import sys

import yaml

ACTION = re.compile(r"\{\{-?(?!/\*)\s*(.*?)\s*-?\}\}", re.S)
COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.S)
NAME = r"[A-Za-z_][A-Za-z0-9_]*"
REFERENCE = re.compile(rf"(\$(?:{NAME})?)?((?:\.{NAME})+|\.(?![A-Za-z0-9_.]))|(\$(?:{NAME})?)")
INDEX = re.compile(
    rf"\(?\s*(?:index|get|hasKey)\s+((?:\$(?:{NAME})?)?(?:\.{NAME})+|\.)((?:\s+\"[^\"]+\")+)\s*\)?((?:\.{NAME})*)"
)
# functions that hand a whole value on
WHOLE = re.compile(r"\b(toYaml|toJson|include|tpl|range|omit|merge|mergeOverwrite|join|pick|toRawJson)\b")


class Keys:
    def __init__(self):
        self.read, self.whole = set(), set()

    def add(self, path, whole):
        if path is not None and path:
            (self.whole if whole else self.read).add(path)


def resolve(variable, dotted, scope, variables):
    """The path in the values of a reference, None where it is not one of them."""
    parts = tuple(one for one in (dotted or "").split(".") if one)
    if variable in (None, ""):
        if parts[:1] == ("Values",) and scope == "root":
            return parts[1:]
        if scope == "root" or scope is None:
            return None
        return scope + parts
    base = "root" if variable == "$" else variables.get(variable)
    if base == "root":
        return parts[1:] if parts[:1] == ("Values",) else None
    return None if base is None else base + parts


def references(text, scope, variables):
    """Paths that an expression names, and the rest of its text."""
    found = []

    def indexed(match):
        head, names, tail = match.groups()
        variable = re.match(rf"\$(?:{NAME})?", head)
        variable = variable.group(0) if variable else ""
        base = resolve(variable, head[len(variable):], scope, variables)
        if base is not None:
            keys = tuple(re.findall(r'"([^"]+)"', names))
            found.append(base + keys + tuple(one for one in tail.split(".") if one))
        return " "

    text = INDEX.sub(indexed, text)
    text = re.sub(r'"(?:[^"\\]|\\.)*"|`[^`]*`', " ", text)
    for match in REFERENCE.finditer(text):
        path = resolve(match.group(1) or match.group(3) or "", match.group(2), scope, variables)
        if path is not None:
            found.append(path)
    return found


def walk(text, keys):
    stack = [("root", None)]
    variables = {"$root": "root"}
    for match in ACTION.finditer(COMMENT.sub("", text)):
        action = match.group(1)
        word = action.split(None, 1)[0] if action else ""
        scope = stack[-1][0]
        rest = action[len(word):].strip()
        if word == "end":
            if len(stack) > 1:
                stack.pop()
            continue
        if word in ("if", "block"):
            for path in references(rest, scope, variables):
                keys.add(path, bool(WHOLE.search(rest)))
            stack.append((scope, word))
        elif word == "define":
            stack.append(("root", word))
        elif word in ("with", "range"):
            body = rest
            assigned = re.match(rf"(?:(\$\w+)\s*,\s*)?(\$\w+)\s*:=\s*(.*)", rest, re.S)
            if assigned:
                body = assigned.group(3)
            found = references(body, scope, variables)
            for path in found:
                keys.add(path, word == "range")
            inner = found[-1] if found else None
            if word == "range":
                inner = inner + ("*",) if inner is not None else None
            if assigned:
                variables[assigned.group(2)] = inner
            stack.append((inner, word))
        elif word == "else":
            if rest:
                inner = re.sub(r"^(if|with)\s+", "", rest)
                found = references(inner, scope if stack[-1][1] == "if" else stack[-2][0], variables)
                for path in found:
                    keys.add(path, False)
                if rest.startswith("with") and found:
                    stack[-1] = (found[-1], "with")
            elif stack[-1][1] in ("with", "range"):
                stack[-1] = (stack[-2][0], "if")
        else:
            assigned = re.match(r"(\$\w+)\s*:?=\s*(.*)", action, re.S)
            if assigned:
                found = references(assigned.group(2), scope, variables)
                value = assigned.group(2).strip()
                if value == "." and scope == "root":
                    variables[assigned.group(1)] = "root"
                elif found:
                    variables[assigned.group(1)] = found[-1]
                for path in found:
                    keys.add(path, bool(WHOLE.search(value)))
                continue
            whole = bool(WHOLE.search(action))
            for path in references(action, scope, variables):
                keys.add(path, whole)


def leaves(node, path=()):
    """Paths and texts of all scalars; empty lists and maps have none."""
    if isinstance(node, dict):
        for key, below in node.items():
            yield from leaves(below, path + (str(key),))
    elif not isinstance(node, list):
        yield path, json.dumps(node).strip('"')


def covered(path, keys):
    if any(path[: len(one)] == one for one in keys.whole):
        return True
    return any(one[: len(path)] == path for one in keys.read | keys.whole)


def main(chart, source):
    keys = Keys()
    folder = pathlib.Path(chart)
    for template in sorted((folder / "templates").rglob("*")):
        if template.is_file():
            walk(template.read_text(), keys)
    meta = yaml.safe_load((folder / "Chart.yaml").read_text())
    for needed in meta.get("dependencies", []):
        keys.add((needed.get("alias", needed["name"]),), True)
    keys.add(("global",), True)
    keys.whole = {tuple(p for p in one if p != "*") for one in keys.whole}
    keys.read = {one for one in keys.read if "*" not in one}
    keys.whole = {
        one for one in keys.whole
        if not any(one != other and one[: len(other)] == other for other in keys.whole)
    }
    longer = keys.read | keys.whole
    keys.read = {
        one for one in keys.read
        if not any(one[: len(other)] == other for other in keys.whole)
        and not any(one != other and other[: len(one)] == one for other in longer)
    }
    values = yaml.safe_load((folder / "values.yaml").read_text())
    dead = {one: text for one, text in leaves(values) if not covered(one, keys)}
    lines = (
        [quoted(one) for one in keys.read]
        + [quoted(one) + ".*" for one in keys.whole]
        + [f"!{quoted(one)} = {text}" for one, text in dead.items()]
    )
    print(f"# Keys that the templates of the chart read: {source}")
    print("# Written by src/test/chart-keys.py, which says what * and ! mean.")
    for line in sorted(lines, key=lambda text: text.lstrip("!")):
        print(line)


def quoted(path):
    if any("." in one for one in path):
        sys.exit(f"a key with a dot cannot be written: {path}")
    return ".".join(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
