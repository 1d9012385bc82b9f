"""What GTINs and part numbers say: which styles they join, and which they hold apart."""
