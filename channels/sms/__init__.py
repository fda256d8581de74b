"""Text messages (SMS and MMS) through Twilio."""
