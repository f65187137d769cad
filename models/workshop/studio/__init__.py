"""The studio: draws labelled pictures of imagined porcelain, so that no collection's photograph is needed."""
