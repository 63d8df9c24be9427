"""The blocks of an article's body. Each has a template in templates/blocks/ named after it.

The stored shapes, as services and tests write them (`images` and `documents` are instances or primary keys in Python, keys in JSON;
every text is bounded, what is marked ? may be empty):

    paragraph   RichText, or its HTML: h2 h3, bold, italic, superscript, subscript, lists, links to addresses, pages and documents
    photo       {"image": PortalImage, "caption"?: str}                      caption falls back to the image's
    gallery     {"title"?: str, "photos": [{"image": PortalImage, "caption"?: str}, …]}          2 to 40
    quote       {"text": str, "speaker": str, "role"?: str}
    figures     {"title"?: str, "rows": [{"value": "78,85", "unit"?: "%", "label": str, "period"?: "2021–2023"}, …]}      1 to 8
    agenda      {"title"?: str, "rows": [{"time": "8h00 – 8h30", "title": str, "speaker"?: str, "file"?: PortalDocument}, …]}
    people      {"title"?: str, "rows": [{"name": str, "title"?: str, "role"?: "Chủ trì"}, …]}
    document    {"document": PortalDocument, "title"?: str, "description"?: str}
    video       {"title": str, "url"?: YouTube or Vimeo address, "file"?: PortalDocument, "poster"?: PortalImage, "caption"?: str}
    callout     {"kind": "note" | "guidance" | "warning", "title"?: str, "text": RichText}
    table       {"data": [[str, …], …], "table_caption": str, "table_header_choice": "row" | "column" | "both" | "neither"}
"""

from portal.pages.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
