"""The workshop: everything that makes data and trains models, none of which ships to the browser."""
