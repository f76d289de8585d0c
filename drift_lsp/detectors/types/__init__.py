"""Types: what is annotated, where a language leaves that open."""
