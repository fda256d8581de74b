"""Can a customer be helped, on screen, by keyboard? The whole hub, real doors, a real browser."""
