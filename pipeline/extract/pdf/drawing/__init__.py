"""What a page draws besides text: ruling lines, fills and curves."""
