"""What the parts of a page are: lines, paragraphs, headings, running headers, axis labels."""
