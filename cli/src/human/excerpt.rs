//! The lines of the source in which a wording stands, with a mark beneath it.

use std::ops::Range;

use csea_terms::output::FindingOutput;
use unicode_width::UnicodeWidthChar;

use crate::style::{Add, Palette, is_obeyed, styled};
use crate::tally::level_of;

/// Lines shown of a wording that runs over more: the first ones and the last.
const FIRST_LINES: usize = 2;
const TAB: usize = 4;
/// How far a cut may move to fall between words.
const TO_WORD: usize = 12;

/// The excerpt for a finding, every line with its number.
pub(super) fn excerpt(text: &str, finding: &FindingOutput, width: usize, palette: &Palette) -> String {
    let [start, end] = finding.span.utf8;
    let lines = lines(text, start..end, finding.line);
    let digits = lines.last().map_or(1, |line| line.number.to_string().len());
    let room = width.saturating_sub(digits + 4).max(20);
    let style = palette.level(level_of(finding));
    let gutter = |label: &str| styled(palette.faint, format_args!(" {label:>digits$} |"));
    let mut shown = String::new();
    let left_out = FIRST_LINES..lines.len().saturating_sub(1).max(FIRST_LINES);
    for (index, line) in lines.iter().enumerate() {
        if left_out.contains(&index) {
            if index == left_out.start {
                shown.add(format_args!("{} …\n", gutter("")));
            }
            continue;
        }
        let (words, marks) = window(&cells(line), room);
        shown.add(format_args!("{} {}\n", gutter(&line.number.to_string()), words.trim_end()));
        if !marks.trim_end().is_empty() {
            let space = marks.len() - marks.trim_start().len();
            let marks = format!("{}{}", &marks[..space], styled(style, marks.trim()));
            shown.add(format_args!("{} {marks}\n", gutter("")));
        }
    }
    shown
}

/// A line of the source that holds a part of the wording.
struct Line<'t> {
    number: usize,
    text: &'t str,
    /// The part, in bytes of `text`.
    marked: Range<usize>,
}

/// The lines that hold `span`, which starts in line `number`.
fn lines(text: &str, span: Range<usize>, number: usize) -> Vec<Line<'_>> {
    let is_end = |letter: char| letter == '\n' || letter == '\r';
    let before = text.get(..span.start).unwrap_or_default();
    let mut start = before.rfind(is_end).map_or(0, |at| at + 1);
    let mut lines = Vec::new();
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let body = rest.split(is_end).next().unwrap_or_default();
        let first = span.start.saturating_sub(start).min(body.len());
        let last = span.end.saturating_sub(start).min(body.len());
        let marked = body.get(first..last).unwrap_or_default();
        let indent = if lines.is_empty() { 0 } else { marked.len() - marked.trim_start().len() };
        lines.push(Line { number: number + lines.len(), text: body, marked: first + indent..last });
        let end = start + body.len();
        let pair = rest.get(body.len()..).is_some_and(|rest| rest.starts_with("\r\n"));
        start = end + if pair { 2 } else { 1 };
        if start >= span.end || start > text.len() {
            return lines;
        }
    }
}

/// What is shown for one character.
struct Cell {
    letter: char,
    width: usize,
    marked: bool,
}

fn cells(line: &Line<'_>) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(line.text.len());
    let mut column = 0;
    for (at, letter) in line.text.char_indices() {
        let marked = line.marked.contains(&at);
        let (letter, count) = match letter {
            '\t' => (' ', TAB - column % TAB),
            '\u{feff}' => continue,
            letter if is_obeyed(letter) => (char::REPLACEMENT_CHARACTER, 1),
            letter => (letter, 1),
        };
        for _ in 0..count {
            let width = letter.width().unwrap_or(0);
            column += width;
            cells.push(Cell { letter, width, marked });
        }
    }
    cells
}

/// The line and its marks, cut around the marked part to fit `room`.
fn window(cells: &[Cell], room: usize) -> (String, String) {
    let range = visible_range(cells, room);
    let mut words = String::new();
    let mut marks = String::new();
    if range.start > 0 {
        words.push('…');
        marks.push(' ');
    }
    for cell in cells.get(range.clone()).unwrap_or_default() {
        words.push(cell.letter);
        marks.extend(std::iter::repeat_n(if cell.marked { '^' } else { ' ' }, cell.width));
    }
    if range.end < cells.len() {
        words.push('…');
    }
    (words, marks)
}

fn visible_range(cells: &[Cell], room: usize) -> Range<usize> {
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    if width(cells) <= room {
        return 0..cells.len();
    }
    let room = room - 2;
    let start = cells.iter().position(|cell| cell.marked).unwrap_or(0);
    let end = cells.iter().rposition(|cell| cell.marked).map_or(start, |last| last + 1);
    let taken = width(cells.get(start..end).unwrap_or_default());
    let spare = room.saturating_sub(taken);
    let after = width(cells.get(end..).unwrap_or_default());
    let left = fitting(
        cells.get(..start).unwrap_or_default().iter().rev(),
        (spare / 2).max(spare.saturating_sub(after)),
    );
    let first = to_word(cells, start - left, start);
    let right = fitting(cells.get(first..).unwrap_or_default().iter(), room);
    first..to_word_back(cells, first + right, end)
}

/// How many cells fit.
fn fitting<'c>(cells: impl Iterator<Item = &'c Cell>, room: usize) -> usize {
    let mut left = room;
    cells
        .take_while(|cell| {
            let fits = cell.width <= left;
            left = left.saturating_sub(cell.width);
            fits
        })
        .count()
}

/// The cut at `at` moved right to the start of a word, if one starts soon and before `limit`; never before a mark on the letter before.
fn to_word(cells: &[Cell], at: usize, limit: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let soon = at..limit.min(at + TO_WORD);
    let starts = |&index: &usize| cells.get(index - 1).is_some_and(|cell| cell.letter == ' ');
    soon.clone()
        .find(starts)
        .or_else(|| (at..limit).find(|&index| cells.get(index).is_some_and(|cell| cell.width > 0)))
        .unwrap_or(limit)
}

/// The cut at `at` moved left to the end of a word, if one ends soon and after `limit`.
fn to_word_back(cells: &[Cell], at: usize, limit: usize) -> usize {
    if at >= cells.len() {
        return cells.len();
    }
    let soon = limit.max(at.saturating_sub(TO_WORD))..=at;
    soon.rev().find(|&index| cells.get(index).is_some_and(|cell| cell.letter == ' ')).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, wording: &str, room: usize) -> Vec<(usize, String, String)> {
        let start = text.find(wording).unwrap();
        let number = 1 + text[..start].matches('\n').count();
        lines(text, start..start + wording.len(), number)
            .iter()
            .map(|line| {
                let (words, marks) = window(&cells(line), room);
                (line.number, words, marks.trim_end().to_owned())
            })
            .collect()
    }

    fn one(text: &str, wording: &str, room: usize) -> (String, String) {
        let (_, words, marks) = shown(text, wording, room).remove(0);
        (words, marks)
    }

    #[test]
    fn wording_is_marked_whatever_stands_before_it() {
        for (text, words, marks) in [
            ("été one two", "été one two", "    ^^^"),
            ("日本 one", "日本 one", "     ^^^"),
            ("\tone", "    one", "    ^^^"),
            ("a\tone", "a   one", "    ^^^"),
            ("e\u{301} one", "e\u{301} one", "  ^^^"),
            ("\u{feff}one", "one", "^^^"),
            ("\u{1b}[31m one", "\u{fffd}[31m one", "      ^^^"),
        ] {
            assert_eq!(one(text, "one", 80), (words.to_owned(), marks.to_owned()));
        }
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        let text = format!("{}one two {}", "before ".repeat(30), "after ".repeat(30));
        let (words, marks) = one(&text, "one two", 40);
        assert_eq!(words, "…before before one two after after…");
        assert_eq!(marks, "               ^^^^^^^");
        let (words, _) = one(&format!("one two {}", "after ".repeat(30)), "one two", 30);
        assert_eq!(words, "one two after after after…");
        let (words, marks) = one(&format!("{}one two", "before ".repeat(30)), "one two", 30);
        assert!(words.starts_with("…before ") && words.ends_with(" one two"), "{words}");
        assert_eq!(marks.len(), words.chars().count());
    }

    #[test]
    fn lines_without_spaces_are_cut_too() {
        let text = format!("{}日{}", "e\u{301}".repeat(60), "後".repeat(60));
        let (words, marks) = one(&text, "日", 30);
        assert!(words.starts_with('…') && words.ends_with('…') && words.contains('日'));
        assert_ne!(words.chars().nth(1), Some('\u{301}'));
        assert!(marks.len() <= 30);
        let long = "x".repeat(200);
        assert_eq!(one(&long, &long, 30).1.len(), 28);
    }

    #[test]
    fn wording_over_line_breaks_is_marked_in_each_line() {
        let lines = shown("a\r\nb one\r\n  two c\r\nd", "one\r\n  two", 80);
        let expected = [(2, "b one", "  ^^^"), (3, "  two c", "  ^^^")];
        assert_eq!(
            lines,
            expected.map(|(number, words, marks)| (number, words.to_owned(), marks.to_owned()))
        );
        assert_eq!(shown("one\ntwo", "one\n", 80).len(), 1);
    }
}
