//! The readers of exports: any bytes, as each format.

#![no_main]

#[path = "../../../crates/omissis-exports/tests/hold/mod.rs"]
mod hold;

use libfuzzer_sys::fuzz_target;
use omissis_exports::Format;

fuzz_target!(
    init: {
        // What the library panics of that reads the schema of a Parquet file is caught and told as an error.
        let aborts = std::panic::take_hook();
        let caught = |at: &std::panic::Location<'_>| at.file().contains("arrow-ipc");
        std::panic::set_hook(Box::new(move |info| if !info.location().is_some_and(caught) { aborts(info) }));
    },
    |bytes: &[u8]| {
        // A last byte from 0x80 on chooses a format; a file whose format is told from its content ends with any other.
        let told = bytes.last().and_then(|last| Format::all().get(usize::from(last.checked_sub(0x80)?)).copied());
        let bytes = if told.is_some() { &bytes[..bytes.len() - 1] } else { bytes };
        hold::for_any_bytes(bytes, "-", told);
    }
);
