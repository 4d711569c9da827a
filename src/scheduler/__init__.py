"""Plans intergovernmental conferences: agenda and services in, organization of work out.

What the command line does is a few calls of `scheduler.api`.
"""

__version__ = "0.1.0"
