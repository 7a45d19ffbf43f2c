//! The compiled form of topics.

use super::columns::{Column, Reader, Stream};
use super::topics::{CarriedRole, Crosswalk, Frame, FrameReach, Framework, Scheme, Topic, Topics};
use super::vocabulary::EvidenceGrade;
use super::written::{Patterns, Text};

const KIND: &str = "topics";

impl Topics {
    /// The built-in data, which was checked when it was made; `None` if it cannot be read, which a test rules out.
    pub(super) fn from_static(text: &'static str) -> Option<Self> {
        let mut reader = Reader::new(text, KIND, Text::Borrowed)?;
        let mut topics = Self::default();
        exchange(&mut reader, &mut topics);
        reader.is_done().then_some(topics)
    }
}

/// Writes the compiled form.
#[cfg(feature = "toml")]
pub(super) fn write(topics: &Topics) -> String {
    let mut writer = super::columns::Writer::default();
    exchange(&mut writer, &mut topics.clone());
    writer.finish(KIND)
}

fn exchange<S: Stream>(stream: &mut S, topics: &mut Topics) {
    stream.map(&mut topics.groups, Patterns::default, |stream, name, patterns| {
        stream.text(Column::Groups, name);
        stream.patterns(Column::GroupPatterns, patterns);
    });
    let context = &mut topics.context;
    stream.patterns(Column::Patterns, &mut context.signals);
    stream.list(&mut context.frames, blank_frame, frame);
    for patterns in [&mut context.scoping, &mut context.distancing, &mut context.masks] {
        stream.patterns(Column::Patterns, patterns);
    }
    stream.list(&mut context.carried, blank_carried, |stream, carried| {
        stream.text(Column::Roles, &mut carried.role);
        stream.patterns(Column::Roles, &mut carried.by);
    });
    stream.list(&mut topics.frameworks, blank_framework, framework);
    stream.list(&mut topics.schemes, blank_scheme, scheme);
    stream.list(&mut topics.all, blank_topic, topic);
    stream.map(&mut topics.redirects, Text::default, |stream, from, to| {
        stream.text(Column::Ids, from);
        stream.text(Column::Ids, to);
    });
}

fn blank_frame() -> Frame {
    Frame {
        needs: Patterns::default(),
        some: Patterns::default(),
        at_least: 0,
        unless: Patterns::default(),
        context: false,
        reach: FrameReach::Sentence,
    }
}

fn blank_carried() -> CarriedRole {
    CarriedRole { role: Text::default(), by: Patterns::default() }
}

/// Numbers that stand for reaches; from the last on they count words.
const REACHES: [FrameReach; 3] = [FrameReach::Sentence, FrameReach::Near, FrameReach::Paragraph];

fn reach<S: Stream>(stream: &mut S, reach: &mut FrameReach) {
    let first_of_words = REACHES.len() as u32;
    let mut number = match *reach {
        FrameReach::Words(words) => first_of_words + u32::from(words),
        other => REACHES.iter().position(|known| *known == other).unwrap_or_default() as u32,
    };
    stream.number(Column::Numbers, &mut number);
    match (REACHES.get(number as usize), number.checked_sub(first_of_words).map(u8::try_from)) {
        (Some(&known), _) => *reach = known,
        (None, Some(Ok(words))) => *reach = FrameReach::Words(words),
        _ => stream.fail(),
    }
}

fn frame<S: Stream>(stream: &mut S, frame: &mut Frame) {
    stream.patterns(Column::Roles, &mut frame.needs);
    stream.patterns(Column::Roles, &mut frame.some);
    let mut at_least = u32::from(frame.at_least);
    stream.number(Column::Numbers, &mut at_least);
    frame.at_least = u8::try_from(at_least).unwrap_or_default();
    stream.patterns(Column::Roles, &mut frame.unless);
    stream.flag(&mut frame.context);
    reach(stream, &mut frame.reach);
}

fn blank_framework() -> Framework {
    let none = Text::default;
    Framework { id: none(), name: none(), owner: none(), year: none(), note: none() }
}

fn framework<S: Stream>(stream: &mut S, framework: &mut Framework) {
    stream.text(Column::Ids, &mut framework.id);
    stream.text(Column::Titles, &mut framework.name);
    stream.text(Column::Titles, &mut framework.owner);
    stream.text(Column::Years, &mut framework.year);
    stream.text(Column::Notes, &mut framework.note);
}

fn blank_scheme() -> Scheme {
    let none = Text::default;
    Scheme { id: none(), name: none(), version: none(), codes: Vec::new() }
}

fn scheme<S: Stream>(stream: &mut S, scheme: &mut Scheme) {
    stream.text(Column::Names, &mut scheme.id);
    stream.text(Column::Titles, &mut scheme.name);
    stream.text(Column::Years, &mut scheme.version);
    stream.texts(Column::Marks, &mut scheme.codes);
}

fn blank_topic() -> Topic {
    let none = Text::default;
    Topic {
        id: none(),
        label: none(),
        definition: none(),
        parent: None,
        since: none(),
        umbrella: false,
        speaks: false,
        close: false,
        evidence: None,
        concepts: Vec::new(),
        signals: Patterns::default(),
        hints: Patterns::default(),
        frames: Vec::new(),
        masks: Patterns::default(),
        examples: Vec::new(),
        near: Vec::new(),
        crosswalk: Vec::new(),
        sources: Vec::new(),
    }
}

fn topic<S: Stream>(stream: &mut S, topic: &mut Topic) {
    stream.text(Column::Ids, &mut topic.id);
    stream.text(Column::Labels, &mut topic.label);
    stream.text(Column::Definitions, &mut topic.definition);
    stream.maybe(Column::References, &mut topic.parent);
    stream.text(Column::Years, &mut topic.since);
    for flag in [&mut topic.umbrella, &mut topic.speaks, &mut topic.close] {
        stream.flag(flag);
    }
    stream.maybe_name(Column::Grades, &mut topic.evidence);
    stream.texts(Column::References, &mut topic.concepts);
    for patterns in [&mut topic.signals, &mut topic.hints, &mut topic.masks] {
        stream.patterns(Column::Patterns, patterns);
    }
    stream.list(&mut topic.frames, blank_frame, frame);
    stream.list(&mut topic.crosswalk, blank_crosswalk, |stream, entry| {
        stream.text(Column::Names, &mut entry.scheme);
        stream.text(Column::Marks, &mut entry.code);
        stream.text(Column::Titles, &mut entry.label);
        stream.text(Column::Kinds, &mut entry.relation);
        stream.name(Column::Grades, &mut entry.evidence);
    });
}

fn blank_crosswalk() -> Crosswalk {
    let none = Text::default;
    Crosswalk {
        scheme: none(),
        code: none(),
        label: none(),
        relation: none(),
        evidence: EvidenceGrade::RecalledLow,
    }
}
