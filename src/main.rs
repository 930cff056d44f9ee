//! Starts the program and exits with its code; everything else is in the library.

// The static program's own: that of its C library is slow (docs/performance.md).
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    vanthu::cli::main()
}
