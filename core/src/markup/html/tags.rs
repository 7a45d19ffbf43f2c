use std::convert::Infallible;
use std::mem;

use html5gum::{Emitter, Error, State, naive_next_state};

use super::element::Element;
use super::fragment::Fragment;
use super::prose::{Entities, write_attribute, write_comment, write_text};
use super::tree::Tree;
use crate::markup::writer::Writer;
use crate::text::Span;

/// A start tag of an element that matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// In bytes of the fragment.
    pub(super) span: Span,
    /// How many columns a cell takes.
    pub(super) columns: u32,
}

/// An attribute that matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub(super) name: AttributeName,
    /// In bytes of the fragment, without quotes.
    pub(super) value: Span,
}

/// What an attribute says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AttributeName {
    /// Words that people read.
    Prose,
    /// Words that people read, if the element is `meta`.
    Content,
    Address,
    Columns,
}

impl AttributeName {
    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"alt" | b"title" | b"aria-label" | b"placeholder" => Some(Self::Prose),
            b"content" => Some(Self::Content),
            b"href" | b"src" => Some(Self::Address),
            b"colspan" => Some(Self::Columns),
            _ => None,
        }
    }
}

/// The elements whose text is taken as it is.
const LITERAL: &str = "xmp";
/// More columns than a cell may span.
const MOST_COLUMNS: u32 = 1000;

/// Takes the tokenizer's calls, keeps the places of tags and attribute values, and hands the tags, comments and the text between them on.
///
/// Text is whatever stands between two tokens, so none can be lost.
#[derive(Debug)]
pub(super) struct Tags<'a, 'w, 's> {
    tree: &'a mut Tree,
    writer: &'a mut Writer<'w>,
    fragment: &'a Fragment<'s>,
    /// In bytes of the fragment, as are all places here.
    position: usize,
    /// Where the last `<` stands.
    token_start: usize,
    /// Where the last token ends.
    text_start: usize,
    is_end: bool,
    name: Vec<u8>,
    last_start_tag: Vec<u8>,
    attributes: Vec<Attribute>,
    attribute_name: Vec<u8>,
    value: Option<Span>,
}

impl<'a, 'w, 's> Tags<'a, 'w, 's> {
    pub(super) fn new(tree: &'a mut Tree, writer: &'a mut Writer<'w>, fragment: &'a Fragment<'s>) -> Self {
        Self {
            tree,
            writer,
            fragment,
            position: 0,
            token_start: 0,
            text_start: 0,
            is_end: false,
            name: Vec::new(),
            last_start_tag: Vec::new(),
            attributes: Vec::new(),
            attribute_name: Vec::new(),
            value: None,
        }
    }

    fn text_until(&mut self, end: usize) {
        let span = Span::new(self.text_start, end);
        let is_literal = self.last_start_tag == LITERAL.as_bytes();
        let entities = if is_literal { Entities::Literal } else { Entities::Decoded };
        write_text(&mut self.tree.context, self.writer, self.fragment, span, entities);
    }

    /// Hands on the text before the token that ends here, and gives the token's span.
    fn token(&mut self) -> Span {
        self.text_until(self.token_start);
        self.text_start = self.position;
        Span::new(self.token_start, self.position)
    }

    fn flush_attribute(&mut self) {
        let value = self.value.take();
        if let (Some(name), Some(value)) = (AttributeName::named(&self.attribute_name), value) {
            self.attributes.push(Attribute { name, value });
        }
        self.attribute_name.clear();
    }

    /// Writes the attributes that people read, and gives the number of columns.
    fn write_attributes(&mut self) -> u32 {
        let is_meta = self.last_start_tag == b"meta";
        let mut columns = 1;
        for attribute in mem::take(&mut self.attributes) {
            match attribute.name {
                AttributeName::Columns => {
                    columns = self.fragment.text[attribute.value].trim().parse().unwrap_or(1);
                }
                AttributeName::Content if !is_meta => {}
                _ if self.tree.context.is_dropping() => {}
                _ => write_attribute(self.writer, self.fragment, attribute),
            }
        }
        columns.min(MOST_COLUMNS)
    }

    /// How the text after this start tag is to be read; an element that nothing closes does not change that.
    fn next_state(&mut self, element: Element) -> Option<State> {
        let state = match element.name() {
            "noframes" => Some(State::RawText),
            name => naive_next_state(name.as_bytes()),
        };
        let at = self.fragment.cover(Span::new(self.token_start, self.position)).start();
        state.filter(|_| self.tree.closes_after(self.writer.source, element, at))
    }
}

impl Emitter for Tags<'_, '_, '_> {
    type Token = Infallible;

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn start_open_tag(&mut self) {
        self.token_start = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.is_end = false;
        self.name.clear();
        self.attributes.clear();
    }

    fn init_end_tag(&mut self) {
        self.is_end = true;
        self.name.clear();
        self.attributes.clear();
    }

    fn push_tag_name(&mut self, part: &[u8]) {
        self.name.extend(part);
    }

    fn init_attribute(&mut self) {
        self.flush_attribute();
    }

    fn push_attribute_name(&mut self, part: &[u8]) {
        self.attribute_name.extend(part);
    }

    fn init_attribute_value(&mut self) {
        self.value = Some(Span::new(self.position, self.position));
    }

    fn push_attribute_value(&mut self, _part: &[u8]) {
        let end = self.position;
        self.value = self.value.map(|value| Span::new(value.start(), end));
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_attribute();
        let span = self.token();
        let element = Element::named(&self.name);
        if self.is_end {
            self.last_start_tag.clear();
            if let Some(element) = element {
                self.tree.end_tag(self.writer, self.fragment, element, span);
            }
            return None;
        }
        mem::swap(&mut self.last_start_tag, &mut self.name);
        let columns = self.write_attributes();
        let element = element?;
        self.tree.start_tag(self.writer, self.fragment, element, Tag { span, columns });
        self.next_state(element)
    }

    fn emit_current_comment(&mut self) {
        let span = self.token();
        write_comment(self.writer, self.fragment, span);
    }

    fn emit_current_doctype(&mut self) {
        self.token();
    }

    fn emit_eof(&mut self) {
        self.text_until(self.fragment.text.len());
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start_tag.is_empty() && self.last_start_tag == self.name
    }

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last_start_tag = name.unwrap_or_default().to_vec();
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_error(&mut self, _error: Error) {}
    fn emit_string(&mut self, _text: &[u8]) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _part: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _part: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _part: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _part: &[u8]) {}
}
