//! Prints the table *Races in Rust* of `benches/README.md`: every peer over the same terms and documents, with what it finds.

mod peers;

use std::error::Error;
use std::hint::black_box;

use cpu_time::ThreadTime;
use csea_terms_benches::{definition, terms};
use peers::Peer;

/// Haystacks with the bytes of all their documents.
const HAYSTACKS: [(&str, usize); 2] =
    [("ordinary English with findings", 4 << 20), ("dense professional text", 1 << 20)];
const DOCUMENT: usize = 5_000;
/// What a slow peer gets of them.
const SLOW: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let terms = terms::surface_forms()?;
    let peers = peers::all(&terms)?;
    for (name, bytes) in HAYSTACKS {
        let item = definition::named(name)?;
        let haystack = item.haystack(bytes).split(DOCUMENT);
        let documents = &haystack.documents;
        let (findings, exempted) = (haystack.findings.len(), haystack.exempted.len());
        println!(
            "\n{name}, {} documents, {} terms; planted: {findings} findings, {exempted} places to leave alone\n",
            documents.len(),
            terms.len()
        );
        println!("| tool | ready after | MB/s | reports |\n|---|--:|--:|--:|");
        for peer in &peers {
            let reports = row(peer, documents);
            if peer.is_ours && reports != findings {
                return Err(format!("{name}: {reports} findings, not {findings}").into());
            }
        }
    }
    Ok(())
}

fn row(peer: &Peer, documents: &[String]) -> usize {
    let documents = if peer.is_slow { &documents[..documents.len() / SLOW] } else { documents };
    let bytes: usize = documents.iter().map(String::len).sum();
    let mut best = f64::INFINITY;
    let mut hits = 0;
    for _ in 0..if peer.is_slow { 2 } else { 5 } {
        let start = ThreadTime::now();
        hits = black_box(documents.iter().map(|document| (peer.count)(document)).sum::<usize>());
        best = best.min(start.elapsed().as_secs_f64());
    }
    let share = if peer.is_slow { format!(" in 1/{SLOW} of the documents") } else { String::new() };
    println!(
        "| {} | {:.1} ms | {:.1} | {hits}{share} |",
        peer.name,
        peer.ready * 1e3,
        bytes as f64 / best / 1e6
    );
    hits
}
