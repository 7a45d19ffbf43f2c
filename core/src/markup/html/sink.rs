use std::convert::Infallible;

use html5gum::{Emitter, Error, State};

use super::tags::Tags;

/// What takes the tokenizer's calls: one type for all uses, so that the tokenizer is compiled once.
#[derive(Debug)]
pub(super) enum Sink<'a, 'w, 's> {
    /// A fragment is read.
    Tags(Tags<'a, 'w, 's>),
    /// A character reference is decoded.
    Text(&'a mut String),
}

/// Passes calls to the tags; text has none of what they speak about.
macro_rules! to_tags {
    ($($name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
        $(
            #[inline]
            fn $name(&mut self, $($argument: $type),*) $(-> $result)? {
                match self {
                    Self::Tags(tags) => tags.$name($($argument),*),
                    Self::Text(_) => Default::default(),
                }
            }
        )*
    };
}

impl Emitter for Sink<'_, '_, '_> {
    type Token = Infallible;

    to_tags! {
        should_emit_errors() -> bool;
        move_position(offset: isize);
        start_open_tag();
        init_start_tag();
        init_end_tag();
        push_tag_name(part: &[u8]);
        init_attribute();
        push_attribute_name(part: &[u8]);
        init_attribute_value();
        push_attribute_value(part: &[u8]);
        emit_current_tag() -> Option<State>;
        emit_current_comment();
        emit_current_doctype();
        emit_eof();
        current_is_appropriate_end_tag_token() -> bool;
        set_last_start_tag(name: Option<&[u8]>);
        pop_token() -> Option<Infallible>;
    }

    fn emit_string(&mut self, text: &[u8]) {
        if let Self::Text(value) = self {
            value.push_str(&String::from_utf8_lossy(text));
        }
    }

    fn emit_error(&mut self, _error: Error) {}
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
