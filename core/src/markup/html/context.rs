use super::element::Role;
use crate::markup::writer::Writer;
use crate::markup::{BlockKind, MarkKind};
use crate::text::Span;

/// What the open elements mean for the text that follows.
#[derive(Debug, Default)]
pub(in crate::markup) struct Context {
    tables: Vec<Table>,
    /// Row and column of the open cells.
    cells: Vec<(u32, u32)>,
    headings: Vec<u8>,
    preformatted: usize,
    dropped: usize,
    /// An item has begun and has no text yet.
    pub(in crate::markup) item_begins: bool,
}

#[derive(Debug, Default)]
struct Table {
    row: Option<u32>,
    next_column: u32,
}

impl Context {
    pub(in crate::markup) fn is_dropping(&self) -> bool {
        self.dropped > 0
    }

    /// To be called before text is written; tells the writer what block it belongs to.
    pub(in crate::markup) fn begin_text(&self, writer: &mut Writer<'_>) {
        if writer.is_empty() {
            writer.set_kind(self.kind());
        }
    }

    /// To be called after text was written.
    pub(in crate::markup) fn end_text(&mut self, writer: &Writer<'_>) {
        if !writer.is_empty() {
            self.item_begins = false;
        }
    }

    fn kind(&self) -> BlockKind {
        if self.preformatted > 0 {
            BlockKind::Code
        } else if let Some(&(row, column)) = self.cells.last() {
            BlockKind::TableCell { row, column }
        } else if let Some(&level) = self.headings.last() {
            BlockKind::Heading(level)
        } else if self.item_begins {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    pub(super) fn line_break(&mut self, writer: &mut Writer<'_>, place: Span) {
        if !self.is_dropping() {
            self.begin_text(writer);
            writer.replaced("\n", place);
        }
    }

    /// An element of this role opens; a cell spans so many `columns`.
    pub(super) fn enter(&mut self, writer: &mut Writer<'_>, role: Role, columns: u32) {
        match role {
            Role::Mark(kind) => writer.open(kind),
            Role::Quotation => writer.open(MarkKind::Quotation),
            Role::Dropped => self.dropped += 1,
            Role::Preformatted => self.preformatted += 1,
            Role::Heading(level) => self.headings.push(level),
            Role::Item => self.item_begins = true,
            Role::Table => self.tables.push(Table::default()),
            Role::Row => self.table().begin_row(),
            Role::Cell => {
                let cell = self.table().cell(columns);
                self.cells.push(cell);
            }
            Role::Block | Role::RowGroup | Role::LineBreak | Role::Divider => {}
        }
    }

    pub(super) fn leave(&mut self, writer: &mut Writer<'_>, role: Role) {
        match role {
            Role::Mark(kind) => writer.close(kind),
            Role::Quotation => writer.close(MarkKind::Quotation),
            Role::Dropped => self.dropped = self.dropped.saturating_sub(1),
            Role::Preformatted => self.preformatted = self.preformatted.saturating_sub(1),
            Role::Item => self.item_begins = false,
            Role::Heading(_) => drop(self.headings.pop()),
            Role::Table => drop(self.tables.pop()),
            Role::Cell => drop(self.cells.pop()),
            Role::Block | Role::RowGroup | Role::Row | Role::LineBreak | Role::Divider => {}
        }
    }

    /// The innermost table; rows and cells outside any make one of their own.
    fn table(&mut self) -> &mut Table {
        if self.tables.is_empty() {
            self.tables.push(Table::default());
        }
        let last = self.tables.len() - 1;
        &mut self.tables[last]
    }
}

impl Table {
    fn begin_row(&mut self) {
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.next_column = 0;
    }

    fn cell(&mut self, columns: u32) -> (u32, u32) {
        let column = self.next_column;
        self.next_column = column.saturating_add(columns.max(1));
        (self.row.unwrap_or(0), column)
    }
}
