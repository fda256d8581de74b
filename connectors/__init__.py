"""The company's other systems that report by themselves: what their deliveries mean. Knows nothing of the hub."""
