"""What all conversations share of Discord: client, buttons, deferral, permissions, questions."""
