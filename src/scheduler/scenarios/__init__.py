"""What if: changed conferences, solved and compared with the one that was planned."""
