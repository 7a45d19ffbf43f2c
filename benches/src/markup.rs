//! How blocks look in each format.

use csea_terms::Format;

use crate::random::Random;

/// What stands before everything else.
pub(crate) fn opening(format: Format) -> &'static str {
    match format {
        Format::Html => {
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Notes</title>\n\
             <style>\nbody { font: 16px/1.5 serif; max-width: 40em }\n</style>\n</head>\n<body>\n"
        }
        _ => "",
    }
}

/// What stands after everything else.
pub(crate) fn closing(format: Format) -> &'static str {
    match format {
        Format::Html => "</body>\n</html>\n",
        _ => "",
    }
}

/// A paragraph without marks in it.
pub(crate) fn paragraph(format: Format, text: &str) -> String {
    match format {
        Format::Html => format!("<p>{text}</p>"),
        _ => text.to_owned(),
    }
}

/// Sentences as a block: mostly a paragraph, now and then a heading, a list or code.
pub(crate) fn block(format: Format, sentences: &[String], random: &mut Random) -> String {
    let marked = |random: &mut Random| -> Vec<String> {
        sentences.iter().map(|sentence| inline(format, sentence, random)).collect()
    };
    let first = sentences.first().map_or("", String::as_str);
    match (format, random.below(24)) {
        (Format::Markdown, 0..3) => format!("## {first}"),
        (Format::Markdown, 3..6) => format!("- {}", marked(random).join("\n- ")),
        (Format::Markdown, 6) => format!("```sh\n{first}\n```"),
        (Format::Html, 0..3) => format!("<h2 id=\"part-{}\">{first}</h2>", random.below(1000)),
        (Format::Html, 3..6) => format!("<ul>\n<li>{}</li>\n</ul>", marked(random).join("</li>\n<li>")),
        (Format::Html, 6) => format!("<pre><code class=\"language-sh\">{first}</code></pre>"),
        (Format::Html, _) => format!("<p class=\"text\">{}</p>", marked(random).join(" ")),
        (Format::Markdown, _) => marked(random).join(" "),
        _ => sentences.join(" "),
    }
}

/// A sentence with some words emphasised, linked or set as code.
fn inline(format: Format, sentence: &str, random: &mut Random) -> String {
    let words = sentence.split(' ').map(|word| match (format, random.below(120)) {
        (Format::Markdown, 0..4) => format!("*{word}*"),
        (Format::Markdown, 4) => format!("**{word}**"),
        (Format::Markdown, 5 | 6) => format!("[{word}](https://example.org/page-{})", random.below(1000)),
        (Format::Markdown, 7) => format!("`{word}`"),
        (Format::Html, 0..4) => format!("<em>{word}</em>"),
        (Format::Html, 4) => format!("<strong>{word}</strong>"),
        (Format::Html, 5 | 6) => {
            format!("<a href=\"https://example.org/page-{}\">{word}</a>", random.below(1000))
        }
        (Format::Html, 7) => format!("<code>{word}</code>"),
        (Format::Html, 8) => format!("{word} &amp; more"),
        (Format::Html, 9) => format!("{word}&nbsp;"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}
