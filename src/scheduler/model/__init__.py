"""The constraint model: the only place that knows OR-Tools."""
