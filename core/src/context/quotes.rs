//! Quotations in the marks of many customs, paired within a paragraph.

use crate::text::{Span, find_byte};

/// Longest quotation in single marks, in bytes: apostrophes pair by accident over longer stretches.
const LONGEST_SINGLE: usize = 400;
/// Longest quotation in double marks, in bytes.
const LONGEST_DOUBLE: usize = 2_000;

/// Which marks hold a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteMarks {
    /// Single marks, which may be apostrophes.
    Single,
    /// Any other marks.
    Double,
}

/// A quotation: what stands between its marks, in bytes of the block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub(crate) inner: Span,
    pub(crate) marks: QuoteMarks,
}

/// Whether a text starts with an opening quotation mark.
pub(crate) fn opens_quotation(text: &str) -> bool {
    let mut characters = text.trim_start().chars();
    let mark = characters.next();
    let next = characters.next();
    mark.is_some_and(|mark| is_quote(mark) && is_opener(mark, None, next))
}

/// Every quotation of a block, in order of its start.
///
/// `continues`: whether the next block opens with a quotation mark; then a quotation that is still open at the end of this block is one.
pub(crate) fn quotations(text: &str, continues: bool) -> Vec<Quotation> {
    let may_quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | b'\\' | 0x80..);
    if find_byte(text.as_bytes(), may_quote).is_none() {
        return Vec::new();
    }
    let mut pairer = Pairer { open: Vec::new(), places: Vec::new(), found: enquoted(text) };
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        if is_quote(character) {
            pairer.mark(at, character, before, next);
        }
        before = Some(character);
    }
    pairer.finish(text.len(), continues)
}

/// What stands in the `\enquote{…}` of LaTeX.
fn enquoted(text: &str) -> Vec<Quotation> {
    const COMMAND: &str = "\\enquote{";
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(COMMAND) {
        let start = at + COMMAND.len();
        if end < start {
            let Some(length) = text[start..].find('}') else { break };
            end = start + length;
        }
        let inner = Span::new(start, end);
        if inner.len() <= LONGEST_DOUBLE {
            found.push(Quotation { inner, marks: QuoteMarks::Double });
        }
    }
    found
}

/// Those of `quotations`, which are sorted by their start, that can touch `span`: no other is long enough.
pub(crate) fn near(quotations: &[Quotation], span: Span) -> &[Quotation] {
    let reach = span.start().saturating_sub(LONGEST_DOUBLE + 1);
    let first = quotations.partition_point(|quotation| quotation.inner.start() < reach);
    let end = quotations.partition_point(|quotation| quotation.inner.start() <= span.end());
    &quotations[first..end.max(first)]
}

struct Open {
    mark: char,
    inner_start: usize,
}

struct Pairer {
    open: Vec<Open>,
    /// For each mark that opened something, where in `open` it stands; innermost last.
    places: Vec<(char, Vec<usize>)>,
    found: Vec<Quotation>,
}

impl Pairer {
    fn mark(&mut self, at: usize, mark: char, before: Option<char>, next: Option<char>) {
        let in_word = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        if in_word && is_single(mark) {
            return;
        }
        if can_close(mark, before, next)
            && let Some(index) = self.innermost(mark)
        {
            let open = &self.open[index];
            let marks = if is_single(open.mark) { QuoteMarks::Single } else { QuoteMarks::Double };
            let longest = if marks == QuoteMarks::Single { LONGEST_SINGLE } else { LONGEST_DOUBLE };
            let inner = Span::new(open.inner_start, at);
            if inner.len() <= longest && !inner.is_empty() {
                self.found.push(Quotation { inner, marks });
            }
            self.close_to(index);
            return;
        }
        if is_opener(mark, before, next) {
            let place = self.open.len();
            match self.places.iter_mut().find(|(known, _)| *known == mark) {
                Some((_, places)) => places.push(place),
                None => self.places.push((mark, vec![place])),
            }
            self.open.push(Open { mark, inner_start: at + mark.len_utf8() });
        }
    }

    /// The innermost open quotation that `mark` can end.
    fn innermost(&self, mark: char) -> Option<usize> {
        let closed = self.places.iter().filter(|(open, _)| closes(*open, mark));
        closed.filter_map(|(_, places)| places.last().copied()).max()
    }

    fn close_to(&mut self, index: usize) {
        self.open.truncate(index);
        for (_, places) in &mut self.places {
            while places.last().is_some_and(|&place| place >= index) {
                places.pop();
            }
        }
    }

    fn finish(mut self, end: usize, continues: bool) -> Vec<Quotation> {
        if continues && let Some(open) = self.open.iter().find(|open| !is_single(open.mark)) {
            let inner = Span::new(open.inner_start, end);
            if inner.len() <= LONGEST_DOUBLE {
                self.found.push(Quotation { inner, marks: QuoteMarks::Double });
            }
        }
        self.found.sort_by_key(|quotation| quotation.inner.start());
        self.found
    }
}

fn is_quote(character: char) -> bool {
    is_single(character)
        || matches!(
            character,
            '"' | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '「'
                | '」'
                | '『'
                | '』'
                | '﹁'
                | '﹂'
                | '﹃'
                | '﹄'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '〝'
                | '〞'
                | '〟'
                | '＂'
                | '❝'
                | '❞'
                | '״'
        )
}

fn is_single(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '＇' | '`' | '❛' | '❜' | '´')
}

/// Whether `mark` can end a quotation that `open` began.
fn closes(open: char, mark: char) -> bool {
    match open {
        '“' => matches!(mark, '”' | '“' | '"'),
        '„' => matches!(mark, '“' | '”' | '"'),
        '”' => mark == '”',
        '«' => mark == '»',
        '»' => matches!(mark, '«' | '»'),
        '‹' => mark == '›',
        '›' => matches!(mark, '‹' | '›'),
        '‘' => matches!(mark, '’' | '\''),
        '‚' => matches!(mark, '‘' | '’'),
        '’' => mark == '’',
        '`' => matches!(mark, '\'' | '´' | '`'),
        '「' => mark == '」',
        '『' => mark == '』',
        '﹁' => mark == '﹂',
        '﹃' => mark == '﹄',
        '《' => mark == '》',
        '〈' => mark == '〉',
        '〝' => matches!(mark, '〞' | '〟'),
        '❝' => mark == '❞',
        '❛' => mark == '❜',
        _ => mark == open,
    }
}

/// Whether a mark stands where a quotation can begin: not after a letter or digit, and before something.
fn is_opener(mark: char, before: Option<char>, next: Option<char>) -> bool {
    let after_word = before.is_some_and(char::is_alphanumeric);
    let before_space = next.is_none_or(char::is_whitespace);
    match mark {
        '」' | '』' | '﹂' | '﹄' | '》' | '〉' | '〞' | '〟' | '❞' | '❜' | '´' => false,
        '「' | '『' | '﹁' | '﹃' | '《' | '〈' | '〝' | '❝' | '❛' => true,
        // French custom puts a space inside the marks.
        '«' | '‹' => !after_word,
        // '90s and the like are no quotations.
        '\'' | '’' | '＇' => {
            !after_word && !before_space && !next.is_some_and(|next| next.is_ascii_digit())
        }
        _ => !after_word && !before_space,
    }
}

/// Whether a mark stands where a quotation can end: not before a letter or digit.
fn can_close(mark: char, before: Option<char>, next: Option<char>) -> bool {
    let into_word = next.is_some_and(|next| next.is_alphanumeric() && !is_cjk(next));
    match mark {
        '」' | '』' | '﹂' | '﹄' | '》' | '〉' | '〞' | '〟' | '❞' | '❜' | '»' | '›' => true,
        '‘' | '«' | '‹' | '“' => before.is_some_and(|before| !before.is_whitespace()) && !into_word,
        _ => before.is_some_and(|before| !before.is_whitespace()) && !into_word,
    }
}

fn is_cjk(character: char) -> bool {
    matches!(u32::from(character), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        quotations(text, false).iter().map(|quotation| &text[quotation.inner]).collect()
    }

    #[test]
    fn pairs_the_marks_of_many_customs() {
        for (text, expected) in [
            ("he said “no” and left", vec!["no"]),
            ("he said \"no\" and 'yes'", vec!["no", "yes"]),
            ("‘It’s the children’s,’ she said", vec!["It’s the children’s,"]),
            ("le mot « non » et «oui»", vec![" non ", "oui"]),
            ("das „Nein“ und »Ja«", vec!["Nein", "Ja"]),
            ("det ”nej” och", vec!["nej"]),
            ("言葉「いいえ」と『はい』", vec!["いいえ", "はい"]),
            ("“outer ‘inner’ text”", vec!["outer ‘inner’ text", "inner"]),
            ("``TeX'' text", vec!["TeX"]),
            ("the children's and the boys' rights in the '90s", vec![]),
            ("she is 5'10\" and he is 6'", vec![]),
            ("an “unclosed quotation", vec![]),
        ] {
            let mut found = inner(text);
            found.retain(|part| !part.is_empty() && !part.starts_with('`'));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_open_quotation_counts_if_the_next_paragraph_opens_again() {
        let text = "“First part of the speech.";
        assert!(quotations(text, false).is_empty());
        assert_eq!(&text[quotations(text, true)[0].inner], "First part of the speech.");
        assert!(opens_quotation("  “Second part."));
        assert!(!opens_quotation("’tis no quotation here"[3..].trim()));
    }

    #[test]
    fn gives_up_on_pairs_that_are_too_long() {
        let text = format!("the boys 'left {} here' then", "x ".repeat(400));
        assert!(quotations(&text, false).is_empty());
    }
}
