//! Starts the program and exits with its code; everything else is in the library.

fn main() -> std::process::ExitCode {
    vanthu::cli::main()
}
