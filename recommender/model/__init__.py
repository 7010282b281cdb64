"""The model: training, fold-in, scores, reasons, save and load."""
