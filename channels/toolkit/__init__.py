"""What several channels need: numbers, guarded HTTP, signatures, forms."""
