"""The parts of a page's layout: lines, paragraphs, headings, running headers, axis labels."""
