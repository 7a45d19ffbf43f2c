//! The command as people run it: every option, every exit code, every error message.

#![expect(clippy::unwrap_used, reason = "what a test expects and does not find ends the test")]

mod audiences;
mod baselines;
mod choosing;
mod classifying;
mod configuration;
mod fixing;
mod inputs;
mod outputs;
mod records;
mod support;
mod terms;
