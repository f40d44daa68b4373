"""Lives against history: read a testimony, date what happened, show it against history."""
