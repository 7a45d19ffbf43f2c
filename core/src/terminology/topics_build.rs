//! Reading topics: TOML that people edit and the compiled form, with every problem reported.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::error::{LoadError, Place, Problems};
use super::pattern::{self, Node};
use super::raw::RawGroup;
use super::topics::{
    CarriedRole, Crosswalk, Frame, FrameReach, Framework, Scheme, Topic, TopicContext, Topics,
};
use super::written::{Patterns, Text};

fn empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// The role that stands for the context as a whole.
const CONTEXT: &str = "{context}";

/// Relations of SKOS.
const RELATIONS: &[&str] = &["exact", "close", "broad", "narrow", "related"];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawTopicFile {
    threat: Vec<RawTopic>,
    capability: Vec<RawTopic>,
    framework: Vec<RawFramework>,
    scheme: Vec<RawScheme>,
    group: Vec<RawGroup>,
    context: Option<RawContext>,
    redirect: Vec<RawTopicRedirect>,
}

/// One line of the form in which changes are reviewed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum RawLine {
    Topic(Box<RawTopic>),
    Framework(RawFramework),
    Scheme(RawScheme),
    Group(RawGroup),
    Context(RawContext),
    Redirect(RawTopicRedirect),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawTopic {
    id: Text,
    label: Text,
    definition: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Text>,
    since: Text,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    umbrella: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    speaks: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    close: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    concepts: Vec<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    signals: Vec<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    hints: Vec<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    frames: Vec<RawFrame>,
    #[serde(default, skip_serializing_if = "empty")]
    masks: Vec<Text>,
    #[serde(default, skip_serializing)]
    examples: Vec<Text>,
    #[serde(default, skip_serializing)]
    near: Vec<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    crosswalk: Vec<RawCrosswalk>,
    #[serde(default, skip_serializing)]
    sources: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    needs: Vec<Text>,
    #[serde(default, skip_serializing_if = "empty")]
    some: Vec<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<u8>,
    #[serde(default, skip_serializing_if = "empty")]
    unless: Vec<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    within: Option<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawCrosswalk {
    scheme: Text,
    code: Text,
    label: Text,
    relation: Text,
    evidence: Text,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawFramework {
    id: Text,
    name: Text,
    owner: Text,
    year: Text,
    #[serde(default)]
    note: Text,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawScheme {
    id: Text,
    name: Text,
    version: Text,
    #[serde(default)]
    codes: Vec<Text>,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct RawContext {
    signals: Vec<Text>,
    frames: Vec<RawFrame>,
    scoping: Vec<Text>,
    distancing: Vec<Text>,
    masks: Vec<Text>,
    carried: Vec<RawCarriedRole>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawCarriedRole {
    role: Text,
    by: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawTopicRedirect {
    from: Text,
    to: Text,
}

impl Topics {
    /// Reads topics from the TOML that people edit and checks them against the terminology.
    ///
    /// # Errors
    /// A [`LoadError`] with every problem of every file.
    pub fn from_toml(
        terminology: &super::Terminology,
        files: &[super::load::DataFile],
    ) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        for file in files {
            match toml::from_str::<RawTopicFile>(&file.text) {
                Ok(raw) => raw.lines().for_each(|line| builder.line(&file.name, line)),
                Err(error) => {
                    let at = Place { file: &file.name, entry: String::new() };
                    builder.problems.push(&at, "", error.to_string());
                }
            }
        }
        builder.whole(terminology);
        builder.problems.finish()?;
        Ok(builder.topics)
    }
}

/// The lines in which changes of topics are reviewed, made from the files that people edit.
///
/// # Errors
/// A [`LoadError`] with every problem of every file.
pub fn compile_topic_lines(
    terminology: &super::Terminology,
    files: &[super::load::DataFile],
) -> Result<String, LoadError> {
    Topics::from_toml(terminology, files)?;
    let mut text = String::new();
    for raw in files.iter().filter_map(|file| toml::from_str::<RawTopicFile>(&file.text).ok()) {
        for line in raw.lines() {
            text.push_str(&serde_json::to_string(&line).unwrap_or_default());
            text.push('\n');
        }
    }
    Ok(text)
}

/// The compiled form of topics.
///
/// # Errors
/// A [`LoadError`] with every problem of every file.
pub fn compile_topics(
    terminology: &super::Terminology,
    files: &[super::load::DataFile],
) -> Result<String, LoadError> {
    Ok(super::topics_compiled::write(&Topics::from_toml(terminology, files)?))
}

impl RawTopicFile {
    fn lines(self) -> impl Iterator<Item = RawLine> {
        let topics =
            self.threat.into_iter().chain(self.capability).map(|topic| RawLine::Topic(Box::new(topic)));
        (self.group.into_iter().map(RawLine::Group))
            .chain(self.context.map(RawLine::Context))
            .chain(self.framework.into_iter().map(RawLine::Framework))
            .chain(self.scheme.into_iter().map(RawLine::Scheme))
            .chain(topics)
            .chain(self.redirect.into_iter().map(RawLine::Redirect))
    }
}

#[derive(Debug, Default)]
struct Builder {
    topics: Topics,
    problems: Problems,
    places: BTreeMap<Text, String>,
}

impl Builder {
    fn line(&mut self, file: &str, line: RawLine) {
        match line {
            RawLine::Topic(raw) => self.topic(file, *raw),
            RawLine::Framework(raw) => self.topics.frameworks.push(Framework {
                id: raw.id,
                name: raw.name,
                owner: raw.owner,
                year: raw.year,
                note: raw.note,
            }),
            RawLine::Scheme(raw) => self.topics.schemes.push(Scheme {
                id: raw.id,
                name: raw.name,
                version: raw.version,
                codes: raw.codes,
            }),
            RawLine::Group(raw) => self.group(file, &raw),
            RawLine::Context(raw) => self.context(file, &raw),
            RawLine::Redirect(raw) => {
                self.topics.redirects.insert(raw.from, raw.to);
            }
        }
    }

    fn group(&mut self, file: &str, raw: &RawGroup) {
        let at = Place { file, entry: format!("group `{}`", raw.name) };
        let patterns = self.patterns(&at, "patterns", &raw.patterns);
        if self.topics.groups.insert(raw.name.clone(), patterns).is_some() {
            self.problems.push(&at, "name", "this group is already there: give it another name");
        }
    }

    fn context(&mut self, file: &str, raw: &RawContext) {
        let at = Place { file, entry: "context".to_owned() };
        self.topics.context = TopicContext {
            signals: self.patterns(&at, "signals", &raw.signals),
            frames: self.frames(&at, &raw.frames),
            scoping: self.patterns(&at, "scoping", &raw.scoping),
            distancing: self.patterns(&at, "distancing", &raw.distancing),
            masks: self.patterns(&at, "masks", &raw.masks),
            carried: raw.carried.iter().filter_map(|raw| self.carried(&at, raw)).collect(),
        };
    }

    fn carried(&mut self, at: &Place<'_>, raw: &RawCarriedRole) -> Option<CarriedRole> {
        let by = self.patterns(at, "carried", &raw.by);
        let role = self.patterns(at, "carried", std::slice::from_ref(&raw.role));
        (!role.is_empty()).then(|| CarriedRole { role: raw.role.clone(), by })
    }

    fn topic(&mut self, file: &str, raw: RawTopic) {
        let at = Place { file, entry: raw.id.to_string() };
        if let Some(other) = self.places.insert(raw.id.clone(), file.to_owned()) {
            self.problems.push(&at, "id", format!("this id is already used in {other}"));
        }
        let evidence = raw.evidence.as_ref().map(|grade| self.problems.take(&at, "evidence", grade.parse()));
        let crosswalk = raw.crosswalk.into_iter().filter_map(|entry| self.crosswalk(&at, entry)).collect();
        let topic = Topic {
            signals: self.patterns(&at, "signals", &raw.signals),
            hints: self.patterns(&at, "hints", &raw.hints),
            frames: self.frames(&at, &raw.frames),
            masks: self.patterns(&at, "masks", &raw.masks),
            evidence: evidence.flatten(),
            id: raw.id,
            label: raw.label,
            definition: raw.definition,
            parent: raw.parent,
            since: raw.since,
            umbrella: raw.umbrella,
            speaks: raw.speaks,
            close: raw.close,
            concepts: raw.concepts,
            examples: raw.examples,
            near: raw.near,
            crosswalk,
            sources: raw.sources,
        };
        self.topics.all.push(topic);
    }

    fn crosswalk(&mut self, at: &Place<'_>, raw: RawCrosswalk) -> Option<Crosswalk> {
        if !RELATIONS.contains(&&*raw.relation) {
            let known = RELATIONS.join(", ");
            self.problems.push(at, "crosswalk", format!("`{}` is no relation: write {known}", raw.relation));
        }
        let evidence = self.problems.take(at, "crosswalk", raw.evidence.parse())?;
        Some(Crosswalk {
            scheme: raw.scheme,
            code: raw.code,
            label: raw.label,
            relation: raw.relation,
            evidence,
        })
    }

    /// The patterns that can be read.
    fn patterns(&mut self, at: &Place<'_>, field: &str, written: &[Text]) -> Patterns {
        let mut readable = |text: &&Text| {
            let read = pattern::parse(text).map_err(|error| format!("`{text}`: {error}"));
            self.problems.take(at, field, read).is_some()
        };
        written.iter().filter(|text| readable(text)).collect()
    }

    fn frames(&mut self, at: &Place<'_>, raw: &[RawFrame]) -> Vec<Frame> {
        raw.iter()
            .map(|frame| {
                let needs: Vec<Text> = frame.needs.iter().filter(|role| *role != CONTEXT).cloned().collect();
                if needs.is_empty() {
                    self.problems.push(at, "frames", "a frame needs at least one role beside {context}");
                }
                let reach = match frame.within.as_deref() {
                    None | Some("sentence") => FrameReach::Sentence,
                    Some("near") => FrameReach::Near,
                    Some("paragraph") => FrameReach::Paragraph,
                    Some(other) => {
                        other.strip_suffix(" words").and_then(|count| count.parse().ok()).map_or_else(
                            || {
                                let message = format!(
                                    "`{other}` is no reach: write sentence, `15 words`, near or paragraph"
                                );
                                self.problems.push(at, "frames", message);
                                FrameReach::Sentence
                            },
                            FrameReach::Words,
                        )
                    }
                };
                if frame.some.is_empty() != frame.at_least.is_none()
                    || frame.at_least.is_some_and(|least| usize::from(least) > frame.some.len() || least == 0)
                {
                    let message = "`some` and `at_least` belong together: say how many of how many";
                    self.problems.push(at, "frames", message);
                }
                Frame {
                    some: self.patterns(at, "frames", &frame.some),
                    at_least: frame.at_least.unwrap_or_default(),
                    context: needs.len() < frame.needs.len(),
                    needs: self.patterns(at, "frames", &needs),
                    unless: self.patterns(at, "frames", &frame.unless),
                    reach,
                }
            })
            .collect()
    }

    /// Checks that need the whole collection.
    fn whole(&mut self, terminology: &super::Terminology) {
        let Topics { all: topics, frameworks, schemes, groups, context, redirects } = &self.topics;
        let ids: BTreeSet<&str> = topics.iter().map(|topic| &*topic.id).collect();
        let parents: BTreeSet<&str> = topics.iter().filter_map(|topic| topic.parent.as_deref()).collect();
        let known = |name: &str| groups.contains_key(name) || terminology.groups.contains_key(name);
        let problems = &mut self.problems;
        for topic in topics {
            let file = self.places.get(&topic.id).map_or("", String::as_str);
            let at = Place { file, entry: topic.id.to_string() };
            links(problems, &at, topic, &ids, terminology);
            for entry in &topic.crosswalk {
                match schemes.iter().find(|scheme| scheme.id == entry.scheme) {
                    None => problems.push(&at, "crosswalk", format!("no scheme `{}`", entry.scheme)),
                    Some(scheme) if !scheme.codes.contains(&entry.code) => {
                        let message = format!("scheme `{}` has no code `{}`", scheme.id, entry.code);
                        problems.push(&at, "crosswalk", message);
                    }
                    Some(_) => {}
                }
            }
            if topic.is_capability() {
                if !frameworks.iter().any(|framework| framework.id == topic.facet()) {
                    problems.push(&at, "id", format!("no framework `{}`", topic.facet()));
                }
            } else if !parents.contains(&*topic.id) {
                if topic.examples.len() < 2 {
                    problems.push(&at, "examples", "write at least two sentences that speak of it");
                }
                if topic.near.is_empty() {
                    problems.push(&at, "near", "write a sentence that looks alike and does not speak of it");
                }
            }
            let frames = topic.frames.iter().flat_map(Frame::patterns);
            for patterns in [&topic.signals, &topic.hints, &topic.masks].into_iter().chain(frames) {
                unknown_groups(problems, &at, patterns, &known);
            }
        }
        let at = Place { file: "", entry: "context".to_owned() };
        let frames = context.frames.iter().flat_map(Frame::patterns);
        let lists = [&context.signals, &context.scoping, &context.distancing, &context.masks];
        let roles: Patterns = context.carried.iter().map(|carried| &carried.role).collect();
        let carried = context.carried.iter().map(|carried| &carried.by);
        for patterns in lists.into_iter().chain(frames).chain(carried).chain([&roles]) {
            unknown_groups(problems, &at, patterns, &known);
        }
        for (name, patterns) in groups {
            let at = Place { file: "", entry: format!("group `{name}`") };
            unknown_groups(problems, &at, patterns, &known);
        }
        for (from, to) in redirects.iter().filter(|(_, to)| !ids.contains(to.as_ref())) {
            let at = Place { file: "", entry: format!("redirect `{from}`") };
            problems.push(&at, "to", format!("no topic `{to}`"));
        }
    }
}

/// Checks what a topic says of other entries.
fn links(
    problems: &mut Problems,
    at: &Place<'_>,
    topic: &Topic,
    ids: &BTreeSet<&str>,
    terminology: &super::Terminology,
) {
    for (field, text) in [("label", &topic.label), ("definition", &topic.definition)] {
        super::check::filled(problems, at, field, text);
    }
    if let Some(parent) = &topic.parent {
        if !ids.contains(parent.as_ref()) {
            problems.push(at, "parent", format!("no topic `{parent}`"));
        } else if !topic.is_capability() && !topic.id.starts_with(&format!("{parent}.")) {
            problems.push(at, "parent", format!("an id starts with that of its parent: `{parent}.`"));
        }
    } else if !topic.is_root() && !topic.is_capability() {
        problems.push(at, "parent", "is missing: only roots of facets have none");
    }
    for concept in topic.concepts.iter().filter(|id| terminology.concept(id).is_none()) {
        problems.push(at, "concepts", format!("the terminology has no concept `{concept}`"));
    }
}

fn unknown_groups(
    problems: &mut Problems,
    at: &Place<'_>,
    patterns: &Patterns,
    known: &impl Fn(&str) -> bool,
) {
    for nodes in patterns.read() {
        pattern::walk(&nodes, &mut |node| match node {
            Node::Group(name) if !known(name) => {
                problems.push(at, "patterns", format!("no group `{name}`"));
            }
            Node::Term => problems.push(at, "patterns", "{term} stands in cues only"),
            _ => {}
        });
    }
}
