//! Markdown: the events of a `CommonMark` parser, and what they mean for blocks and marks.

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{Fragment, Tree};
use super::writer::Writer;
use super::{BlockKind, MarkKind};
use crate::text::Span;

mod code;
mod target;

use target::Target;

/// Reads a Markdown text.
pub(super) fn read(writer: &mut Writer<'_>, body: Span) {
    let source = writer.source;
    let parser = Parser::new_ext(&source[body], options());
    for (_, definition) in parser.reference_definitions().iter() {
        let place = Span::from(definition.span.clone()).shift(body.start());
        target::write_definition(
            writer,
            place,
            &definition.dest,
            definition.title.as_deref().unwrap_or_default(),
        );
    }
    let mut reader = Reader::new(writer);
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, Span::from(range).shift(body.start()));
    }
}

/// Mathematics stays off: a text about prices would lose what stands between two dollar signs.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_GFM
}

struct Reader<'w, 's> {
    writer: &'w mut Writer<'s>,
    /// The HTML elements that are open.
    tree: Tree,
    /// What the innermost block is, unless HTML or a list says more.
    leaf: BlockKind,
    /// For each open block, how many HTML elements were open before it.
    depths: Vec<usize>,
    /// Row and next column of the table.
    cell: (u32, u32),
    /// The lines of the HTML block at hand.
    html: Vec<Span>,
    /// The links that are open.
    links: Vec<Target>,
    /// How many images are open; their text is no place for HTML.
    images: usize,
    /// A line break that is not written yet, as it goes on to where the next line's text starts.
    line_break: Option<Span>,
    /// Where the last event ended, or the opening delimiter of the last one that opened.
    last_end: usize,
}

impl<'w, 's> Reader<'w, 's> {
    fn new(writer: &'w mut Writer<'s>) -> Self {
        Self {
            writer,
            tree: Tree::default(),
            leaf: BlockKind::Paragraph,
            depths: Vec::new(),
            cell: (0, 0),
            html: Vec::new(),
            links: Vec::new(),
            images: 0,
            line_break: None,
            last_end: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, place: Span) {
        if !matches!(event, Event::End(_)) {
            self.write_line_break(place.start());
        }
        match event {
            Event::Start(tag) => return self.start(tag, place),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) => self.text(&text, place),
            Event::Code(text) => self.code(&text, place),
            Event::Html(_) => self.html.push(place),
            Event::InlineHtml(_) if self.images == 0 => {
                let source = self.writer.source;
                self.tree.read(self.writer, &Fragment::joined(source, &lines_without_margin(source, place)));
            }
            Event::SoftBreak | Event::HardBreak => self.line_break = Some(place),
            Event::Rule => self.writer.end_block(),
            _ => {}
        }
        self.last_end = place.end();
    }

    fn start(&mut self, tag: Tag<'_>, place: Span) {
        self.last_end = place.start();
        match tag {
            Tag::Emphasis | Tag::Strong => self.writer.open(MarkKind::Emphasis),
            Tag::Strikethrough => self.writer.open(MarkKind::Deleted),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.last_end += "[".len();
                self.writer.open(link_mark(link_type));
                self.links.push(Target::new(link_type, &dest_url, &title));
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.last_end += "![".len();
                self.links.push(Target::new(link_type, &dest_url, &title));
                self.writer.suspend(BlockKind::Attribute);
                self.images += 1;
            }
            Tag::Superscript | Tag::Subscript => {}
            tag => self.start_block(&tag),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>) {
        self.writer.end_block();
        self.depths.push(self.tree.depth());
        match *tag {
            Tag::Heading { level, .. } => self.leaf = BlockKind::Heading(level as u8),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.leaf = BlockKind::Code,
            Tag::Item => self.tree.context().item_begins = true,
            Tag::BlockQuote(kind) if is_quotation(kind) => self.writer.open(MarkKind::Quotation),
            Tag::TableHead => self.cell = (0, 0),
            Tag::TableRow => self.cell = (self.cell.0.saturating_add(1), 0),
            Tag::TableCell => {
                let (row, column) = self.cell;
                self.cell.1 = column.saturating_add(1);
                self.leaf = BlockKind::TableCell { row, column };
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: Span) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.writer.close(MarkKind::Emphasis),
            TagEnd::Strikethrough => self.writer.close(MarkKind::Deleted),
            TagEnd::Link => {
                if let Some(target) = self.links.pop() {
                    self.writer.close(link_mark(target.link_type));
                    target.write(self.writer, self.last_end, place.end());
                }
            }
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                self.writer.resume();
                if let Some(target) = self.links.pop() {
                    target.write(self.writer, self.last_end, place.end());
                }
            }
            TagEnd::Superscript | TagEnd::Subscript => {}
            tag => self.end_block(tag),
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        self.write_line_break(0);
        self.writer.end_block();
        let depth = self.depths.pop().unwrap_or_default();
        if tag == TagEnd::HtmlBlock {
            let source = self.writer.source;
            self.tree.read(self.writer, &Fragment::joined(source, &self.html));
            self.html.clear();
            return;
        }
        self.tree.close_to(self.writer, depth);
        self.leaf = BlockKind::Paragraph;
        match tag {
            TagEnd::Item => self.tree.context().item_begins = false,
            TagEnd::BlockQuote(kind) if is_quotation(kind) => self.writer.close(MarkKind::Quotation),
            _ => {}
        }
    }

    fn begin_text(&mut self) {
        self.tree.context().begin_text(self.writer);
        if self.writer.is_empty() && self.images > 0 {
            self.writer.set_kind(BlockKind::Attribute);
        } else if self.writer.is_empty() && self.leaf != BlockKind::Paragraph {
            self.writer.set_kind(self.leaf);
        }
    }

    fn text(&mut self, text: &str, place: Span) {
        if self.tree.context().is_dropping() {
            return;
        }
        self.begin_text();
        let escape = self.escape_before(place);
        match (escape, text.chars().next()) {
            (Some(backslash), Some(escaped)) => {
                let end = place.start() + escaped.len_utf8();
                self.writer.replaced(&text[..escaped.len_utf8()], Span::new(backslash, end));
                self.writer.text(&text[escaped.len_utf8()..], Span::new(end, place.end()));
            }
            _ => self.writer.text(text, place),
        }
        self.end_text();
    }

    fn end_text(&mut self) {
        if self.images == 0 {
            self.tree.context().end_text(self.writer);
        }
    }

    /// Where the backslash stands that escapes the first character of a text, if one does.
    fn escape_before(&self, place: Span) -> Option<usize> {
        let backslash = place.start().checked_sub(1)?;
        let is_free =
            self.writer.source_end().is_none_or(|end| end <= backslash) && self.leaf != BlockKind::Code;
        let escapes = self.writer.source.as_bytes()[place.start()].is_ascii_punctuation();
        (is_free && escapes && self.writer.source.as_bytes()[backslash] == b'\\').then_some(backslash)
    }

    fn code(&mut self, text: &str, place: Span) {
        if self.tree.context().is_dropping() {
            return;
        }
        self.begin_text();
        self.writer.open(MarkKind::Code);
        code::write(self.writer, text, place);
        self.writer.close(MarkKind::Code);
        self.end_text();
    }

    /// Writes the line break at hand: from the end of the text before it to `next`, where the next line goes on.
    fn write_line_break(&mut self, next: usize) {
        let Some(place) = self.line_break.take() else { return };
        let source = self.writer.source;
        let before = self.writer.source_end().unwrap_or(place.start()).min(place.start());
        let is_space = source[before..place.start()].chars().all(|c| c.is_whitespace() || c == '\\');
        let start = if is_space { before } else { place.start() };
        self.writer.replaced("\n", Span::new(start, place.end().max(next)));
    }
}

/// The lines of a tag, without what quotes or indents all but the first.
fn lines_without_margin(source: &str, place: Span) -> Vec<Span> {
    let mut start = place.start();
    let lines = source[place].split_inclusive('\n').map(|line| {
        let margin = if start == place.start() {
            0
        } else {
            line.len() - line.trim_start_matches([' ', '\t', '>']).len()
        };
        let content = Span::new(start + margin, start + line.len());
        start += line.len();
        content
    });
    lines.collect()
}

/// A callout (`> [!NOTE]`) is the writer's own voice.
fn is_quotation(kind: Option<BlockQuoteKind>) -> bool {
    kind.is_none()
}

fn link_mark(link_type: LinkType) -> MarkKind {
    match link_type {
        LinkType::Autolink | LinkType::Email => MarkKind::Address,
        _ => MarkKind::Link,
    }
}
