use super::{is_word_char, leading, url_end};
use crate::text::Span;

/// Extensions of file names, without those that are also words a sentence may start with after a missing space.
const EXTENSIONS: &[&str] = &[
    "7z", "aspx", "avi", "bak", "bib", "bmp", "bz2", "cfg", "conf", "cpp", "css", "csv", "dat", "db", "doc",
    "docm", "docx", "dotx", "eml", "eps", "epub", "exe", "geojson", "gif", "gz", "heic", "htm", "html",
    "ini", "ipynb", "jar", "java", "jpeg", "jpg", "js", "json", "jsonl", "jsx", "log", "m4a", "md", "mkv",
    "mov", "mp3", "mp4", "mpeg", "mpg", "msg", "odp", "ods", "odt", "ogg", "parquet", "pdf", "php", "png",
    "ppt", "pptx", "ps1", "psd", "pst", "py", "rar", "rdf", "ris", "rs", "rst", "rtf", "sh", "sql", "sqlite",
    "srt", "svg", "tar", "tex", "tif", "tiff", "toml", "ts", "tsv", "tsx", "txt", "wav", "webm", "webp",
    "wmv", "xhtml", "xls", "xlsm", "xlsx", "xml", "yaml", "yml", "zip",
];
/// Last labels of domain names that count without a path after them.
const TOP_LEVELS: &[&str] = &[
    "app", "biz", "co.uk", "com", "dev", "edu", "eu", "example", "gov", "gov.uk", "info", "int", "io", "mil",
    "net", "onion", "org", "org.uk", "test",
];

/// A file name, path or bare domain name in `token`.
pub(super) fn find(text: &str, token: Span) -> Option<Span> {
    let word = &text[token];
    let word = word.trim_start_matches([':', '+', '%', '-']);
    let start = token.end() - word.len();
    let word = word.trim_end_matches(['.', ':', '-', '+', '%', '#', '@']);
    let found = domain(text, start, word)
        .or_else(|| (is_path(word) || is_file(word)).then_some(start + word.len()))?;
    Some(Span::new(start, found))
}

/// Whether `word` says by its start that it is a path: from the root, a drive, a server, or the directory at hand.
fn is_path(word: &str) -> bool {
    let bytes = word.as_bytes();
    let rest = match bytes {
        [b'/', rest @ ..] => rest,
        [b'a'..=b'z' | b'A'..=b'Z', b':', b'\\' | b'/', rest @ ..]
        | [b'\\', b'\\', rest @ ..]
        | [b'.' | b'~', b'/', rest @ ..]
        | [b'.', b'.', b'/', rest @ ..] => return !rest.is_empty(),
        _ => return false,
    };
    rest.first().is_some_and(|&byte| byte != b'/') && rest.iter().any(|byte| b"/.-_".contains(byte))
}

/// Whether the last component of `word` has the extension of a file.
fn is_file(word: &str) -> bool {
    let word = word.split('#').next().unwrap_or(word);
    let Some((stem, extension)) = word.rsplit_once('.') else { return false };
    let known = |wanted: &&str| wanted.eq_ignore_ascii_case(extension);
    let has_one_case = !extension.contains(|c: char| c.is_ascii_uppercase())
        || !extension.contains(|c: char| c.is_ascii_lowercase());
    stem.ends_with(|c| is_word_char(c) || c == '-') && has_one_case && EXTENSIONS.iter().any(known)
}

/// Where the domain name with which `word` starts ends, with the path after it.
fn domain(text: &str, start: usize, word: &str) -> Option<usize> {
    let host = leading(word, |c| is_word_char(c) || matches!(c, '.' | '-'));
    let host = host.trim_end_matches(['.', '-']);
    let (name, last) = host.rsplit_once('.')?;
    let path = &word[host.len()..];
    let has_path = path.strip_prefix('/').is_some_and(|path| path.starts_with(is_word_char));
    let top_level =
        TOP_LEVELS.iter().any(|&known| host.strip_suffix(known).is_some_and(|name| name.ends_with('.')));
    let country = has_path && last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    let labels_filled = name.split('.').all(|label| !label.is_empty());
    if !(labels_filled && (top_level || country)) {
        return None;
    }
    Some(if path.starts_with(['/', ':', '#']) {
        url_end(text, start + host.len())
    } else {
        start + host.len()
    })
}
