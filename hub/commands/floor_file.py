"""Floor files: YAML or JSON in, YAML out; what is written is read back as the same values."""

from __future__ import annotations

import re
import sys
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from hub.commands.failure import CommandFailed
from hub.commands.floor_lines import with_lines
from hub.commands.plain_document import NotPlain, plain

EXAMPLE: Final = Path(__file__).parent / "floor_example.yaml"
LARGEST_FILE_BYTES: Final = 16_000_000


class UniqueKeys(yaml.SafeLoader):
    """Refuses a key that comes twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's own
        """A mapping; a key that comes twice would hide what the first one said."""
        seen = set()
        for key_node, _ in node.value:
            if isinstance(key_node, yaml.ScalarNode) and key_node.value in seen:
                raise yaml.constructor.ConstructorError(
                    "while reading a mapping", node.start_mark, f"“{key_node.value}” comes twice", key_node.start_mark
                )
            if isinstance(key_node, yaml.ScalarNode):
                seen.add(key_node.value)
        return super().construct_mapping(node, deep)


class _Loader(UniqueKeys):
    """Reads only truths, nothing and whole numbers as such: dates, times, `on` and `+49…` stay texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name for it


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:merge", re.compile(r"<<$"), ["<"])


@dataclass(frozen=True, slots=True)
class FloorFile:
    """What stands in a file, and where."""

    document: Any
    content: bytes

    @contextmanager
    def lines_told(self) -> Iterator[None]:
        """Whatever is refused because of the file says in which line that stands."""
        try:
            yield
        except CommandFailed as refused:
            root = yaml.compose(self.content.decode("utf-8-sig"), Loader=_Loader)
            raise CommandFailed(with_lines(str(refused), root), refused.status) from None


def read_floor_file(name: str) -> FloorFile:
    """A file, or standard input for `-`; raises CommandFailed."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandFailed(f"{name} cannot be read: {error.strerror}.") from None
    return FloorFile(parse_floor(content, name), content)


def parse_floor(content: bytes, name: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The document in these bytes; raises CommandFailed."""
    if len(content) > LARGEST_FILE_BYTES:
        raise CommandFailed(f"{name} is larger than any floor file.")
    try:
        return plain(yaml.load(content.decode("utf-8-sig"), Loader=_Loader))  # noqa: S506 - a safe loader of our own
    except UnicodeDecodeError:
        raise CommandFailed(f"{name} is not UTF-8.") from None
    except RecursionError:
        raise CommandFailed(f"{name} is nested too deeply.") from None
    except NotPlain as error:
        raise CommandFailed(f"{name} {error}.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise CommandFailed(f"{name} is no YAML: {' '.join(str(error).split())}") from None
    except (AttributeError, KeyError, TypeError):
        # What PyYAML makes of a tag that does not fit its value.
        raise CommandFailed(f"{name} is no YAML: a value does not fit its tag; leave tags out.") from None


def written(document: Any) -> str:  # noqa: ANN401 - a floor document
    """The document as YAML."""
    text: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return text
