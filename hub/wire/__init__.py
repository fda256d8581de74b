"""What browsers are told: the desk snapshot, every event, and the reducer that joins them."""
