"""Extraction measured on saved pages whose truth is known."""
