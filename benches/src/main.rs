//! The command that runs the benchmarks.
#![expect(clippy::print_stdout, reason = "a command that prints tables")]

use std::time::Instant;

use csea_terms::Checker;
use csea_terms_benches::growth;

fn main() {
    for case in growth::ALL {
        let mut times = Vec::new();
        for size in [1 << 13, 1 << 15, 1 << 17] {
            let text = case.text(size);
            let start = Instant::now();
            let report = Checker::builtin().check_as(&text, case.format);
            times.push((start.elapsed().as_secs_f64() * 1e3, report.findings.len() + report.exempted.len()));
            if start.elapsed().as_secs_f64() > 4.0 {
                break;
            }
        }
        println!("{:40} {:?}", case.name, times);
    }
}
