//! Encodings other than UTF-8: read as UTF-8, written back as they were. Both ways are exact, so what is not edited keeps its bytes.

use crate::coding::{to_windows_1252, windows_1252};
use core::fmt;
use core::str::FromStr;
use std::io::{self, Read};

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, and with it Latin-1: what Excel writes as CSV in Italy.
    Windows1252,
}

impl Encoding {
    /// The usual name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// Tells the encoding by the beginning of a file: byte order mark first, then UTF-8 if it is that, then Windows-1252 if it is
    /// plausible Italian. What is mostly UTF-8 with broken places stays UTF-8, so that the places are told.
    pub(crate) fn of(sample: &[u8]) -> Self {
        match sample {
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count() * 10 > sample.len() * 3;
        if zeros(1) && !zeros(0) {
            return Self::Utf16Le;
        }
        if zeros(0) && !zeros(1) {
            return Self::Utf16Be;
        }
        // JSON is UTF-8 by its own law.
        let json = matches!(sample.trim_ascii_start().first(), Some(b'{' | b'['));
        let broken = matches!(core::str::from_utf8(sample), Err(error) if error.error_len().is_some());
        if broken && !json && is_plausible(sample) { Self::Windows1252 } else { Self::Utf8 }
    }

    /// UTF-8 text in this encoding.
    pub(crate) fn encode(self, utf8: Vec<u8>) -> Vec<u8> {
        let text = match self {
            Self::Utf8 => return utf8,
            // A record that is no text has been refused before.
            _ => String::from_utf8_lossy(&utf8),
        };
        match self {
            Self::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => text.chars().map(|c| to_windows_1252(c).unwrap_or(b'?')).collect(),
        }
    }
}

/// True for Italian in Windows-1252: no valid UTF-8 in it, only letters and marks that people use here, and a good guess of the
/// detector that browsers use.
fn is_plausible(sample: &[u8]) -> bool {
    const SEEN: &str = "€…–—‘’“”«»°ºª§·•£©®™´¨¿¡½¼²³àáâäçèéêëìíîïñòóôöùúûüÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜßœŒ\u{a0}";
    let high = sample.iter().copied().filter(|&b| b >= 0x80);
    let utf8 = sample.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"it"), chardetng::Utf8Detection::Allow);
    !utf8 && high.clone().all(|b| SEEN.contains(windows_1252(b))) && high.count() * 4 < sample.len() && guess.name() == "windows-1252"
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// No encoding has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEncoding;

impl fmt::Display for UnknownEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown encoding: expected `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`")
    }
}

impl std::error::Error for UnknownEncoding {}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, UnknownEncoding> {
        match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "utf-16le" | "utf-16" => Ok(Self::Utf16Le),
            "utf-16be" => Ok(Self::Utf16Be),
            "windows-1252" | "cp1252" | "latin1" | "latin-1" | "iso-8859-1" => Ok(Self::Windows1252),
            _ => Err(UnknownEncoding),
        }
    }
}

/// Reads any encoding as UTF-8. What is not valid comes out as bytes that are not valid UTF-8, so that its record is refused.
pub(crate) struct Decoder<R> {
    inner: R,
    encoding: Encoding,
    raw: Vec<u8>,
    /// Half a unit, or half a pair.
    rest: Vec<u8>,
    out: Vec<u8>,
    given: usize,
}

impl<R: Read> Decoder<R> {
    pub(crate) const fn new(inner: R, encoding: Encoding) -> Self {
        Self { inner, encoding, raw: Vec::new(), rest: Vec::new(), out: Vec::new(), given: 0 }
    }

    fn fill(&mut self) -> io::Result<()> {
        const CHUNK: usize = 1 << 16;
        self.out.clear();
        self.given = 0;
        self.raw.clear();
        self.raw.append(&mut self.rest);
        let missing = CHUNK - self.raw.len();
        let read = self.inner.by_ref().take(missing as u64).read_to_end(&mut self.raw)?;
        let last = read < missing;
        match self.encoding {
            Encoding::Utf8 => self.out.append(&mut self.raw),
            Encoding::Windows1252 => {
                for &b in &self.raw {
                    self.out.extend_from_slice(windows_1252(b).encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            Encoding::Utf16Le => self.utf16(u16::from_le_bytes, last),
            Encoding::Utf16Be => self.utf16(u16::from_be_bytes, last),
        }
        Ok(())
    }

    fn utf16(&mut self, unit: fn([u8; 2]) -> u16, last: bool) {
        let units: Vec<u16> = self.raw.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        let cut = !last && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit));
        let whole = units.len() - usize::from(cut);
        for c in char::decode_utf16(units[..whole].iter().copied()) {
            match c {
                Ok(c) => self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                // Half a pair, as generalised UTF-8 has it: three bytes that no UTF-8 text holds.
                Err(half) => {
                    let [high, low] = half.unpaired_surrogate().to_be_bytes();
                    self.out.extend_from_slice(&[0xED, 0x80 | (high & 0x0F) << 2 | low >> 6, 0x80 | low & 0x3F]);
                }
            }
        }
        let rest = &self.raw[whole * 2..];
        if last && !rest.is_empty() {
            self.out.push(0xFF);
        } else {
            self.rest.extend_from_slice(rest);
        }
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.encoding == Encoding::Utf8 {
            return self.inner.read(buffer);
        }
        if self.given == self.out.len() {
            self.fill()?;
        }
        let len = buffer.len().min(self.out.len() - self.given);
        buffer[..len].copy_from_slice(&self.out[self.given..self.given + len]);
        self.given += len;
        Ok(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn decoded(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
        let mut out = Vec::new();
        Decoder::new(Cursor::new(bytes), encoding).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn every_encoding_goes_both_ways() {
        let text = "\u{feff}Perché è già 50 € – ciao’\r\n".repeat(5000);
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            let text = format!("{text}😡");
            let bytes = encoding.encode(text.clone().into_bytes());
            assert_eq!(Encoding::of(&bytes), encoding);
            assert!(decoded(&bytes, encoding) == text.as_bytes());
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(Encoding::Windows1252.encode(decoded(&all, Encoding::Windows1252)), all);
    }

    #[test]
    fn what_is_no_text_stays_so() {
        assert!(String::from_utf8(decoded(&[0x3D, 0xD8, 0x20, 0x00], Encoding::Utf16Le)).is_err());
        assert!(String::from_utf8(decoded(&[0x20, 0x00, 0x20], Encoding::Utf16Le)).is_err());
    }

    #[test]
    fn encodings_are_told() {
        let of = |bytes: &[u8]| Encoding::of(bytes);
        assert_eq!(of(b"Autore;Commento\nNicol\xf2;Perch\xe9 costa 50 \x80?\n"), Encoding::Windows1252);
        assert_eq!(of("Autore;Commento\nNicolò;Perché costa 50 €?\n".as_bytes()), Encoding::Utf8);
        assert_eq!(of("Perché no\nNicol\u{f2}".as_bytes().split_last().unwrap().1), Encoding::Utf8, "cut in a character");
        assert_eq!(of(b"Perch\xc3\xa9 no\nNicol\xf2 ciao\n"), Encoding::Utf8, "broken UTF-8 is told, not guessed at");
        assert_eq!(of(b"ciao\nrotto \xff\xfe qui\n"), Encoding::Utf8);
        assert_eq!(of(b"{\"text\":\"caff\xe8\"}"), Encoding::Utf8);
        assert_eq!(of(b"i\0d\0;\0t\0e\0s\0t\0o\0\n\0"), Encoding::Utf16Le);
        assert_eq!(of(b""), Encoding::Utf8);
    }
}
