use super::scan::find_byte;
use super::writer::Writer;
use super::{BlockKind, DIRECTIVE, MarkKind};
use crate::text::Span;

/// The most digits of an item's number; longer ones are years or amounts that a line break left at the start of a line.
const NUMBER_DIGITS: usize = 3;
/// The most letters or digits of an item's label in brackets, as in `(xviii)`.
const LABEL_LENGTH: usize = 5;
const BULLETS: [&str; 5] = ["- ", "* ", "+ ", "• ", "– "];
/// How a line that is a comment opens and closes.
const COMMENTS: [(&str, &str); 2] = [("[", "]"), ("<!--", "-->")];
const PARAGRAPH_SEPARATOR: [u8; 3] = [0xe2, 0x80, 0xa9];

/// Reads plain text: blocks between blank lines, list items, lines quoted with `>`.
pub(super) fn read(writer: &mut Writer<'_>, body: Span) {
    let mut block = Current { lines: None, kind: BlockKind::Paragraph, quoted: false };
    let mut start = body.start();
    while start < body.end() {
        let line = Line::at(writer.source, start);
        if let Some(text) = comment(writer.source, line.content) {
            block.end(writer);
            writer.comment(line.content, text);
        } else {
            block.add(writer, &line);
        }
        if line.ends_paragraph {
            block.end(writer);
        }
        start = line.next;
    }
    block.end(writer);
}

/// What a line says to the checker, if it is a comment for it: `[csea-terms: …]`, or the same as an HTML comment.
fn comment(source: &str, line: Span) -> Option<Span> {
    let text = &source[line];
    let (open, inner) = COMMENTS
        .iter()
        .find_map(|(open, close)| Some((open, text.strip_prefix(open)?.strip_suffix(close)?)))?;
    let start = line.start() + open.len() + (inner.len() - inner.trim_start().len());
    let inner = inner.trim();
    inner.starts_with(DIRECTIVE).then(|| Span::new(start, start + inner.len()))
}

/// One line of the source.
struct Line {
    /// Its content without line end, quotation signs and outer white space.
    content: Span,
    quoted: bool,
    ends_paragraph: bool,
    next: usize,
}

impl Line {
    fn at(source: &str, start: usize) -> Self {
        let (end, next, ends_paragraph) = line_end(source.as_bytes(), start);
        let line = &source[start..end];
        let unquoted = line.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let trimmed = line.trim_start();
        let quoted = trimmed.starts_with('>');
        let content = if quoted { unquoted } else { trimmed };
        let content_start = end - content.len();
        let content = Span::new(content_start, content_start + content.trim_end().len());
        Self { content, quoted, ends_paragraph, next }
    }
}

/// Where the line that starts at `start` ends, where the next one starts, and whether a paragraph separator stands between.
fn line_end(bytes: &[u8], start: usize) -> (usize, usize, bool) {
    let mut from = start;
    while let Some(at) = find_byte(bytes, from, |byte| matches!(byte, b'\n' | b'\r' | 0xe2)) {
        match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => return (at, at + 2, false),
            b'\n' | b'\r' => return (at, at + 1, false),
            _ if bytes[at..].starts_with(&PARAGRAPH_SEPARATOR) => {
                return (at, at + PARAGRAPH_SEPARATOR.len(), true);
            }
            _ => from = at + 1,
        }
    }
    (bytes.len(), bytes.len(), false)
}

/// The block that is being read.
struct Current {
    /// From the start of the first line's content to the end of the last one's. Quoted lines are written one by one, and this is the last.
    lines: Option<Span>,
    kind: BlockKind,
    quoted: bool,
}

impl Current {
    fn add(&mut self, writer: &mut Writer<'_>, line: &Line) {
        if line.content.is_empty() {
            return self.end(writer);
        }
        let marker = item_marker(&writer.source[line.content]);
        if marker > 0 || line.quoted != self.quoted {
            self.end(writer);
            self.quoted = line.quoted;
            self.kind = if marker > 0 { BlockKind::ListItem } else { BlockKind::Paragraph };
        }
        let content = Span::new(line.content.start() + marker, line.content.end());
        let before = self.lines.replace(content);
        match before {
            None => {}
            Some(before) if !self.quoted => self.lines = Some(before.cover(content)),
            Some(before) => {
                self.write_quoted(writer, before);
                writer.replaced("\n", Span::new(before.end(), content.start()));
            }
        }
    }

    fn write_quoted(&self, writer: &mut Writer<'_>, line: Span) {
        if writer.is_empty() {
            writer.set_kind(self.kind);
            writer.open(MarkKind::Quotation);
        }
        writer.verbatim(line);
    }

    fn end(&mut self, writer: &mut Writer<'_>) {
        if let Some(lines) = self.lines.take() {
            if self.quoted {
                self.write_quoted(writer, lines);
                writer.close(MarkKind::Quotation);
            } else {
                writer.set_kind(self.kind);
                writer.verbatim(lines);
            }
            writer.end_block();
        }
        self.kind = BlockKind::Paragraph;
        self.quoted = false;
    }
}

/// Length of the bullet or number, and the space after it, with which `line` starts; 0 if it is no item.
fn item_marker(line: &str) -> usize {
    let marker = match line.as_bytes() {
        [b'-' | b'*' | b'+' | 0xe2, ..] => {
            BULLETS.iter().find(|&&bullet| line.starts_with(bullet)).map_or(0, |bullet| bullet.len())
        }
        [b'0'..=b'9', ..] => numbered(line),
        [b'(', label @ ..] => {
            let length = label.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let closed = (1..=LABEL_LENGTH).contains(&length) && label[length..].starts_with(b") ");
            if closed { length + "() ".len() } else { 0 }
        }
        _ => 0,
    };
    let spaces = line[marker..].len() - line[marker..].trim_start().len();
    if marker > 0 { marker + spaces } else { 0 }
}

fn numbered(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    if digits <= NUMBER_DIGITS && (after.starts_with(". ") || after.starts_with(") ")) {
        digits + ". ".len()
    } else {
        0
    }
}
