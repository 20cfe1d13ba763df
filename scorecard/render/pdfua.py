"""PDF/UA: a file that WeasyPrint wrote as PDF/A-3a says that it is accessible too, once nothing stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.render.errors import RenderError

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document

# PDF/A allows properties of other schemas only where the file describes them: that is the second block.
IDENTIFICATION = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Add the PDF/UA-1 identification to a PDF/A-3a file; RenderError when a font lacks a character of the text."""
    missing = sorted({chr(point) for font in document.fonts.values() for point in font.missing})
    if missing:
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:10])
        raise RenderError(f"the fonts of the theme lack characters that the document needs: {shown}")
    if "Metadata" not in pdf.catalog:
        raise RenderError("the document has no metadata, so it cannot say that it is accessible")
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    head, end, tail = stream.stream[0].rpartition(_END)
    if not end:
        raise RenderError("the document's metadata have an unknown form, so it cannot say that it is accessible")
    stream.stream[0] = head + IDENTIFICATION + end + tail
