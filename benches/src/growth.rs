//! Texts that grow: a step that looks at the whole text for every part of it shows as time that grows with the square of the size.

use csea_terms::Format;

/// A way to make a text of about a given size that is hard on some step.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    /// What grows.
    pub name: &'static str,
    /// How the text is written.
    pub format: Format,
    before: &'static str,
    unit: &'static str,
    after: &'static str,
}

impl Growth {
    /// The text of at least `bytes` bytes.
    pub fn text(&self, bytes: usize) -> String {
        let units = bytes.div_ceil(self.unit.len());
        [self.before, &self.unit.repeat(units), self.after].concat()
    }
}

const fn plain(name: &'static str, unit: &'static str) -> Growth {
    Growth { name, format: Format::Plain, before: "child porn ", unit, after: " child porn" }
}

const fn markdown(name: &'static str, unit: &'static str) -> Growth {
    Growth { format: Format::Markdown, ..plain(name, unit) }
}

const fn html(name: &'static str, unit: &'static str) -> Growth {
    Growth { format: Format::Html, ..plain(name, unit) }
}

/// All of them.
pub const ALL: &[Growth] = &[
    plain("one sentence of hits", "child porn and the "),
    plain("one paragraph of hits", "They seized child porn. "),
    plain("hits on lines of one paragraph", "They seized child porn\n"),
    plain("gated hits in one paragraph", "the young client of a child sex ring had sex with her "),
    plain("gated hits whose gate fails", "the client paid a minor sum for the relationship, "),
    plain("hits in quotations", "she said “child porn” and 'child porn' "),
    plain("hits with capitals", "the Child Porn Report on Child Porn "),
    plain("recommended wording", "child sexual abuse material and child porn "),
    plain(
        "titles",
        "the Optional Protocol on the sale of children, child prostitution and child pornography, ",
    ),
    plain("hits under a reference line", "\nReferences\nSmith, J. (2010) child porn, London: Press. "),
    plain("opening marks", "«child "),
    plain("opening and other closing marks", "“child porn' "),
    plain("open brackets of a command", "\\enquote{child porn "),
    plain("exclamation marks", "!"),
    plain("full stops with spaces", ". "),
    plain("spaces", " "),
    plain("line breaks in a paragraph", "word\n"),
    plain("line ends with a hyphen", "por-\nnography "),
    plain("soft hyphens", "\u{ad}"),
    plain("hyphens and spaces", "-  "),
    plain("combining marks", "\u{301}"),
    plain("zero-width spaces", "child\u{200b}porn "),
    plain("one long word", "child"),
    plain("numbers", "12,345."),
    plain("quoted lines", "> child porn\n"),
    plain("list items", "\n- child porn"),
    plain("addresses", "www.example.org/child-porn "),
    plain("open angle brackets", "<a "),
    markdown("marks", "`child porn` and child porn "),
    markdown("emphasis", "*child* porn "),
    markdown("open emphasis", "*child "),
    markdown("open brackets", "[child porn "),
    markdown("links", "[child porn](http://example.org) "),
    markdown("open links", "[child](porn "),
    markdown("nested quotations", "> "),
    markdown("nested lists", "- "),
    markdown("open code", "`child porn ``"),
    markdown("tables", "\n| child porn "),
    markdown("headings", "\n\n# child porn\n\nchild porn"),
    markdown("open HTML", "<b>child porn "),
    html("open elements", "<b>child porn "),
    html("nested blocks", "<div>child porn "),
    html("open comments", "<!-- child porn "),
    html("entities", "&amp;child porn "),
    html("ampersands", "&a"),
    html("open tags", "<a title=\"child porn "),
    html("items", "<li>child porn"),
    html("end tags", "</div>child porn "),
    html("marks", "<code>child porn</code> child porn "),
    html("cells", "<td>child porn"),
];
