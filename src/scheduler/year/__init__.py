"""A duty station's year: when and where every session of its bodies meets, and who interprets."""
