"""What conversations share: reading what was typed, asking back, buttons, permissions, messages."""
