"""Small pictures that stand still: computed here as plain figures, written as SVG by the templates of pages."""
