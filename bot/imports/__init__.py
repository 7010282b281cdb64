"""Reading people's files beside the event loop: in a process of its own, within limits."""
