"""The demonstration: a made-up company, its customers, a telephone, a mailbox, and a page for all of it."""
