use super::{BYTE_ORDER_MARK, Format, html};

/// How much of a text is looked at.
const LOOKED_AT: usize = 64 * 1024;
/// How a text starts that is HTML whatever follows.
const PROLOGUES: [&str; 4] = ["<!doctype html", "<html", "<head", "<body"];
const FENCES: [&str; 3] = ["```", "~~~", "[^1]:"];

/// The likely format of a text that comes without a file name.
///
/// HTML if it starts as a page does, or holds HTML tags and no Markdown; Markdown if it shows a heading with `#`, a fence, a table, a link,
/// an image, front matter or strong emphasis; otherwise plain text. Looks at the first 64 KiB.
///
/// # Examples
///
/// ```
/// use csea_terms::markup::{Format, sniff};
/// assert_eq!(sniff("<p>Été</p>"), Format::Html);
/// assert_eq!(sniff("# Été\n"), Format::Markdown);
/// assert_eq!(sniff("L'été, a < b"), Format::Plain);
/// ```
pub fn sniff(source: &str) -> Format {
    let looked_at = (0..=source.len().min(LOOKED_AT)).rev().find(|&end| source.is_char_boundary(end));
    let text = &source[..looked_at.unwrap_or(0)];
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let start = text.trim_start();
    if PROLOGUES.iter().any(|prologue| starts_with_ignoring_case(start, prologue)) {
        return Format::Html;
    }
    if has_front_matter(text) || text.lines().any(is_markdown) {
        return Format::Markdown;
    }
    let mut tags = text.match_indices('<').filter(|&(at, _)| html::is_tag(&text[at..]));
    let has_tag = tags.next().is_some();
    let has_two = tags.next().is_some();
    if has_two || (has_tag && start.starts_with('<')) { Format::Html } else { Format::Plain }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start))
}

fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    match lines.next() {
        Some(fence @ ("---" | "+++")) => {
            lines.next().is_some_and(|line| line.contains([':', '='])) && lines.any(|line| line == fence)
        }
        _ => false,
    }
}

fn is_markdown(line: &str) -> bool {
    let line = line.trim_start();
    let level = line.bytes().take_while(|&byte| byte == b'#').count();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']);
    let is_fence = FENCES.iter().any(|fence| line.starts_with(fence));
    is_heading || is_fence || is_delimiter_row(line) || has_link(line) || has_strong(line)
}

/// The row under the header of a table: `|---|:--:|`.
fn is_delimiter_row(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.trim_end().bytes().all(|byte| b"|-: ".contains(&byte))
}

/// `[text](target)`, `![image](target)`, or `[label]: target`.
fn has_link(line: &str) -> bool {
    let Some(bracket) = line.find('[') else { return false };
    let closed = line[bracket..].find("](").is_some_and(|at| line[bracket + at..].contains(')'));
    let defined =
        bracket == 0 && line.split_once("]: ").is_some_and(|(_, target)| target.contains(['/', '.', '#']));
    closed || defined
}

/// `**strong**` or `__strong__`.
fn has_strong(line: &str) -> bool {
    ["**", "__"].iter().any(|&sign| {
        let mut parts = line.split(sign);
        let before = parts.next();
        let inner = parts.next().unwrap_or_default();
        let starts_word = before.is_some_and(|text| !text.ends_with(char::is_alphanumeric)) || sign == "**";
        let tight = inner.starts_with(char::is_alphanumeric) && !inner.ends_with(char::is_whitespace);
        starts_word && tight && parts.next().is_some()
    })
}
