"""Training: ratings and community profiles in, a model out; only this loads implicit."""
