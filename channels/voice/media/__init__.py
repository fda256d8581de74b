"""Sound in packets: what a leg hears, forwarded as it came where that will do, else mixed; no sockets, no clock."""
