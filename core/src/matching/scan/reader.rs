//! Reading one text.

use super::runs::{DIGITS, NO_RUN, RunId};
use super::sets::{ANY, SetId};
use super::starts::{BLOCK, Places};
use super::{Scan, hidden};
use crate::markup::{DIRECTIVE, Format};
use crate::text::{Span, find_byte};

/// Reads a text and stops at each part that can hold a match.
pub(super) struct Reader<'r> {
    scan: &'r Scan,
    source: &'r str,
    text: &'r [u8],
    format: Format,
    /// Whether blank lines part paragraphs; otherwise the text is one.
    cut: bool,
    /// Where the block that is read starts; the next one before the first is read.
    start: usize,
    /// Where runs of the block start that may be triggers, and the first that was not looked at.
    places: Places,
    count: usize,
    next: usize,
    /// The next odd place of the block.
    odd: Option<usize>,
    /// What stands before this needs no look any more.
    done: usize,
    /// The paragraph looked at last, with the runs in it once they were asked for.
    paragraph: Option<Span>,
    present: Vec<u64>,
    is_read: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn new(scan: &'r Scan, source: &'r str, format: Format, cut: bool) -> Self {
        let mut reader = Self {
            scan,
            source,
            text: source.as_bytes(),
            format,
            cut,
            start: 0,
            places: [0; BLOCK / 2],
            count: 0,
            next: 0,
            odd: None,
            done: 0,
            paragraph: None,
            present: Vec::new(),
            is_read: false,
        };
        reader.read_block();
        reader
    }

    /// The next part of the text that can hold a match.
    pub(super) fn next_part(&mut self) -> Option<Span> {
        loop {
            let place = (self.next < self.count).then(|| self.start + usize::from(self.places[self.next]));
            match (place, self.odd) {
                (None, None) => {
                    self.start += BLOCK;
                    if self.start >= self.text.len() {
                        return None;
                    }
                    self.read_block();
                }
                (Some(place), odd) if odd.is_none_or(|odd| place < odd) => {
                    self.next += 1;
                    if place >= self.done && self.is_trigger(place) {
                        return Some(self.marked(place));
                    }
                }
                (_, odd) => {
                    let odd = odd.unwrap_or(self.done);
                    if odd >= self.done {
                        let part = self.marked(odd);
                        self.find_odd(self.done);
                        return Some(part);
                    }
                    self.find_odd(self.done);
                }
            }
        }
    }

    fn read_block(&mut self) {
        let seen = self.scan.starts.look(self.text, self.start, &mut self.places);
        self.count = seen.count;
        self.next = 0;
        self.odd = None;
        if seen.is_odd {
            self.find_odd(self.start);
        }
    }

    /// Looks for the next odd place of the block.
    fn find_odd(&mut self, from: usize) {
        let end = (self.start + BLOCK).min(self.text.len());
        let from = from.max(self.start).min(end);
        self.odd = self.scan.odd.next(self.source, from, end, self.format);
    }

    /// The paragraph round a place is done.
    fn marked(&mut self, at: usize) -> Span {
        let part = self.paragraph_at(at);
        self.done = part.end();
        part
    }

    fn paragraph_at(&mut self, at: usize) -> Span {
        if let Some(known) = self.paragraph.filter(|known| known.start() <= at && at < known.end()) {
            return known;
        }
        let floor = self.paragraph.map_or(0, Span::end);
        let found = if self.cut { paragraph(self.text, at, floor) } else { Span::new(0, self.text.len()) };
        self.paragraph = Some(found);
        self.is_read = false;
        found
    }

    /// Whether the run that starts at the place is a trigger of a rule that may match here.
    fn is_trigger(&mut self, start: usize) -> bool {
        let (scan, text) = (self.scan, self.text);
        let (run, end) = scan.runs.at(text, start);
        if run == NO_RUN {
            return false;
        }
        if run == scan.directive && self.source[start..].starts_with(DIRECTIVE) {
            return true;
        }
        let contexts = scan.contexts_of(run);
        if contexts.is_empty() {
            return false;
        }
        let (before, after) = (self.before(start), self.after(end));
        let beside = |set: SetId, run: Option<RunId>| run.is_none_or(|run| scan.sets.has(set, run));
        // Contexts that share what stands before stand side by side.
        let mut last = (ANY, true);
        contexts.iter().any(|context| {
            if context.before != last.0 {
                last = (context.before, beside(context.before, before));
            }
            last.1 && beside(context.after, after) && {
                let rules = &scan.rules[context.rules.start as usize..context.rules.end as usize];
                rules.iter().any(|&rule| self.are_present(start, &scan.needs[rule as usize]))
            }
        })
    }

    /// The run or number before the run that starts at `end`; nothing if markup keeps them apart.
    fn before(&self, end: usize) -> Option<RunId> {
        let before = &self.text[..end];
        let last = before.iter().rposition(u8::is_ascii_alphanumeric);
        let gap = &before[last.map_or(0, |last| last + 1)..];
        self.sees_across(gap).then(|| last.map_or(NO_RUN, |last| self.scan.runs.ending(before, last)))
    }

    /// The run or number after the run that ends at `start`; nothing if markup keeps them apart.
    fn after(&self, start: usize) -> Option<RunId> {
        let after = &self.text[start..];
        let length = after.iter().position(u8::is_ascii_alphanumeric);
        let gap = &after[..length.unwrap_or(after.len())];
        self.sees_across(gap)
            .then(|| length.map_or(NO_RUN, |length| self.scan.runs.starting(self.text, start + length)))
    }

    /// Whether what stands on both sides of a gap is sure to stand side by side once markup is read.
    fn sees_across(&self, gap: &[u8]) -> bool {
        self.format == Format::Plain || !gap.iter().any(|&byte| hidden::is_markup_between(byte))
    }

    /// Whether the paragraph holds one run of each set.
    fn are_present(&mut self, at: usize, needs: &[SetId]) -> bool {
        let paragraph = self.paragraph_at(at);
        if !self.is_read {
            self.read_paragraph(paragraph);
            self.is_read = true;
        }
        let there = |&run: &u32| self.present[run as usize / 64] & (1 << (run % 64)) != 0;
        needs.iter().all(|&set| self.scan.sets.get(set).iter().any(there))
    }

    fn read_paragraph(&mut self, paragraph: Span) {
        let text = self.text;
        self.present.clear();
        self.present.resize(self.scan.runs.len() / 64 + 1, 0);
        let mut at = paragraph.start();
        while at < paragraph.end() {
            if text[at].is_ascii_alphabetic() {
                let (run, end) = self.scan.runs.at(text, at);
                if run != NO_RUN {
                    self.present[run as usize / 64] |= 1 << (run % 64);
                }
                at = end;
            } else {
                if text[at].is_ascii_digit() {
                    self.present[DIGITS as usize / 64] |= 1 << (DIGITS % 64);
                }
                at += 1;
            }
        }
    }
}

/// The paragraph of a plain text that holds the byte at `at`, with the blank line after it. None starts before `floor`.
fn paragraph(text: &[u8], at: usize, floor: usize) -> Span {
    let mut start = at;
    while let Some(length) = text[floor..start].iter().rposition(|&byte| byte == b'\n') {
        let line_end = floor + length;
        if ends_blank_line(text, line_end) {
            start = line_end + 1;
            break;
        }
        start = line_end;
    }
    if !(start > floor && text[start - 1] == b'\n' && ends_blank_line(text, start - 1)) {
        start = floor;
    }
    Span::new(start, paragraph_end(text, at))
}

/// Where the paragraph that holds the byte at `at` ends, with the blank line after it.
fn paragraph_end(text: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(length) = find_byte(&text[end..], |byte| byte == b'\n') {
        end += length + 1;
        if ends_blank_line(text, end - 1) {
            return end;
        }
    }
    text.len()
}

/// What follows `at`, where a paragraph starts, up to the next blank line.
pub(crate) fn next_paragraph(text: &str, at: usize) -> Span {
    Span::new(at, paragraph_end(text.as_bytes(), at))
}

/// Whether the line that ends at `at` is empty.
fn ends_blank_line(text: &[u8], at: usize) -> bool {
    text[..at].ends_with(b"\n") || text[..at].ends_with(b"\n\r")
}
