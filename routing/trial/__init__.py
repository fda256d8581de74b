"""What a change of a queue's policy would have done: a day of a live floor, played before and after it."""
