"""From a page to a clean picture: rendering, straightening, shades, stamps, ruling lines, ink."""
