//! Files and folders: the outside world of the program.
