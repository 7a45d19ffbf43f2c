//! What races: each with the usual way to use it for a list of terms in any case.

use std::error::Error;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cpu_time::ThreadTime;
use csea_terms::{Checker, Format};

/// A tool that is ready.
pub struct Peer {
    /// What it is called in the table.
    pub name: &'static str,
    /// Seconds until it was ready.
    pub ready: f64,
    /// Whether it is the one whose findings were counted beforehand.
    pub is_ours: bool,
    /// Whether it gets a part of the documents only.
    pub is_slow: bool,
    /// How many places it reports in a text.
    pub count: Box<dyn Fn(&str) -> usize>,
}

type Made = Result<Box<dyn Fn(&str) -> usize>, Box<dyn Error>>;

const OURS: &str = "csea-terms";

/// All that are compiled in.
pub fn all(terms: &[String]) -> Result<Vec<Peer>, Box<dyn Error>> {
    let peer = |name, is_slow, make: &dyn Fn() -> Made| -> Result<Peer, Box<dyn Error>> {
        let start = ThreadTime::now();
        let count = make()?;
        Ok(Peer { name, is_ours: name == OURS, is_slow, count, ready: start.elapsed().as_secs_f64() })
    };
    Ok(vec![
        peer(OURS, false, &ours)?,
        peer("aho-corasick, DFA", false, &|| aho(terms, AhoCorasickKind::DFA))?,
        peer("aho-corasick, contiguous NFA", false, &|| aho(terms, AhoCorasickKind::ContiguousNFA))?,
        peer("daachorse, over a copy in lower case", false, &|| daachorse(terms))?,
        peer("regex, alternation with word boundaries (ASCII)", true, &|| alternation(terms))?,
        #[cfg(feature = "hyperscan")]
        peer("hyperscan, with word boundaries", false, &|| hyperscan(terms))?,
        #[cfg(feature = "harper")]
        peer("harper-core, a rule with these phrases", true, &|| harper(terms))?,
    ])
}

fn ours() -> Made {
    let checker = Checker::builder().build()?;
    Ok(Box::new(move |text| {
        let report = checker.check_as(text, Format::Plain);
        report.findings.len()
    }))
}

fn aho(terms: &[String], kind: AhoCorasickKind) -> Made {
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(kind))
        .build(terms)?;
    Ok(Box::new(move |text| automaton.find_iter(text).count()))
}

fn daachorse(terms: &[String]) -> Made {
    let automaton = daachorse::DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build::<_, _, u32>(terms)
        .map_err(|error| error.to_string())?;
    Ok(Box::new(move |text| automaton.leftmost_find_iter(&text.to_ascii_lowercase()).count()))
}

/// The longest term first: an alternation takes the first branch that matches.
fn longest_first(terms: &[String]) -> Vec<String> {
    let mut terms: Vec<String> = terms.iter().map(|term| regex::escape(term)).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
    terms
}

fn alternation(terms: &[String]) -> Made {
    let pattern = format!(r"(?i)(?-u:\b)(?:{})(?-u:\b)", longest_first(terms).join("|"));
    let regex = regex::RegexBuilder::new(&pattern).size_limit(1 << 28).dfa_size_limit(1 << 26).build()?;
    Ok(Box::new(move |text| regex.find_iter(text).count()))
}

#[cfg(feature = "hyperscan")]
fn hyperscan(terms: &[String]) -> Made {
    use hyperscan::prelude::*;

    let patterns: Patterns = longest_first(terms)
        .iter()
        .enumerate()
        .map(|(id, term)| {
            Pattern::with_flags(format!(r"\b{term}\b"), CompileFlags::CASELESS).map(|mut pattern| {
                pattern.id = Some(id);
                pattern
            })
        })
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| error.to_string())?
        .into_iter()
        .collect();
    let database: BlockDatabase = patterns.build().map_err(|error| error.to_string())?;
    let scratch = database.alloc_scratch().map_err(|error| error.to_string())?;
    Ok(Box::new(move |text| {
        let mut hits = 0;
        let scanned = database.scan(text, &scratch, |_, _, _, _| {
            hits += 1;
            Matching::Continue
        });
        scanned.map_or(usize::MAX, |()| hits)
    }))
}

#[cfg(feature = "harper")]
fn harper(terms: &[String]) -> Made {
    use std::cell::RefCell;

    use harper_core::Document;
    use harper_core::expr::{Expr, FixedPhrase, LongestMatchOf};
    use harper_core::linting::{LintGroup, Linter, MapPhraseLinter};

    let phrases = terms.iter().map(|term| -> Box<dyn Expr> { Box::new(FixedPhrase::from_phrase(term)) });
    let rule = MapPhraseLinter::new(
        Box::new(LongestMatchOf::new(phrases)),
        ["other wording"],
        "discouraged",
        "discouraged wording",
        None,
    );
    let mut group = LintGroup::empty();
    group.add_chunk_expr_linter("Terms", rule);
    group.config.set_rule_enabled("Terms", true);
    let group = RefCell::new(group);
    // The dictionary is read on first use.
    Document::new_plain_english_curated("Ready.");
    Ok(Box::new(move |text| {
        let document = Document::new_plain_english_curated(text);
        group.borrow_mut().lint(&document).len()
    }))
}
