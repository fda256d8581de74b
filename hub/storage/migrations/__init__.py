"""How the schema came to be; a published step is never edited. Names end in `_pre` or `_post`."""
