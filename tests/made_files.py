"""Files of the formats that hold a text, made here so that nobody else's are needed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx


def word(paragraphs: Sequence[str], *, tables: int = 0, inside: str = "") -> bytes:
    """A Word document: paragraphs, then `tables` tables one in another, the last with `inside`."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    holder = document
    for depth in range(tables):
        cell = holder.add_table(1, 1).cell(0, 0)
        cell.text = inside if depth == tables - 1 else f"Level {depth + 1}."
        holder = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def changed_part(data: bytes, part: str, text: bytes) -> bytes:
    """A Word document with another text in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return zipped({**parts, part: text})


def pdf(pages: Sequence[Sequence[str]], *, encrypted: bool = False) -> bytes:
    """A PDF with these lines on its pages; an empty line is a gap, as between paragraphs."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects.append(font)
    kids = []
    for page in pages:
        drawn = [b"BT /F1 12 Tf 72 760 Td"]
        for line in page:
            said = line.encode("latin-1").replace(b"\\", b"\\\\")
            said = said.replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"(" + said + b") Tj 0 -14 Td" if line else b"0 -14 Td")
        drawn.append(b"ET")
        stream = zlib.compress(b"\n".join(drawn))
        head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream)
        objects.append(head + stream + b"\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R"
            b" >> >> /Contents %d 0 R >>" % len(objects)
        )
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (named, len(kids))
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + each + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    lock = b""
    if encrypted:  # a password that nobody is told
        lock = (
            b" /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"ab" * 32
            + b"> /U <" + b"cd" * 32 + b"> >> /ID [<00112233> <00112233>]"
        )  # fmt: skip
    out.write(b"trailer << /Size %d /Root 1 0 R" % (len(objects) + 1) + lock)
    out.write(b" >>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()
