"""The preview: the whole site from memory, on this machine, read again whenever a file is saved."""
