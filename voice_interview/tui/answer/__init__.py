"""One answer, or two side by side, as the report shows it. Pure; knows no widget and no thread."""
