"""What the figures may be at most; `python -m tools.figures --check` holds them."""

# Up to here a reader sees a function whole, and a file without losing the thread.
FUNCTION_LINES = 40
FILE_LINES = 300

LIMITS = {
    f"functions over {FUNCTION_LINES} lines": 0,
    f"files over {FILE_LINES} lines": 0,
    "Any": 60,
    "sentences outside bot/messages": 0,
    # One read brings all that belongs to a thing; what is beyond it and the write is a copy.
    "transactions: like": 3,
    "transactions: rate": 3,
    "transactions: movie": 3,
    "transactions: recommend": 2,
    "transactions: night vote": 8,
    "transactions: press on a ballot": 3,
}
