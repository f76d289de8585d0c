"""API: how requests are routed, checked and answered."""
