"""Shopify reports customers, orders and what its privacy law asks."""
