"""Tests are sentences about behaviour, in folders by the question they answer."""
