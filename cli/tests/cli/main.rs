//! The command as people run it: every option, every exit code, every error message.

mod baselines;
mod choosing;
mod configuration;
mod fixing;
mod inputs;
mod outputs;
mod records;
mod support;
mod terms;
