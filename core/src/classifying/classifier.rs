use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::classification::{Classification, Evidence, Tag};
use super::reading::{read, units};
use super::rules::{RuleBook, RuleKind};
use super::weighing::{Distance, Proof, Scale, weight};
use crate::markup::{self, Format};
use crate::terminology::{LoadError, Terminology, Topic, Topics};
use crate::text::Span;

/// Lowest score that is reported, in hundredths.
const REPORTED: u32 = 50;

/// Most pieces of evidence that a tag shows.
const SHOWN: usize = 10;

/// The facet of measures, which are no threats.
pub(crate) const MEASURE: &str = "measure";

/// What one classification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole text.
    Document,
    /// A paragraph, heading, list item or table row.
    Paragraph,
    /// A sentence.
    Sentence,
}

/// Tags texts with the threats, response measures and framework capabilities they speak about.
///
/// Cheap to clone (one shared pointer), immutable, `Send + Sync`. Classifying cannot fail.
///
/// ```
/// use csea_terms::Classifier;
/// let text = "He threatened to send the boy's intimate pictures to his contacts unless he paid.";
/// let classification = Classifier::builtin().classify(text);
/// assert_eq!(classification.threats[0].id, "harm.sexual-extortion.financial");
/// assert!(classification.threats[0].evidence[0].surface.contains("threatened"));
/// assert!(Classifier::builtin().classify("A booking at the dog grooming salon.").threats.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Classifier {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    version: String,
    topics: Arc<Topics>,
    book: RuleBook,
    /// Topics whose proof is context by itself.
    speaks: Vec<bool>,
    /// Topics whose context must stand in the same sentence.
    close: Vec<bool>,
    roll_up: bool,
}

/// Sets up a [`Classifier`].
#[derive(Clone, Debug, Default)]
pub struct ClassifierBuilder {
    terminology: Option<Arc<Terminology>>,
    topics: Option<Arc<Topics>>,
    roll_up: bool,
}

impl ClassifierBuilder {
    /// The terminology whose groups and spelling the rules use; the built-in one if none is given.
    #[must_use]
    pub fn terminology(mut self, terminology: impl Into<Arc<Terminology>>) -> Self {
        self.terminology = Some(terminology.into());
        self
    }

    /// The topics to recognise; the built-in ones if none are given.
    #[must_use]
    pub fn topics(mut self, topics: Topics) -> Self {
        self.topics = Some(Arc::new(topics));
        self
    }

    /// Whether the topics above a tag are reported too, with the best score below them.
    #[must_use]
    pub fn roll_up(mut self, roll_up: bool) -> Self {
        self.roll_up = roll_up;
        self
    }

    /// Compiles the classifier.
    ///
    /// # Errors
    /// [`LoadError`] if a pattern cannot be searched.
    pub fn build(self) -> Result<Classifier, LoadError> {
        let terminology = self.terminology.unwrap_or_else(Terminology::builtin_shared);
        let topics = self.topics.unwrap_or_else(|| Arc::clone(Topics::builtin_shared()));
        let (book, problems) = RuleBook::new(&terminology, &topics);
        if let Some(error) = LoadError::from_problems(problems) {
            return Err(error);
        }
        let root = |topic: &Topic| topics.topic(topic.facet());
        let of_roots = |says: fn(&Topic) -> bool| -> Vec<bool> {
            topics.all().iter().map(|topic| root(topic).is_some_and(says)).collect()
        };
        let (speaks, close) = (of_roots(|root| root.speaks), of_roots(|root| root.close));
        let version = terminology.version().to_owned();
        Ok(Classifier {
            inner: Arc::new(Inner { version, topics, book, speaks, close, roll_up: self.roll_up }),
        })
    }
}

impl Classifier {
    /// The classifier with the built-in topics.
    ///
    /// # Cost
    /// Compiled on the first call, shared afterwards; a [`crate::Checker`] pays nothing for it.
    pub fn builtin() -> &'static Classifier {
        static BUILTIN: OnceLock<Classifier> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            // A test proves that the built-in topics compile, so the empty classifier never takes its place.
            ClassifierBuilder::default().build().unwrap_or_else(|_| Classifier { inner: Arc::default() })
        })
    }

    /// Sets up a classifier with options.
    pub fn builder() -> ClassifierBuilder {
        ClassifierBuilder::default()
    }

    /// The topics that this classifier knows.
    pub fn topics(&self) -> &Topics {
        &self.inner.topics
    }

    /// Classifies plain text as a whole.
    pub fn classify(&self, text: &str) -> Classification {
        self.classify_as(text, Format::Plain)
    }

    /// Classifies a text in the given format as a whole. Spans are in bytes of `text`, markup included.
    pub fn classify_as(&self, text: &str, format: Format) -> Classification {
        let proofs = self.proofs(text, format);
        let mut whole = self.sum_up(text, &proofs.iter().collect::<Vec<_>>());
        whole.span = Span::new(0, text.len());
        whole
    }

    /// Classifies each paragraph or sentence that speaks about something, in the order of the text.
    ///
    /// Context still comes from all of the text. Frames whose roles are spread over a paragraph count for the paragraph only.
    pub fn classify_each(&self, text: &str, format: Format, extent: Extent) -> Vec<Classification> {
        let proofs = self.proofs(text, format);
        let mut parts: BTreeMap<Span, Vec<&Proof>> = BTreeMap::new();
        for proof in &proofs {
            let spread = self.inner.book.rules[proof.rule as usize].window().is_some();
            let part = match extent {
                Extent::Document => Span::new(0, text.len()),
                Extent::Paragraph => proof.paragraph,
                Extent::Sentence if spread => continue,
                Extent::Sentence => proof.sentence,
            };
            parts.entry(part).or_default().push(proof);
        }
        let classify = |(span, proofs): (Span, Vec<&Proof>)| {
            let classification = Classification { span, ..self.sum_up(text, &proofs) };
            let speaks = classification.tags().next().is_some();
            speaks.then_some(classification)
        };
        parts.into_iter().filter_map(classify).collect()
    }

    fn proofs(&self, text: &str, format: Format) -> Vec<Proof> {
        let inner = &*self.inner;
        let parsed = markup::parse(text, format);
        let mut scale = Scale::new(&inner.book, &inner.speaks);
        let mut proofs = Vec::new();
        let (mut all, mut speaking, mut opens) = (0_usize, 0_usize, false);
        for blocks in units(&parsed.blocks) {
            let context = scale.weigh(&read(&inner.book, blocks), &mut proofs);
            opens |= context && all == 0;
            all += 1;
            speaking += usize::from(context);
        }
        if !opens && speaking * 3 < all.max(1) {
            proofs.retain(|proof| proof.distance != Distance::Document);
        }
        if speaking == 0 {
            // Roles alone show who acted only in a text that speaks of abuse at all.
            let of_itself = |proof: &Proof| {
                let signal = inner.book.rules[proof.rule as usize].kind == RuleKind::Signal;
                signal || !inner.close[proof.topic as usize]
            };
            proofs.retain(|proof| proof.distance != Distance::Document && of_itself(proof));
        }
        proofs.retain(|proof| proof.distance <= Distance::Beside || !inner.close[proof.topic as usize]);
        proofs
    }

    fn sum_up(&self, text: &str, proofs: &[&Proof]) -> Classification {
        let inner = &*self.inner;
        let mut by_topic: BTreeMap<u32, Vec<&Proof>> = BTreeMap::new();
        for proof in proofs {
            by_topic.entry(proof.topic).or_default().push(proof);
        }
        let given_way: Vec<u32> =
            by_topic.keys().copied().filter(|&topic| self.gives_way(topic, &by_topic)).collect();
        let mut scores: BTreeMap<u32, u32> = BTreeMap::new();
        for (&topic, proofs) in by_topic.iter().filter(|(topic, _)| !given_way.contains(topic)) {
            scores.insert(topic, self.score(proofs));
        }
        if inner.roll_up {
            self.roll_up(&mut scores);
        }
        let mut result =
            Classification { terminology_version: inner.version.clone(), ..Classification::default() };
        for (&topic, &score) in scores.iter().filter(|(_, score)| **score >= REPORTED) {
            let Some(data) = inner.topics.all().get(topic as usize) else { continue };
            if data.is_root() {
                continue;
            }
            let evidence = by_topic.get(&topic).map(|proofs| self.evidence(text, proofs)).unwrap_or_default();
            let tag = Tag {
                id: data.id.to_string(),
                label: data.label.to_string(),
                score: f64::from(score) / 100.0,
                evidence,
            };
            match data {
                data if data.is_capability() => result.frameworks.push(tag),
                data if data.facet() == MEASURE => result.measures.push(tag),
                _ => result.threats.push(tag),
            }
        }
        for list in [&mut result.threats, &mut result.measures, &mut result.frameworks] {
            list.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.id.cmp(&other.id)));
        }
        result
    }

    /// Whether a topic is spoken of only in the words that show a more specific one.
    fn gives_way(&self, topic: u32, by_topic: &BTreeMap<u32, Vec<&Proof>>) -> bool {
        let inner = &*self.inner;
        let all = inner.topics.all();
        let Some(data) = all.get(topic as usize) else { return true };
        let specific: Vec<Span> = by_topic
            .iter()
            .filter(|&(&other, proofs)| {
                let sibling = data.umbrella
                    && all
                        .get(other as usize)
                        .is_some_and(|other| other.facet() == data.facet() && !other.umbrella);
                other != topic
                    && (sibling || inner.book.is_within(other, topic))
                    && self.score(proofs) >= REPORTED
            })
            .flat_map(|(_, proofs)| proofs.iter().map(|proof| proof.span))
            .collect();
        by_topic.get(&topic).is_some_and(|proofs| {
            proofs.iter().all(|proof| {
                specific.iter().any(|span| span.start() < proof.span.end() && proof.span.start() < span.end())
            })
        })
    }

    fn score(&self, proofs: &[&Proof]) -> u32 {
        let weigh = |proof: &&Proof| weight(&self.inner.book.rules[proof.rule as usize], proof.distance);
        let best = proofs.iter().map(weigh).max().unwrap_or(0);
        let mut rules: Vec<u32> = proofs.iter().map(|proof| proof.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        (u32::from(best) + 2 * (rules.len() as u32).saturating_sub(1)).min(100)
    }

    fn roll_up(&self, scores: &mut BTreeMap<u32, u32>) {
        for (topic, score) in scores.clone() {
            let mut above = self.inner.book.parents.get(topic as usize).copied().flatten();
            while let Some(topic) = above {
                let known = scores.entry(topic).or_insert(0);
                *known = (*known).max(score);
                above = self.inner.book.parents.get(topic as usize).copied().flatten();
            }
        }
    }

    fn evidence(&self, text: &str, proofs: &[&Proof]) -> Vec<Evidence> {
        let weigh = |proof: &Proof| weight(&self.inner.book.rules[proof.rule as usize], proof.distance);
        let mut sorted: Vec<&Proof> = proofs.to_vec();
        sorted.sort_by_key(|proof| (std::cmp::Reverse(weigh(proof)), proof.span));
        sorted.dedup_by_key(|proof| proof.span);
        sorted
            .into_iter()
            .take(SHOWN)
            .map(|proof| Evidence {
                surface: text[proof.span].to_owned(),
                span: proof.span,
                rule: self.inner.book.text(proof.rule),
                score: f64::from(weigh(proof)) / 100.0,
            })
            .collect()
    }
}
