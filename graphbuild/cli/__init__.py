"""The command line: arguments, one library call, print."""
