//! Options and configuration together: what holds for a run and for each of its documents.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use csea_terms::terminology::DataFile;
use csea_terms::{
    BuildError, Checker, CheckerBuilder, Exemption, ExemptionKind, Format, Report, Terminology, Usage,
};

use crate::args::{CheckArgs, TerminologyArgs};
use crate::config::Config;
use crate::hint::{did_you_mean, nearest};
use crate::paths::PathRules;
use crate::problem::{Problem, Problems};
use crate::vocabulary::FormatChoice;

/// What every command that uses terminology needs.
pub(crate) struct Basis {
    pub(crate) terminology: Cow<'static, Terminology>,
    pub(crate) config: Config,
    working_folder: PathBuf,
}

impl Basis {
    /// Finds the configuration and reads the terminology.
    pub(crate) fn load(args: &TerminologyArgs) -> Result<Self, Problems> {
        let working_folder = env::current_dir()
            .map_err(|error| vec![Problem::new("working folder", format!("cannot be found: {error}"), "")])?;
        let config =
            Config::load(args.config.as_deref(), &working_folder).map_err(|problem| vec![problem])?;
        let configured = config.terminology.iter().map(|file| config.folder().join(file));
        let files: Vec<PathBuf> = configured.chain(args.terminology.iter().cloned()).collect();
        let terminology = match read_data(&files)?.as_slice() {
            [] => Cow::Borrowed(Terminology::builtin()),
            files => {
                Cow::Owned(Terminology::builtin().extended(files).map_err(|error| load_problems(&error))?)
            }
        };
        Ok(Self { terminology, config, working_folder })
    }
}

/// The texts of terminology files; all that cannot be read are named.
pub(crate) fn read_data(files: &[PathBuf]) -> Result<Vec<DataFile>, Problems> {
    let mut problems = Vec::new();
    let mut data = Vec::new();
    for file in files {
        match fs::read_to_string(file) {
            Ok(text) => data.push(DataFile { name: file.display().to_string(), text }),
            Err(error) => problems.push(Problem::io(file, "read", &error)),
        }
    }
    if problems.is_empty() { Ok(data) } else { Err(problems) }
}

/// Every problem of terminology data.
pub(crate) fn load_problems(error: &csea_terms::terminology::LoadError) -> Problems {
    error.problems().iter().map(|problem| Problem::new("", problem.to_string(), "")).collect()
}

/// What a check needs to know.
pub(crate) struct Settings {
    /// By profile and level.
    checkers: BTreeMap<(Option<String>, Usage), Checker>,
    level: Usage,
    profile: Option<String>,
    /// What was given on the command line and so outranks the configuration.
    level_given: bool,
    profile_given: bool,
    format: Option<Format>,
    allow: Vec<String>,
    config_name: String,
    pub(crate) paths: PathRules,
}

/// What holds for one document.
pub(crate) struct DocumentSettings<'s> {
    pub(crate) checker: &'s Checker,
    /// `None`: to be found out from the text.
    pub(crate) format: Option<Format>,
    allow: Vec<&'s String>,
    config_name: &'s str,
}

impl Settings {
    /// Puts options over configuration over defaults.
    pub(crate) fn resolve(args: &CheckArgs) -> Result<Self, Problems> {
        let Basis { terminology, config, working_folder } = Basis::load(&args.terminology)?;
        let paths = PathRules::new(&config, &working_folder)?;
        known_allowances(&config, &terminology)?;
        let level = args.level.or(config.level).map_or(Usage::Caution, Usage::from);
        let mut builder = Checker::builder();
        if let Cow::Owned(terminology) = terminology {
            builder = builder.terminology(terminology);
        }
        if let Some(grade) = args.evidence.or(config.evidence) {
            builder = builder.evidence(grade);
        }
        let languages = if args.lang.is_empty() { config.languages.clone() } else { Some(args.lang.clone()) };
        if let Some(languages) = languages {
            builder = builder.languages(languages);
        }
        let profile = args.profile.clone().or_else(|| config.profile.clone());
        let by_path = paths.profiles().filter(|_| args.profile.is_none());
        let profiles: BTreeSet<_> =
            by_path.map(|name| Some(name.to_owned())).chain([profile.clone()]).collect();
        let levels: BTreeSet<_> = paths.levels().filter(|_| args.level.is_none()).chain([level]).collect();
        let mut checkers = BTreeMap::new();
        for profile in &profiles {
            let builder = profile.iter().fold(builder.clone(), CheckerBuilder::profile);
            for &level in &levels {
                let checker = builder.clone().level(level).build().map_err(|error| build_problems(&error))?;
                checkers.insert((profile.clone(), level), checker);
            }
        }
        Ok(Self {
            checkers,
            level,
            profile,
            level_given: args.level.is_some(),
            profile_given: args.profile.is_some(),
            format: args.format.format(),
            allow: config.allow.clone(),
            config_name: config.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            paths,
        })
    }

    /// The checker for texts without a path.
    pub(crate) fn checker(&self) -> Option<&Checker> {
        self.checkers.get(&(self.profile.clone(), self.level))
    }

    /// What holds for the document at `path`; for one without a path if there is none.
    pub(crate) fn document(&self, path: Option<&Path>) -> DocumentSettings<'_> {
        let by_path = path.map(|path| self.paths.settings(path)).unwrap_or_default();
        let level = by_path.level.filter(|_| !self.level_given).unwrap_or(self.level);
        let profile = by_path.profile.filter(|_| !self.profile_given).map(str::to_owned);
        let profile = profile.or_else(|| self.profile.clone());
        let checker = self
            .checkers
            .get(&(profile, level))
            .or_else(|| self.checker())
            .unwrap_or_else(|| Checker::builtin());
        let extension = || path.and_then(by_extension);
        DocumentSettings {
            checker,
            format: self.format.or_else(|| by_path.format.map_or_else(extension, FormatChoice::format)),
            allow: self.allow.iter().chain(by_path.allow).collect(),
            config_name: &self.config_name,
        }
    }
}

impl DocumentSettings<'_> {
    /// Checks a text. What the configuration allows is exempt.
    pub(crate) fn check(&self, text: &str, format: Format) -> Report {
        let mut report = self.checker.check_as(text, format);
        if !self.allow.is_empty() {
            let exemption = Exemption {
                kind: ExemptionKind::Directive,
                reason: format!("allowed in {}", self.config_name),
            };
            set_aside(&mut report, &exemption, |finding| {
                let grounds = &finding.grounds;
                self.allow.iter().any(|allowed| match allowed.split_once('/') {
                    Some((concept, designation)) => {
                        grounds.concept == concept && grounds.designation == designation
                    }
                    None => grounds.concept == **allowed,
                })
            });
        }
        report
    }
}

/// Moves findings to the exempted places.
pub(crate) fn set_aside(
    report: &mut Report,
    exemption: &Exemption,
    mut aside: impl FnMut(&csea_terms::Finding) -> bool,
) {
    let (moved, kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut report.findings).into_iter().partition(|finding| aside(finding));
    report.findings = kept;
    report.exempted.extend(moved.into_iter().map(|mut finding| {
        finding.exemption = Some(exemption.clone());
        finding
    }));
    report.exempted.sort_by_key(|finding| finding.span);
}

/// The format that a file name tells.
pub(crate) fn by_extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdx" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "txt" | "text" => Some(Format::Plain),
        _ => None,
    }
}

fn build_problems(error: &BuildError) -> Problems {
    match error {
        BuildError::Terminology(error) => load_problems(error),
        BuildError::UnknownProfile(name) => {
            vec![Problem::new(
                "--profile",
                name.to_string(),
                "`csea-terms list --profiles` says who each is for",
            )]
        }
        error => vec![Problem::new("--lang", error.to_string(), "")],
    }
}

/// Every id under `allow` stands for something.
fn known_allowances(config: &Config, terminology: &Terminology) -> Result<(), Problems> {
    let by_path = config.paths.iter().flat_map(|rule| &rule.allow);
    let problems: Problems = config
        .allow
        .iter()
        .chain(by_path)
        .filter(|allowed| !is_known(terminology, allowed))
        .map(|allowed| {
            let ids: Vec<String> = all_ids(terminology).collect();
            let near = did_you_mean(&nearest(allowed, ids.iter().map(String::as_str), 1));
            let remedy =
                if near.is_empty() { "`csea-terms list` shows the concepts".to_owned() } else { near };
            Problem::new(config.file.display(), format!("allow: there is no `{allowed}`"), remedy)
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn is_known(terminology: &Terminology, id: &str) -> bool {
    all_ids(terminology).any(|known| known == id)
}

fn all_ids(terminology: &Terminology) -> impl Iterator<Item = String> {
    terminology.concepts().iter().flat_map(|concept| {
        let designations =
            concept.designations.iter().map(move |designation| format!("{}/{}", concept.id, designation.id));
        std::iter::once(concept.id.to_string()).chain(designations)
    })
}
