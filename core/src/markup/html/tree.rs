use html5gum::Tokenizer;

use super::context::Context;
use super::element::{
    CELLS, DEFINITION_LISTS, DEFINITIONS, ELEMENTS, Element, HEADINGS, ITEMS, LISTS, OPTIONS, PARAGRAPHS,
    ROWS, Role,
};
use super::element::{ROW_GROUPS, TABLES, UNDER_NO_HEADING, last_end_tags};
use super::fragment::Fragment;
use super::sink::Sink;
use super::tags::{Tag, Tags};
use crate::markup::writer::Writer;
use crate::text::Span;

/// The elements that are open, and what they mean for the text inside them.
///
/// Not the tree of the HTML standard: only as much of it as tells where blocks end and marks reach. An end tag closes what it names and all
/// inside it, a mark's end tag only the mark; an end tag without a start is ignored. Each element is pushed and popped once.
#[derive(Debug)]
pub(in crate::markup) struct Tree {
    stack: Vec<Open>,
    /// For each element, where on the stack it is open; innermost last.
    places: Vec<Vec<usize>>,
    /// For each element, where its last end tag stands in the source; found when first needed.
    last_end_tags: Option<Vec<usize>>,
    pub(super) context: Context,
}

#[derive(Debug)]
struct Open {
    element: Element,
    /// Ended by its own end tag, though something inside it is still open.
    is_closed: bool,
}

impl Default for Tree {
    fn default() -> Self {
        let places = vec![Vec::new(); ELEMENTS.len()];
        Self { stack: Vec::new(), places, last_end_tags: None, context: Context::default() }
    }
}

impl Tree {
    /// Reads a fragment; elements that it leaves open stay open.
    pub(in crate::markup) fn read(&mut self, writer: &mut Writer<'_>, fragment: &Fragment<'_>) {
        let tags = Tags::new(self, writer, fragment);
        let Ok(()) = Tokenizer::new_with_emitter(&*fragment.text, Sink::Tags(tags)).finish();
    }

    /// How many elements are open.
    pub(in crate::markup) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Closes all elements opened since there were `depth`.
    pub(in crate::markup) fn close_to(&mut self, writer: &mut Writer<'_>, depth: usize) {
        while self.stack.len() > depth {
            self.pop(writer);
        }
    }

    pub(in crate::markup) fn context(&mut self) -> &mut Context {
        &mut self.context
    }

    /// Whether an end tag of `element` stands somewhere after `at` in the source.
    pub(super) fn closes_after(&mut self, source: &str, element: Element, at: usize) -> bool {
        let last = self.last_end_tags.get_or_insert_with(|| last_end_tags(source));
        last.get(element.0).is_some_and(|&last| last > at)
    }

    pub(super) fn start_tag(
        &mut self,
        writer: &mut Writer<'_>,
        fragment: &Fragment<'_>,
        element: Element,
        tag: Tag,
    ) {
        let role = element.role();
        if self.context.is_dropping() && role != Role::Dropped {
            return;
        }
        match role {
            Role::LineBreak => return self.context.line_break(writer, fragment.cover(tag.span)),
            Role::Mark(_) | Role::Dropped => {}
            _ => {
                writer.end_block();
                self.imply_ends(writer, element);
            }
        }
        let needs_end = role.needs_end_tag();
        let at = fragment.cover(tag.span).start();
        if role != Role::Divider && (!needs_end || self.closes_after(writer.source, element, at)) {
            self.push(writer, element, tag.columns);
        }
    }

    pub(super) fn end_tag(
        &mut self,
        writer: &mut Writer<'_>,
        fragment: &Fragment<'_>,
        element: Element,
        tag: Span,
    ) {
        let place = fragment.cover(tag);
        let role = element.role();
        if self.context.is_dropping() && role != Role::Dropped {
            return;
        }
        match role {
            Role::LineBreak => self.context.line_break(writer, place),
            Role::Mark(_) => self.close_mark(writer, element),
            Role::Dropped => self.close(writer, &[element], 0),
            Role::Heading(_) => {
                writer.end_block();
                let heading = self.innermost(&HEADINGS).map_or(element, |at| self.stack[at].element);
                self.close(writer, &[heading], self.after(&CELLS));
            }
            _ => {
                writer.end_block();
                let in_table = matches!(role, Role::Table | Role::RowGroup | Role::Row | Role::Cell);
                let floor = if in_table { 0 } else { self.after(&CELLS) };
                self.close(writer, &[element], floor);
            }
        }
        // No end tag is left for the ones that are still open.
        if role.needs_end_tag() && !self.closes_after(writer.source, element, place.start()) {
            while !self.places[element.0].is_empty() {
                self.close_mark(writer, element);
            }
        }
    }

    /// Closes what the start of `element` closes without an end tag.
    fn imply_ends(&mut self, writer: &mut Writer<'_>, element: Element) {
        let cell = self.after(&CELLS);
        self.close(writer, &PARAGRAPHS, cell);
        let heading = self.innermost(&HEADINGS).filter(|_| UNDER_NO_HEADING.contains(&element));
        if let Some(heading) = heading.map(|at| self.stack[at].element) {
            self.close(writer, &[heading], cell);
        }
        let table = self.after(&TABLES);
        match element.role() {
            Role::Item if ITEMS.contains(&element) => {
                self.close(writer, &ITEMS, cell.max(self.after(&LISTS)));
            }
            Role::Item => self.close(writer, &DEFINITIONS, cell.max(self.after(&DEFINITION_LISTS))),
            Role::Cell => self.close(writer, &CELLS, table),
            Role::Row => self.close(writer, &ROWS, table),
            Role::RowGroup => self.close(writer, &ROW_GROUPS, table),
            _ if OPTIONS.contains(&element) => self.close(writer, &OPTIONS, cell),
            _ => {}
        }
    }

    /// The place on the stack after the innermost of `elements`.
    fn after(&self, elements: &[Element]) -> usize {
        self.innermost(elements).map_or(0, |at| at + 1)
    }

    fn innermost(&self, elements: &[Element]) -> Option<usize> {
        elements.iter().filter_map(|element| self.places[element.0].last().copied()).max()
    }

    /// Closes the outermost of the innermost `elements` that is not below `floor` on the stack, and all inside it.
    fn close(&mut self, writer: &mut Writer<'_>, elements: &[Element], floor: usize) {
        let open = elements.iter().filter_map(|element| self.places[element.0].last().copied());
        if let Some(at) = open.filter(|&at| at >= floor).min() {
            self.close_to(writer, at);
        }
    }

    /// Closes the innermost `element`, but nothing inside it.
    fn close_mark(&mut self, writer: &mut Writer<'_>, element: Element) {
        if let Some(at) = self.places[element.0].pop() {
            self.stack[at].is_closed = true;
            self.context.leave(writer, element.role());
        }
        while self.stack.last().is_some_and(|open| open.is_closed) {
            self.stack.pop();
        }
    }

    fn push(&mut self, writer: &mut Writer<'_>, element: Element, columns: u32) {
        self.places[element.0].push(self.stack.len());
        self.stack.push(Open { element, is_closed: false });
        self.context.enter(writer, element.role(), columns);
    }

    fn pop(&mut self, writer: &mut Writer<'_>) {
        if let Some(open) = self.stack.pop().filter(|open| !open.is_closed) {
            self.places[open.element.0].pop();
            self.context.leave(writer, open.element.role());
        }
    }
}
