//! Tasks on the terminology data.

use std::fs;
use std::path::{Path, PathBuf};

use csea_terms::terminology::{
    DataFile, LoadError, Topics, compile, compile_lines, compile_topic_lines, compile_topics, json_schemas,
};
use csea_terms::{Terminology, verify_examples, verify_topic_examples};

use crate::declarations;

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The version of the data, from `terminology/VERSION`.
fn version() -> Result<String, String> {
    let path = root().join("terminology/VERSION");
    fs::read_to_string(&path)
        .map(|text| text.trim().to_owned())
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Every TOML file below a folder, sorted by path.
fn files(folder: &Path) -> Result<Vec<DataFile>, String> {
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            Ok(DataFile { name, text })
        })
        .collect()
}

pub(crate) fn check(folder: Option<&str>) -> Result<(), String> {
    let folder = folder.map_or_else(|| root().join("terminology"), PathBuf::from);
    let (topic_files, terms) = files(&folder)?.into_iter().partition::<Vec<_>, _>(DataFile::holds_topics);
    let told = |error: LoadError| counted(&error.to_string());
    let terminology = Terminology::from_toml(&version()?, &terms).map_err(told)?;
    verify_examples(&terminology).map_err(|error| counted(&error.to_string()))?;
    let topics = Topics::from_toml(&terminology, &topic_files).map_err(told)?;
    verify_topic_examples(&terminology, &topics).map_err(told)?;
    println!(
        "{} concepts, {} designations, {} topics: no problem",
        terminology.concepts().len(),
        terminology.designations().count(),
        topics.all().len()
    );
    Ok(())
}

fn counted(problems: &str) -> String {
    format!("{problems}\n\n{} problems", problems.lines().count())
}

pub(crate) fn generate(only_compare: bool) -> Result<(), String> {
    let all = files(&root().join("terminology"))?;
    let (topics, terms) = all.into_iter().partition::<Vec<_>, _>(DataFile::holds_topics);
    let told = |error: LoadError| counted(&error.to_string());
    let version = version()?;
    let compiled = compile(&version, &terms).map_err(told)?;
    let lines = compile_lines(&version, &terms).map_err(told)?;
    let terminology = Terminology::from_compiled(&compiled).map_err(told)?;
    let compiled_topics = compile_topics(&terminology, &topics).map_err(told)?;
    let topic_lines = compile_topic_lines(&terminology, &topics).map_err(told)?;
    let mut stale = Vec::new();
    let folder = root().join("core/src/terminology");
    for (name, text) in [
        ("builtin.jsonl", &lines),
        ("builtin.compiled", &compiled),
        ("topics.jsonl", &topic_lines),
        ("topics.compiled", &compiled_topics),
    ] {
        put(&folder.join(name), text, only_compare, &mut stale)?;
    }
    for (name, schema) in json_schemas() {
        put(&root().join("terminology/schema").join(name), &schema, only_compare, &mut stale)?;
    }
    let declarations = root().join("bindings-wasm/js/types.d.ts");
    put(&declarations, &declarations::declarations()?, only_compare, &mut stale)?;
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!("out of date, run `cargo xtask gen`:\n{}", stale.join("\n")))
    }
}

/// Writes a generated file, or notes that it is not what would be written.
fn put(path: &Path, text: &str, only_compare: bool, stale: &mut Vec<String>) -> Result<(), String> {
    let shown = path.display();
    if fs::read_to_string(path).unwrap_or_default() == text {
        println!("{shown} is fresh");
    } else if only_compare {
        stale.push(shown.to_string());
    } else {
        fs::create_dir_all(path.parent().unwrap_or(path)).map_err(|error| format!("{shown}: {error}"))?;
        fs::write(path, text).map_err(|error| format!("{shown}: {error}"))?;
        println!("wrote {shown}");
    }
    Ok(())
}

pub(crate) fn new_term(group: &str, id: &str) -> Result<(), String> {
    let path = root().join("terminology/concepts").join(group).join(format!("{id}.toml"));
    if path.exists() {
        return Err(format!("{} exists already", path.display()));
    }
    let label = id.replace('-', " ");
    let text = format!(
        "id = \"{id}\"\ngroup = \"{group}\"\nlabel = \"{label}\"\ndefinition = \"\"\n\n\
         [[designation]]\nid = \"{id}\"\ntext = \"{label}\"\nstatus = \"preferred\"\nusage = \"recommended\"\nsources = []\n\n\
         [[designation]]\nid = \"\"\ntext = \"\"\npatterns = []\nstatus = \"deprecated\"\nusage = \"caution\"\nkind = \"\"\n\
         reason = \"\"\nexceptions = \"\"\nreplacements = [\"{label}\"]\nsources = []\nflagged = []\nclean = []\n"
    );
    fs::create_dir_all(path.parent().unwrap_or(&path)).map_err(|error| error.to_string())?;
    fs::write(&path, text).map_err(|error| error.to_string())?;
    println!("wrote {}: fill it in, then run `cargo xtask check-data`", path.display());
    Ok(())
}
