use crate::markup::MarkKind;
use crate::markup::scan::find_byte;

/// What an element means for the blocks and marks of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its text stands apart from the text around it.
    Block,
    Heading(u8),
    Item,
    Table,
    /// A part of a table that holds rows.
    RowGroup,
    Row,
    Cell,
    /// Its text is code.
    Preformatted,
    Quotation,
    /// Its text is not shown.
    Dropped,
    /// Its text runs on, with a mark.
    Mark(MarkKind),
    /// It has no content and breaks the line.
    LineBreak,
    /// It has no content and stands between blocks.
    Divider,
}

impl Role {
    /// Whether an element of this role counts only if an end tag follows: without one it would swallow the rest of the text.
    pub(super) fn needs_end_tag(self) -> bool {
        matches!(self, Self::Mark(_) | Self::Dropped | Self::Preformatted | Self::Quotation)
    }
}

/// The elements that matter, sorted by name. Any other is transparent: its text runs on.
pub(super) const ELEMENTS: &[(&str, Role)] = &[
    ("a", Role::Mark(MarkKind::Link)),
    ("address", Role::Block),
    ("article", Role::Block),
    ("aside", Role::Block),
    ("b", Role::Mark(MarkKind::Emphasis)),
    ("blockquote", Role::Quotation),
    ("body", Role::Block),
    ("br", Role::LineBreak),
    ("button", Role::Block),
    ("caption", Role::Block),
    ("center", Role::Block),
    ("cite", Role::Mark(MarkKind::Cite)),
    ("code", Role::Mark(MarkKind::Code)),
    ("dd", Role::Item),
    ("del", Role::Mark(MarkKind::Deleted)),
    ("details", Role::Block),
    ("dfn", Role::Mark(MarkKind::Definition)),
    ("dialog", Role::Block),
    ("div", Role::Block),
    ("dl", Role::Block),
    ("dt", Role::Item),
    ("em", Role::Mark(MarkKind::Emphasis)),
    ("fieldset", Role::Block),
    ("figcaption", Role::Block),
    ("figure", Role::Block),
    ("footer", Role::Block),
    ("form", Role::Block),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("head", Role::Block),
    ("header", Role::Block),
    ("hgroup", Role::Block),
    ("hr", Role::Divider),
    ("html", Role::Block),
    ("i", Role::Mark(MarkKind::Emphasis)),
    ("iframe", Role::Dropped),
    ("kbd", Role::Mark(MarkKind::Code)),
    ("legend", Role::Block),
    ("li", Role::Item),
    ("listing", Role::Preformatted),
    ("main", Role::Block),
    ("mark", Role::Mark(MarkKind::Emphasis)),
    ("menu", Role::Block),
    ("nav", Role::Block),
    ("noembed", Role::Dropped),
    ("noframes", Role::Dropped),
    ("noscript", Role::Dropped),
    ("ol", Role::Block),
    ("optgroup", Role::Block),
    ("option", Role::Block),
    ("p", Role::Block),
    ("pre", Role::Preformatted),
    ("q", Role::Mark(MarkKind::Quotation)),
    ("s", Role::Mark(MarkKind::Deleted)),
    ("samp", Role::Mark(MarkKind::Code)),
    ("script", Role::Dropped),
    ("search", Role::Block),
    ("section", Role::Block),
    ("select", Role::Block),
    ("strike", Role::Mark(MarkKind::Deleted)),
    ("strong", Role::Mark(MarkKind::Emphasis)),
    ("style", Role::Dropped),
    ("summary", Role::Block),
    ("table", Role::Table),
    ("tbody", Role::RowGroup),
    ("td", Role::Cell),
    ("template", Role::Dropped),
    ("textarea", Role::Block),
    ("tfoot", Role::RowGroup),
    ("th", Role::Cell),
    ("thead", Role::RowGroup),
    ("title", Role::Block),
    ("tr", Role::Row),
    ("tt", Role::Mark(MarkKind::Code)),
    ("u", Role::Mark(MarkKind::Emphasis)),
    ("ul", Role::Block),
    ("var", Role::Mark(MarkKind::Code)),
    ("xmp", Role::Preformatted),
];

/// A place in [`ELEMENTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element(pub(super) usize);

impl Element {
    /// The element of this name in lower case.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        ELEMENTS.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok().map(Self)
    }

    pub(super) fn role(self) -> Role {
        ELEMENTS.get(self.0).map_or(Role::Block, |&(_, role)| role)
    }

    pub(super) fn name(self) -> &'static str {
        ELEMENTS.get(self.0).map_or("", |&(name, _)| name)
    }
}

/// Sets of elements that the rules about missing end tags name.
pub(super) const PARAGRAPHS: [Element; 1] = [known("p")];
pub(super) const HEADINGS: [Element; 6] =
    [known("h1"), known("h2"), known("h3"), known("h4"), known("h5"), known("h6")];
pub(super) const ITEMS: [Element; 1] = [known("li")];
pub(super) const LISTS: [Element; 3] = [known("menu"), known("ol"), known("ul")];
pub(super) const DEFINITIONS: [Element; 2] = [known("dd"), known("dt")];
pub(super) const DEFINITION_LISTS: [Element; 1] = [known("dl")];
pub(super) const OPTIONS: [Element; 1] = [known("option")];
pub(super) const TABLES: [Element; 1] = [known("table")];
pub(super) const CELLS: [Element; 3] = [known("caption"), known("td"), known("th")];
pub(super) const ROWS: [Element; 4] = [known("caption"), known("td"), known("th"), known("tr")];
pub(super) const ROW_GROUPS: [Element; 7] =
    [known("caption"), known("tbody"), known("td"), known("tfoot"), known("th"), known("thead"), known("tr")];
/// Elements that show that a heading before them lacks its end tag.
pub(super) const UNDER_NO_HEADING: [Element; 14] = [
    known("article"),
    known("blockquote"),
    known("h1"),
    known("h2"),
    known("h3"),
    known("h4"),
    known("h5"),
    known("h6"),
    known("ol"),
    known("p"),
    known("pre"),
    known("section"),
    known("table"),
    known("ul"),
];

/// The element of this name; the first one if there is none, which a test excludes.
const fn known(name: &str) -> Element {
    let mut at = ELEMENTS.len();
    while at > 0 {
        at -= 1;
        if is_same(ELEMENTS[at].0.as_bytes(), name.as_bytes()) {
            return Element(at);
        }
    }
    Element(0)
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// For each element, where its last end tag stands in `source`; 0 if it has none.
pub(super) fn last_end_tags(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let mut last = vec![0; ELEMENTS.len()];
    let mut from = 0;
    while let Some(at) = find_byte(bytes, from, |byte| byte == b'<') {
        from = at + 1;
        if bytes.get(from) == Some(&b'/') {
            let name = tag_name(&bytes[from + 1..]);
            if let Some(element) = Element::named(name.as_bytes()) {
                last[element.0] = at;
            }
        }
    }
    last
}

/// Other elements that show that a text is HTML.
const TRANSPARENT: [&str; 8] = ["font", "img", "input", "label", "link", "meta", "small", "span"];

/// Whether `text` starts with a start or end tag of HTML.
pub(in crate::markup) fn is_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let rest = rest.strip_prefix('/').unwrap_or(rest).as_bytes();
    let name = tag_name(rest);
    let is_known = Element::named(name.as_bytes()).is_some() || TRANSPARENT.contains(&&*name);
    is_known && matches!(rest.get(name.len()), Some(b'>' | b'/' | b' ' | b'\n' | b'\r' | b'\t'))
}

/// The name with which the inside of a tag starts, in lower case; cut short if it is longer than any that is known.
fn tag_name(inside: &[u8]) -> String {
    const LONGEST: usize = 10;
    let letters = inside.iter().take_while(|byte| byte.is_ascii_alphanumeric()).take(LONGEST + 1);
    letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted_and_the_sets_name_known_ones() {
        assert!(ELEMENTS.is_sorted_by(|one, other| one.0 < other.0));
        let sets: [&[Element]; 11] = [
            &PARAGRAPHS,
            &HEADINGS,
            &ITEMS,
            &LISTS,
            &DEFINITIONS,
            &DEFINITION_LISTS,
            &OPTIONS,
            &TABLES,
            &CELLS,
            &ROWS,
            &ROW_GROUPS,
        ];
        let named = sets.concat().into_iter().chain(UNDER_NO_HEADING);
        assert!(named.into_iter().all(|element| element != Element(0)));
        for (at, (name, _)) in ELEMENTS.iter().enumerate() {
            assert_eq!(Element::named(name.as_bytes()), Some(Element(at)));
            assert!(is_tag(&format!("</{}>", name.to_ascii_uppercase())));
        }
        assert_eq!(Element::named("é".as_bytes()), None);
        assert!(!is_tag("<é>") && !is_tag("<a") && !is_tag("<blockquotes>"));
    }
}
