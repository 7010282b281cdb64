"""One module for each version; the newest names the one before it as `down_revision`."""
