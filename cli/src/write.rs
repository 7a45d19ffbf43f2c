//! Writing files so that a reader sees the old text or the new one, never a half.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// Puts `text` in the place of the file at `path`, or makes it. Permissions are kept, links are followed.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |error: std::io::Error| Problem::io(path, "written", &error);
    let permissions = match fs::metadata(&target) {
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(Problem::new(
                path.display(),
                "is write-protected and was left as it is",
                "change its permissions",
            ));
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => None,
    };
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or(PathBuf::from("."), Path::to_owned);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".csea-terms-");
    if let Some(permissions) = &permissions {
        builder.permissions(permissions.clone());
    }
    let mut file = match permissions {
        Some(_) => builder.tempfile_in(&folder),
        // A new file gets the permissions that the system gives to new files.
        None => return fs::write(&target, text).map_err(failed),
    }
    .map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    if let Some(permissions) = permissions {
        fs::set_permissions(file.path(), permissions).map_err(failed)?;
    }
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// As [`replace`], if the file still holds the text that was read.
pub(crate) fn replace_unchanged(path: &Path, old: &str, new: &str) -> Result<(), Problem> {
    match fs::read(path) {
        Ok(now) if now == old.as_bytes() => replace(path, new),
        Ok(_) => Err(Problem::new(
            path.display(),
            "changed while it was being checked and was left as it is",
            "run the command again",
        )),
        Err(error) => Err(Problem::io(path, "read", &error)),
    }
}
