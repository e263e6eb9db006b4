//! Comment exports as a stream of records whose text fields are byte ranges of the original.
//!
//! 1. [`Export::open`] reads the beginning of a file and tells its format by content.
//! 2. A framer cuts the stream into units that can be parsed each by itself, and hands them on in batches: memory stays the same
//!    whatever the size of the file.
//! 3. Workers parse a unit into [`Record`]s. The fields of a record are [`View`]s: the text as its reader sees it, and the way back
//!    through JSON escapes, CSV quotes and mojibake to the bytes.
//! 4. A [`Visitor`] looks at a record and says what is to change in the text; the view turns that into splices of the bytes.
//! 5. What comes out goes to the [`Sink`] in the order of the file. Every byte outside of the splices is the original one: nothing
//!    is ever written again by a general serialiser, so a file without findings comes out byte-identical.
//!
//! A [`Pending`] file is written beside its target and takes its name only when it is complete.

mod around;
mod calendar;
mod coding;
mod columns;
mod csv;
mod documents;
mod encoding;
mod fault;
mod formats;
mod frame;
mod json;
mod language;
mod names;
mod output;
mod packing;
mod places;
mod record;
mod shapes;
mod stream;
mod tables;
mod view;
mod whatsapp;
mod workbook;
mod xml;

pub use around::{Accounts, Around, Grain};
pub use calendar::Moment;
pub use encoding::{Encoding, UnknownEncoding};
pub use fault::{Fault, Reason};
pub use formats::{Format, Options, Perspective, UnknownFormat};
pub use language::is_foreign;
pub use output::{Pending, Quarantine};
pub use packing::{Packer, Packing};
pub use record::{Edits, Field, Holder, Record, Role};
pub use stream::{Checkpoint, Export, Run, Sink, Visitor};
pub use view::{Splice, View};
