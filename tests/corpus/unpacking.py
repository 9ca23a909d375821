"""The files of a language out of archives: read and written one by one, so that nothing lands elsewhere."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from lsp_server.syntax import language_for_path
from tests.corpus.fetching import NotFetched, archive_of
from tests.corpus.packages import Corpus, Package, cache

_LARGEST = 200_000  # bytes
_PARSER = "package/lib/typescript.js"
_MOST = 1_000
_LONGEST_FIRST_LINE = 200


def fill(corpus: Corpus, complain: Callable[[str], None]) -> None:
    """Download and unpack what is missing; a package that does not come is named, and left out."""
    for package in corpus.packages:
        if not _folder(corpus, package).is_dir():
            try:
                _unpack(corpus, package)
            except NotFetched as fault:
                complain(str(fault))
    try:
        _fill_parser(corpus)
    except NotFetched as fault:
        complain(str(fault))


def parser_file(parser: Package) -> Path:
    """Where the file of TypeScript's parser is, once it is fetched."""
    return cache() / "parsers" / f"{parser.slug}.js"


def _fill_parser(corpus: Corpus) -> None:
    parser = corpus.parser
    if parser is not None and not parser_file(parser).is_file():
        with tarfile.open(archive_of(parser)) as opened:
            stream = opened.extractfile(_PARSER)
            content = stream.read() if stream else b""
        parser_file(parser).parent.mkdir(parents=True, exist_ok=True)
        parser_file(parser).write_bytes(content)


def sample(corpus: Corpus) -> list[Path]:
    """The unpacked files; of more than 1,000 as many, taken evenly."""
    folders = [_folder(corpus, package) for package in corpus.packages]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    count = min(len(files), _MOST)
    return [files[place * len(files) // count] for place in range(count)]


def inside(name: str) -> PurePosixPath:
    """A relative path without steps upwards."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return PurePosixPath(*(part for part in parts if part not in ("/", "..", ".")))


def _folder(corpus: Corpus, package: Package) -> Path:
    return cache() / corpus.language / package.slug


def _unpack(corpus: Corpus, package: Package) -> None:
    archive, target = archive_of(package), _folder(corpus, package)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, ignore_cleanup_errors=True) as folder:
        part = Path(folder) / "part"
        part.mkdir()
        for name, data in _members(archive):
            if _is_wanted(corpus, name, data):
                path = part / inside(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        part.rename(target)


def _is_wanted(corpus: Corpus, name: str, data: bytes) -> bool:
    first = data[:_LONGEST_FIRST_LINE].split(b"\n", 1)[0].decode("utf-8", "replace")
    return language_for_path(name, first).name == corpus.language


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Every small file with its content; links and devices are left out."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as opened:
            yield from _zipped(opened)
    elif tarfile.is_tarfile(archive):
        with tarfile.open(archive) as opened:
            yield from _tarred(opened)
    else:
        with tarfile.open(fileobj=io.BytesIO(_package_content(archive))) as opened:
            yield from _tarred(opened)


def _package_content(archive: Path) -> bytes:
    """What a package of Debian would install, as a tar archive."""
    command = ("dpkg-deb", "--fsys-tarfile", str(archive))
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except FileNotFoundError as fault:
        raise NotFetched("dpkg-deb is not installed, which unpacks packages of Debian") from fault


def _zipped(opened: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for info in opened.infolist():
        if not info.is_dir() and info.file_size < _LARGEST:
            yield info.filename, opened.read(info)


def _tarred(opened: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for info in opened:
        stream = opened.extractfile(info) if info.isreg() and info.size < _LARGEST else None
        if stream is not None:
            yield info.name, stream.read()
