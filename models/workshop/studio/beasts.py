"""stub"""
DRAW = {}
