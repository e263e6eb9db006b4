//! Workbooks and Parquet files: what is clean comes out byte-identical, and what is not changes in its cells only.

mod hold;

use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray, StringViewArray};
use arrow_schema::{DataType, Field};
use calamine::{Data, Reader, Xlsx};
use hold::{LABEL, Look, Ran, SECRET};
use omissis_exports::{Around, Fault, Format, Options, Role, Run};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;

fn run(bytes: &[u8], options: &Options, around: Option<Around>) -> Result<Ran, Fault> {
    hold::run(bytes, "a", options, &Look::hide(around), &Run { threads: 2, quarantine: false, from: None })
}

fn hide(bytes: &[u8]) -> Ran {
    run(bytes, &Options::default(), None).unwrap()
}

/// A workbook of the parts that are given: the inside of its sheets, its shared texts, other parts.
fn workbook(sheets: &[&str], shared: &[&str], others: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, xml: &str| {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(xml.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    part(
        "[Content_Types].xml",
        &format!(
            r#"<?xml version="1.0"?><Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>"#
        ),
    );
    part(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    let (mut named, mut links) = (String::new(), String::new());
    for place in 1..=sheets.len() {
        named.push_str(&format!(r#"<sheet name="Foglio{place}" sheetId="{place}" r:id="s{place}"/>"#));
        links.push_str(&format!(r#"<Relationship Id="s{place}" Type="{office}/worksheet" Target="worksheets/sheet{place}.xml"/>"#));
    }
    part("xl/workbook.xml", &format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{named}</sheets></workbook>"#));
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="{package}/relationships">{links}<Relationship Id="x" Type="{office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="{office}/calcChain" Target="calcChain.xml"/></Relationships>"#
        ),
    );
    for (place, sheet) in sheets.iter().enumerate() {
        part(
            &format!("xl/worksheets/sheet{}.xml", place + 1),
            &format!(r#"<worksheet xmlns="{main}" xmlns:r="{office}"><sheetData>{sheet}</sheetData></worksheet>"#),
        );
    }
    let texts: String = shared.iter().map(|text| format!("<si>{text}</si>")).collect();
    part("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{main}" count="9" uniqueCount="{}">{texts}</sst>"#, shared.len()));
    for (name, xml) in others {
        part(name, xml);
    }
    writer.finish().unwrap().into_inner()
}

fn part(book: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// The cells of the first sheet, as another reader sees them.
fn cells(book: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    let text = |cell: &Data| if let Data::Float(number) = cell { number.to_string() } else { cell.to_string() };
    book.worksheet_range("Foglio1").unwrap().rows().map(|row| row.iter().map(text).collect()).collect()
}

const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>testo</t></is></c><c r="C1" t="inlineStr"><is><t>autore</t></is></c></row>"#;

#[test]
fn a_shared_text_changes_where_nothing_else_names_it() {
    let rows = r#"<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="3" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
<row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" t="s"><v>1</v></c></row>"#;
    let book =
        workbook(&[&format!("{HEAD}{rows}")], &["<t>dico SEGRETO &amp; basta</t>", "<t>SEGRETO</t>", "<t>mai usato SEGRETO</t>"], &[]);
    let Ran { records, out, .. } = hide(&book);
    assert_eq!(records, 2);
    assert!(out.seen.contains(&(2, 4, Role::Text, "testo".into(), "SEGRETO".into())), "{:?}", out.seen);
    let cells = cells(&out.bytes);
    assert_eq!(cells[1], ["1", "dico [X] & basta", "SEGRETO"]);
    assert_eq!(cells[3], ["", "[X]", "SEGRETO"], "the column beside it is not touched");
    let shared = part(&out.bytes, "xl/sharedStrings.xml").unwrap();
    assert!(shared.contains(r#"count="9" uniqueCount="4""#) && shared.contains("<si><t>mai usato [X]</t></si>"), "{shared}");
    assert!(shared.ends_with("<si><t>[X]</t></si></sst>"), "{shared}");
    let sheet = part(&out.bytes, "xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(sheet, part(&book, "xl/worksheets/sheet1.xml").unwrap().replace(r#"r="B4" t="s"><v>1<"#, r#"r="B4" t="s"><v>3<"#));
}

#[test]
fn rich_texts_formulas_and_what_lies_around_are_read() {
    let rows = concat!(
        r#"<row r="2"><c r="B2" t="s"><v>0</v></c></row>"#,
        r#"<row r="3"><c r="B3" s="1" t="str"><f>"SEG"&amp;"RETO"</f><v>SEGRETO</v></c></row>"#,
        r#"<row r="4"><c r="B4" t="str"><f>HYPERLINK("http://x/SEGRETO","qui")</f><v>qui</v></c><c r="E4" t="inlineStr"><is><t>SEGRETO</t></is></c></row>"#,
        r#"<row r="5"><c r="B5" t="inlineStr"><is><t><![CDATA[a <b> SEGRETO]]></t></is></c></row>"#,
        r#"<row r="6"><c r="B6" t="inlineStr"><is><t>a_x000D_SEGRETO</t></is></c></row>"#,
    );
    let rich = "<r><t>il SEG</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">RETO no</t></r>";
    let others = [
        ("xl/calcChain.xml", "<calcChain><c r=\"B3\"/></calcChain>"),
        (
            "xl/comments1.xml",
            "<comments><commentList><comment ref=\"B2\"><text><r><t>nota SEGRETO</t></r></text></comment></commentList></comments>",
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id=\"h\" Type=\"x/hyperlink\" Target=\"mailto:SEGRETO@x.it?a=1&amp;b=2\" TargetMode=\"External\"/></Relationships>",
        ),
        ("xl/pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords><r><s v=\"SEGRETO &quot;x&quot;\"/></r></pivotCacheRecords>"),
        ("xl/media/image1.png", "SEGRETO"),
    ];
    let book = workbook(&[&format!("{HEAD}{rows}"), "<row><c t=\"inlineStr\"><is><t>legenda SEGRETO</t></is></c></row>"], &[rich], &others);
    let Ran { records, out, .. } = hide(&book);
    assert_eq!(records, 5);
    let cells = cells(&out.bytes);
    let texts: Vec<_> = cells[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(texts, ["il [X] no", "[X]", "qui", "a <b> [X]", "a\r[X]"]);
    assert_eq!(cells[3][4], "[X]");
    assert!(
        part(&out.bytes, "xl/sharedStrings.xml")
            .unwrap()
            .contains("<r><t>il [X]</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> no</t></r>")
    );
    assert!(!part(&out.bytes, "xl/worksheets/sheet1.xml").unwrap().contains("<f>"));
    assert!(part(&out.bytes, "xl/calcChain.xml").is_none() && !part(&out.bytes, "[Content_Types].xml").unwrap().contains("calcChain"));
    assert!(!part(&out.bytes, "xl/_rels/workbook.xml.rels").unwrap().contains("calcChain"));
    assert!(part(&out.bytes, "xl/comments1.xml").unwrap().contains("<t>nota [X]</t>"));
    assert!(part(&out.bytes, "xl/worksheets/_rels/sheet1.xml.rels").unwrap().contains("\"mailto:%5BX%5D@x.it?a=1&amp;b=2\""));
    assert!(part(&out.bytes, "xl/pivotCache/pivotCacheRecords1.xml").unwrap().contains("v=\"[X] &quot;x&quot;\""));
    assert!(part(&out.bytes, "xl/worksheets/sheet2.xml").unwrap().contains("legenda [X]"));
    assert_eq!(hide(&out.bytes).out.bytes, out.bytes, "what is hidden stays as it is");
}

#[test]
fn named_columns_are_treated_like_those_of_other_tables() {
    let rows =
        r#"<row r="2"><c r="A2"><v>46032.385</v></c><c r="B2" t="inlineStr"><is><t>ciao</t></is></c><c r="C2"><v>123456</v></c></row>"#;
    let book = workbook(&[&format!("{HEAD}{rows}")], &[], &[]);
    let options = Options { author_fields: vec!["autore".into()], time_fields: vec!["ID".into()], ..Options::default() };
    let Ran { out, .. } = run(&book, &options, Some(Around::published([1; 32]))).unwrap();
    let cells = cells(&out.bytes);
    assert_eq!((cells[1][0].as_str(), cells[1][1].as_str()), ("46032", "ciao"));
    assert!(cells[1][2].starts_with("[UTENTE "), "{cells:?}");
    let unknown = Options { text_fields: vec!["manca".into()], ..Options::default() };
    assert!(run(&book, &unknown, None).is_err_and(|fault| fault.to_string().contains("no field `manca` among `id`, `testo`, `autore`")));
}

#[test]
fn files_that_are_no_exports_are_refused_by_name() {
    let archive = |name: &str| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(b"x").unwrap();
        writer.finish().unwrap().into_inner()
    };
    let cases: &[(Vec<u8>, &str)] = &[
        (archive("comments.json"), "unpack it"),
        (archive("mimetype"), "OpenDocument"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0".to_vec(), ".xls"),
        (b"%PDF-1.7\n1 0 obj\n".to_vec(), "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0".to_vec(), "image"),
        (b"SQLite format 3\0".to_vec(), "SQLite"),
        (vec![0, 1, 2, 3, 0, 200, 1, 0], "binary"),
        (workbook(&[HEAD], &[], &[])[..400].to_vec(), "cut off"),
        (b"PAR1abcd".to_vec(), "Parquet"),
        (parquet(&["a"], Compression::UNCOMPRESSED)[..60].to_vec(), "Parquet"),
    ];
    for (bytes, told) in cases {
        let fault = run(bytes, &Options::default(), None).err().unwrap_or_else(|| panic!("{told}: was read"));
        assert!(fault.to_string().contains(told), "{told}: {fault}");
    }
    // What a few control characters are, whoever names the format knows.
    let named = Options { format: Format::all().iter().find(|format| format.id() == "txt").copied(), ..Options::default() };
    assert!(run(b"ciao a\0\0 tutti\n", &Options::default(), None).is_err());
    assert!(run(b"ciao a\0\0 tutti\n", &named, None).is_ok());
    // A text may begin like one of them.
    assert!(run(b"GIF8 ore fa, Rar! e ID3\nORCO\n", &Options::default(), None).is_ok());
}

fn parquet(texts: &[&str], compression: Compression) -> Vec<u8> {
    let mut replies = ListBuilder::new(StructBuilder::new(
        vec![Field::new("text", DataType::Utf8, true), Field::new("n", DataType::Int64, true)],
        vec![Box::new(StringBuilder::new()), Box::new(Int64Builder::new())],
    ));
    for (place, text) in texts.iter().enumerate() {
        for _ in 0..place % 3 {
            replies.values().field_builder::<StringBuilder>(0).unwrap().append_value(text);
            replies.values().field_builder::<Int64Builder>(1).unwrap().append_value(7);
            replies.values().append(true);
        }
        replies.append(place % 4 != 3);
    }
    let optional: StringArray = texts.iter().map(|text| (!text.is_empty()).then_some(*text)).collect();
    let batch = RecordBatch::try_from_iter_with_nullable(vec![
        ("text", Arc::new(optional) as ArrayRef, true),
        ("n", Arc::new(Int64Array::from_iter_values(0..texts.len() as i64)), false),
        ("author.name", Arc::new(StringViewArray::from_iter_values(texts)), false),
        ("replies", Arc::new(replies.finish()), true),
    ])
    .unwrap();
    let properties = WriterProperties::builder().set_compression(compression).set_max_row_group_row_count(Some(5)).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn table(bytes: Vec<u8>) -> RecordBatch {
    let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    builder.with_batch_size(1 << 20).build().unwrap().next().unwrap().unwrap()
}

#[test]
fn columns_of_text_change_and_no_others() {
    let texts = ["uno", "due SEGRETO", "", "tre", "quattro", "cinque SEGRETO", "sei", "sette", "SEGRETO", "nove", "dieci"];
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::LZ4_RAW, Compression::ZSTD(Default::default())] {
        let file = parquet(&texts, compression);
        let Ran { records, out, .. } = hide(&file);
        assert_eq!(records, 11);
        if compression == Compression::UNCOMPRESSED {
            // The column that nobody named still says it; the values and statistics of the others do not.
            assert_eq!(memchr::memmem::find_iter(&out.bytes, "due SEGRETO").count(), 1);
        }
        let (before, after) = (table(file), table(out.bytes));
        assert_eq!(before.schema(), after.schema());
        assert_eq!(before.column(1), after.column(1));
        assert_eq!(before.column(2), after.column(2), "the column that nobody named");
        let (texts, new) = (before.column(0).as_string::<i32>(), after.column(0).as_string::<i32>());
        assert!(texts.iter().zip(new).all(|(text, new)| text.map(|text| text.replace(SECRET, LABEL)).as_deref() == new));
        let inside = |batch: &RecordBatch| batch.column(3).as_list::<i32>().clone();
        assert_eq!(inside(&before).offsets(), inside(&after).offsets());
        assert_eq!(inside(&before).nulls(), inside(&after).nulls());
        let replies = |batch: &RecordBatch| inside(batch).values().as_struct().column(0).as_string::<i32>().clone();
        assert!(
            replies(&before).iter().zip(&replies(&after)).all(|(text, new)| text.map(|text| text.replace(SECRET, LABEL)).as_deref() == new)
        );
        assert_eq!(inside(&before).values().as_struct().column(1), inside(&after).values().as_struct().column(1));
    }
}

#[test]
fn named_fields_of_a_parquet_file_are_touched() {
    let file = parquet(&["uno", "due"], Compression::SNAPPY);
    let options = Options {
        author_fields: vec!["author.name".into()],
        thread_fields: vec!["n".into()],
        remove_fields: vec!["replies.text".into()],
        ..Options::default()
    };
    let Ran { out, .. } = run(&file, &options, Some(Around::published([1; 32]))).unwrap();
    let after = table(out.bytes);
    assert!(after.column(2).as_string_view().iter().all(|name| name.unwrap().starts_with("[UTENTE ")));
    assert_eq!(after.column(1).as_primitive::<arrow_array::types::Int64Type>().value(0), 0, "0 is no identifier");
    assert!(after.column(1).as_primitive::<arrow_array::types::Int64Type>().value(1) > 1 << 40);
    assert!(after.column(3).as_list::<i32>().values().as_struct().column(0).as_string::<i32>().iter().all(|text| text == Some("")));
    let unknown = Options { text_fields: vec!["manca".into()], ..Options::default() };
    assert!(run(&file, &unknown, None).is_err_and(|fault| fault.to_string().contains("`replies.text`")));
    let none = table(parquet(&["a"], Compression::SNAPPY)).project(&[1]).unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), none.schema(), None).unwrap();
    writer.write(&none).unwrap();
    assert!(run(&writer.into_inner().unwrap(), &Options::default(), None).is_err_and(|fault| fault.to_string().contains("no text field")));
}

/// Comments as people write them.
fn comments() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        4 => "[a-zàèéìòù ]{1,12}",
        1 => prop::sample::select(vec!["\"", "\\", "\n", "\t", "<b>", "&amp;", "]]>", "=1+1", "\u{1f621}", "\u{200b}", "_x000D_", ",", "'"]).prop_map(str::to_owned),
        2 => Just(SECRET.to_owned()),
    ];
    prop::collection::vec(prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat()), 1..12)
}

fn escaped(text: &str) -> String {
    let text = text.replace("_x000D_", "_x005F_x000D_");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: proptest::test_runner::RngSeed::Fixed(2019), ..ProptestConfig::default() })]

    #[test]
    fn workbooks(comments in comments(), inline in any::<bool>()) {
        let mut rows = HEAD.to_owned();
        for (i, text) in comments.iter().enumerate() {
            let text = if inline { format!("t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is>", escaped(text)) } else { format!("t=\"s\"><v>{i}</v>") };
            rows.push_str(&format!("<row r=\"{}\"><c r=\"B{0}\" {text}</c></row>", i + 2));
        }
        let shared: Vec<_> = comments.iter().map(|text| format!("<t xml:space=\"preserve\">{}</t>", escaped(text))).collect();
        let shared: Vec<_> = if inline { Vec::new() } else { shared.iter().map(String::as_str).collect() };
        let book = workbook(&[&rows], &shared, &[]);
        let Ran { records, out, .. } = hide(&book);
        prop_assert_eq!(records as usize, comments.len());
        let seen: Vec<_> = out.seen.iter().filter(|(.., name, _)| name == "testo").map(|(.., text)| text.clone()).collect();
        prop_assert_eq!(&seen, &comments);
        if comments.iter().any(|text| text.contains(SECRET)) {
            for (name, changes) in [("xl/worksheets/sheet1.xml", inline), ("xl/sharedStrings.xml", !inline), ("xl/workbook.xml", false)] {
                let before = part(&book, name).unwrap();
                prop_assert_eq!(part(&out.bytes, name).unwrap(), if changes { before.replace(SECRET, LABEL) } else { before });
            }
        } else {
            prop_assert!(out.bytes == book, "a clean file comes out byte-identical");
        }
    }

    #[test]
    fn parquet_files(comments in comments()) {
        let texts: Vec<_> = comments.iter().map(String::as_str).collect();
        let file = parquet(&texts, Compression::SNAPPY);
        let Ran { records, out, .. } = hide(&file);
        prop_assert_eq!(records as usize, comments.len());
        if comments.iter().any(|text| text.contains(SECRET)) {
            let after = table(out.bytes);
            let new: Vec<_> = after.column(0).as_string::<i32>().iter().map(|text| text.unwrap().to_owned()).collect();
            prop_assert_eq!(new, comments.iter().map(|text| text.replace(SECRET, LABEL)).collect::<Vec<_>>());
        } else {
            prop_assert!(out.bytes == file, "a clean file comes out byte-identical");
        }
    }

    /// Any bytes behind the marks of a container: read, or refused; never a panic.
    #[test]
    fn broken_containers_are_refused(cut in 0_usize..2000, flip in 0_usize..2000, bit in 0_u32..8, columns in any::<bool>()) {
        let mut file = if columns { parquet(&["uno", "due SEGRETO"], Compression::SNAPPY) } else { workbook(&[HEAD], &["<t>x</t>"], &[]) };
        let place = flip % file.len();
        file[place] ^= 1 << bit;
        file.truncate(file.len() - cut % file.len() * usize::from(cut % 3 == 0));
        hold::for_any_bytes(&file, "a", None);
    }
}
