"""Illustrations drawn by the program: flat, warm scenes of the work of the federation. Pure: Pillow only, no Django."""
