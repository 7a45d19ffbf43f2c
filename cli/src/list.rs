//! The subcommand `list`.

use std::collections::BTreeMap;

use csea_terms::terminology::{AdministrativeStatus, Concept, Designation};
use csea_terms::{Terminology, Usage};

use crate::args::ListArgs;
use crate::console::{Console, Status};
use crate::explain::ConceptsOutput;
use crate::hint::{did_you_mean, nearest};
use crate::problem::{Problem, Problems};
use crate::profiles;
use crate::settings::Basis;
use crate::style::{Add, Palette, counted, paragraph, styled};
use crate::vocabulary::Reading;

/// Lists concepts by group.
pub(crate) fn run(args: &ListArgs, console: &mut Console) -> Result<Status, Problems> {
    let terminology = Basis::load(&args.terminology)?.terminology;
    if args.profiles {
        console.print(&match args.output {
            Reading::Json => profiles::json(&terminology),
            Reading::Human => profiles::human(&terminology, &console.palette(), console.width()),
        });
        return Ok(Status::Done);
    }
    if let Some(group) = &args.group {
        known_group(&terminology, group).map_err(|problem| vec![problem])?;
    }
    let level = args.level.map(Usage::from);
    let concepts: Vec<&Concept> = terminology
        .concepts()
        .iter()
        .filter(|concept| args.group.as_ref().is_none_or(|group| concept.group == *group))
        .filter(|concept| {
            level
                .is_none_or(|level| concept.designations.iter().any(|designation| designation.usage >= level))
        })
        .collect();
    let text = match args.output {
        Reading::Json => crate::json::line(&ConceptsOutput::new(&terminology, &concepts)),
        Reading::Human => human(&concepts, level.unwrap_or(Usage::Info), &console.palette(), console.width()),
    };
    console.print(&text);
    Ok(Status::Done)
}

fn known_group(terminology: &Terminology, asked: &str) -> Result<(), Problem> {
    let mut groups: Vec<&str> = terminology.concepts().iter().map(|concept| &*concept.group).collect();
    groups.sort_unstable();
    groups.dedup();
    if groups.contains(&asked) {
        return Ok(());
    }
    let near = did_you_mean(&nearest(asked, groups.iter().copied(), 1));
    let remedy = if near.is_empty() { format!("there are: {}", groups.join(", ")) } else { near };
    Err(Problem::new("--group", format!("there is no group `{asked}`"), remedy))
}

fn human(concepts: &[&Concept], level: Usage, palette: &Palette, width: usize) -> String {
    let mut groups: BTreeMap<&str, Vec<&Concept>> = BTreeMap::new();
    for concept in concepts {
        groups.entry(&concept.group).or_default().push(concept);
    }
    let mut text = String::new();
    for (group, concepts) in &groups {
        text.add(format_args!("{}\n", styled(palette.strong, group)));
        for concept in concepts {
            text.push_str(&concept_lines(concept, level, palette, width));
        }
        text.push('\n');
    }
    let groups = counted(groups.len(), "group", "groups");
    text.add(format_args!("{} in {groups}\n", counted(concepts.len(), "concept", "concepts")));
    text
}

fn concept_lines(concept: &Concept, level: Usage, palette: &Palette, width: usize) -> String {
    let mut text = paragraph(width, 2, (&format!("{}: ", concept.id), palette.faint), &concept.label);
    let mut part = |label: &str, style, chosen: &dyn Fn(&Designation) -> bool| {
        let terms: Vec<&str> = concept
            .designations
            .iter()
            .filter(|designation| chosen(designation))
            .map(|designation| &*designation.text)
            .collect();
        if !terms.is_empty() {
            text.push_str(&paragraph(width, 4, (label, style), &terms.join("; ")));
        }
    };
    part("use: ", palette.good, &|designation| designation.status == AdministrativeStatus::Preferred);
    for usage in Usage::ALL.iter().rev().filter(|&&usage| usage >= level.max(Usage::Info)) {
        part(&format!("{usage}: "), palette.level(*usage), &|designation| designation.usage == *usage);
    }
    text
}
