"""One module per command of the command line; each has HELP, configure() and run()."""
