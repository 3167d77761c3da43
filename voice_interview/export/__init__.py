"""A report as JSON, Markdown, HTML or CSV."""
