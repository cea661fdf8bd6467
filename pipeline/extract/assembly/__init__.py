"""From pages to one document: tables over page breaks, captions, sections, reading order."""
