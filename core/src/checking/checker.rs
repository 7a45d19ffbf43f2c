use std::sync::{Arc, OnceLock};

use super::exemption::{EXEMPTION_GROUPS, Surroundings};
use super::finding::{Exemption, Finding, Report};
use super::fingerprint::Fingerprints;
use super::grounds::AllGrounds;
use super::judge::{JUDGING_GROUPS, Judge, Judgement};
use super::marks::Marks;
use super::suggest::SUGGESTION_GROUPS;
use crate::context::{
    Directives, GateJudge, Ignored, Lines, NAMING_GROUPS, STRUCTURE_GROUPS, Sentences, StructureReader,
    opens_quotation, quotations,
};
use crate::markup::{self, Block, Format, Parsed};
use crate::matching::{Candidate, Marked, Matcher, MatcherOptions, Passage};
use crate::terminology::{EvidenceGrade, ExemptionKind, LoadError, Terminology, UnknownName, Usage};

/// Checks texts for outdated or harmful wording.
///
/// Cheap to clone (one shared pointer), immutable, `Send + Sync`. Checking cannot fail.
///
/// ```
/// use csea_terms::{Checker, Usage};
/// let report = Checker::builtin().check("The film shows “child porn”, he said of child prostitutes.");
/// assert_eq!(report.findings.len(), 1);
/// assert_eq!(report.findings[0].surface, "child prostitutes");
/// assert_eq!(report.findings[0].level, Usage::Avoid);
/// assert_eq!(report.exempted[0].surface, "child porn");
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    terminology: Arc<Terminology>,
    matcher: Matcher,
    grounds: AllGrounds,
    level: Usage,
    limits: Limits,
}

/// Bounds for services that check what others send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a text that are checked; the rest is left out and the report says so.
    pub text_bytes: usize,
    /// Findings and exempted places of a report; the check ends when there are more, and the report says so.
    pub findings: usize,
}

impl Default for Limits {
    /// 256 MiB of text and 100,000 findings.
    fn default() -> Self {
        Self { text_bytes: 256 << 20, findings: 100_000 }
    }
}

/// Options that make no checker.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The terminology cannot be used.
    #[error(transparent)]
    Terminology(#[from] LoadError),
    /// There is no such profile.
    #[error("profile: {0}")]
    UnknownProfile(UnknownName),
    /// No designation has this language.
    #[error("the terminology has no designations in `{language}`; it has: {known}")]
    UnknownLanguage {
        /// The language asked for.
        language: String,
        /// The languages that there are.
        known: String,
    },
}

/// Sets up a [`Checker`].
#[derive(Clone, Debug)]
pub struct CheckerBuilder {
    terminology: Option<Arc<Terminology>>,
    level: Usage,
    evidence: EvidenceGrade,
    languages: Vec<String>,
    limits: Limits,
    profile: Option<String>,
    scan: bool,
}

impl Default for CheckerBuilder {
    fn default() -> Self {
        Self {
            terminology: None,
            level: Usage::Caution,
            evidence: EvidenceGrade::RecalledLow,
            languages: vec!["en".to_owned()],
            limits: Limits::default(),
            profile: None,
            scan: true,
        }
    }
}

impl CheckerBuilder {
    /// The terminology to check against; the built-in one if none is given. May be shared with others.
    #[must_use]
    pub fn terminology(mut self, terminology: impl Into<Arc<Terminology>>) -> Self {
        self.terminology = Some(terminology.into());
        self
    }

    /// The lowest level that is reported; `caution` if not set. Levels below are not even searched.
    #[must_use]
    pub fn level(mut self, level: Usage) -> Self {
        self.level = level.max(Usage::Info);
        self
    }

    /// Leaves out findings whose best evidence is weaker than this.
    #[must_use]
    pub fn evidence(mut self, grade: EvidenceGrade) -> Self {
        self.evidence = grade;
        self
    }

    /// Languages of the text, as BCP 47 tags; English if not set.
    #[must_use]
    pub fn languages<S: Into<String>>(mut self, languages: impl IntoIterator<Item = S>) -> Self {
        self.languages = languages.into_iter().map(Into::into).collect();
        self
    }

    /// The audience of the texts: a profile of the terminology, which changes levels and suggestions and says why.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Bounds for untrusted texts.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads every paragraph in full, also where the scan shows that nothing can be found: for tests that prove that the scan changes no
    /// report.
    #[doc(hidden)]
    #[must_use]
    pub fn without_scan(mut self) -> Self {
        self.scan = false;
        self
    }

    /// Compiles the checker.
    ///
    /// # Errors
    /// [`BuildError`] if a language or profile is unknown or a pattern of the terminology cannot be searched.
    pub fn build(self) -> Result<Checker, BuildError> {
        let mut terminology = self.terminology.unwrap_or_else(Terminology::builtin_shared);
        if let Some(name) = &self.profile {
            terminology = Arc::new(terminology.for_profile(name).map_err(BuildError::UnknownProfile)?);
        }
        known_languages(&terminology, &self.languages)?;
        let options = MatcherOptions {
            level: self.level,
            evidence: self.evidence,
            languages: self.languages,
            structure_groups: [
                STRUCTURE_GROUPS,
                NAMING_GROUPS,
                SUGGESTION_GROUPS,
                JUDGING_GROUPS,
                EXEMPTION_GROUPS,
            ]
            .concat(),
            scan: self.scan,
        };
        let (matcher, problems) = Matcher::new(&terminology, &options);
        if let Some(error) = LoadError::from_problems(problems) {
            return Err(error.into());
        }
        let grounds = AllGrounds::of(&terminology);
        Ok(Checker {
            inner: Arc::new(Inner { terminology, matcher, grounds, level: self.level, limits: self.limits }),
        })
    }
}

fn known_languages(terminology: &Terminology, asked: &[String]) -> Result<(), BuildError> {
    let mut known: Vec<&str> = terminology.designations().map(|entry| &*entry.designation.language).collect();
    known.sort_unstable();
    known.dedup();
    match asked.iter().find(|language| !known.contains(&language.as_str()) && *language != "en") {
        None => Ok(()),
        Some(language) => {
            Err(BuildError::UnknownLanguage { language: language.clone(), known: known.join(", ") })
        }
    }
}

impl Checker {
    /// The checker with the built-in English terminology, at level `caution`.
    ///
    /// # Cost
    /// Compiled on the first call, shared afterwards.
    pub fn builtin() -> &'static Checker {
        static BUILTIN: OnceLock<Checker> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            // A test proves that the built-in terminology compiles, so the empty checker never takes its place.
            CheckerBuilder::default().build().unwrap_or_else(|_| Checker::empty())
        })
    }

    fn empty() -> Checker {
        Checker {
            inner: Arc::new(Inner {
                terminology: Arc::new(Terminology::default()),
                matcher: Matcher::default(),
                grounds: AllGrounds::default(),
                level: Usage::Caution,
                limits: Limits::default(),
            }),
        }
    }

    /// Sets up a checker with options.
    pub fn builder() -> CheckerBuilder {
        CheckerBuilder::default()
    }

    /// The terminology that this checker uses.
    pub fn terminology(&self) -> &Terminology {
        &self.inner.terminology
    }

    /// Checks plain text.
    ///
    /// Spans are in bytes of `text`. Never fails, whatever the text.
    pub fn check(&self, text: &str) -> Report {
        self.check_as(text, Format::Plain)
    }

    /// Checks a text in the given format. Spans are in bytes of `text`, markup included.
    pub fn check_as(&self, text: &str, format: Format) -> Report {
        let (checked, report) = self.begin(text);
        match self.marked(checked, format) {
            Marked::Nothing => report,
            Marked::Parts(parts) => self.check_parts(checked, &parts, report),
            Marked::Everything => self.check_all(checked, format, report),
        }
    }

    /// Checks all of a text.
    pub(super) fn check_all(&self, text: &str, format: Format, report: Report) -> Report {
        let parsed = markup::parse(text, format);
        let read = |block| if self.may_raise(block) { self.read(block) } else { None };
        self.check_blocks(text, &parsed, read, report)
    }

    /// Checks blocks, which stand in the text in this order; `read` says what stands in one that may raise a finding.
    pub(super) fn check_blocks<'p>(
        &self,
        text: &str,
        parsed: &'p Parsed<'_>,
        mut read: impl FnMut(&'p Block<'p>) -> Option<Reading<'p>>,
        mut report: Report,
    ) -> Report {
        let mut walk = Walk::new(self, &parsed.blocks);
        let mut fingerprints = Fingerprints::default();
        for index in 0..parsed.blocks.len() {
            if let Some(reading) = read(&parsed.blocks[index]) {
                let judgement = walk.block(index, reading);
                judgement.enter(&mut fingerprints, &mut report);
            }
            if self.is_full(&mut report) {
                break;
            }
        }
        self.finish(text, parsed, report)
    }

    /// The part of a text that is checked, and a report that holds nothing yet.
    pub(super) fn begin<'t>(&self, text: &'t str) -> (&'t str, Report) {
        let limit = floor_boundary(text, self.inner.limits.text_bytes);
        let report = Report {
            terminology_version: self.inner.terminology.version().to_owned(),
            truncated: limit < text.len(),
            ..Report::default()
        };
        (&text[..limit], report)
    }

    /// Whether the report holds as much as it may; it says so then.
    pub(super) fn is_full(&self, report: &mut Report) -> bool {
        let full = report.findings.len() + report.exempted.len() > self.inner.limits.findings;
        report.truncated |= full;
        full
    }

    /// Sorts, cuts out the surfaces and follows the directives of the text.
    pub(super) fn finish(&self, checked: &str, parsed: &Parsed<'_>, mut report: Report) -> Report {
        finish(checked, &mut report, self.inner.limits.findings);
        let directives = Directives::read(checked, &parsed.comments, &parsed.blocks, &self.inner.terminology);
        leave_ignored(&mut report, &directives.ignored);
        report.notices = directives.notices;
        report
    }
}

/// Moves what a directive covers to the exempted places.
fn leave_ignored(report: &mut Report, ignored: &[Ignored]) {
    if ignored.is_empty() {
        return;
    }
    let mut coming = ignored.iter().peekable();
    let mut open: Vec<&Ignored> = Vec::new();
    let mut aside = |finding: &Finding| {
        while let Some(next) = coming.next_if(|next| next.source.start() <= finding.span.start()) {
            open.push(next);
        }
        open.retain(|ignored| ignored.source.end() > finding.span.start());
        open.iter()
            .rfind(|ignored| ignored.covers(&finding.grounds.concept, &finding.grounds.designation))
            .copied()
    };
    for mut finding in std::mem::take(&mut report.findings) {
        let Some(directive) = aside(&finding) else {
            report.findings.push(finding);
            continue;
        };
        let reason = match directive.reason.as_str() {
            "" => "the author asked for it in the text".to_owned(),
            reason => format!("the author asked for it in the text: {reason}"),
        };
        finding.level = finding.grounds.usage;
        finding.suggestions.clear();
        finding.exemption = Some(Exemption { kind: ExemptionKind::Directive, reason });
        report.exempted.push(finding);
    }
    report.exempted.sort_by_key(|finding| finding.span);
}

/// Sorts by place and cuts out the surfaces.
fn finish(text: &str, report: &mut Report, limit: usize) {
    for list in [&mut report.findings, &mut report.exempted] {
        list.sort_by_key(|finding: &Finding| finding.span);
        list.truncate(limit);
        for finding in list.iter_mut() {
            text[finding.span].clone_into(&mut finding.surface);
        }
    }
}

/// The blocks of one text, in order.
struct Walk<'w> {
    checker: &'w Checker,
    blocks: &'w [Block<'w>],
    /// Blocks whose place in the document's structure is known: read only up to where something was found.
    entered: usize,
    structure: StructureReader,
}

impl<'w> Walk<'w> {
    fn new(checker: &'w Checker, blocks: &'w [Block<'w>]) -> Self {
        Self { checker, blocks, entered: 0, structure: StructureReader::default() }
    }

    fn block(&mut self, index: usize, reading: Reading<'_>) -> Judgement {
        while self.entered <= index {
            self.structure.enter(self.checker.matcher(), &self.blocks[self.entered]);
            self.entered += 1;
        }
        self.checker.judge(self.blocks, index, &self.structure, reading)
    }
}

/// What stands in one block.
pub(super) struct Reading<'b> {
    pub(super) passage: Passage<'b>,
    pub(super) sentences: Sentences,
    /// The wordings that may raise a finding, whose gates hold.
    pub(super) raised: Vec<Candidate>,
}

impl Checker {
    pub(super) fn matcher(&self) -> &Matcher {
        &self.inner.matcher
    }

    /// Reads a block, without a scan; nothing if no wording stands in it whose gate holds.
    pub(super) fn read<'b>(&self, block: &'b Block<'_>) -> Option<Reading<'b>> {
        let matcher = self.matcher();
        let passage = Passage::new(&block.text, matcher.lexicon());
        let mut raised = matcher.raised(&passage);
        if raised.is_empty() {
            return None;
        }
        let sentences = Sentences::of(&passage);
        let mut gates = GateJudge::new(&self.inner.terminology, matcher, &passage, &sentences);
        raised.retain(|candidate| gates.lets_pass(candidate));
        (!raised.is_empty()).then_some(Reading { passage, sentences, raised })
    }

    /// Judges what was raised in a block whose place in the document's structure is known.
    pub(super) fn judge(
        &self,
        blocks: &[Block<'_>],
        index: usize,
        structure: &StructureReader,
        reading: Reading<'_>,
    ) -> Judgement {
        let block = &blocks[index];
        let Reading { passage, sentences, raised } = reading;
        let judge = Judge {
            surroundings: Surroundings {
                terminology: &self.inner.terminology,
                matcher: &self.inner.matcher,
                block,
                passage: &passage,
                sentences: &sentences,
                structure,
                quotations: quotations(&block.text, continues(blocks, index)),
                lines: Lines::default(),
                marks: Marks::of(&block.marks),
            },
            grounds: &self.inner.grounds,
            level: self.inner.level,
        };
        judge.judge(raised)
    }
}

/// Whether a quotation that is open at the end of the block goes on in the next.
pub(super) fn continues(blocks: &[Block<'_>], index: usize) -> bool {
    blocks.get(index + 1).is_some_and(|next| opens_quotation(&next.text))
}

/// The last character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
