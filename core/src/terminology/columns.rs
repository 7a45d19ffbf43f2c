//! The compiled form of data: fields of one kind stand together, each text on a line of its own.
//!
//! Reading it copies nothing: texts are slices of it. It also packs well, since like stands by like. People review the line-oriented form,
//! which is made from the same files.

use std::collections::BTreeMap;

use super::vocabulary::Vocabulary;
use super::written::{Patterns, Text};

/// What compiled data begins with. The number changes with what the columns hold.
const MAGIC: &str = "csea-terms-compiled-1";

/// Stand for a line end and a tab within a text.
#[cfg(feature = "toml")]
const ESCAPED: [(char, char); 2] = [('\n', '\u{1}'), ('\t', '\u{2}')];

/// Fields that stand together.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// How many entries there are of a kind.
    Counts,
    Numbers,
    Flags,
    Ids,
    Labels,
    Definitions,
    Notes,
    References,
    Names,
    Levels,
    Kinds,
    Grades,
    Marks,
    Languages,
    Groups,
    GroupPatterns,
    Gates,
    Patterns,
    CuePatterns,
    TitlePatterns,
    Roles,
    Reasons,
    Exceptions,
    Replacements,
    ReplacementNotes,
    Advice,
    SourceIds,
    SourceNotes,
    Titles,
    Years,
    Places,
    Words,
    /// One more than the last.
    End,
}

const COLUMNS: usize = Column::End as usize;

/// The names of a vocabulary, by their places in it.
type Names<'n> = dyn Fn(usize) -> Option<&'static str> + 'n;

/// What entries are read from or written to, field by field: one description serves both directions.
pub(super) trait Stream {
    /// A text.
    fn text(&mut self, column: Column, value: &mut Text);

    /// Texts of which no one is empty.
    fn texts(&mut self, column: Column, values: &mut Vec<Text>);

    /// Patterns.
    fn patterns(&mut self, column: Column, patterns: &mut Patterns);

    /// A name of a vocabulary, whose place in the vocabulary is handed over; `None` is written as nothing.
    fn name_of(&mut self, column: Column, names: &Names<'_>, value: &mut Option<usize>);

    /// A number.
    fn number(&mut self, column: Column, value: &mut u32);

    /// Whether nothing more can be read.
    fn has_failed(&self) -> bool;

    /// Says that what was read cannot be right.
    fn fail(&mut self);

    /// A text that may be missing; an empty one is taken for missing.
    fn maybe(&mut self, column: Column, value: &mut Option<Text>) {
        let mut text = value.take().unwrap_or_default();
        self.text(column, &mut text);
        *value = Some(text).filter(|text| !text.is_empty());
    }

    /// Yes or no.
    fn flag(&mut self, value: &mut bool) {
        let mut number = u32::from(*value);
        self.number(Column::Flags, &mut number);
        *value = number != 0;
    }

    /// A value of a vocabulary that may be missing.
    fn maybe_name<V: Vocabulary>(&mut self, column: Column, value: &mut Option<V>) {
        let name = |place: usize| V::ALL.get(place).map(|value| value.as_str());
        let mut place = value.and_then(|value| V::ALL.iter().position(|known| *known == value));
        self.name_of(column, &name, &mut place);
        *value = place.and_then(|place| V::ALL.get(place).copied());
    }

    /// A value of a vocabulary.
    fn name<V: Vocabulary>(&mut self, column: Column, value: &mut V) {
        let mut known = Some(*value);
        self.maybe_name(column, &mut known);
        match known {
            Some(known) => *value = known,
            None => self.fail(),
        }
    }

    /// Entries of one kind.
    fn list<T>(&mut self, list: &mut Vec<T>, blank: impl Fn() -> T, each: impl Fn(&mut Self, &mut T))
    where
        Self: Sized,
    {
        let mut count = list.len() as u32;
        self.number(Column::Counts, &mut count);
        let mut read = 0;
        while read < count && !self.has_failed() {
            if list.len() == read as usize {
                list.push(blank());
            }
            if let Some(entry) = list.get_mut(read as usize) {
                each(self, entry);
            }
            read += 1;
        }
    }

    /// Entries by their names.
    fn map<T>(
        &mut self,
        map: &mut BTreeMap<Text, T>,
        blank: impl Fn() -> T,
        each: impl Fn(&mut Self, &mut Text, &mut T),
    ) where
        Self: Sized,
    {
        let mut list: Vec<(Text, T)> = std::mem::take(map).into_iter().collect();
        self.list(
            &mut list,
            || (Text::default(), blank()),
            |stream, (name, entry)| each(stream, name, entry),
        );
        *map = list.into_iter().collect();
    }
}

/// Reads columns.
pub(super) struct Reader<'t> {
    /// What is left of each.
    columns: [&'t str; COLUMNS],
    /// Makes a text of the data of a slice of it.
    lend: fn(&'t str) -> Text,
    escaped: bool,
    failed: bool,
}

impl<'t> Reader<'t> {
    /// Reads from compiled data of a kind; `None` if it is something else.
    pub(super) fn new(compiled: &'t str, kind: &str, lend: fn(&'t str) -> Text) -> Option<Self> {
        let (header, mut rest) = compiled.split_once('\n')?;
        let mut words = header.split(' ');
        if words.next()? != MAGIC || words.next()? != kind {
            return None;
        }
        let escaped = words.next()? == "escaped";
        let mut columns = [""; COLUMNS];
        for column in &mut columns {
            let length: usize = words.next()?.parse().ok()?;
            (*column, rest) = rest.split_at_checked(length)?;
        }
        (words.next().is_none() && rest.is_empty()).then_some(Self { columns, lend, escaped, failed: false })
    }

    /// Whether all could be read, to the end.
    pub(super) fn is_done(&self) -> bool {
        !self.failed && self.columns.iter().all(|column| column.is_empty())
    }

    fn line(&mut self, column: Column) -> &'t str {
        let Some((line, rest)) = self.columns[column as usize].split_once('\n') else {
            self.failed = true;
            return "";
        };
        self.columns[column as usize] = rest;
        line
    }

    fn make(&self, text: &'t str) -> Text {
        if self.escaped && text.contains(['\u{1}', '\u{2}']) {
            Text::Owned(text.replace('\u{1}', "\n").replace('\u{2}', "\t"))
        } else {
            (self.lend)(text)
        }
    }
}

impl Stream for Reader<'_> {
    fn text(&mut self, column: Column, value: &mut Text) {
        let line = self.line(column);
        *value = self.make(line);
    }

    fn texts(&mut self, column: Column, values: &mut Vec<Text>) {
        let line = self.line(column);
        if !line.is_empty() {
            *values = line.split('\t').map(|text| self.make(text)).collect();
        }
    }

    fn patterns(&mut self, column: Column, patterns: &mut Patterns) {
        let line = self.line(column);
        *patterns = Patterns::from_joined((self.lend)(line));
    }

    fn name_of(&mut self, column: Column, names: &Names<'_>, value: &mut Option<usize>) {
        let line = self.line(column);
        *value = (0..).map_while(names).position(|name| name == line);
        self.failed |= value.is_none() && !line.is_empty();
    }

    fn number(&mut self, column: Column, value: &mut u32) {
        match self.line(column).parse() {
            Ok(number) => *value = number,
            Err(_) => self.failed = true,
        }
    }

    fn has_failed(&self) -> bool {
        self.failed
    }

    fn fail(&mut self) {
        self.failed = true;
    }
}

/// Writes columns.
#[cfg(feature = "toml")]
#[derive(Default)]
pub(super) struct Writer {
    columns: [String; COLUMNS],
    escaped: bool,
}

#[cfg(feature = "toml")]
impl Writer {
    /// The compiled data, which is of this kind.
    pub(super) fn finish(self, kind: &str) -> String {
        let form = if self.escaped { "escaped" } else { "plain" };
        let lengths = self.columns.iter().map(|column| column.len().to_string());
        let header: Vec<String> = [MAGIC, kind, form].into_iter().map(str::to_owned).chain(lengths).collect();
        format!("{}\n{}", header.join(" "), self.columns.concat())
    }

    fn put(&mut self, column: Column, text: &str) {
        let column = &mut self.columns[column as usize];
        column.push_str(text);
        column.push('\n');
    }

    fn escape(&mut self, text: &str) -> String {
        let mut escaped = text.to_owned();
        for (character, instead) in ESCAPED {
            self.escaped |= text.contains([character, instead]);
            escaped = escaped.replace(character, instead.encode_utf8(&mut [0; 4]));
        }
        escaped
    }
}

#[cfg(feature = "toml")]
impl Stream for Writer {
    fn text(&mut self, column: Column, value: &mut Text) {
        let text = self.escape(value);
        self.put(column, &text);
    }

    fn texts(&mut self, column: Column, values: &mut Vec<Text>) {
        let texts: Vec<String> = values.iter().map(|text| self.escape(text)).collect();
        self.put(column, &texts.join("\t"));
    }

    fn patterns(&mut self, column: Column, patterns: &mut Patterns) {
        self.put(column, patterns.joined());
    }

    fn name_of(&mut self, column: Column, names: &Names<'_>, value: &mut Option<usize>) {
        let name = value.and_then(names).unwrap_or_default();
        self.put(column, name);
    }

    fn number(&mut self, column: Column, value: &mut u32) {
        self.put(column, &value.to_string());
    }

    fn has_failed(&self) -> bool {
        false
    }

    fn fail(&mut self) {}
}
