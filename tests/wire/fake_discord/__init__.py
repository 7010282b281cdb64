"""A fake Discord: REST and gateway as the documentation tells, with faults on demand."""
