//! Paths as the configuration sees them: globs, and settings by path.

use std::path::{Component, Path, PathBuf};

use csea_terms::Usage;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::Config;
use crate::problem::{Problem, Problems};
use crate::vocabulary::FormatChoice;

/// What the configuration says of single paths.
#[derive(Debug)]
pub(crate) struct PathRules {
    place: Place,
    exclude: Gitignore,
    rules: Vec<PathRule>,
}

/// Where paths start from, and where globs do.
#[derive(Clone, Debug)]
struct Place {
    working_folder: PathBuf,
    config_folder: PathBuf,
}

impl Place {
    /// The path from the folder of the configuration, if it lies there.
    fn relative(&self, path: &Path) -> Option<PathBuf> {
        normal(&self.working_folder.join(path)).strip_prefix(&self.config_folder).map(Path::to_owned).ok()
    }
}

#[derive(Debug)]
struct PathRule {
    glob: Gitignore,
    level: Option<Usage>,
    profile: Option<String>,
    allow: Vec<String>,
    format: Option<FormatChoice>,
}

/// The settings of one document, as far as the configuration gives any for its path.
#[derive(Debug, Default)]
pub(crate) struct PathSettings<'r> {
    pub(crate) level: Option<Usage>,
    pub(crate) profile: Option<&'r str>,
    pub(crate) allow: Vec<&'r String>,
    pub(crate) format: Option<FormatChoice>,
}

impl PathRules {
    /// Reads the globs of the configuration.
    pub(crate) fn new(config: &Config, working_folder: &Path) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let config_folder = normal(&working_folder.join(config.folder()));
        let mut read = |globs: &[&String]| match globs_of(globs) {
            Ok(globs) => globs,
            Err((glob, why)) => {
                let what = format!("`{glob}` is no glob: {why}");
                problems.push(Problem::new(config.file.display(), what, "write it as in a .gitignore file"));
                Gitignore::empty()
            }
        };
        let exclude = read(&config.exclude.iter().collect::<Vec<_>>());
        let rules = config
            .paths
            .iter()
            .map(|rule| PathRule {
                glob: read(&[&rule.glob]),
                level: rule.level.map(Usage::from),
                profile: rule.profile.clone(),
                allow: rule.allow.clone(),
                format: rule.format,
            })
            .collect();
        let place = Place { working_folder: working_folder.to_owned(), config_folder };
        let rules = Self { place, exclude, rules };
        if problems.is_empty() { Ok(rules) } else { Err(problems) }
    }

    /// Tells whether a file or folder found on a walk is to be passed over.
    pub(crate) fn excluder(&self) -> impl Fn(&Path, bool) -> bool + Send + Sync + 'static {
        let (place, exclude) = (self.place.clone(), self.exclude.clone());
        move |path, is_folder| {
            place.relative(path).is_some_and(|path| exclude.matched(path, is_folder).is_ignore())
        }
    }

    /// The settings for a document; later entries of the configuration outrank earlier ones.
    pub(crate) fn settings(&self, path: &Path) -> PathSettings<'_> {
        let mut settings = PathSettings::default();
        let Some(path) = self.place.relative(path).filter(|_| !self.rules.is_empty()) else {
            return settings;
        };
        for rule in
            self.rules.iter().filter(|rule| rule.glob.matched_path_or_any_parents(&path, false).is_ignore())
        {
            settings.level = rule.level.or(settings.level);
            settings.profile = rule.profile.as_deref().or(settings.profile);
            settings.format = rule.format.or(settings.format);
            settings.allow.extend(&rule.allow);
        }
        settings
    }

    /// Every level that some path asks for.
    pub(crate) fn levels(&self) -> impl Iterator<Item = Usage> {
        self.rules.iter().filter_map(|rule| rule.level)
    }

    /// Every profile that some path asks for.
    pub(crate) fn profiles(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().filter_map(|rule| rule.profile.as_deref())
    }
}

fn globs_of<'g>(globs: &[&'g String]) -> Result<Gitignore, (&'g str, String)> {
    let mut builder = GitignoreBuilder::new("");
    for glob in globs {
        builder.add_line(None, glob).map_err(|error| (glob.as_str(), error.to_string()))?;
    }
    builder.build().map_err(|error| ("", error.to_string()))
}

/// The path without `.` and `..`, by its letters only.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_rules_outrank_earlier_ones() {
        let text = "exclude = ['drafts/', '*.tmp.md']\n[[paths]]\nglob = 'news/**'\nlevel = 'info'\nallow = ['a']\n\
                    [[paths]]\nglob = '/news/old'\nlevel = 'avoid'\nallow = ['b']";
        let config = Config { file: PathBuf::from("/site/csea-terms.toml"), ..toml::from_str(text).unwrap() };
        let rules = PathRules::new(&config, Path::new("/site/news")).unwrap();
        assert_eq!(rules.settings(Path::new("x.md")).level, Some(Usage::Info));
        let old = rules.settings(Path::new("../news/old/x.md"));
        assert_eq!((old.level, old.allow.len()), (Some(Usage::Avoid), 2));
        assert_eq!(rules.settings(Path::new("/elsewhere/news/x.md")).level, None);
        let excludes = rules.excluder();
        assert!(excludes(Path::new("./drafts"), true));
        assert!(!excludes(Path::new("./drafts"), false));
        assert!(excludes(Path::new("../a/x.tmp.md"), false));
    }
}
