//! Known findings of old collections: recorded once, left alone from then on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use csea_terms::{Exemption, ExemptionKind, Report};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::settings::set_aside;
use crate::write::replace;

const SCHEMA: u32 = 1;

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    /// Sorted by fingerprint. Holds no text of the documents.
    findings: Vec<Known>,
}

/// A finding that is known, wherever it stands: a fingerprint does not change when text around it is moved.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Known {
    fingerprint: String,
    /// For people who read the file.
    concept: String,
    /// In how many places.
    count: usize,
}

/// The known findings that have not been met yet.
#[derive(Debug)]
pub(crate) struct Baseline {
    left: BTreeMap<String, usize>,
    exemption: Exemption,
}

impl Baseline {
    /// Reads what [`Recorder`] wrote.
    pub(crate) fn read(path: &Path) -> Result<Self, Problem> {
        let text = fs::read_to_string(path).map_err(|error| Problem::io(path, "read", &error))?;
        let remedy = "write it anew with --write-baseline";
        let file: File = serde_json::from_str(&text)
            .map_err(|error| Problem::new(path.display(), format!("is no baseline: {error}"), remedy))?;
        if file.schema != SCHEMA {
            return Err(Problem::new(
                path.display(),
                format!("has schema {}, not {SCHEMA}", file.schema),
                remedy,
            ));
        }
        let mut left = BTreeMap::new();
        for known in file.findings {
            *left.entry(known.fingerprint).or_default() += known.count;
        }
        let exemption = Exemption {
            kind: ExemptionKind::Directive,
            reason: format!("known: recorded in {}", path.display()),
        };
        Ok(Self { left, exemption })
    }

    /// Sets the known findings of a document aside; returns their fingerprints.
    pub(crate) fn absorb(&mut self, report: &mut Report) -> Vec<String> {
        let mut known = Vec::new();
        set_aside(report, &self.exemption, |finding| match self.left.get_mut(&finding.fingerprint) {
            Some(count) if *count > 0 => {
                *count -= 1;
                known.push(finding.fingerprint.clone());
                true
            }
            _ => false,
        });
        known
    }

    /// Takes back what [`Self::absorb`] did, for a document that is looked at again.
    pub(crate) fn restore(&mut self, known: &[String]) {
        for fingerprint in known {
            *self.left.entry(fingerprint.clone()).or_default() += 1;
        }
    }
}

/// Gathers findings for a baseline.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    known: BTreeMap<String, Known>,
}

impl Recorder {
    /// Takes the findings of a document.
    pub(crate) fn record(&mut self, report: &Report) {
        for finding in &report.findings {
            let concept = || finding.grounds.concept.to_string();
            let entry = self.known.entry(finding.fingerprint.clone());
            entry
                .or_insert_with(|| Known {
                    fingerprint: finding.fingerprint.clone(),
                    concept: concept(),
                    count: 0,
                })
                .count += 1;
        }
    }

    /// Writes the file; returns how many findings it holds.
    pub(crate) fn write(self, path: &Path) -> Result<usize, Problem> {
        let file = File { schema: SCHEMA, findings: self.known.into_values().collect() };
        let text = serde_json::to_string_pretty(&file)
            .map_err(|error| Problem::new(path.display(), format!("could not be written: {error}"), ""))?;
        replace(path, &format!("{text}\n"))?;
        Ok(file.findings.iter().map(|known| known.count).sum())
    }
}
