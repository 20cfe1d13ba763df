"""The parser: text -> plain data and the place of every key, from PyYAML's stream of events."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn, Protocol

import yaml

from scorecard.yamlfile.content import describe_character, find_unwanted, refuse_unwanted
from scorecard.yamlfile.marks import Marks, Repeated, locate
from scorecard.yamlfile.mistake import Mistake
from scorecard.yamlfile.syntax import COLON_WITHOUT_SPACE, RULE, Event, explain, explain_block_head, explain_reference

Data = dict[str, Any] | list[Any] | str | int | Decimal | bool | None
"""What a file can hold."""

MAX_DEPTH = 40
MAX_NODES = 100_000
"""At most so many keys and values in a file."""
MAX_KEY = 200
MAX_TEXT = 100_000
MAX_DIGITS = 30
MAX_REPEATED = 20
"""So many repeated keys are reported for one file."""

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's reader on top of libyaml where that is there; the other one gives the same, ten times slower."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+", re.ASCII)
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER_STARTS = frozenset("-0123456789")
# Possessive: a file of a million empty lines is gone through once, and nothing is kept to come back to.
_DIRECTIVE = re.compile(r"(?: *+(?:#[^\n]*+)?+\n)*+%")
_TIGHT_COMMENT = re.compile(r"[|>][-+0-9]{0,2}#")
_TIGHT_COLON = re.compile(r":[],[{}]")
_SHARED_LENGTH = 40
"""Texts up to this length (ids, dates, words from lists) come again and again, and are kept once."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, with the mistakes that did not keep it from being read; of repeated keys the first counts."""

    data: Data
    mistakes: tuple[Mistake, ...] = ()
    _log: list[Any] = field(default_factory=list, repr=False, compare=False)
    _marks: Marks | None = field(default=None, repr=False, compare=False)

    def marks(self) -> Marks:
        """Return where everything stands; worked out when asked for, as most files have nothing to point at."""
        return locate(self.data, self._log)[0] if self._marks is None else self._marks


class _Stream(Protocol):
    """What both of PyYAML's readers offer."""

    def get_event(self) -> Any: ...  # noqa: ANN401 - one of a dozen classes without a common shape


class _Stop(Exception):  # noqa: N818 - it ends the reading of one file and is no error of the program
    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake)
        self.mistake = mistake


def parse(text: str, loader: type[Any] = LOADER) -> Document | Mistake:
    """Return what a text holds, or the mistake that keeps it from being read.

    Line breaks are line feeds. `loader` is one of PyYAML's two, with or without libyaml; both give the same.
    """
    mistake = refuse_unwanted(text) or _find_directive(text)
    if mistake is not None:
        return mistake
    stream = loader(text)
    log: list[Any] = []
    repeated: list[tuple[dict[Any, Any], Repeated]] = []
    try:
        data = _read_events(text, stream, log, repeated)
    except _Stop as stop:
        return stop.mistake
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The reader without libyaml lets the mistake of an escape such as \UFFFFFFFF through as a ValueError.
        return explain(text, error)
    finally:
        stream.dispose()
    if not repeated:
        return Document(data, (), log)
    marks, mistakes = locate(data, log)
    for mapping, again in repeated:
        del mapping[again]
    return Document(data, mistakes[:MAX_REPEATED], [], marks)


def _find_directive(text: str) -> Mistake | None:
    found = _DIRECTIVE.match(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.end()) + 1
    return Mistake(line, 1, "directive", "a line that begins with % gives orders to YAML readers", "Delete the line.")


# One loop with everything in it: here the time goes when thousands of files are read, and calls would add half of it.
def _read_events(  # noqa: C901, PLR0912, PLR0915 - see above
    text: str, stream: _Stream, log: list[Any], repeated: list[tuple[dict[Any, Any], Repeated]]
) -> Data:
    """Return the data; `log` then holds the mark of every key and value, in the order of the file."""
    get_event, note, share = stream.get_event, log.append, sys.intern
    scalar, mapping_start, list_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, list_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    # Most files hold nothing that these two would have to look at.
    odd_quotes = "\\" in text or _TIGHT_COMMENT.search(text) is not None
    odd_brackets = "?" in text or any(f":{sign}" in text for sign in ",[]{}")
    stack: list[Any] = []
    top: Any = None
    in_mapping = False
    brackets_from: int | None = None
    key: Any = None
    value: Any
    root: Data = None
    documents = 0
    while True:
        event = get_event()
        kind = type(event)
        if kind is scalar:
            if event.anchor is not None or event.tag is not None:
                raise _Stop(explain_reference(event))
            note(event.start_mark)
            value = event.value
            if event.implicit[0]:
                if value in _WORDS:
                    value = _WORDS[value]
                elif value[0] in _NUMBER_STARTS:
                    value = _read_number(event)
            elif odd_quotes:
                _judge_quoted(event, text)
            if odd_brackets and brackets_from is not None:
                _judge_in_brackets(event, text)
            if type(value) is str:
                if len(value) <= _SHARED_LENGTH:
                    value = share(value)
                elif len(value) > MAX_TEXT:
                    _refuse_length(event)
            if in_mapping:
                if key is None:
                    key = value
                    if type(key) is not str or len(key) > MAX_KEY or key == "<<":
                        _judge_key(key, event)
                    if key in top:
                        key = Repeated(key)
                        repeated.append((top, key))
                else:
                    top[key] = value
                    key = None
            elif top is None:
                root = value
            else:
                top.append(value)
        elif kind is mapping_start or kind is list_start:
            if event.anchor is not None or event.tag is not None:
                raise _Stop(explain_reference(event))
            note(event.start_mark)
            value = {} if kind is mapping_start else []
            if in_mapping:
                if key is None:
                    _stop(event, "key-not-text", "a list or a mapping can't be a key", "Write a text before the colon.")
                top[key] = value
                key = None
            elif top is None:
                root = value
            else:
                top.append(value)
            if event.flow_style and brackets_from is None:
                brackets_from = len(stack)
            stack.append(top)
            top, in_mapping = value, kind is mapping_start
            if len(stack) > MAX_DEPTH:
                _stop(event, "too-deep", f"values are nested more than {MAX_DEPTH} levels deep here", "Nest them less.")
            if len(log) > MAX_NODES:
                _refuse_count(log)
        elif kind is mapping_end or kind is list_end:
            top = stack.pop()
            in_mapping = type(top) is dict
            if len(stack) == brackets_from:
                brackets_from = None
        elif kind is yaml.AliasEvent:
            raise _Stop(explain_reference(event))
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                hint = "Keep one document in a file: delete the line `---`."
                _stop(event, "several-documents", "a second document begins here", hint)
        elif kind is yaml.StreamEndEvent:
            if len(log) > MAX_NODES:
                _refuse_count(log)
            return root


def _read_number(event: Event) -> str | int | Decimal:
    text: str = event.value
    is_integer = _INTEGER.fullmatch(text) is not None
    if not is_integer and _DECIMAL.fullmatch(text) is None:
        return text
    if len(text) > MAX_DIGITS:
        message = f"this number has {len(text):,} digits; at most {MAX_DIGITS} are read"
        _stop(event, "number-too-long", message, "If it is a text made of digits, put it in quotes.")
    return int(text) if is_integer else Decimal(text)


def _judge_key(key: object, event: Event) -> None:
    if not isinstance(key, str):
        found = event.value
        if not found:
            _stop(event, "key-not-text", "there is no key before this colon", "Write the key in front of the colon.")
        _stop(event, "key-not-text", f"the key `{found}` is not text", f'Put it in quotes: "{found}".')
    if len(key) > MAX_KEY:
        message = f"this key has {len(key):,} characters; at most {MAX_KEY} are read"
        _stop(event, "key-too-long", message, "Shorten it; if it is a text, put it in quotes.")
    if event.implicit[0]:
        hint = "Write the keys out; nothing is copied in these files."
        _stop(event, "merge-key", "`<<` copies keys from elsewhere", hint)


def _judge_quoted(event: Event, text: str) -> None:
    offset = find_unwanted(event.value)
    if offset is not None:
        message = f"this text holds {describe_character(event.value[offset])}"
        _stop(event, "control-character", message, "Delete the escape that writes it.")
    if _TIGHT_COMMENT.match(text, event.start_mark.index):
        # libyaml takes it for a comment; the other reader refuses it.
        raise _Stop(explain_block_head(event))


def _judge_in_brackets(event: Event, text: str) -> None:
    # Here the two readers part: for one a question mark always begins a key, and a colon needs no value after it.
    index = event.start_mark.index
    line_before = text[text.rfind("\n", 0, index) + 1 : index]
    if (event.implicit[0] and "?" in event.value) or line_before.rstrip(" ").endswith("?"):
        message = "a question mark stands inside brackets without quotes"
        _stop(event, RULE, message, "Put the text in quotes, or write it on a line of its own.")
    end = event.end_mark
    if event.implicit[0] and _TIGHT_COLON.match(text, end.index):
        raise _Stop(Mistake(end.line + 1, end.column + 1, RULE, *COLON_WITHOUT_SPACE))


def _refuse_length(event: Event) -> NoReturn:
    message = f"this text has {len(event.value):,} characters; at most {MAX_TEXT:,} are read"
    _stop(event, "text-too-long", message, "Shorten it.")


def _refuse_count(log: list[Any]) -> NoReturn:
    mark = log[MAX_NODES]
    message = f"this file holds more than {MAX_NODES:,} keys and values"
    raise _Stop(Mistake(mark.line + 1, mark.column + 1, "too-many-values", message, "Split it into several files."))


def _stop(event: Event, rule: str, message: str, hint: str) -> NoReturn:
    mark = event.start_mark
    raise _Stop(Mistake(mark.line + 1, mark.column + 1, rule, message, hint))
