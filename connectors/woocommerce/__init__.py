"""WooCommerce reports customers and orders."""
