"""The names of the mistakes that are found while reading, before any rule looks at the data."""

from __future__ import annotations

from types import MappingProxyType

MISTAKES = MappingProxyType(
    {
        "alias": "A part of the file is repeated by `*name`; values are written out.",
        "anchor": "A part of the file is named by `&name` to be repeated; values are written out.",
        "bad-date": "A date is not YYYY-MM-DD (or YYYY-MM, or YYYY, where that is allowed), or there is no such day.",
        "bad-delivery": "A delivery level is neither the id of a level nor a number.",
        "bad-file-name": "A file or a folder is not named by an id: lower-case letters, digits, single hyphens.",
        "bad-id": "An id is not made of lower-case letters, digits and single hyphens.",
        "bad-label": "A text that should be one line has several, or spaces at its ends.",
        "bad-language": "A language is not given by its code, such as en or pt-BR.",
        "bad-url": "An address does not begin with http:// or https://, or has a space or a user name in it.",
        "control-character": "There is a character that can't be seen, or that turns the direction of writing.",
        "directive": "A line at the beginning of a file begins with %.",
        "duplicate-key": "A mapping has the same key twice.",
        "duplicate-source": "Two files of shared sources have a source of the same id.",
        "empty-file": "A file holds nothing, or nothing but comments.",
        "empty-list": "A list that needs an item has none.",
        "empty-text": "A text is empty or only spaces.",
        "file-too-large": "A file is larger than two megabytes.",
        "key-not-text": "A key is a number, true, false, null, a list or a mapping.",
        "key-too-long": "A key has more than 200 characters.",
        "lock-changed": "results.lock.json is not what `scorecard publish` wrote.",
        "merge-key": "Keys are copied by `<<`.",
        "missing-file": "programme.yaml, methodology.yaml or an edition's edition.yaml is not there.",
        "missing-key": "A key that is needed is not there.",
        "more-mistakes": "A file has more mistakes than are listed.",
        "no-data-folder": "The data folder is not there, or is not a folder.",
        "not-a-file": "A folder, a pipe or a device stands in a file's place.",
        "not-a-folder": "A file stands in a folder's place.",
        "not-in-list": "A word is not one of those that are allowed.",
        "not-utf-8": "A file is not text in the encoding UTF-8.",
        "number-too-long": "A number has more than 30 digits.",
        "out-of-range": "A number is too small or too large.",
        "outside-folder": "A symbolic link leads out of the data folder.",
        "schema-line-missing": "Line 1 does not name the file's schema, which editors need.",
        "schema-line-wrong": "Line 1 names another schema.",
        "several-documents": "A file has a line `---` that begins a second document.",
        "tab": "There is a tab.",
        "tag": "A value has a tag such as `!x`.",
        "text-too-long": "A text has more characters than are allowed.",
        "too-deep": "Values are nested more than 40 levels deep.",
        "too-many-values": "A file holds more than 100,000 keys and values.",
        "unknown-file": "A file or a folder has no place in a data folder.",
        "unknown-key": "A key is not known.",
        "unreadable-file": "A file or a folder can't be read.",
        "wrong-form": "A text does not have the form that its field asks for.",
        "wrong-type": "A value is of another kind: a number for a text, a text for a list.",
        "wrong-value": "A value can't be used as it is.",
        "yaml-syntax": "A file can't be read as YAML: a quote, a bracket, a colon or the indentation is wrong.",
    }
)
"""What each name means; none of them can be the rule of an exception."""
