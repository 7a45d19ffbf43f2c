//! Texts that are hard on some step, at sizes that show how time grows.

use csea_terms::Checker;
use csea_terms_benches::growth;

use crate::Outcome;
use crate::measure::{shortest, time};

const SIZES: [usize; 3] = [1 << 14, 1 << 16, 1 << 18];

/// Time at three sizes. A linear step takes four times as long for four times the text.
pub(crate) fn table() -> Outcome {
    println!(
        "| text that grows | 16 KiB | 64 KiB | 256 KiB | 256 / 64 KiB | ms/MB at 256 KiB |\n|---|--:|--:|--:|--:|--:|"
    );
    for case in growth::all()? {
        let seconds = SIZES.map(|size| {
            let text = case.text(size);
            shortest(5, || Checker::builtin().check_as(&text, case.format())).0
        });
        let [small, middle, large] = seconds;
        println!(
            "| {} | {} | {} | {} | {:.1} | {:.0} |",
            case.name(),
            time(small),
            time(middle),
            time(large),
            large / middle,
            large * 1e9 / f64::from(1 << 18)
        );
    }
    Ok(true)
}
