"""The layouts of other sites' exports: one module a site, all of them in `registry`."""
