"""HTTP: webhooks, the desk, widget and administration interfaces, sign-in."""
