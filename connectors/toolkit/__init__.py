"""What connectors share: signatures and fields of JSON."""
