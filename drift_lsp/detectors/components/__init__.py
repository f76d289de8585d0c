"""Components: how functions that return JSX are written."""
