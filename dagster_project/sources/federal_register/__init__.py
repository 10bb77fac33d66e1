"""Rules of the Bureau of Industry and Security as the Federal Register prints them."""
