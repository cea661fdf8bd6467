"""Every child process: limits of time and memory, forked calls, the helper of a lone document."""
