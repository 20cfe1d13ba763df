"""What a document says about its edition: metadata for programs, as RDF in XMP (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from scorecard.views.frame import Frame

SCHEMA = "urn:commitment-scorecard:document:1:"
"""The name space of what a document says about its edition."""
FIELDS = {
    "edition": "Edition that the document belongs to",
    "cutOff": "Last day of evidence",
    "stage": "How far the edition is",
    "dataHash": "SHA-256 of the data that the document was made from",
}
_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""'
_PROPERTY = """<rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>{name}</pdfaProperty:name>
   <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
   <pdfaProperty:category>{category}</pdfaProperty:category>
   <pdfaProperty:description>{words}</pdfaProperty:description>
  </rdf:li>"""
_SCHEMA = """<rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>{title}</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
 </rdf:li>"""
_UA = "http://www.aiim.org/pdfua/ns/id/"


def state(frame: Frame) -> str:
    """Return who may use a document how, and which edition of which data it is, as the last blocks of its metadata."""
    values = (frame.edition_id, frame.cut_off, frame.standing, frame.digest_whole)
    own = "".join(
        f"<scorecard:{name}>{escape(text)}</scorecard:{name}>" for name, text in zip(FIELDS, values, strict=True)
    )
    rights = f"{frame.publisher}. {frame.licence}."
    web = f" xmpRights:WebStatement={quoteattr(frame.licence_address)}" if frame.licence_address else ""
    properties = "".join(
        _PROPERTY.format(name=name, kind="Text", category="external", words=words) for name, words in FIELDS.items()
    )
    part = _PROPERTY.format(
        name="part", kind="Integer", category="internal", words="Part of ISO 14289 that the file follows"
    )
    # PDF/A allows properties of other schemas only where the file describes them: that is the last block.
    return f"""
<rdf:Description {_RDF} xmlns:pdfuaid="{_UA}" pdfuaid:part="1"/>
<rdf:Description {_RDF} xmlns:dc="http://purl.org/dc/elements/1.1/">
 <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(rights)}</rdf:li></rdf:Alt></dc:rights>
 <dc:identifier>sha256:{escape(frame.digest_whole)}</dc:identifier>
</rdf:Description>
<rdf:Description {_RDF} xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmpRights:Marked="True"{web}/>
<rdf:Description {_RDF} xmlns:scorecard="{SCHEMA}">{own}</rdf:Description>
<rdf:Description {_RDF} xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag>
 {_SCHEMA.format(title="PDF/UA identification", address=_UA, prefix="pdfuaid", properties=part)}
 {_SCHEMA.format(title="Edition of a scorecard", address=SCHEMA, prefix="scorecard", properties=properties)}
 </rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
